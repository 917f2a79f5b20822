"""Inputs that are made of home readings: columns for every patient of a batch, and the words for one."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

import numpy as np

from triage.clinical.observation import ReadingKind
from triage.clinical.readings import NONE, Bools, Ints, moment
from triage.errors import Text
from triage.scoring.danish_time import next_danish_day
from triage.scoring.inputs.plan import Plans, anchors
from triage.scoring.inputs.reading_names import reading_name
from triage.scoring.inputs.reading_words import last_measured, made_of, never_measured, spoiled, too_few
from triage.scoring.inputs.values import Evidence, InputValue, Status
from triage.scoring.readings.cleaned import Cleaned
from triage.scoring.readings.drop_reasons import HARMLESS, REASONS
from triage.scoring.readings.reduce import code_of, reduce_view, view_of
from triage.scoring.readings.view import Reduced, View, window_begins
from triage.scoring.rules.model import Aggregation, Freshness, Input, InputKind, RuleSet

# A weak signal is noise around a reading, not a reading that said something else.
_NO_DOUBT = HARMLESS | {"artefact"}
# These tell how long ago it was, so that only the true time will do.
_BY_NOW = frozenset({Aggregation.HOURS_SINCE_LAST, Aggregation.DAYS_SINCE_LAST})


@dataclass(frozen=True, slots=True, eq=False)
class ReadingColumn:
    """One input of every patient: its numbers, their `status`, and what was lost.

    `spoiled` is the place (in `Cleaned.lost`) of the newest lost reading that speaks against green, `doubt` of the
    newest that was measured after the newest usable one; NONE where there is none. `counts_until` is when the newest
    usable reading stops counting by the plan, in microseconds.
    """

    declared: Input
    kind: ReadingKind | None
    view: View
    reduced: Reduced
    status: Ints
    spoiled: Ints
    doubt: Ints
    counts_until: Ints


@dataclass(frozen=True, slots=True, eq=False)
class _Seen:
    """What every input made of one kind shares: who has usable readings, the newest, and until when that counts."""

    has_any: Bools
    newest: Ints
    until: Ints


def reading_columns(rule_set: RuleSet, cleaned: Cleaned, plans: Plans) -> Mapping[str, ReadingColumn]:
    """Return every input of `rule_set` that is made of readings, for the patients of `cleaned`."""
    made = (InputKind.READING, InputKind.CGM)
    wanted = [declared for declared in rule_set.inputs.values() if declared.kind in made]
    seen = {code: _seen(code, cleaned, plans) for code in {code_of(declared) for declared in wanted}}
    return {declared.name: _column(declared, cleaned, plans, seen[code_of(declared)]) for declared in wanted}


def _seen(code: str, cleaned: Cleaned, plans: Plans) -> _Seen:
    start, stop = cleaned.ranges(code)
    has_any = stop > start
    newest = cleaned.time[np.where(has_any, stop - 1, 0)] if len(cleaned.time) else cleaned.now
    return _Seen(has_any, newest, plans.due(newest, np.arange(cleaned.patients))[1])


def _column(declared: Input, cleaned: Cleaned, plans: Plans, seen: _Seen) -> ReadingColumn:
    """Return the column of `declared`.

    Known where the readings that count give a number. Without any that count, unusable when one was received and left
    out (or, unless the input's freshness lets old values lapse, when all are too old); otherwise absent.
    """
    code, now = code_of(declared), cleaned.now
    at = now if declared.agg in _BY_NOW else anchors(seen.until, seen.newest, seen.has_any, now)
    view = view_of(cleaned, declared, at)
    reduced = reduce_view(view)
    lost = _lost(declared, code, cleaned, plans)
    harmful = _newest(cleaned, lost)
    is_old = seen.has_any & (declared.freshness is Freshness.STRICT)
    status = np.where(is_old | (harmful != NONE), Status.UNUSABLE, Status.ABSENT)
    status[view.inside > 0] = Status.ABSENT
    status[reduced.is_known] = Status.KNOWN
    doubt = _newest(cleaned, _newer(cleaned, lost, seen))
    return ReadingColumn(declared, cleaned.kinds.get(code), view, reduced, status, harmful, doubt, seen.until)


def reading_input(column: ReadingColumn, patient: int) -> InputValue:
    """Return one patient's value with the readings behind it, in words."""
    status = Status(int(column.status[patient]))
    name = reading_name(column.declared, column.kind)
    evidence = _evidence(column, patient, name)
    return InputValue(column.reduced.number(patient), status, evidence, name)


def reading_doubt(column: ReadingColumn, patient: int) -> Text | None:
    """Return why the newest usable reading may not be the whole story, None when nothing newer was lost."""
    place = int(column.doubt[patient])
    if place == NONE or column.kind is None:
        return None
    return spoiled(column.kind, column.view.cleaned.left_out(place))


def lapses_at(column: ReadingColumn, patient: int) -> datetime | None:
    """Return when the value may become another by time alone, None when it does not; for scoring again in time.

    By the plan that is when the newest reading of the kind stops counting; without one, when it leaves its hour window,
    or at the next Danish midnight for windows of days.
    """
    view = column.view
    if view.inside[patient] <= 0:
        return None
    now, until = int(view.cleaned.now[patient]), int(column.counts_until[patient])
    if now <= until:
        return moment(until)
    if column.declared.window_h is not None:
        newest = moment(view.cleaned.time[view.newest[patient]])
        return newest + timedelta(seconds=int(column.declared.window_h * 3600))
    return next_danish_day(moment(now))


def _evidence(column: ReadingColumn, patient: int, name: Text) -> Evidence:
    view, kind = column.view, column.kind
    has_any = bool(view.stop[patient] > view.start[patient])
    if kind is None:
        return Evidence(sentence=never_measured(name))
    if column.reduced.is_known[patient]:
        rows = column.reduced.rows(patient)
        return Evidence(view.cleaned.ids(rows), len(rows), made_of(column.reduced, patient, column.declared, kind))
    if view.inside[patient] > 0:
        inside = range(int(view.first[patient]), int(view.stop[patient]))
        return Evidence(view.cleaned.ids(inside), len(inside), too_few(name, kind, column.declared, len(inside)))
    if column.spoiled[patient] != NONE:
        lost = view.cleaned.left_out(int(column.spoiled[patient]))
        return Evidence((lost.id,), 0, spoiled(kind, lost))
    if not has_any:
        return Evidence(sentence=never_measured(name))
    newest = view.cleaned.measured(int(view.newest[patient]), kind.code)
    return Evidence((newest.id,), 1, last_measured(name, newest))


def _lost(declared: Input, code: str, cleaned: Cleaned, plans: Plans) -> Ints:
    """Return the places of the lost readings of a kind that speak against green.

    Copies and other patients' say nothing. A lost one matters when it would have counted, or old ones do not lapse.
    """
    codes = list(cleaned.kinds)
    lost = np.flatnonzero(cleaned.lost_kind == (codes.index(code) if code in codes else len(codes)))
    lost = lost[~_is(HARMLESS)[cleaned.reason[lost]]]
    begins = window_begins(declared, cleaned.now)
    if declared.freshness is Freshness.STRICT or begins is None or not len(lost):
        return lost
    rows = cleaned.lost[lost]
    time, patient = cleaned.readings.time[rows], cleaned.readings.patient[rows]
    return lost[(time >= begins[patient]) | (cleaned.now[patient] <= plans.due(time, patient)[1])]


def _newest(cleaned: Cleaned, lost: Ints) -> Ints:
    """Return for each patient the newest of the lost readings, which stand in order of time."""
    found = np.full(cleaned.patients, NONE)
    found[cleaned.readings.patient[cleaned.lost[lost]]] = lost
    return found


def _newer(cleaned: Cleaned, lost: Ints, seen: _Seen) -> Ints:
    """Return the lost readings that cast doubt on an older usable one."""
    rows = cleaned.lost[lost]
    patient = cleaned.readings.patient[rows]
    is_newer = seen.has_any[patient] & (cleaned.readings.time[rows] > seen.newest[patient])
    return lost[is_newer & ~_is(_NO_DOUBT)[cleaned.reason[lost]]]


def _is(reasons: frozenset[str]) -> Bools:
    return np.array([reason in reasons for reason in REASONS], np.bool_)
