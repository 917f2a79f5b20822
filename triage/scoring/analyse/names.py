"""Names that lead out of the file - kinds of readings, instruments, items, facts, sources - and lead nowhere."""

from collections.abc import Iterator

from triage.scoring.analyse.facts import UNITS_OF_FACTS
from triage.scoring.analyse.finding import Finding
from triage.scoring.analyse.subject import Subject
from triage.scoring.rules.model import Input, InputKind


def names(subject: Subject) -> Iterator[Finding]:
    """Yield inputs that nothing can fill, and sources that are not in `basis`."""
    for declared in subject.rule_set.inputs.values():
        finding = _of_an_input(subject, declared)
        if finding is not None:
            yield finding
    for param in subject.rule_set.params.values():
        for source in param.source:
            if source not in subject.rule_set.basis:
                yield _unknown_source(subject, param.name, source)


def _of_an_input(subject: Subject, declared: Input) -> Finding | None:
    match declared.kind:
        case InputKind.READING if declared.code not in subject.kinds:
            return _unknown_reading(subject, declared)
        case InputKind.META if declared.source_name not in UNITS_OF_FACTS:
            return _unknown_fact(subject, declared)
        case InputKind.ANSWER | InputKind.SCORE if declared.instrument is not None:
            return _of_an_instrument(subject, declared, declared.instrument)
        case _:
            return None


def _of_an_instrument(subject: Subject, declared: Input, code: str) -> Finding | None:
    instrument = subject.instruments.get(code)
    if instrument is None:
        return _unknown_instrument(subject, declared, code)
    if declared.kind is InputKind.ANSWER and instrument.link_id(declared.item or "") is None:
        return _unknown_item(subject, declared, code)
    return None


def _unknown_reading(subject: Subject, declared: Input) -> Finding:
    return subject.error(
        "unknown-reading",
        f"inputs.{declared.name}",
        f"Målingen {declared.code} findes ikke. Ret »code« til en måling fra listen over målinger.",
        f"There is no reading {declared.code}. Correct 'code' to a reading of the catalogue.",
    )


def _unknown_fact(subject: Subject, declared: Input) -> Finding:
    known = ", ".join(sorted(UNITS_OF_FACTS))
    return subject.warning(
        "unknown-fact",
        f"inputs.{declared.name}",
        f"Intet i programmet kender {declared.source_name}, så inputtet er altid ukendt. Kendte: {known}.",
        f"Nothing in the program knows {declared.source_name}, so the input is always unknown. Known: {known}.",
    )


def _unknown_instrument(subject: Subject, declared: Input, code: str) -> Finding:
    """A warning, for a department may load the instrument itself."""
    return subject.warning(
        "unknown-instrument",
        f"inputs.{declared.name}",
        f"Skemaet {code} følger ikke med programmet. Indtil det er indlæst, er inputtet altid ukendt.",
        f"The instrument {code} does not ship with the program. Until it is loaded the input is always unknown.",
    )


def _unknown_item(subject: Subject, declared: Input, code: str) -> Finding:
    return subject.error(
        "unknown-item",
        f"inputs.{declared.name}",
        f"Skemaet {code} har intet spørgsmål {declared.item}. Ret nummeret.",
        f"The instrument {code} has no item {declared.item}. Correct the number.",
    )


def _unknown_source(subject: Subject, name: str, source: str) -> Finding:
    return subject.error(
        "unknown-source",
        f"params.{name}",
        f"Kilden {source} står ikke under »basis«. Tilføj den dér, eller ret navnet.",
        f"The source {source} is not under 'basis'. Add it there or correct the name.",
    )
