"""Inputs that are scores of questionnaires: the newest score, its bounds, or its change since the one before."""

from collections.abc import Sequence
from decimal import Decimal

from triage.clinical.questionnaire import Response
from triage.errors import Text
from triage.scoring.danish_time import when
from triage.scoring.inputs.answers import not_answered, without_response
from triage.scoring.inputs.course import Course
from triage.scoring.inputs.values import Evidence, InputValue, Status
from triage.scoring.instruments.score import Instrument, Refusal, Score, score
from triage.scoring.numbers import shown
from triage.scoring.rules.model import Input, ScorePart


def score_input(declared: Input, course: Course) -> InputValue:
    """Return the part of a score that `declared` wants.

    Unusable when answers were received that give no score: one that cannot be right, or too many missing.
    """
    instrument = course.instruments.get(declared.instrument or "")
    name = score_name(declared, instrument)
    if instrument is None:
        sentence = Text(f"{name.da} kan ikke beregnes i denne version", f"{name.en} cannot be scored in this version")
        return InputValue(None, Status.ABSENT, Evidence(sentence=sentence), name)
    asked = course.asked(instrument.link_ids)
    if not asked.answered:
        return without_response(name, asked)
    newest = asked.answered[-1]
    scored = score(instrument, newest)
    if scored is None:
        return InputValue(None, Status.ABSENT, Evidence((newest.id,), 0, not_answered(name, newest)), name)
    if isinstance(scored, Refusal):
        return InputValue(None, Status.UNUSABLE, Evidence((newest.id,), 0, scored.text), name)
    return _part(ScorePart(declared.agg or ScorePart.LAST), instrument, scored, asked.answered, name)


def score_name(declared: Input, instrument: Instrument | None) -> Text:
    """Return what a nurse calls the input."""
    if declared.label is not None:
        return declared.label
    code = (declared.instrument or declared.name).upper()
    name = Text(code, code) if instrument is None else instrument.name
    match declared.agg:
        case ScorePart.DELTA_PREVIOUS:
            return Text(f"Ændring i {name.da}", f"Change in {name.en}")
        case ScorePart.BOUND_LOW:
            return Text(f"{name.da} (mindst)", f"{name.en} (at least)")
        case ScorePart.BOUND_HIGH:
            return Text(f"{name.da} (højst)", f"{name.en} (at most)")
        case _:
            return name


def _part(
    part: ScorePart, instrument: Instrument, scored: Score, responses: Sequence[Response], name: Text
) -> InputValue:
    newest = responses[-1]
    if part in (ScorePart.BOUND_LOW, ScorePart.BOUND_HIGH):
        bound = scored.bounds[part is ScorePart.BOUND_HIGH]
        return InputValue(bound, Status.KNOWN, Evidence((newest.id,), 1, _told(scored, newest)), name)
    if scored.score is None:
        return InputValue(None, Status.UNUSABLE, Evidence((newest.id,), 1, _incomplete(instrument, scored)), name)
    if part is ScorePart.LAST:
        return InputValue(scored.score, Status.KNOWN, Evidence((newest.id,), 1, _told(scored, newest)), name)
    return _change(instrument, scored.score, responses, name)


def _change(instrument: Instrument, now: Decimal, responses: Sequence[Response], name: Text) -> InputValue:
    """Return the change since the newest response before the last that could be scored."""
    newest = responses[-1]
    for before in reversed(responses[:-1]):
        scored = score(instrument, before)
        if isinstance(scored, Score) and scored.score is not None:
            told = _changed(scored.score, now, before)
            return InputValue(now - scored.score, Status.KNOWN, Evidence((before.id, newest.id), 2, told), name)
    sentence = Text(
        f"{name.da} kan ikke beregnes: der er ingen tidligere besvarelse",
        f"{name.en} cannot be calculated: there is no earlier response",
    )
    return InputValue(None, Status.ABSENT, Evidence((newest.id,), 1, sentence), name)


def _told(scored: Score, response: Response) -> Text:
    at = when(response.authored) if response.authored else Text("", "")
    if not scored.n_missing:
        return Text(f"besvaret {at.da}", f"answered {at.en}")
    low, high = scored.bounds
    return Text(
        f"besvaret {at.da}, {scored.n_missing} svar mangler: mellem {shown(low, 'da')} og {shown(high, 'da')}",
        f"answered {at.en}, {scored.n_missing} answers missing: between {shown(low, 'en')} and {shown(high, 'en')}",
    )


def _changed(before: Decimal, now: Decimal, response: Response) -> Text:
    at = when(response.authored) if response.authored else Text("", "")
    return Text(
        f"fra {shown(before, 'da')} ({at.da}) til {shown(now, 'da')}",
        f"from {shown(before, 'en')} ({at.en}) to {shown(now, 'en')}",
    )


def _incomplete(instrument: Instrument, scored: Score) -> Text:
    low, high = scored.bounds
    return Text(
        f"{instrument.name.da} kan ikke beregnes: {scored.n_missing} svar mangler "
        f"(scoren ligger mellem {shown(low, 'da')} og {shown(high, 'da')})",
        f"{instrument.name.en} cannot be scored: {scored.n_missing} answers are missing "
        f"(the score is between {shown(low, 'en')} and {shown(high, 'en')})",
    )
