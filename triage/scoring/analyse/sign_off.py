"""Who wrote, who approved, and from when: what must hold before a rule set may run on patients."""

from collections.abc import Iterator
from datetime import date

from triage.scoring.analyse.finding import Finding
from triage.scoring.analyse.subject import Subject
from triage.scoring.rules.model import SignOff


def sign_off(subject: Subject) -> Iterator[Finding]:
    """Yield what is wrong with the signature and the dates."""
    signed = subject.rule_set.sign_off
    if signed is not None:
        yield from _signature(subject, signed)
    elif subject.rule_set.status == "approved":
        yield subject.error(
            "not-signed",
            "status",
            "Regelsættet er sat til »approved«, men ingen har underskrevet (»sign_off«).",
            "The rule set says 'approved' but nobody has signed it ('sign_off').",
        )
    yield from _dates(subject, signed)


def _signature(subject: Subject, signed: SignOff) -> Iterator[Finding]:
    if _same(signed.name, subject.rule_set.author.name):
        yield subject.error(
            "approved-by-author",
            "sign_off",
            f"{signed.name} har både skrevet og godkendt regelsættet. En anden skal godkende.",
            f"{signed.name} both wrote and approved the rule set. Somebody else must approve it.",
        )
    if signed.sha256.strip().casefold() != subject.rule_set.sha256:
        yield subject.error(
            "changed-after-sign-off",
            "sign_off",
            f"Underskriften gælder et andet indhold: filens sha256 er {subject.rule_set.sha256}. Godkend igen.",
            f"The signature is of other content: the file's sha256 is {subject.rule_set.sha256}. Approve it again.",
        )


def _dates(subject: Subject, signed: SignOff | None) -> Iterator[Finding]:
    start, end = subject.rule_set.valid_from, subject.rule_set.valid_to
    signed_on = None if signed is None else _day(signed.at)
    if start is not None and end is not None and end < start:
        yield subject.error(
            "ends-before-start",
            "valid_to",
            f"»valid_to« ({end}) ligger før »valid_from« ({start}). Ret datoerne.",
            f"'valid_to' ({end}) is before 'valid_from' ({start}). Correct the dates.",
        )
    not_yet_signed = signed is None and subject.rule_set.status in ("draft", "approved")
    counts_from = subject.today if not_yet_signed else signed_on
    if start is not None and counts_from is not None and start < counts_from:
        yield subject.warning(
            "effective-in-past",
            "valid_from",
            f"Regelsættet gælder fra {start}, før det er godkendt ({counts_from}). Vælg en senere dato.",
            f"The rule set is valid from {start}, before it is approved ({counts_from}). Choose a later date.",
        )


def _same(one: str, other: str) -> bool:
    return bool(one.split()) and one.casefold().split() == other.casefold().split()


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text.strip()[:10])
    except ValueError:
        return None
