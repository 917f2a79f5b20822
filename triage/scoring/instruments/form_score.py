"""Score a department's own form: the sum of what its choices weigh, over the questions that were asked."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from triage.clinical.questionnaire import Answer, Response
from triage.errors import Text
from triage.scoring.instruments.asked import Asked
from triage.scoring.instruments.form import Form, FormItem
from triage.scoring.instruments.result import Bounds, Refusal, Score
from triage.scoring.numbers import exact


@dataclass(frozen=True, slots=True)
class _Counted:
    """What one question adds: a value, or the least and the most it can add while it is missing."""

    value: Decimal | None
    bounds: Bounds


def score_form(form: Form, response: Response) -> Score | Refusal | None:
    """Return the sum, with bounds when answers are missing; None when nothing that counts is answered.

    Refused: an answer that the question does not offer, or several where one is due. A choice that the form gives no
    weight ("do not know") counts as missing. A question that waits for a missing answer widens the bounds.
    """
    asked = Asked(form, response)
    answered = {answer.link_id for answer in response.answers if answer.value is not None}
    if not any(item.link_id in answered for item in form.scored):
        return None
    for item in form.scored:
        if not _offers(item, asked.answers(item.link_id)):
            return _refusal(form, item)
    with exact():
        return _added([_counted(item, asked) for item in form.scored])


def _added(counted: Sequence[_Counted]) -> Score:
    missing = sum(one.value is None for one in counted)
    bounds = (
        sum((one.bounds[0] for one in counted), Decimal(0)),
        sum((one.bounds[1] for one in counted), Decimal(0)),
    )
    return Score(None if missing else bounds[0], n_missing=missing, bounds=bounds)


def _counted(item: FormItem, asked: Asked) -> _Counted:
    is_asked = asked.is_asked(item.link_id)
    if is_asked is False:
        return _Counted(Decimal(0), (Decimal(0), Decimal(0)))
    weights = [item.weights.get(_code(answer)) for answer in asked.answers(item.link_id)]
    known = [weight for weight in weights if weight is not None]
    if is_asked and known and len(known) == len(weights):
        total = sum(known, Decimal(0))
        return _Counted(total, (total, total))
    low, high = _reach(item)
    return _Counted(None, (low, high) if is_asked else (min(low, Decimal(0)), max(high, Decimal(0))))


def _reach(item: FormItem) -> Bounds:
    weights = item.weights.values()
    if not item.repeats:
        return min(weights), max(weights)
    below, above = (weight for weight in weights if weight < 0), (weight for weight in weights if weight > 0)
    return sum(below, Decimal(0)), sum(above, Decimal(0))


def _offers(item: FormItem, answers: Sequence[Answer]) -> bool:
    codes = [_code(answer) for answer in answers]
    one_is_due = not item.repeats and len(codes) > 1
    return not one_is_due and len(set(codes)) == len(codes) and item.options.issuperset(codes)


def _code(answer: Answer) -> str:
    value = answer.value
    return format(value.normalize(), "f") if isinstance(value, Decimal) else str(value)


def _refusal(form: Form, item: FormItem) -> Refusal:
    return Refusal(
        item.link_id,
        Text(
            f"{form.title} kan ikke beregnes: svaret på {item.link_id} er ikke et af skemaets valg",
            f"{form.title} cannot be scored: the answer to {item.link_id} is none of the form's choices",
        ),
    )
