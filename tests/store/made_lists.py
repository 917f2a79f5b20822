"""Worklists drawn at random: a few made-up people with cases of every kind, in a store that forgets them again."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace

from hypothesis import strategies as st
from sqlalchemy import Connection, Table, insert

from tests.builders import NOW
from tests.store.filled import row
from triage.clinical.colour import Colour
from triage.clinical.folded import folded_parts
from triage.store.clock_time import to_ms
from triage.store.database import Store
from triage.store.tables import case, case_reason, decision, department, name_part, notice, patient, result, source
from triage.worklist.row import Order, Query, Viewer

PROGRAMMES = ("copd", "heart", "kidney")
NAMES = ("Demogaard, Ida Sofie", "Prøvesen, Åse", "Eksempel, Bo", "Demo-Prøve, Ida", "Æblegaard, Øjvind")
REASONS = ("Iltmætning", "Vægt", "Alt i mål")
TEAMS = (None, "Team Nord", "Team Syd")
WORDS = ("ida", "demo ida", "sofie demo", "PRØVE", "aase", "610152-0001", "6101520002", "iltm", "nobody", "-")
_HOUR = 3_600_000
_AT = to_ms(NOW)


@dataclass(frozen=True)
class MadeCase:
    """A case of a made-up person as it is drawn."""

    programme: str
    rank: int
    is_open: bool
    deadline: int | None
    newest: int | None
    team: str | None
    place: int | None
    owner: str | None
    lease: int
    snoozed: int | None
    missing: int
    escalated: bool
    reason: str
    action: str


@dataclass(frozen=True)
class MadePerson:
    """A made-up person with cases."""

    name: str
    cases: tuple[MadeCase, ...]
    is_told: bool


_LATER = st.sampled_from([-_HOUR, _HOUR, 2 * _HOUR])
_CASES = st.builds(
    MadeCase,
    programme=st.sampled_from(PROGRAMMES),
    rank=st.sampled_from([0, 0, 1, 2, 3]),
    is_open=st.sampled_from([True, True, True, False]),
    deadline=st.none() | _LATER,
    newest=st.none() | _LATER,
    team=st.sampled_from(TEAMS),
    place=st.sampled_from([1, 1, 2, None]),
    owner=st.sampled_from([None, None, "anna", "bo"]),
    lease=_LATER,
    snoozed=st.none() | _LATER,
    missing=st.sampled_from([0, 0, 2]),
    escalated=st.booleans(),
    reason=st.sampled_from(REASONS),
    action=st.sampled_from(["phone", "visit", "no_visit"]),
)
PEOPLE = st.lists(
    st.builds(MadePerson, st.sampled_from(NAMES), st.lists(_CASES, min_size=1, max_size=4).map(tuple), st.booleans()),
    min_size=1,
    max_size=7,
)
VIEWERS = st.sampled_from(
    [None, *(Viewer("anna", NOW, places) for places in (None, frozenset({1}), frozenset({1, 2})))]
)
_SOME = {
    "programmes": st.lists(st.sampled_from(PROGRAMMES), max_size=2, unique=True).map(tuple),
    "colours": st.lists(st.sampled_from(list(Colour)), max_size=2, unique=True).map(tuple),
    "words": st.sampled_from(WORDS),
    "teams": st.sampled_from([("Team Nord",), ("",), ("", "Team Syd")]),
    "departments": st.sampled_from([(1,), (2,)]),
    "owners": st.sampled_from([("anna",), ("anna", "bo")]),
    "reasons": st.sampled_from([("Iltmætning",), ("Vægt", "Alt i mål")]),
}
_FLAGS = ("closed", "missing", "told", "mine", "unowned", "snoozed", "escalated", "promised", "unjudged")


def _query(flag: str, order: Order, reds_first: bool, some: dict[str, object]) -> Query:
    return replace(Query(order=order, reds_first=reds_first, **some), **({flag: True} if flag else {}))


# Few filters at once: many together find nobody.
QUERIES = st.builds(
    _query,
    st.just("") | st.sampled_from(_FLAGS),
    st.just(Order.STANDING) | st.sampled_from(list(Order)),
    st.booleans(),
    st.sets(st.sampled_from(sorted(_SOME)), max_size=2).flatmap(
        lambda names: st.fixed_dictionaries({name: _SOME[name] for name in sorted(names)})
    ),
)


@contextmanager
def made_list(store: Store, people: list[MadePerson]) -> Iterator[Connection]:
    """Give a connection that sees these people alone, and forgets them."""
    with store.write() as connection:
        here = connection.begin_nested()
        _put(connection, people)
        yield connection
        here.rollback()


def _put(connection: Connection, people: list[MadePerson]) -> None:
    from_ = connection.execute(insert(source).values(row(source, name="made")).returning(source.c.id)).scalar_one()
    connection.execute(insert(department).values(id=2, name="Afdeling 2", is_sensitive=0))
    for key, person in enumerate(people, 1):
        _put_person(connection, from_, key, person)


def _put_person(connection: Connection, from_: int, key: int, person: MadePerson) -> None:
    family, given = person.name.split(", ")
    known = {"source_id": from_, "reference": f"Patient/p{key}", "family": family, "given": given, "contacts": "[]"}
    cpr, name_key = f"610152-{key:04}", person.name.casefold()
    _add(connection, patient, id=key, cpr=cpr, name_key=name_key, is_known=1, active=1, **known)
    for part in folded_parts(person.name):
        connection.execute(insert(name_part).values(patient_id=key, part=part))
    if person.is_told:
        _add(connection, notice, patient_id=key, kind="other_cpr", at=_AT)
    several = int(len({one.programme for one in person.cases}) > 1)
    opened: set[str] = set()
    for number, one in enumerate(person.cases):
        is_open = one.is_open and one.programme not in opened
        opened |= {one.programme} if is_open else set()
        _put_case(connection, 10 * key + number, key, one, is_open=is_open, several=several)


def _put_case(connection: Connection, key: int, person: int, one: MadeCase, *, is_open: bool, several: int) -> None:
    course = {"patient_id": person, "programme": one.programme, "colour_rank": one.rank}
    _add(connection, result, id=key, at=_AT, is_complete=1, **course)
    is_owned, waits = is_open and one.owner is not None, is_open and one.owner is None and one.rank > 0
    _add(
        connection,
        case,
        id=key,
        result_id=key,
        is_open=int(is_open),
        opened=_AT,
        several=several,
        deadline=_from_now(one.deadline),
        newest=_from_now(one.newest),
        team=one.team,
        department_id=one.place,
        missing=one.missing,
        owner=one.owner if is_owned else None,
        lease_until=_from_now(one.lease) if is_owned else None,
        snoozed_until=_from_now(one.snoozed) if waits else None,
        escalated_at=_AT if one.escalated and one.rank == 0 else None,
        **course,
    )
    connection.execute(insert(case_reason).values(case_id=key, patient_id=person, da=one.reason, en=one.reason))
    if not is_open:
        made = {"action": one.action, "actor": "anna", "at": _AT - 48 * _HOUR, "due": _AT}
        _add(connection, decision, id=key, case_id=key, result_id=key, **made)


def _from_now(hours: int | None) -> int | None:
    return None if hours is None else _AT + hours


def _add(connection: Connection, table: Table, **values: object) -> None:
    connection.execute(insert(table).values(row(table, **values)))
