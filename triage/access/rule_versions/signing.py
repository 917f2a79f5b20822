"""Statements signed by people: made, and refused where any of what they rest on does not hold."""

from datetime import timedelta

from triage.access.administration import is_one_login
from triage.access.rule_versions.canonical import canonical_json, time_words
from triage.access.rule_versions.key_pair import is_signed, public_of, signature_of
from triage.access.rule_versions.register import Trust
from triage.access.rule_versions.version import Signed, Statement
from triage.errors import Text

_TYPE = "visita statement 1"
# No line that stood there when a revocation came is dated so much later than that.
_AHEAD = timedelta(minutes=10)


def canonical(statement: Statement) -> bytes:
    """Return the bytes that are signed; raises ValueError for what has no such form, e.g. a time without a zone."""
    return canonical_json(
        {
            "type": _TYPE,
            "step": statement.step.value,
            "programme": statement.programme,
            "content_sha256": statement.content_sha256,
            "base_sha256": statement.base_sha256,
            "report_sha256": statement.report_sha256,
            "valid_from": None if statement.valid_from is None else time_words(statement.valid_from),
            "serial": statement.serial,
            "signer": statement.signer,
            "at": time_words(statement.at),
            "reason": statement.reason,
        }
    )


def sign_with(seed: bytes, statement: Statement) -> Signed:
    """Return the statement signed with a private key; whether that key counts is asked where it is read."""
    return Signed(statement, public_of(seed), signature_of(seed, canonical(statement)))


def signature_fault(signed: Signed, trust: Trust) -> Text | None:
    """Return why a signed statement counts for nothing here, None where it counts."""
    return forgery_fault(signed, trust) or revocation_fault(signed, trust)


def forgery_fault(signed: Signed, trust: Trust) -> Text | None:
    """Return why this was never said by whom it names; a key that was revoked since did say it."""
    if trust.fault is not None:
        return trust.fault
    statement, key = signed.statement, signed.public_key
    if not _fits(signed):
        return _not_as_signed(statement)
    if key == trust.issuer:
        return _BY_THE_AUTHORITY
    if not trust.may_sign(statement.signer, key, statement.step, statement.at):
        return _why_not_certified(signed, trust)
    if any(one.issued_by == statement.signer and one.public_key == key for one in trust.certificates):
        return _own_certificate(statement.signer)
    return None


def revocation_fault(signed: Signed, trust: Trust) -> Text | None:
    """Return why what was said counts no more: the key was revoked from before then, or was stolen.

    What rests on it is refused; what others have signed since, on top of it, is not.
    """
    revoked = trust.revoked_from(signed.public_key)
    is_off = revoked is not None and signed.statement.at >= revoked
    return _revoked(signed.statement.signer) if is_off else None


def late_fault(signed: Signed, trust: Trust) -> Text | None:
    """Return why this never was a step: its key had been revoked for a while when it was said."""
    at, its = signed.statement.at, (one for one in trust.revocations if one.public_key == signed.public_key)
    is_late = any(one.counts_until <= at and one.at < at and at - one.at > _AHEAD for one in its)
    return _revoked(signed.statement.signer) if is_late else None


def pair_fault(submitted: Signed, approved: Signed) -> Text | None:
    """Return why these are not two people's words, None where they are."""
    if is_one_login(submitted.statement.signer, approved.statement.signer):
        return _ONE_PERSON
    return _ONE_KEY if submitted.public_key == approved.public_key else None


def _fits(signed: Signed) -> bool:
    try:
        return is_signed(signed.public_key, canonical(signed.statement), signed.signature)
    except (ValueError, AttributeError, TypeError):
        return False


def _why_not_certified(signed: Signed, trust: Trust) -> Text:
    statement = signed.statement
    of_key = [one for one in trust.certificates if one.public_key == signed.public_key]
    of_person = [one for one in of_key if one.login == statement.signer]
    if not of_key:
        return _uncertified(statement.signer)
    if not of_person:
        return _of_another(statement.signer, of_key[-1].login)
    if not any(statement.step in one.steps for one in of_person):
        return _wrong_step(statement)
    return _too_early(statement.signer)


def _not_as_signed(statement: Statement) -> Text:
    return Text(
        f"Underskriften passer ikke til det, der står ({statement.signer}, nr. {statement.serial}): teksten, nøglen "
        "eller underskriften er ændret.",
        f"The signature does not fit what it stands under ({statement.signer}, no. {statement.serial}): the text, the "
        "key or the signature was changed.",
    )


def _uncertified(login: str) -> Text:
    return Text(
        f"Nøglen, der har underskrevet som {login}, er ikke attesteret af administratornøglen.",
        f"The key that signed as {login} is not certified by the administrator key.",
    )


def _of_another(login: str, owner: str) -> Text:
    return Text(
        f"Der er underskrevet som {login} med en nøgle, der tilhører {owner}.",
        f"Something is signed as {login} with a key that belongs to {owner}.",
    )


def _wrong_step(statement: Statement) -> Text:
    danish, english = _STEPS[statement.step.value]
    return Text(
        f"Nøglen, der tilhører {statement.signer}, er ikke attesteret til at {danish}.",
        f"The key of {statement.signer} is not certified to {english}.",
    )


def _too_early(login: str) -> Text:
    return Text(
        f"{login} har underskrevet, før nøglen var attesteret.",
        f"{login} signed before the key was certified.",
    )


def _own_certificate(login: str) -> Text:
    return Text(
        f"{login} har selv attesteret nøglen og kan derfor ikke underskrive regler med den.",
        f"{login} certified the key themselves, and cannot sign rules with it.",
    )


def _revoked(login: str) -> Text:
    return Text(
        f"Nøglen, der har underskrevet som {login}, er spærret. En anden må underskrive på ny.",
        f"The key that signed as {login} is revoked. Somebody must sign anew.",
    )


_STEPS = {
    "submit": ("indsende regler", "submit rules"),
    "withdraw": ("trække regler tilbage", "withdraw rules"),
    "approve": ("godkende regler", "approve rules"),
    "reject": ("afvise regler", "reject rules"),
    "roll_back": ("rulle regler tilbage", "roll rules back"),
}
_BY_THE_AUTHORITY = Text(
    "Administratornøglen har underskrevet. Den attesterer nøgler og underskriver aldrig regler.",
    "The administrator key signed. It certifies keys and never signs rules.",
)
_ONE_PERSON = Text(
    "Den samme person har skrevet og godkendt. Det skal være to.",
    "The same person wrote and approved. It takes two.",
)
_ONE_KEY = Text(
    "Der er skrevet og godkendt med den samme nøgle. Det skal være to personers.",
    "The same key wrote and approved. It takes those of two people.",
)
