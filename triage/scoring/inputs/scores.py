"""Inputs that are scores of questionnaires or parts of them: the newest, its bounds, or its change since the last."""

from collections.abc import Sequence
from datetime import timedelta
from decimal import Decimal

from triage.clinical.questionnaire import Response
from triage.errors import Text
from triage.scoring.danish_time import elapsed, when
from triage.scoring.inputs.answers import not_answered, without_response
from triage.scoring.inputs.course import Course, too_old
from triage.scoring.inputs.values import Evidence, InputValue, Status
from triage.scoring.instruments.model import Instrument
from triage.scoring.instruments.result import Bounds, Refusal, Score
from triage.scoring.instruments.score import score
from triage.scoring.instruments.shapes.grade_table import GradeTable
from triage.scoring.numbers import shown
from triage.scoring.rules.model import Input, ScorePart

_SITTING = timedelta(hours=1)


def score_input(declared: Input, course: Course) -> InputValue:
    """Return what `declared` wants of a score; its `item` names a part of it (HADS anxiety, a PRO-CTCAE term).

    Unusable when answers were received that give no score: one that cannot be right, or too many missing.
    """
    instrument = course.instruments.get(declared.instrument or "")
    name = score_name(declared, instrument)
    if instrument is None:
        sentence = Text(f"{name.da} kan ikke beregnes i denne version", f"{name.en} cannot be scored in this version")
        return InputValue(None, Status.UNUSABLE, Evidence(sentence=sentence), name)
    asked = course.asked(instrument.link_ids)
    if not asked.answered:
        return without_response(name, asked)
    newest = asked.answered[-1]
    if (old := too_old(declared, newest, name, course.now)) is not None:
        return old
    scored = score(instrument, newest)
    if scored is None:
        return InputValue(None, Status.ABSENT, Evidence((newest.id,), 0, not_answered(name, newest)), name)
    if isinstance(scored, Refusal):
        return InputValue(None, Status.UNUSABLE, Evidence((newest.id,), 0, scored.text), name)
    part = _part(scored, declared.item)
    if part is None:
        return _no_part(instrument, newest, name)
    wanted = ScorePart(declared.agg or ScorePart.LAST)
    if wanted is ScorePart.DELTA_PREVIOUS and part.score is not None:
        return _change(instrument, declared.item, part.score, asked.answered, name)
    return _value(wanted, part, newest, name)


def score_name(declared: Input, instrument: Instrument | None) -> Text:
    """Return what a nurse calls the input."""
    if declared.label is not None:
        return declared.label
    code = (declared.instrument or declared.name).upper()
    name = Text(code, code) if instrument is None else _part_name(instrument, declared.item)
    match declared.agg:
        case ScorePart.DELTA_PREVIOUS:
            return Text(f"Ændring i {name.da}", f"Change in {name.en}")
        case ScorePart.BOUND_LOW:
            return Text(f"{name.da} (mindst)", f"{name.en} (at least)")
        case ScorePart.BOUND_HIGH:
            return Text(f"{name.da} (højst)", f"{name.en} (at most)")
        case _:
            return name


def _part_name(instrument: Instrument, part: str | None) -> Text:
    if part is None:
        return instrument.name
    words = instrument.words.get(part, Text(part, part))
    return Text(f"{instrument.name.da} {words.da}", f"{instrument.name.en} {words.en}")


def _part(scored: Score, part: str | None) -> Score | None:
    return scored if part is None else scored.parts.get(part)


def _no_part(instrument: Instrument, newest: Response, name: Text) -> InputValue:
    """Return the value of a part that the score does not have: a term nobody answered, or a name that is none."""
    if isinstance(instrument.shape, GradeTable):
        return InputValue(None, Status.ABSENT, Evidence((newest.id,), 0, not_answered(name, newest)), name)
    sentence = Text(f"{name.da} findes ikke i skemaet", f"{name.en} is no part of the questionnaire")
    return InputValue(None, Status.UNUSABLE, Evidence((newest.id,), 0, sentence), name)


def _value(wanted: ScorePart, scored: Score, newest: Response, name: Text) -> InputValue:
    value = scored.score
    if wanted in (ScorePart.BOUND_LOW, ScorePart.BOUND_HIGH):
        bounds = _bounds(scored)
        value = None if bounds is None else bounds[wanted is ScorePart.BOUND_HIGH]
    if value is None:
        return InputValue(None, Status.UNUSABLE, Evidence((newest.id,), 1, _incomplete(scored, name)), name)
    return InputValue(value, Status.KNOWN, Evidence((newest.id,), 1, _told(scored, newest)), name)


def _bounds(scored: Score) -> Bounds | None:
    if scored.bounds is not None:
        return scored.bounds
    return None if scored.score is None or scored.n_missing else (scored.score, scored.score)


def _change(
    instrument: Instrument, part: str | None, now: Decimal, responses: Sequence[Response], name: Text
) -> InputValue:
    """Return the change since the newest response of an earlier sitting that could be scored.

    A form that was sent twice within an hour is one sitting: held against itself it would hide every change.
    """
    newest = responses[-1]
    for before in reversed(_earlier(responses)):
        scored = score(instrument, before)
        earlier = _part(scored, part) if isinstance(scored, Score) else None
        if earlier is not None and earlier.score is not None:
            told = _changed(earlier.score, now, before)
            return InputValue(now - earlier.score, Status.KNOWN, Evidence((before.id, newest.id), 2, told), name)
    sentence = Text(
        f"{name.da} kan ikke beregnes: der er ingen tidligere besvarelse",
        f"{name.en} cannot be calculated: there is no earlier response",
    )
    return InputValue(None, Status.ABSENT, Evidence((newest.id,), 1, sentence), name)


def _earlier(responses: Sequence[Response]) -> list[Response]:
    last = responses[-1].authored
    return [one for one in responses[:-1] if one.authored and last and elapsed(one.authored, last) > _SITTING]


def _told(scored: Score, response: Response) -> Text:
    at = when(response.authored) if response.authored else Text("", "")
    if not scored.n_missing:
        return Text(f"besvaret {at.da}", f"answered {at.en}")
    da = f"besvaret {at.da}, {scored.n_missing} svar mangler"
    en = f"answered {at.en}, {scored.n_missing} answers missing"
    if scored.bounds is None:
        return Text(da, en)
    low, high = scored.bounds
    return Text(
        f"{da}: mellem {shown(low, 'da')} og {shown(high, 'da')}",
        f"{en}: between {shown(low, 'en')} and {shown(high, 'en')}",
    )


def _changed(before: Decimal, now: Decimal, response: Response) -> Text:
    at = when(response.authored) if response.authored else Text("", "")
    return Text(
        f"fra {shown(before, 'da')} ({at.da}) til {shown(now, 'da')}",
        f"from {shown(before, 'en')} ({at.en}) to {shown(now, 'en')}",
    )


def _incomplete(scored: Score, name: Text) -> Text:
    if not scored.n_missing:
        return Text(f"{name.da} har ingen score i dette skema", f"{name.en} has no score in this questionnaire")
    da = f"{name.da} kan ikke beregnes: {scored.n_missing} svar mangler"
    en = f"{name.en} cannot be scored: {scored.n_missing} answers are missing"
    if scored.bounds is None:
        return Text(da, en)
    low, high = scored.bounds
    return Text(
        f"{da} (scoren ligger mellem {shown(low, 'da')} og {shown(high, 'da')})",
        f"{en} (the score is between {shown(low, 'en')} and {shown(high, 'en')})",
    )
