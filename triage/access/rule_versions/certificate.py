"""What the authority says of people's keys: whose one is and what it may sign, or that it counts no more."""

from dataclasses import dataclass
from datetime import UTC, datetime

from triage.access.rule_versions.canonical import Plain, canonical_json, parse_canonical, time_of, time_words
from triage.access.rule_versions.key_pair import fingerprint, is_signed, signature_of
from triage.access.rule_versions.version import Step

__all__ = ["NEVER", "Certificate", "Entry", "Revocation", "entry_of", "fingerprint", "said_in", "signed_entry"]

# A stolen key may have signed at any time: nothing that it signed counts.
NEVER = datetime(1970, 1, 1, tzinfo=UTC)
_CERTIFICATE, _REVOCATION = "visita certificate 1", "visita revocation 1"


@dataclass(frozen=True, slots=True)
class Certificate:
    """The key is that of `login`, and what it signs from `counts_from` on counts for these steps.

    `issued_by` is the administrator who compared the fingerprint with the person; they never sign rules themselves.
    """

    login: str
    public_key: str
    steps: tuple[Step, ...]
    counts_from: datetime
    issued: datetime
    issued_by: str


@dataclass(frozen=True, slots=True)
class Revocation:
    """What the key signed at `counts_until` or later counts no more; NEVER: nothing that it ever signed."""

    login: str
    public_key: str
    counts_until: datetime
    at: datetime
    revoked_by: str
    reason: str


Said = Certificate | Revocation


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the authority's register as it is stored; `issuer` is its public key, and the numbers have no gap."""

    issuer: str
    number: int
    body: str
    signature: str


def signed_entry(seed: bytes, issuer: str, number: int, said: Said) -> Entry:
    """Return the next line of the register, signed with the authority's private key."""
    body = entry_of(issuer, number, said)
    return Entry(issuer, number, body.decode(), signature_of(seed, body))


def said_in(entry: Entry) -> Said | None:
    """Return what the authority said in a line, None where any of it is not as the authority signed it."""
    try:
        body = entry.body.encode()
        if not is_signed(entry.issuer, body, entry.signature):
            return None
        content = parse_canonical(body)
        said = _certificate(content) if content["type"] == _CERTIFICATE else _revocation(content)
        return said if entry_of(entry.issuer, entry.number, said) == body else None
    except (ValueError, KeyError, TypeError, AttributeError):
        return None


def entry_of(issuer: str, number: int, said: Said) -> bytes:
    """Return the bytes that the authority signs."""
    place: dict[str, Plain] = {"issuer": issuer, "number": number}
    if isinstance(said, Certificate):
        return canonical_json(
            {
                **place,
                "type": _CERTIFICATE,
                "login": said.login,
                "public_key": said.public_key,
                "steps": tuple(sorted(step.value for step in said.steps)),
                "counts_from": time_words(said.counts_from),
                "issued": time_words(said.issued),
                "issued_by": said.issued_by,
            }
        )
    return canonical_json(
        {
            **place,
            "type": _REVOCATION,
            "login": said.login,
            "public_key": said.public_key,
            "counts_until": time_words(said.counts_until),
            "at": time_words(said.at),
            "revoked_by": said.revoked_by,
            "reason": said.reason,
        }
    )


def _certificate(content: dict[str, object]) -> Certificate:
    steps = content["steps"]
    if not isinstance(steps, list):
        raise TypeError("steps")
    return Certificate(
        _text(content, "login"),
        _text(content, "public_key"),
        tuple(Step(step) for step in steps),
        time_of(_text(content, "counts_from")),
        time_of(_text(content, "issued")),
        _text(content, "issued_by"),
    )


def _revocation(content: dict[str, object]) -> Revocation:
    return Revocation(
        _text(content, "login"),
        _text(content, "public_key"),
        time_of(_text(content, "counts_until")),
        time_of(_text(content, "at")),
        _text(content, "revoked_by"),
        _text(content, "reason"),
    )


def _text(content: dict[str, object], name: str) -> str:
    value = content[name]
    if not isinstance(value, str):
        raise TypeError(name)
    return value
