"""Inputs that are made of home readings."""

from collections.abc import Sequence
from decimal import Decimal

from triage.clinical.observation import ReadingKind
from triage.errors import Text
from triage.scoring.course import Course
from triage.scoring.drop_reasons import HARMLESS
from triage.scoring.plan import anchor
from triage.scoring.reading_words import last_measured, made_of, never_measured, reading_name, spoiled, too_few
from triage.scoring.readings import Measured
from triage.scoring.reduce import current, reduce
from triage.scoring.rule_model import Aggregation, Freshness, Input
from triage.scoring.values import Dropped, Evidence, InputValue, Status

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


def reading_doubt(code: str, course: Course) -> Text | None:
    """Return why the newest usable reading of a kind may not be the whole story, None when nothing newer was lost."""
    kind = course.kinds.get(code)
    usable, lost = course.cleaned.of(code), _lost(code, course)
    newer = [found for found in lost if found.reason not in _NO_DOUBT and _is_newer(found, usable)]
    return spoiled(kind, newer[-1]) if kind is not None and usable and newer else None


def _without(declared: Input, kind: ReadingKind, course: Course, usable: Sequence[Measured], name: Text) -> InputValue:
    """Return the value when no usable reading counts."""
    lost = _lost(kind.code, course)
    is_strict = declared.freshness is Freshness.STRICT
    counted = [found for found in lost if is_strict or _counts(found, declared, course)]
    if counted:
        evidence = Evidence((counted[-1].id,), 0, spoiled(kind, counted[-1]))
        return InputValue(None, Status.UNUSABLE, evidence, name)
    if not usable:
        return InputValue(None, Status.ABSENT, Evidence(sentence=never_measured(name)), name)
    status = Status.UNUSABLE if is_strict else Status.ABSENT
    return InputValue(None, status, _evidence(usable[-1:], last_measured(name, usable[-1])), name)


def _lost(code: str, course: Course) -> list[Dropped]:
    """Return the readings of a kind that were left out, oldest first, copies and other patients' apart."""
    lost = (found for found in course.cleaned.dropped if found.kind == code and found.reason not in HARMLESS)
    return sorted(lost, key=lambda found: (found.time, found.id))


def _counts(found: Dropped, declared: Input, course: Course) -> bool:
    """Return whether a reading would have counted, had it been usable."""
    measured = Measured(found.id, declared.code or "", Decimal(0), found.time, None)
    return bool(current((measured,), declared, anchor(course.enrolment, found.time, course.now)))


def _is_newer(found: Dropped, usable: Sequence[Measured]) -> bool:
    return not usable or found.time > usable[-1].time


def _evidence(used: Sequence[Measured], sentence: Text) -> Evidence:
    return Evidence(tuple(one.id for one in used), len(used), sentence)
