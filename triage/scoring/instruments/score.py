"""Score a questionnaire as its instrument file says: answers are checked first, and a wrong one refuses the score."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from triage.clinical.questionnaire import Answer, AnswerValue, Response
from triage.errors import Text
from triage.scoring.instruments.items import Item, Values
from triage.scoring.instruments.load import load_instrument
from triage.scoring.instruments.model import Instrument
from triage.scoring.instruments.result import Refusal, Safety, Score
from triage.scoring.numbers import exact

__all__ = ["Instrument", "Refusal", "Score", "load_instrument", "score", "score_answers", "score_items"]


def score(instrument: Instrument, response: Response) -> Score | Refusal | None:
    """Return the score of `response`, a refusal that names the item, or None when it has none of the items."""
    if not any(answer.link_id in instrument.link_ids for answer in response.answers):
        return None
    given: dict[str, AnswerValue | None] = {}
    twice: list[str] = []
    for answer in response.answers:
        item = instrument.asked.get(answer.link_id)
        if item is not None and answer.fault:
            # What cannot be used was answered all the same: it is wrong, not missing.
            given.setdefault(answer.link_id, answer.shown)
            twice.append(answer.link_id)
            continue
        if item is None or (counted := _counted(answer, item, instrument)) is None:
            continue
        if given.setdefault(answer.link_id, counted) != counted:
            twice.append(answer.link_id)
    return _scored(instrument, given, twice)


def score_items(instrument: Instrument, answers: Sequence[AnswerValue | None]) -> Score | Refusal:
    """Return the score of `answers` to the items that count, in their order; None = not answered.

    A wrong number of answers is refused like an answer that an item does not have.
    """
    if len(answers) != len(instrument.link_ids):
        name = instrument.link_ids[min(len(answers), len(instrument.link_ids) - 1)]
        return _refusal(instrument, name, None)
    return score_answers(instrument, dict(zip(instrument.link_ids, answers, strict=True)))


def score_answers(instrument: Instrument, given: Mapping[str, AnswerValue | None]) -> Score | Refusal:
    """Return the score of answers by link id; None, or no entry, = not answered.

    Refused: an answer that the item does not have - out of range, a fraction, a boolean, a text. Never clamped or
    guessed.
    """
    return _scored(instrument, given, ())


def _scored(
    instrument: Instrument, given: Mapping[str, AnswerValue | None], wrong: Sequence[str]
) -> Score | Refusal:
    safety = _safety(instrument, given, wrong)
    used = [instrument.asked[name] for name in instrument.used]
    if refused := [item.id for item in used if item.id in wrong or not item.allows(given.get(item.id))]:
        return _refusal(instrument, refused[0], safety)
    known = {item.id: item.worth(given.get(item.id)) for item in used}
    with exact():
        found = instrument.shape.score(Values(known, instrument.asked, instrument.link_ids))
    return replace(found, safety=safety)


def _safety(
    instrument: Instrument, given: Mapping[str, AnswerValue | None], wrong: Sequence[str]
) -> Safety | None:
    rule = instrument.safety_item
    if rule is None:
        return None
    item = instrument.items[rule.item - 1]
    answer = given.get(item.id)
    value = item.worth(answer) if item.allows(answer) and item.id not in wrong else None
    flagged = None if value is None else value >= rule.flagged_from
    return Safety(rule.item, value, flagged, is_answered=answer is not None)


def _counted(answer: Answer, item: Item, instrument: Instrument) -> AnswerValue | None:
    """Return what an answer counts: its number, its weight, or what the instrument says its code counts."""
    value = answer.value
    if not isinstance(value, str) or value in item.choices:
        return value
    if not value.strip():
        return None
    return instrument.weights.get(value, value) if answer.ordinal is None else answer.ordinal


def _refusal(instrument: Instrument, name: str, safety: Safety | None) -> Refusal:
    wanted = instrument.asked[name].wanted()
    return Refusal(
        name,
        Text(
            f"{instrument.name.da} kan ikke beregnes: svaret på {name} er ikke {wanted.da}",
            f"{instrument.name.en} cannot be scored: the answer to {name} is not {wanted.en}",
        ),
        safety,
    )
