"""The answers at which thresholds show what they mean: each limit and beside it, none, the wrong kind or unit."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from triage.errors import Text
from triage.scoring.explain.words import spoken
from triage.scoring.numbers import exact, places_needed
from triage.scoring.region.evaluator import value_verdict
from triage.scoring.region.model import AnswerKind, Form, RegionAnswer, Threshold

# UCUM for "a unit of its own"; no questionnaire asks for an answer in it.
_FOREIGN_UNIT = "[arb'U]"


@dataclass(frozen=True, slots=True)
class Case:
    """Answers to hold both systems to, with a name a person can find them by."""

    name: Text
    answers: tuple[RegionAnswer, ...]


def edge_values(thresholds: Sequence[Threshold]) -> tuple[Decimal | bool, ...]:
    """Return yes and no, or every limit with a step to both sides.

    The step is one decimal finer than any limit is written with, so that it lands in every gap between two limits.
    """
    if any(threshold.value is not None for threshold in thresholds):
        return (True, False)
    limits = {limit for threshold in thresholds for limit in threshold.limits}
    places = max((places_needed(limit) for limit in limits), default=0)
    step = Decimal(1).scaleb(-places - 1)
    with exact():
        near = {limit + move for limit in limits for move in (-step, Decimal(0), step)}
    return tuple(sorted(near)) or (Decimal(0),)


def quiet_value(thresholds: Sequence[Threshold]) -> Decimal | bool:
    """Return an answer that is as little alarming as the thresholds allow."""
    return max(edge_values(thresholds), key=lambda value: value_verdict(thresholds, value).severity)


def edge_cases(form: Form) -> Iterator[Case]:
    """Yield, for every question, its edges one at a time while all other questions are answered quietly."""
    by_link_id = form.by_link_id()
    quiet = {link_id: _answer(link_id, quiet_value(found)) for link_id, found in by_link_id.items()}
    for link_id, thresholds in by_link_id.items():
        for name, answers in _edges(link_id, thresholds):
            yield Case(_named(form, link_id, name), (*_others(quiet, link_id), *answers))


def _edges(link_id: str, thresholds: Sequence[Threshold]) -> Iterator[tuple[Text, tuple[RegionAnswer, ...]]]:
    for value in edge_values(thresholds):
        yield Text(spoken(value, "da"), spoken(value, "en")), (_answer(link_id, value),)
    yield Text("ikke besvaret", "not answered"), ()
    yield Text("tekst", "a text"), (RegionAnswer(link_id, AnswerKind.TEXT, "37,5 cirka"),)
    quiet = quiet_value(thresholds)
    if isinstance(quiet, bool):
        yield Text("et tal", "a number"), (_answer(link_id, Decimal(1)),)
    else:
        yield Text("ja", "yes"), (_answer(link_id, True),)
        yield Text("anden enhed", "another unit"), (_answer(link_id, quiet, _FOREIGN_UNIT),)


def _answer(link_id: str, value: Decimal | bool, unit: str | None = None) -> RegionAnswer:
    kind = AnswerKind.BOOLEAN if isinstance(value, bool) else AnswerKind.NUMBER
    return RegionAnswer(link_id, kind, value, unit)


def _others(quiet: Mapping[str, RegionAnswer], link_id: str) -> Iterable[RegionAnswer]:
    return (answer for other, answer in quiet.items() if other != link_id)


def _named(form: Form, link_id: str, edge: Text) -> Text:
    question = form.questions.get(link_id)
    name = question.text if question and question.text else link_id
    return Text(f"{name}: {edge.da}", f"{name}: {edge.en}")
