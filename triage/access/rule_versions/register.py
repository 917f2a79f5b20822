"""The authority's register of keys, held against the pin of a workstation: what of it is to be believed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

from triage.access.rule_versions.certificate import Certificate, Entry, Revocation, fingerprint, said_in
from triage.access.rule_versions.version import Step
from triage.clinical.canonical import text_hash
from triage.errors import Text

_LATER = datetime.max.replace(tzinfo=UTC)
# How many there were, and the hash of them.
Mark = tuple[int, str]


@dataclass(frozen=True, slots=True)
class Pin:
    """The authority that a workstation believes, by the fingerprint of its key.

    `number` and `seen` are how far its register was read here, and the hash of that much: a line that was taken away
    again, such as a revocation, is missed. `steps` is the same of each programme's signed steps, `revoked` the keys
    that count no more, for a copy of the store that is older than that.
    The file of it is no secret, but must be another's to change than the store.
    """

    fingerprint: str
    number: int = 0
    seen: str = ""
    steps: Mapping[str, Mark] = field(default_factory=dict, compare=False)
    revoked: Mapping[str, datetime] = field(default_factory=dict, compare=False)


@dataclass(frozen=True, slots=True)
class Trust:
    """The keys that a workstation believes; with a `fault` none, and `pin` is as it is to be kept from now on."""

    certificates: tuple[Certificate, ...] = ()
    revocations: tuple[Revocation, ...] = ()
    fault: Text | None = None
    issuer: str = ""
    pin: Pin | None = None

    def revoked_from(self, public_key: str) -> datetime | None:
        """Return from when on what the key signs counts no more, None where it was not revoked."""
        return min((one.counts_until for one in self.revocations if one.public_key == public_key), default=None)

    def certified(self, login: str) -> tuple[Certificate, ...]:
        """Return the certificates of a person's keys that were not revoked, the newest first."""
        found = [one for one in self.certificates if one.login == login and self.revoked_from(one.public_key) is None]
        return tuple(reversed(found))

    def may_sign(self, login: str, public_key: str, step: Step, at: datetime) -> bool:
        """Return whether the key is certified for this person and step at that time; revocations are asked apart."""
        return any(
            one.login == login and one.public_key == public_key and step in one.steps and one.counts_from <= at
            for one in self.certificates
        )


def trust_in(entries: Sequence[Entry], pin: Pin | None) -> Trust:
    """Return what is to be believed of the register by a workstation with this pin; nothing of a broken one.

    Lines of another authority count as if they were not there.
    """
    if pin is None:
        return Trust(fault=NO_PIN)
    theirs = sorted((one for one in entries if _fingerprint(one.issuer) == pin.fingerprint), key=lambda one: one.number)
    if not theirs and entries:
        return Trust(fault=_other_authority(pin, entries[-1].issuer))
    said = [said_in(one) for one in theirs]
    broken = [one.number for one, what in zip(theirs, said, strict=True) if what is None]
    if broken:
        return Trust(fault=_changed(broken[0]))
    if [one.number for one in theirs] != list(range(1, len(theirs) + 1)):
        return Trust(fault=_CUT)
    if pin.number and seen_of(theirs[: pin.number]) != pin.seen:
        return Trust(fault=_CUT)
    revocations = tuple(one for one in said if isinstance(one, Revocation))
    trust = Trust(
        tuple(one for one in said if isinstance(one, Certificate)),
        (*revocations, *_seen_elsewhere(revocations, pin)),
        issuer=theirs[0].issuer if theirs else "",
    )
    revoked = {one.public_key: trust.revoked_from(one.public_key) or one.counts_until for one in trust.revocations}
    return replace(trust, pin=replace(pin, number=len(theirs), seen=seen_of(theirs), revoked=revoked))


def seen_of(entries: Sequence[Entry]) -> str:
    """Return the hash of lines of the register in their order."""
    return text_hash("\n".join(one.body for one in entries))


def _seen_elsewhere(revocations: Sequence[Revocation], pin: Pin) -> tuple[Revocation, ...]:
    """Return what a copy of the register lacks since it is older than the pin."""
    known = Trust(revocations=tuple(revocations))
    missed = ((key, until) for key, until in pin.revoked.items() if until < (known.revoked_from(key) or _LATER))
    # When it was said is not known: nothing is called late for it.
    return tuple(Revocation("", key, until, _LATER, "", "") for key, until in missed)


def _fingerprint(issuer: str) -> str | None:
    try:
        return fingerprint(issuer)
    except ValueError:
        return None


def _other_authority(pin: Pin, issuer: str) -> Text:
    found = _fingerprint(issuer) or "?"
    return Text(
        f"Nøglerne i databasen er udstedt af en anden administratornøgle ({found}) end den, denne arbejdsplads stoler "
        f"på ({pin.fingerprint}). Er administratornøglen skiftet, så fastgør den nye: triage rules keys pin. Ellers "
        "sig det til den, der passer databasen.",
        f"The keys in the database were issued by another administrator key ({found}) than the one this workstation "
        f"trusts ({pin.fingerprint}). If the administrator key was renewed, pin the new one: triage rules keys pin. "
        "If not, tell whoever looks after the database.",
    )


def _changed(number: int) -> Text:
    return Text(
        f"Linje {number} i nøgleregistret er ikke, som administratornøglen underskrev den: den er ændret i databasen. "
        "Sig det til den, der passer databasen.",
        f"Line {number} of the register of keys is not as the administrator key signed it: it was changed in the "
        "database. Tell whoever looks after the database.",
    )


NO_PIN = Text(
    "Denne arbejdsplads har ikke fastgjort administratornøglen. Få dens fingeraftryk af en administrator, og skriv: "
    "triage rules keys pin FINGERAFTRYK.",
    "This workstation has not pinned the administrator key. Get its fingerprint from an administrator, and run: "
    "triage rules keys pin FINGERPRINT.",
)
_CUT = Text(
    "Nøgleregistret mangler linjer, som denne arbejdsplads har set: databasen er ældre eller ændret. Sig det til den, "
    "der passer databasen.",
    "The register of keys lacks lines that this workstation has seen: the database is older or was changed. Tell "
    "whoever looks after the database.",
)
