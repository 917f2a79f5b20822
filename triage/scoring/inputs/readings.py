"""Inputs that are made of home readings: columns for every patient of a batch, and the words for one."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

import numpy as np

from triage.clinical.observation import ReadingKind
from triage.clinical.readings import NONE, Bools, Ints, moment
from triage.errors import Text
from triage.scoring.danish_time import next_danish_day
from triage.scoring.inputs.lost_readings import beside, counting, harmful, newer, newest_of
from triage.scoring.inputs.plan import Plans, anchors
from triage.scoring.inputs.reading_names import reading_name
from triage.scoring.inputs.reading_words import last_measured, made_of, never_measured, spoiled, too_few, unknown_kind
from triage.scoring.inputs.values import Evidence, InputValue, Status
from triage.scoring.readings.cleaned import Cleaned
from triage.scoring.readings.reduce import code_of, reduce_view, view_of
from triage.scoring.readings.view import Reduced, View
from triage.scoring.rules.model import Aggregation, Freshness, Input, InputKind, RuleSet

# These tell how long ago it was, so that only the true time will do.
_BY_NOW = frozenset({Aggregation.HOURS_SINCE_LAST, Aggregation.DAYS_SINCE_LAST})


@dataclass(frozen=True, slots=True, eq=False)
class ReadingColumn:
    """One input of every patient: its numbers, their `status`, and what was lost.

    `spoiled` is the place (in `Cleaned.lost`) of the newest lost reading that speaks against green, `doubt` of the
    newest that a usable one does not make good: measured after it, or before it inside the window; NONE where there is
    none. `counts_until` is when the newest usable reading stops counting by the plan, in microseconds.
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
    return _Seen(has_any, newest, plans.counts_until(newest, np.arange(cleaned.patients)))


def _column(declared: Input, cleaned: Cleaned, plans: Plans, seen: _Seen) -> ReadingColumn:
    """Return the column of `declared`.

    Known where the readings that count give a number. Without any that count, unusable when one was received and left
    out (or, unless the input's freshness lets old values lapse, when all are too old) or the kind is not in the
    catalogue, for then nobody knows what was received; otherwise absent.
    """
    code, now = code_of(declared), cleaned.now
    anchored = anchors(seen.until, seen.newest, seen.has_any, now)
    view = view_of(cleaned, declared, now if declared.agg in _BY_NOW else anchored)
    reduced = reduce_view(view)
    lost = harmful(code, cleaned)
    counted = counting(lost, declared, cleaned, plans)
    spoils = newest_of(counted, cleaned)
    is_old = seen.has_any & (declared.freshness is Freshness.STRICT)
    is_unusable = is_old | (spoils != NONE) | (code not in cleaned.kinds)
    status = np.where(is_unusable, Status.UNUSABLE, Status.ABSENT)
    status[view.inside > 0] = Status.ABSENT
    status[reduced.is_known] = Status.KNOWN
    older = newest_of(beside(lost, declared, code, cleaned, plans, anchored), cleaned)
    # Places stand in order of time, so that the higher one is the newer.
    doubt = np.maximum(older, newest_of(newer(counted, code, cleaned), cleaned))
    return ReadingColumn(declared, cleaned.kinds.get(code), view, reduced, status, spoils, doubt, seen.until)


def reading_input(column: ReadingColumn, patient: int) -> InputValue:
    """Return one patient's value with the readings behind it, in words."""
    status = Status(int(column.status[patient]))
    name = reading_name(column.declared, column.kind)
    evidence = _evidence(column, patient, name)
    return InputValue(column.reduced.number(patient), status, evidence, name)


def reading_doubt(column: ReadingColumn, patient: int) -> Text | None:
    """Return why the usable readings may not be the whole story, None when nothing that matters was lost."""
    place = int(column.doubt[patient])
    if place == NONE or column.kind is None:
        return None
    return spoiled(column.kind, column.view.cleaned.left_out(place))


def lapses_at(column: ReadingColumn, patient: int) -> datetime | None:
    """Return when the value may become another by time alone, None when it does not; for scoring again in time.

    That is when the newest reading of the kind stops counting, by the plan or after a day; then, when it or the lost
    one that casts doubt on it leaves its hour window, or at the next Danish midnight for windows of days.
    """
    view = column.view
    if view.inside[patient] <= 0:
        return None
    now, until = int(view.cleaned.now[patient]), int(column.counts_until[patient])
    if now <= until:
        return moment(until)
    if column.declared.window_h is not None:
        return moment(_leaves_first(column, patient)) + timedelta(seconds=int(column.declared.window_h * 3600))
    return next_danish_day(moment(now))


def _leaves_first(column: ReadingColumn, patient: int) -> int:
    """Return the time of the newest usable reading, or of the lost one in doubt where that is older."""
    cleaned, place = column.view.cleaned, int(column.doubt[patient])
    newest = int(cleaned.time[column.view.newest[patient]])
    return newest if place == NONE else min(newest, int(cleaned.readings.time[cleaned.lost[place]]))


def _evidence(column: ReadingColumn, patient: int, name: Text) -> Evidence:
    view, kind = column.view, column.kind
    has_any = bool(view.stop[patient] > view.start[patient])
    if kind is None:
        return Evidence(sentence=unknown_kind(name))
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
