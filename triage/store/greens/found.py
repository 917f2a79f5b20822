"""The open greens: which of them can be closed together, and why the others can not; the database decides for all."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import ColumnElement, Connection, FromClause, and_, literal, or_, select, union
from sqlalchemy import case as when_then

from triage.clinical.colour import Colour
from triage.store.casework.owned import in_departments
from triage.store.clock_time import from_ms, from_ms_or_none, to_ms
from triage.store.greens.policies import policies
from triage.store.tables import (
    appointment,
    case,
    green_draw,
    notice,
    patient,
    privacy_mark,
    result,
    rule_set,
    twin,
    visit_doubt,
)
from triage.store.told import seen
from triage.worklist.green_list import GreenQuery, GreenRow, Shown, Which
from triage.worklist.greens import Closing, GreenFacts, Kept
from triage.worklist.row import Viewer

_COLOURS = {colour.rank: colour for colour in Colour}
_ALARM, _GREEN = Colour.YELLOW.rank, Colour.GREEN.rank
Condition = ColumnElement[bool]


@dataclass(frozen=True, slots=True)
class Sighted:
    """What stands in the way of closing a case, the result that it shows now, and whose it is."""

    facts: GreenFacts
    result: int
    patient: int

    def seen_as(self, shown: int, *, has_words: bool) -> GreenFacts:
        """Return the facts for somebody who was shown the result `shown`."""
        return replace(self.facts, is_new=self.result != shown, has_words=has_words)


class GreenSight:
    """The greens as `viewer` may treat them."""

    def __init__(self, connection: Connection, viewer: Viewer) -> None:
        self._connection = connection
        self._theirs = in_departments(viewer)
        by_person = [key for key, one in policies(connection).items() if one.closing is Closing.PERSON]
        self._flags = _flags(viewer, by_person)
        self._why = when_then(*((holds, why.value) for why, holds in self._flags.items()), else_=None)

    def page(self, query: GreenQuery, offset: int, limit: int) -> list[GreenRow]:
        """Return a window of one part of the list, the oldest first."""
        keys = select(case.c.id).select_from(_joined()).where(self._condition(query))
        found = self._connection.execute(keys.order_by(case.c.id).offset(offset).limit(limit)).scalars()
        return self.rows(list(found))

    def count(self, query: GreenQuery) -> int:
        """Count one part of the list."""
        keys = select(case.c.id).select_from(_joined()).where(self._condition(query))
        return len(self._connection.execute(keys).all())

    def closable(
        self, programmes: Sequence[str], after: int, limit: int, *, with_examples: bool
    ) -> list[tuple[int, int]]:
        """Return cases that can be closed and the results they show, those with a key above `after`, in order.

        `with_examples`: those too whose rule set nobody has approved.
        """
        wanted = select(case.c.id, case.c.result_id).select_from(_joined())
        if not with_examples:
            wanted = wanted.where(_is_approved())
        asked = self._condition(GreenQuery(programmes=tuple(programmes)))
        found = self._connection.execute(wanted.where(asked, case.c.id > after).order_by(case.c.id).limit(limit))
        return [(row.id, row.result_id) for row in found]

    def rows(self, keys: Sequence[int]) -> list[GreenRow]:
        """Return the lines of these cases (a few hundred), the oldest first."""
        named = (patient.c.family, patient.c.given, patient.c.reference)
        wanted = select(*seen(case), *named, self._why.label("why")).select_from(_joined())
        found = wanted.where(case.c.id.in_(keys), self._theirs).order_by(case.c.id)
        return [_row(row) for row in self._connection.execute(found)]

    def shown(self, query: GreenQuery) -> Shown:
        """Return every green of the query as it stands now: what can be closed, and what is left out and why."""
        columns = case.c.id, case.c.result_id, case.c.programme, self._why.label("why")
        wanted = select(*columns).select_from(_joined()).where(*_asked(query), self._theirs).order_by(case.c.id)
        cases: list[tuple[int, int]] = []
        by_programme: Counter[str] = Counter()
        kept: Counter[str] = Counter()
        for key, shown, programme, why in self._connection.execute(wanted):
            if why is None:
                cases.append((key, shown))
                by_programme[programme] += 1
            else:
                kept[why] += 1
        return Shown(tuple(cases), dict(by_programme), {Kept(why): number for why, number in kept.items()})

    def facts(self, keys: Sequence[int], closing: Mapping[str, Closing]) -> dict[int, Sighted]:
        """Return what stands in the way of each of a few hundred cases."""
        asked = [(flag.label(why.value)) for why, flag in self._flags.items() if why in _ASKED]
        wanted = select(*seen(case), result.c.is_complete, green_draw.c.drawn, patient.c.to_score, *asked)
        found = self._connection.execute(wanted.select_from(_joined()).where(case.c.id.in_(keys)))
        return {row.id: Sighted(_facts(row, closing), row.result_id, row.patient_id) for row in found}

    def _condition(self, query: GreenQuery) -> Condition:
        of_part = {
            Which.CLOSABLE: self._why.is_(None),
            Which.KEPT: self._why.is_not(None),
            Which.SAMPLED: green_draw.c.drawn == 1,
        }
        return and_(of_part[query.which], *_asked(query), self._theirs)


_ASKED = frozenset({Kept.NOT_ALLOWED, Kept.PRIVATE, Kept.NOTICE, Kept.WORSE, Kept.OWNED, Kept.SNOOZED, Kept.DOUBT})


def _flags(viewer: Viewer, by_person: Sequence[str]) -> dict[Kept, Condition]:
    """Return when each reason holds, in the order in which they are told (see `triage.worklist.greens.why_kept`)."""
    now = to_ms(viewer.now)
    told = select(notice.c.patient_id).where(notice.c.seen_at.is_(None))
    its_visit = (appointment.c.source_id == visit_doubt.c.source_id) & (
        appointment.c.reference == visit_doubt.c.reference
    )
    doubted = select(visit_doubt.c.patient_id).join(appointment, its_visit)
    doubted = doubted.where(visit_doubt.c.lifted.is_(None), appointment.c.start > now)
    flags = {
        Kept.GONE: case.c.is_open == 0,
        Kept.NOT_ALLOWED: ~in_departments(viewer),
        Kept.PRIVATE: case.c.patient_id.in_(marked_people()),
        Kept.NOT_GREEN: or_(case.c.colour_rank != _GREEN, result.c.colour_rank != _GREEN),
        Kept.NEWS: patient.c.to_score > 0,
        Kept.INCOMPLETE: result.c.is_complete == 0,
        Kept.NOTICE: case.c.patient_id.in_(told),
        Kept.MISSING: case.c.missing > 0,
        Kept.WORSE: case.c.patient_id.in_(_people_with_alarms()),
        Kept.OWNED: and_(case.c.owner.is_not(None), case.c.owner != viewer.actor, case.c.lease_until > now),
        Kept.SNOOZED: case.c.snoozed_until > now,
        Kept.DOUBT: case.c.patient_id.in_(doubted),
        Kept.PERSON: case.c.programme.in_(by_person),
        Kept.NOT_DRAWN: green_draw.c.drawn.is_(None),
        Kept.SAMPLED: green_draw.c.drawn == 1,
    }
    return {why: flags[why] for why in Kept if why in flags}


def marked_people() -> Any:  # noqa: ANN401 - a compound select has no narrower type of its own
    """Return the patients whose record is private or closed to somebody, by CPR number in whichever source."""
    marked, other = patient.alias("marked"), patient.alias("other")
    stands = privacy_mark.c.ended.is_(None)
    by_cpr = select(other.c.id).select_from(privacy_mark).join(marked, marked.c.id == privacy_mark.c.patient_id)
    return union(
        select(privacy_mark.c.patient_id).where(stands),
        by_cpr.join(other, other.c.cpr == marked.c.cpr).where(stands),
    )


def _people_with_alarms() -> Any:  # noqa: ANN401 - a compound select has no narrower type of its own
    """Return the patients with an open red or yellow case, and those who probably are one of them."""
    alarm = case.alias("alarm")
    is_alarm = and_(alarm.c.is_open == 1, alarm.c.colour_rank <= _ALARM)
    of_people = twin.c.kind == "patient"
    return union(
        select(alarm.c.patient_id).where(is_alarm),
        select(twin.c.patient_id).join(alarm, alarm.c.patient_id == twin.c.twin_id).where(is_alarm, of_people),
        select(twin.c.twin_id).join(alarm, alarm.c.patient_id == twin.c.patient_id).where(is_alarm, of_people),
    )


def _joined() -> FromClause:
    joined = case.join(patient, patient.c.id == case.c.patient_id).join(result, result.c.id == case.c.result_id)
    return joined.outerjoin(green_draw, green_draw.c.result_id == case.c.result_id)


def _is_approved() -> Condition:
    """Return whether the rule set behind a result was approved; a version that was ever put in force as less is not."""
    its_own = and_(rule_set.c.name == result.c.rule_set, rule_set.c.version == result.c.rule_set_version)
    approved = select(rule_set.c.id).where(its_own, rule_set.c.status == "approved").exists()
    less = select(rule_set.c.id).where(its_own, rule_set.c.status != "approved").exists()
    return and_(approved, ~less)


def _asked(query: GreenQuery) -> list[Condition]:
    # In the very words of the index of open greens.
    asked: list[Condition] = [case.c.is_open == literal(1, literal_execute=True)]
    asked.append(case.c.colour_rank == literal(_GREEN, literal_execute=True))
    return asked + narrowed(query, case.c.programme)


def narrowed(query: GreenQuery, programme: ColumnElement[str]) -> list[Condition]:
    """Return what the programmes and the name of a query ask of rows that are joined to their patient."""
    asked: list[Condition] = []
    if query.programmes:
        asked.append(programme.in_(query.programmes))
    if query.name.strip():
        start = query.name.strip().casefold()
        asked.append(patient.c.name_key.between(start, start + "\U0010ffff"))
    return asked


def _facts(row: Any, closing: Mapping[str, Closing]) -> GreenFacts:  # noqa: ANN401 - a row has the columns of its query
    return GreenFacts(
        is_open=bool(row.is_open),
        colour=_COLOURS[row.colour_rank],
        is_complete=bool(row.is_complete),
        is_drawn=None if row.drawn is None else bool(row.drawn),
        closing=closing.get(row.programme, Closing.BULK),
        has_news=row.to_score > 0,
        has_notice=bool(row.notice),
        missing=row.missing or 0,
        is_worse=bool(row.worse),
        is_owned=bool(row.owned),
        is_snoozed=bool(row.snoozed),
        is_doubted=bool(row.doubt),
        is_private=bool(row.private),
        is_elsewhere=bool(row.not_allowed),
    )


def _row(row: Any) -> GreenRow:  # noqa: ANN401 - a row has the columns of its query
    # Of a private record only that it is there.
    is_shown = row.why != Kept.PRIVATE
    name = f"{row.family}, {row.given}".strip(", ") or row.reference
    return GreenRow(
        case=row.id,
        result=row.result_id,
        patient=row.patient_id,
        reference=row.reference if is_shown else "",
        name=name if is_shown else "",
        programme=row.programme,
        newest=from_ms_or_none(row.newest),
        opened=from_ms(row.opened),
        kept=None if row.why is None else Kept(row.why),
    )
