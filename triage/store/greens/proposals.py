"""Stable courses: what their stability rests on, and what was proposed and answered."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, func, insert, or_, select, update

from triage.clinical.colour import Colour
from triage.clinical.decision import Action, Elsewhere
from triage.errors import Text
from triage.store.casework.owned import in_departments
from triage.store.clock_time import from_ms, from_ms_or_none, to_ms
from triage.store.greens.found import marked_people, narrowed
from triage.store.ledger import ledgers_of
from triage.store.lists.reason_kinds import keep_reason
from triage.store.tables import case, decision, notice, patient, result, stable_proposal
from triage.store.told import seen, told
from triage.worklist.expected import Expected
from triage.worklist.green_list import GreenQuery, GreenRow
from triage.worklist.row import Viewer
from triage.worklist.stable import Course, Judged

_COLOURS = {colour.rank: colour for colour in Colour}
# What says that nobody had to see the patient.
_NO_VISIT = (Action.NO_VISIT.value, Elsewhere.HANDLED.value, "undo")
_SHOWN = (
    "patient_id",
    "programme",
    "result_id",
    "colour_rank",
    "reason_da",
    "reason_en",
    "deadline",
    "newest",
    "recheck_at",
    "team",
    "missing",
    "department_id",
    "several",
)
Place = tuple[int, str]


def courses_of(connection: Connection, patients: Sequence[int]) -> dict[Place, Course]:
    """Return what the stability of every course of a few hundred patients rests on, by patient and programme."""
    judged: dict[Place, list[Judged]] = defaultdict(list)
    results = select(result.c.patient_id, result.c.programme, result.c.at, result.c.colour_rank)
    for row in connection.execute(results.where(result.c.patient_id.in_(patients)).order_by(result.c.id)):
        judged[row.patient_id, row.programme].append(Judged(from_ms(row.at), _COLOURS[row.colour_rank]))
    rounds = _rounds(connection, patients)
    seen, since = _seen(connection, patients), _settled(connection, patients)
    told, alarms = _told(connection, patients), _not_green(connection, patients)
    return {
        place: Course(
            rounds=rounds.get(place, ()),
            judged=made,
            seen=seen.get(place, ()),
            since=since.get(place),
            is_disturbed=place[0] in told or place[0] in alarms,
        )
        for place, made in judged.items()
    }


def put_proposal(connection: Connection, place: Place, rounds: int, at: datetime) -> None:
    """Let there be an open proposal about a course, or bring the number of its rounds up to date."""
    open_one = _is_open(place)
    if connection.execute(update(stable_proposal).where(open_one).values(rounds=rounds)).rowcount:
        return
    values = {"patient_id": place[0], "programme": place[1], "rounds": rounds, "at": to_ms(at), "state": "open"}
    connection.execute(insert(stable_proposal).values(**values, reason=""))


def withdraw_proposal(connection: Connection, place: Place, at: datetime) -> None:
    """Take an open proposal about a course away: it rests on nothing any more."""
    gone = update(stable_proposal).where(_is_open(place))
    connection.execute(gone.values(state="withdrawn", settled=to_ms(at)))


def open_places(connection: Connection, patients: Sequence[int]) -> set[Place]:
    """Return the courses of these patients that have an open proposal."""
    found = select(stable_proposal.c.patient_id, stable_proposal.c.programme).where(
        stable_proposal.c.patient_id.in_(patients), stable_proposal.c.state == "open"
    )
    return {(row.patient_id, row.programme) for row in connection.execute(found)}


def proposal_place(connection: Connection, key: int) -> Place | None:
    """Return the course that an open proposal is about, None where there is no such proposal."""
    found = select(stable_proposal.c.patient_id, stable_proposal.c.programme).where(
        stable_proposal.c.id == key, stable_proposal.c.state == "open"
    )
    row = connection.execute(found).first()
    return None if row is None else (row.patient_id, row.programme)


def case_to_decide(connection: Connection, place: Place, at: datetime) -> int:
    """Return the open case of a course; where none is, one that follows the newest and shows what that one does.

    A proposal is made of greens that were closed long ago, and an answer to it needs a case like every decision.
    """
    of_course = select(*seen(case)).where(case.c.patient_id == place[0], case.c.programme == place[1])
    newest = connection.execute(of_course.order_by(case.c.is_open.desc(), case.c.id.desc()).limit(1)).one()
    if newest.is_open:
        return int(newest.id)
    why = told(connection, case, [newest.id])[newest.id]
    shown = {name: why[name] if name in why else getattr(newest, name) for name in _SHOWN}
    opened = insert(case).values(**shown, is_open=1, opened=to_ms(at), follows_id=newest.id)
    key = int(connection.execute(opened.returning(case.c.id)).scalar_one())
    keep_reason(connection, key, newest.patient_id, Text(why["reason_da"], why["reason_en"]))
    return key


def settle_proposal(connection: Connection, key: int, answer: Mapping[str, object], actor: str, at: datetime) -> bool:
    """Write what was answered to an open proposal (`state`, `choice`, `reason`, `decision_id`); False where none is."""
    mine = (stable_proposal.c.id == key) & (stable_proposal.c.state == "open")
    settled = update(stable_proposal).where(mine).values(**answer, settled=to_ms(at), settled_by=actor)
    return connection.execute(settled).rowcount == 1


def proposal_rows(connection: Connection, viewer: Viewer, query: GreenQuery, offset: int, limit: int) -> list[GreenRow]:
    """Return open proposals of patients without unread notices, the most rounds first."""
    shown = func.max(case.c.id).label("case")
    named = (patient.c.family, patient.c.given, patient.c.reference)
    found = (
        select(stable_proposal, *named, shown, func.max(case.c.newest).label("newest"))
        .select_from(_with_case())
        .where(*_asked(query, viewer))
        .group_by(stable_proposal.c.id, patient.c.id)
        .order_by(stable_proposal.c.rounds.desc(), stable_proposal.c.id)
        .offset(offset)
        .limit(limit)
    )
    return [_row(row) for row in connection.execute(found)]


def count_proposals(connection: Connection, viewer: Viewer, query: GreenQuery) -> int:
    """Count the open proposals of a query."""
    keys = (
        select(func.count(func.distinct(stable_proposal.c.id))).select_from(_with_case()).where(*_asked(query, viewer))
    )
    return int(connection.execute(keys).scalar_one())


def _rounds(connection: Connection, patients: Sequence[int]) -> dict[Place, list[Expected]]:
    found: dict[Place, list[Expected]] = defaultdict(list)
    for who, ledger in ledgers_of(connection, list(patients)).items():
        for row in ledger.rows.values():
            found[who, row.programme].append(row)
    return found


def _seen(connection: Connection, patients: Sequence[int]) -> dict[Place, list[datetime]]:
    """Return when somebody decided to see a patient all the same; decisions taken back do not count."""
    undone = decision.alias("undone")
    made = (
        select(case.c.patient_id, case.c.programme, decision.c.at)
        .join(case, case.c.id == decision.c.case_id)
        .where(case.c.patient_id.in_(patients), decision.c.action.not_in(_NO_VISIT))
        .where(~select(undone.c.id).where(undone.c.undoes == decision.c.id).exists())
    )
    return _times(connection.execute(made))


def _settled(connection: Connection, patients: Sequence[int]) -> dict[Place, datetime]:
    answered = stable_proposal.c.state.in_(("accepted", "declined"))
    last = (
        select(stable_proposal.c.patient_id, stable_proposal.c.programme, func.max(stable_proposal.c.settled))
        .where(stable_proposal.c.patient_id.in_(patients), answered)
        .group_by(stable_proposal.c.patient_id, stable_proposal.c.programme)
    )
    return {place: times[0] for place, times in _times(connection.execute(last)).items()}


def _times(rows: Iterable[Any]) -> dict[Place, list[datetime]]:
    found: dict[Place, list[datetime]] = defaultdict(list)
    for who, programme, at in rows:
        found[who, programme].append(from_ms(at))
    return found


def _told(connection: Connection, patients: Sequence[int]) -> set[int]:
    unread = select(notice.c.patient_id).where(notice.c.patient_id.in_(patients), notice.c.seen_at.is_(None))
    return set(connection.execute(unread).scalars())


def _not_green(connection: Connection, patients: Sequence[int]) -> set[int]:
    worse = select(case.c.patient_id).where(
        case.c.patient_id.in_(patients), case.c.is_open == 1, case.c.colour_rank < Colour.GREEN.rank
    )
    return set(connection.execute(worse).scalars())


def _is_open(place: Place) -> ColumnElement[bool]:
    table = stable_proposal.c
    return and_(table.patient_id == place[0], table.programme == place[1], table.state == "open")


def _with_case() -> Any:  # noqa: ANN401 - a join has no narrower type of its own
    of_course = and_(case.c.patient_id == stable_proposal.c.patient_id, case.c.programme == stable_proposal.c.programme)
    return stable_proposal.join(patient, patient.c.id == stable_proposal.c.patient_id).join(case, of_course)


def _asked(query: GreenQuery, viewer: Viewer) -> list[ColumnElement[bool]]:
    told = select(notice.c.patient_id).where(notice.c.seen_at.is_(None))
    hidden = or_(stable_proposal.c.patient_id.in_(told), stable_proposal.c.patient_id.in_(marked_people()))
    asked = [stable_proposal.c.state == "open", ~hidden, in_departments(viewer)]
    return asked + narrowed(query, stable_proposal.c.programme)


def _row(row: Any) -> GreenRow:  # noqa: ANN401 - a row has the columns of its query
    name = f"{row.family}, {row.given}".strip(", ")
    return GreenRow(
        case=row.case,
        result=0,
        patient=row.patient_id,
        reference=row.reference,
        name=name or row.reference,
        programme=row.programme,
        newest=from_ms_or_none(row.newest),
        opened=from_ms(row.at),
        proposal=row.id,
        rounds=row.rounds,
    )
