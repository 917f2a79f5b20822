"""The list of what changes of rules did to open cases: it only grows."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, func, insert, select

from triage.access.rule_versions.change import RuleChange
from triage.clinical.colour import Colour
from triage.store.clock_time import from_ms, to_ms
from triage.store.rule_sets import InForce
from triage.store.tables import case, rule_change, rule_change_case

_COLOURS = {colour.rank: colour for colour in Colour}
_LINE = ("rule_change_id", "case_id", "was_rank", "now_rank", "kind", "owner", "at")


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """One colour that the rules alone changed, or would have: `kind` is 'changed', 'kept', 'released' or 'opened'."""

    case: int
    was: int
    now: int
    kind: str
    owner: str | None = None


@dataclass(frozen=True, slots=True)
class ListedCase:
    """A line of the list with whose case it is; `department` is None where that is not told."""

    case: int
    patient: int
    department: int | None
    was: Colour
    now: Colour
    kind: str
    owner: str | None
    at: datetime


def put_change(connection: Connection, before: InForce | None, new: InForce, open_cases: int, at: datetime) -> int:
    """Note that a version came in force, and return the key of the change."""
    values = {"programme": new.programme, "name": new.name, "version_to": new.version, "at": to_ms(at)}
    more = {"version_from": None if before is None else before.version, "content_sha256": new.content_sha256}
    added = insert(rule_change).values(**values, **more, open_cases=open_cases)
    return int(connection.execute(added.returning(rule_change.c.id)).scalar_one())


def put_lines(connection: Connection, change: int, lines: Iterable[ChangeLine], at: datetime) -> None:
    """Note what a change did to some cases."""
    rows = [
        dict(zip(_LINE, (change, one.case, one.was, one.now, one.kind, one.owner, to_ms(at)), strict=True))
        for one in lines
    ]
    if rows:
        connection.execute(insert(rule_change_case), rows)


def newest_change(connection: Connection, programme: str) -> int | None:
    """Return the key of a programme's last change, None where there was none."""
    mine = select(func.max(rule_change.c.id)).where(rule_change.c.programme == programme)
    found: int | None = connection.execute(mine).scalar()
    return found


def changes(connection: Connection, programme: str | None = None) -> Sequence[RuleChange]:
    """Return the changes of one programme or of all, the newest first, with how many cases each concerned."""
    mine = select(rule_change) if programme is None else select(rule_change).where(rule_change.c.programme == programme)
    counted = select(rule_change_case.c.rule_change_id, rule_change_case.c.kind, func.count()).group_by(
        rule_change_case.c.rule_change_id, rule_change_case.c.kind
    )
    counts = {(change, kind): number for change, kind, number in connection.execute(counted)}
    return [
        RuleChange(
            *(row.id, row.programme, row.name, row.version_from, row.version_to, from_ms(row.at), row.open_cases),
            changed=sum(counts.get((row.id, kind), 0) for kind in ("changed", "released", "opened")),
            kept=counts.get((row.id, "kept"), 0),
        )
        for row in connection.execute(mine.order_by(rule_change.c.id.desc()))
    ]


def lines_of(connection: Connection, change: int) -> Sequence[ListedCase]:
    """Return the lines of a change, the worst new colour first."""
    columns = (rule_change_case, case.c.patient_id, case.c.department_id)
    rows = select(*columns).join(case, case.c.id == rule_change_case.c.case_id)
    found = connection.execute(rows.where(rule_change_case.c.rule_change_id == change))
    return [
        ListedCase(
            *(row.case_id, row.patient_id, row.department_id, _COLOURS[row.was_rank], _COLOURS[row.now_rank]),
            *(row.kind, row.owner, from_ms(row.at)),
        )
        for row in sorted(found, key=lambda row: (row.now_rank, row.was_rank, row.id))
    ]
