"""Score a questionnaire as its instrument file says: bounds for what is missing, refusal of what cannot be right."""

from collections.abc import Sequence
from decimal import Decimal

from triage.clinical.questionnaire import Answer, AnswerValue, Response
from triage.errors import Text
from triage.scoring.instruments.load import load_instrument
from triage.scoring.instruments.model import Instrument, Refusal, Score, Shape, Syndrome
from triage.scoring.numbers import exact, round_half_up

__all__ = ["Instrument", "Refusal", "Score", "load_instrument", "score", "score_items"]


def score(instrument: Instrument, response: Response) -> Score | Refusal | None:
    """Return the score of `response`, a refusal that names the item, or None when it has none of the items."""
    answers: list[AnswerValue | None] = []
    answered = [answer for answer in response.answers if answer.link_id in instrument.link_ids]
    if not answered:
        return None
    for link_id in instrument.link_ids:
        given = {_counted(answer, instrument) for answer in answered if answer.link_id == link_id}
        if len(given) > 1:
            return _refusal(instrument, link_id)
        answers.append(given.pop() if given else None)
    return score_items(instrument, answers)


def score_items(instrument: Instrument, answers: Sequence[AnswerValue | None]) -> Score | Refusal:
    """Return the score of `answers` in the order of the items, None = not answered.

    Refused: a wrong number of answers, a boolean, a text, a fraction, a number out of range. Never clamped or guessed.
    """
    if len(answers) != len(instrument.link_ids):
        return _refusal(instrument, instrument.link_ids[min(len(answers), len(instrument.link_ids) - 1)])
    values: list[Decimal | None] = []
    for link_id, answer in zip(instrument.link_ids, answers, strict=True):
        if answer is not None and not _is_allowed(answer, instrument):
            return _refusal(instrument, link_id)
        values.append(answer if isinstance(answer, Decimal) else None)
    with exact():
        return _grade(instrument, values[0]) if instrument.shape is Shape.GRADE else _sum(instrument, values)


def _counted(answer: Answer, instrument: Instrument) -> AnswerValue | None:
    """Return what an answer counts: its number, its weight, or what the instrument says its code counts."""
    if isinstance(answer.value, str):
        return instrument.answers.get(answer.value, answer.value) if answer.ordinal is None else answer.ordinal
    return answer.value


def _is_allowed(answer: AnswerValue, instrument: Instrument) -> bool:
    if isinstance(answer, bool) or not isinstance(answer, Decimal) or not answer.is_finite():
        return False
    return instrument.low <= answer <= instrument.high and answer == answer.to_integral_value()


def _sum(instrument: Instrument, values: Sequence[Decimal | None]) -> Score:
    known = [value for value in values if value is not None]
    missing = len(values) - len(known)
    total = sum(known, Decimal(0))
    bounds = (
        (total + missing * instrument.low) * instrument.scale,
        (total + missing * instrument.high) * instrument.scale,
    )
    raw = None
    if known and missing <= instrument.max_missing:
        raw = round_half_up(total * len(values) / len(known), 0) if missing else total
    scored = None if raw is None else raw * instrument.scale
    lowest, highest = instrument.band(bounds[0]), instrument.band(bounds[1])
    return Score(
        score=scored,
        category=None if scored is None else instrument.band(scored),
        n_missing=missing,
        prorated=scored is not None and missing > 0,
        bounds=bounds,
        category_certain=lowest if lowest == highest else None,
        more=_more(instrument, values, raw),
    )


def _more(
    instrument: Instrument, values: Sequence[Decimal | None], raw: Decimal | None
) -> dict[str, Decimal | bool | None]:
    more: dict[str, Decimal | bool | None] = {}
    if instrument.scale != 1:
        more["raw"] = raw
    if instrument.safety_item is not None:
        answer = values[instrument.safety_item - 1]
        more[f"item{instrument.safety_item}"] = answer
        more[f"item{instrument.safety_item}_flag"] = None if answer is None else answer >= 1
    if instrument.syndrome is not None:
        more |= _syndromes(instrument.syndrome, values)
    return more


def _syndromes(rule: Syndrome, values: Sequence[Decimal | None]) -> dict[str, bool | None]:
    if None in values:
        return {"major_depressive_syndrome": None, "other_depressive_syndrome": None}
    present = {
        number
        for number, value in enumerate(values, 1)
        if value is not None and value >= rule.sooner.get(number, rule.counts_from)
    }
    has_core = bool(present & set(rule.core))
    return {
        "major_depressive_syndrome": has_core and len(present) >= rule.major,
        "other_depressive_syndrome": has_core and rule.other <= len(present) < rule.major,
    }


def _grade(instrument: Instrument, grade: Decimal | None) -> Score:
    more: dict[str, Decimal | bool | None] = {}
    if instrument.other_scale is not None:
        name, add = instrument.other_scale
        more[name] = None if grade is None else grade + add
    band = None if grade is None else instrument.band(grade)
    lowest, highest = (instrument.low, instrument.high) if grade is None else (grade, grade)
    return Score(grade, band, int(grade is None), False, (Decimal(lowest), Decimal(highest)), band, more)


def _refusal(instrument: Instrument, item: str) -> Refusal:
    return Refusal(
        item,
        Text(
            f"{instrument.name.da} kan ikke beregnes: svaret på {item} er ikke et helt tal "
            f"fra {instrument.low} til {instrument.high}",
            f"{instrument.name.en} cannot be scored: the answer to {item} is no whole number "
            f"from {instrument.low} to {instrument.high}",
        ),
    )
