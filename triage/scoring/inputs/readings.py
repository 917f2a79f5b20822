"""Inputs that are made of home readings."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from decimal import Decimal

from triage.clinical.observation import ReadingKind
from triage.errors import Text
from triage.scoring.danish_time import next_danish_day
from triage.scoring.inputs.course import Course
from triage.scoring.inputs.plan import anchor, next_due
from triage.scoring.inputs.reading_words import last_measured, made_of, never_measured, reading_name, spoiled, too_few
from triage.scoring.inputs.values import Evidence, InputValue, Status
from triage.scoring.readings.clean import Measured
from triage.scoring.readings.drop_reasons import HARMLESS, Dropped
from triage.scoring.readings.reduce import current, reduce
from triage.scoring.rules.model import Aggregation, Freshness, Input

# A weak signal is noise around a reading, not a reading that said something else.
_NO_DOUBT = HARMLESS | {"artefact"}


def reading_input(declared: Input, course: Course) -> InputValue:
    """Return the value of `declared` with the readings behind it.

    Known when the readings that count give one. Without any that count, unusable when one was received and left out
    (or, unless the input's freshness lets old values lapse, when all are too old); otherwise absent.
    """
    kind = course.kinds.get(declared.code or "")
    name = reading_name(declared, kind)
    if kind is None:
        return InputValue(None, Status.ABSENT, Evidence(sentence=never_measured(name)), name)
    usable = course.cleaned.of(kind.code)
    at = anchor(course.enrolment, usable[-1].time if usable else None, course.now)
    if declared.agg == Aggregation.HOURS_SINCE_LAST:
        at = course.now
    found = reduce(usable, declared, at)
    if found.value is not None:
        evidence = _evidence(found.used, made_of(found, declared, kind))
        return InputValue(found.value, Status.KNOWN, evidence, name)
    inside = current(usable, declared, at)
    if inside:
        return InputValue(None, Status.ABSENT, _evidence(inside, too_few(name, kind, declared, inside)), name)
    return _without(declared, kind, course, usable, name)


def reading_doubt(declared: Input, course: Course) -> Text | None:
    """Return why the newest usable reading may not be the whole story, None when nothing newer was lost."""
    kind = course.kinds.get(declared.code or "")
    usable = course.cleaned.of(declared.code)
    if kind is None or not usable:
        return None
    newer = [
        found
        for found in _lost(kind.code, course)
        if found.reason not in _NO_DOUBT and found.time > usable[-1].time and _matters(found, declared, course)
    ]
    return spoiled(kind, newer[-1]) if newer else None


def lapses_at(declared: Input, course: Course) -> datetime | None:
    """Return when the value may become another by time alone, None when it does not; for scoring again in time.

    By the plan that is when the newest reading of the kind stops counting; without one, when it leaves its hour window,
    or at the next Danish midnight for windows of days.
    """
    usable = course.cleaned.of(declared.code)
    if not usable or not current(usable, declared, anchor(course.enrolment, usable[-1].time, course.now)):
        return None
    newest = usable[-1].time
    due = next_due(course.enrolment, newest)
    if due is not None and course.now <= due.counts_until:
        return due.counts_until
    if declared.window_h is not None:
        return newest + timedelta(seconds=int(declared.window_h * 3600))
    return next_danish_day(course.now)


def _without(declared: Input, kind: ReadingKind, course: Course, usable: Sequence[Measured], name: Text) -> InputValue:
    """Return the value when no usable reading counts."""
    lost = _lost(kind.code, course)
    counted = [found for found in lost if _matters(found, declared, course)]
    if counted:
        evidence = Evidence((counted[-1].id,), 0, spoiled(kind, counted[-1]))
        return InputValue(None, Status.UNUSABLE, evidence, name)
    if not usable:
        return InputValue(None, Status.ABSENT, Evidence(sentence=never_measured(name)), name)
    status = Status.UNUSABLE if declared.freshness is Freshness.STRICT else Status.ABSENT
    return InputValue(None, status, _evidence(usable[-1:], last_measured(name, usable[-1])), name)


def _lost(code: str, course: Course) -> list[Dropped]:
    """Return the readings of a kind that were left out, oldest first, copies and other patients' apart."""
    lost = (found for found in course.cleaned.dropped if found.kind == code and found.reason not in HARMLESS)
    return sorted(lost, key=lambda found: (found.time, found.id))


def _matters(found: Dropped, declared: Input, course: Course) -> bool:
    """Return whether a lost reading speaks against green: it would have counted, or old ones do not lapse."""
    if declared.freshness is Freshness.STRICT:
        return True
    measured = Measured(found.id, declared.code or "", Decimal(0), found.time, None)
    return bool(current((measured,), declared, anchor(course.enrolment, found.time, course.now)))


def _evidence(used: Sequence[Measured], sentence: Text) -> Evidence:
    return Evidence(tuple(one.id for one in used), len(used), sentence)
