"""Double readings as they are kept: whom a sample can be drawn of, who is to be read next, and what was read."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, func, insert, select, union, update
from sqlalchemy.exc import IntegrityError

from triage.clinical.colour import Colour
from triage.errors import Text, WrongUseError
from triage.store.casework.owned import in_departments
from triage.store.clock_time import from_ms, from_ms_or_none, to_ms
from triage.store.tables import (
    audit,
    case,
    decision,
    double_item,
    double_reading,
    double_round,
    green_judgement,
    result,
)
from triage.worklist.double_read import READERS, Candidate, Round, Wanted
from triage.worklist.row import Viewer

_COLOURS = {colour.rank: colour for colour in Colour}
_UNDO = "undo"
_OPENED = ("view", "explain")


@dataclass(frozen=True, slots=True)
class Assessed:
    """A result that a case shows or was decided on, with the case, and by which version."""

    candidate: Candidate
    case: int
    department: int | None
    rule_set: str
    version: str


@dataclass(frozen=True, slots=True)
class Item:
    """A patient of a sample: `at` is when the result was made that is judged anew."""

    key: int
    round: int
    programme: str
    result: int
    patient: int
    colour: Colour
    at: datetime


@dataclass(frozen=True, slots=True)
class KeptItem:
    """An item as agreement is counted from it; `rules` is the JSON that was kept when it was drawn."""

    rule_set: str
    version: str
    colour: Colour
    rules: str
    readings: tuple[Colour, ...]


def assessed(connection: Connection, programme: str, since: datetime, viewer: Viewer) -> list[Assessed]:
    """Return what cases came to since then, as shown or as decided on, in departments that the viewer may see."""
    decided_on = select(decision.c.result_id, decision.c.case_id).where(decision.c.action != _UNDO)
    judged = union(decided_on, select(case.c.result_id, case.c.id.label("case_id"))).subquery()
    wanted = (
        select(result.c.id, result.c.patient_id, result.c.colour_rank, result.c.rule_set, result.c.rule_set_version)
        .add_columns(case.c.id.label("case_id"), case.c.department_id)
        .select_from(judged)
        .join(result, result.c.id == judged.c.result_id)
        .join(case, case.c.id == judged.c.case_id)
        .where(case.c.programme == programme, result.c.rule_set != "", in_departments(viewer))
        .where(result.c.at >= to_ms(since))
        .order_by(result.c.id)
    )
    return [_assessed(row) for row in connection.execute(wanted)]


def result_bodies(connection: Connection, keys: Sequence[int]) -> dict[int, str]:
    """Return what these results came to, as canonical JSON."""
    found = connection.execute(select(result.c.id, result.c.body).where(result.c.id.in_(keys)))
    return {row.id: row.body for row in found}


def add_round(connection: Connection, wanted: Wanted, seed: str, author: str, at: datetime) -> int:
    """Keep a new round and return its key."""
    values = {
        "programme": wanted.programme,
        "size": wanted.size,
        "weeks": wanted.weeks,
        "by_colour": int(wanted.is_by_colour),
        "seed": seed,
        "author": author,
        "at": to_ms(at),
    }
    return int(connection.execute(insert(double_round).values(**values).returning(double_round.c.id)).scalar_one())


def add_items(connection: Connection, key: int, drawn: Sequence[Assessed], rules: Mapping[int, str]) -> None:
    """Keep who was drawn in a round; `rules` are the rules behind each result, as JSON."""
    rows = [
        {
            "double_round_id": key,
            "result_id": one.candidate.result,
            "case_id": one.case,
            "patient_id": one.candidate.patient,
            "department_id": one.department,
            "colour_rank": one.candidate.colour.rank,
            "rule_set": one.rule_set,
            "rule_set_version": one.version,
            "rules": rules[one.candidate.result],
        }
        for one in drawn
    ]
    connection.execute(insert(double_item), rows)


def end_round(connection: Connection, key: int, actor: str, at: datetime) -> str | None:
    """Close a round and return its programme; None where none with this key is open."""
    is_open = (double_round.c.id == key) & double_round.c.closed.is_(None)
    ended = update(double_round).where(is_open).values(closed=to_ms(at), closed_by=actor)
    return connection.execute(ended.returning(double_round.c.programme)).scalar()


def rounds(connection: Connection, programme: str | None = None) -> list[Round]:
    """Return the rounds of a programme or of all, the newest first."""
    reads = (
        select(double_item.c.double_round_id, double_item.c.id, func.count(double_reading.c.id).label("reads"))
        .outerjoin(double_reading, double_reading.c.double_item_id == double_item.c.id)
        .group_by(double_item.c.double_round_id, double_item.c.id)
        .subquery()
    )
    counts = (
        func.count(reads.c.id).label("drawn"),
        func.count(reads.c.id).filter(reads.c.reads >= 1).label("once"),
        func.count(reads.c.id).filter(reads.c.reads >= READERS).label("twice"),
    )
    wanted = select(double_round, *counts).outerjoin(reads, reads.c.double_round_id == double_round.c.id)
    if programme is not None:
        wanted = wanted.where(double_round.c.programme == programme)
    newest_first = wanted.group_by(*double_round.c).order_by(double_round.c.id.desc())
    return [_round(row) for row in connection.execute(newest_first)]


def to_read(connection: Connection, viewer: Viewer, after: int = 0) -> list[Item]:
    """Return whom a person can read: of open rounds, whom they have not read, decided on, have, or opened since.

    Those whom somebody else read already come first, then from `after` on in the order of the draw.
    """
    mine, reads = double_reading.alias("mine"), _reads()
    by_me = mine.c.double_item_id == double_item.c.id, mine.c.reader == viewer.actor
    has_read = select(mine.c.id).where(*by_me).exists()
    wanted = (
        _items()
        .join(case, case.c.id == double_item.c.case_id)
        .where(double_round.c.closed.is_(None), reads < READERS, ~has_read, ~_was_theirs(viewer.actor))
        .where(in_departments(viewer), ~_has_opened(viewer.actor), func.coalesce(case.c.owner, "") != viewer.actor)
        .order_by(reads.desc(), (double_item.c.id <= after), double_item.c.id)
    )
    return [_item(row) for row in connection.execute(wanted)]


def item_of(connection: Connection, key: int) -> Item | None:
    """Return an item of an open round, None where there is none with this key."""
    wanted = _items().where(double_item.c.id == key, double_round.c.closed.is_(None))
    row = connection.execute(wanted).first()
    return None if row is None else _item(row)


def was_theirs(connection: Connection, key: int, login: str) -> bool:
    """Return whether a person decided on the case of an item, or judged its green."""
    theirs = select(double_item.c.id).where(double_item.c.id == key, _was_theirs(login))
    return connection.execute(theirs).first() is not None


def add_reading(connection: Connection, key: int, reader: str, colour: Colour, at: datetime) -> None:
    """Keep how a person judged an item; raises WrongUseError where they did already, or two others did."""
    reads = connection.execute(select(_reads()).select_from(double_item).where(double_item.c.id == key)).scalar_one()
    line = {"double_item_id": key, "reader": reader, "colour_rank": colour.rank, "at": to_ms(at)}
    try:
        if reads >= READERS:
            raise WrongUseError(_ENOUGH)
        with connection.begin_nested():
            connection.execute(insert(double_reading).values(**line, number=reads + 1))
    except IntegrityError as fault:
        raise WrongUseError(_ENOUGH) from fault


def kept_items(connection: Connection, programme: str, keys: Sequence[int] | None = None) -> list[KeptItem]:
    """Return every item of a programme's rounds with its readings in their order."""
    theirs = double_round.c.programme == programme
    if keys is not None:
        theirs &= double_round.c.id.in_(keys)
    joined = double_reading.join(double_item).join(double_round)
    by_item: dict[int, list[Colour]] = {}
    read = select(double_reading.c.double_item_id, double_reading.c.colour_rank).select_from(joined).where(theirs)
    for row in connection.execute(read.order_by(double_reading.c.double_item_id, double_reading.c.number)):
        by_item.setdefault(row.double_item_id, []).append(_COLOURS[row.colour_rank])
    found = select(double_item).join(double_round).where(theirs).order_by(double_item.c.id.desc())
    return [
        KeptItem(
            row.rule_set,
            row.rule_set_version,
            _COLOURS[row.colour_rank],
            row.rules,
            tuple(by_item.get(row.id, ())),
        )
        for row in connection.execute(found)
    ]


def _items() -> Select[Any]:
    named = double_round.c.programme, result.c.at
    return (
        select(double_item, *named)
        .join(double_round, double_round.c.id == double_item.c.double_round_id)
        .join(result, result.c.id == double_item.c.result_id)
    )


def _reads() -> ColumnElement[int]:
    counted = select(func.count()).where(double_reading.c.double_item_id == double_item.c.id)
    return counted.correlate(double_item).scalar_subquery()


def _was_theirs(login: str) -> ColumnElement[bool]:
    on_case = decision.c.case_id == double_item.c.case_id, decision.c.actor == login
    on_green = green_judgement.c.case_id == double_item.c.case_id, green_judgement.c.actor == login
    decided_on = select(decision.c.id).where(*on_case).correlate(double_item).exists()
    return decided_on | select(green_judgement.c.id).where(*on_green).correlate(double_item).exists()


def _has_opened(login: str) -> ColumnElement[bool]:
    """Return whether a person opened the record, and so saw the colour, since the result was made."""
    theirs = audit.c.patient_id == double_item.c.patient_id, audit.c.actor == login
    opened = select(audit.c.id).where(*theirs, audit.c.act.in_(_OPENED), audit.c.at >= result.c.at)
    return opened.correlate(double_item, result).exists()


def _assessed(row: Any) -> Assessed:  # noqa: ANN401 - a row has the columns of its query
    candidate = Candidate(row.id, row.patient_id, _COLOURS[row.colour_rank])
    return Assessed(candidate, row.case_id, row.department_id, row.rule_set, row.rule_set_version)


def _item(row: Any) -> Item:  # noqa: ANN401 - as above
    colour, at = _COLOURS[row.colour_rank], from_ms(row.at)
    return Item(row.id, row.double_round_id, row.programme, row.result_id, row.patient_id, colour, at)


def _round(row: Any) -> Round:  # noqa: ANN401 - as above
    return Round(
        key=row.id,
        wanted=Wanted(row.programme, row.size, row.weeks, is_by_colour=bool(row.by_colour)),
        seed=row.seed,
        author=row.author,
        at=from_ms(row.at),
        drawn=row.drawn,
        read_once=row.once,
        read_twice=row.twice,
        closed=from_ms_or_none(row.closed),
    )


_ENOUGH = Text(
    "Patienten er allerede bedømt af dig eller af to andre. Intet er gemt; gå til den næste.",
    "You, or two others, have read the patient already. Nothing was saved; go on to the next.",
)
