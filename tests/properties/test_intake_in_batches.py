"""A batch leaves the store as the same resources would, arriving one by one: facts, former facts, notices and marks."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import count
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import insert, select, update

from tests.builders import NOW, clock, patient, reading, received
from tests.properties.examples import EXAMPLES
from triage.clinical.colour import Colour
from triage.clinical.encounter import EpisodeOfCare
from triage.clinical.questionnaire import Response
from triage.clinical.received import Disposition, Fact, Received
from triage.errors import Text
from triage.scoring.explain.result import FiredRule, Result, UsedInput
from triage.scoring.inputs.values import Status
from triage.scoring.rules.model import Clock
from triage.store import tables
from triage.store.database import Store, open_database
from triage.store.intake.intake import Intake
from triage.store.intake.resource_rows import place_of
from triage.store.schema import migrate
from triage.store.sources import source_id

STORES: list[Store] = []
NAMES = count(1)
WORD = Text("", "")
NEXT = "next"
# What a store makes of its own, and the account, where "one by one" and "in a batch" say the same in other words.
OWN = ("id", "source_id", "patient_id", "resource_id", "case_id", "raw")
KEPT = (tables.reading, tables.response, tables.episode_of_care, tables.former_fact, tables.resource)


@pytest.fixture(scope="module", autouse=True)
def _store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    STORES.append(open_database(tmp_path_factory.mktemp("store") / "visita.db", bytes(range(32))))
    migrate(STORES[0])
    yield
    STORES.pop().close()


def observed(number: int, parts: int, value: int, person: str, status: str) -> Sequence[Fact]:
    names = [f"Observation/o{number}", *(f"Observation/o{number}#{part}" for part in range(parts))]
    return [reading(str(value), id=name, patient=person, status=status) for name in names]


def answered(number: int, parts: int, value: int, person: str, status: str) -> Sequence[Fact]:
    return [Response(f"QuestionnaireResponse/r{number}", person, f"urn:form|{value}", status, NOW, ())]


def in_course(number: int, parts: int, value: int, person: str, status: str) -> Sequence[Fact]:
    return [EpisodeOfCare(f"EpisodeOfCare/e{number}", person, "active", None, f"team {value}", NOW)]


def known(number: int, parts: int, value: int, person: str, status: str) -> Sequence[Fact]:
    return [patient(number, active=value == 80)]


def arrival(
    of: Callable[..., Sequence[Fact]], number: int, parts: int, value: int, person: str, status: str, **changes: Any
) -> Received:
    facts = of(number, parts, value, person, status)
    named = received(facts[0])
    is_held = changes["disposition"] is Disposition.QUARANTINED
    said = () if is_held or changes["withdrawn"] else facts
    subject = facts[0].id if of is known else person
    return received(*said, type=named.type, id=named.id, subject=subject, last_updated=None, **changes)


arrivals = st.builds(
    arrival,
    of=st.sampled_from([observed, observed, observed, answered, in_course, known]),
    number=st.integers(1, 3),
    parts=st.integers(0, 2),
    value=st.integers(80, 82),
    person=st.sampled_from(["Patient/p1", "Patient/p2"]),
    status=st.sampled_from(["final", "final", "final", "amended", "entered-in-error"]),
    version=st.sampled_from([NEXT, NEXT, NEXT, "1", "1", None]),
    withdrawn=st.sampled_from([False, False, False, True]),
    disposition=st.sampled_from([*[Disposition.ACCEPTED] * 4, Disposition.QUARANTINED]),
)


class Source:
    """A source whose first patient had a red and a yellow that rested on all that may arrive."""

    def __init__(self) -> None:
        self._key = source_id(STORES[0], f"source {next(NAMES)}")
        self._intake = Intake(STORES[0], self._key)
        self.accept([received(patient(number)) for number in (1, 2)])
        with STORES[0].write() as connection:
            person = tables.patient
            mine = (person.c.source_id == self._key) & (person.c.reference == "Patient/p1")
            first = connection.execute(select(person.c.id).where(mine)).scalar_one()
            yellow = alarm(first, "yellow", "Observation/o1", "Observation/o3")
            red = alarm(first, "red", "Observation/o2", "Observation/o1#1")
            connection.execute(insert(tables.result), [yellow, red])
            connection.execute(update(person).values(to_score=0))

    def accept(self, arriving: Sequence[Received]) -> None:
        self._intake.accept(arriving, clock)

    def kept(self) -> dict[str, list[dict[str, Any]]]:
        """Return what is kept of the source, with people named by reference and without the keys of the store."""
        person = tables.patient
        with STORES[0].read() as connection:
            people = connection.execute(select(person).where(person.c.source_id == self._key)).mappings().all()
            names = {row["id"]: row["reference"] for row in people}
            told = select(tables.notice).where(tables.notice.c.patient_id.in_(names)).order_by(tables.notice.c.id)
            rows = {"notice": connection.execute(told).mappings().all(), "patient": people}
            for table in KEPT:
                mine = select(table).where(table.c.source_id == self._key).order_by(table.c.id)
                rows[table.name] = connection.execute(mine).mappings().all()
        return {name: [_plain(row, names) for row in some] for name, some in rows.items()}


def alarm(key: int, colour: str, *references: str) -> dict[str, Any]:
    shade = Colour(colour)
    rule = FiredRule("low", shade, WORD, WORD, Decimal(4), next(iter(Clock)), "nurse", "hospital", ("spo2",))
    used = UsedInput("spo2", WORD, None, Status.KNOWN, references, 1, None)
    made = Result("4", "r", "1", "", "copd", shade, (rule,), (), (), (), (), (), None, None, (used,), {})
    texts = {"rule_set": "", "rule_set_version": "", "sha256": "", "basis": "1", "programme": "copd"}
    return {"patient_id": key, "at": 0, "colour_rank": shade.rank, "is_complete": 0, "body": made.to_json(), **texts}


def _plain(row: Any, names: dict[int, str]) -> dict[str, Any]:
    whose = names.get(row.get("patient_id"), "")
    return {"whose": whose, **{name: value for name, value in row.items() if name not in OWN}}


# Of each resource once, so that many are changed together.
rounds = st.lists(arrivals, min_size=4, max_size=12, unique_by=place_of)


@given(st.lists(rounds, min_size=2, max_size=3))
@settings(max_examples=min(EXAMPLES, 1000) // 10, deadline=None)
def test_that_a_batch_leaves_what_one_by_one_leaves(history: list[list[Received]]) -> None:
    batched, single = Source(), Source()
    for number, arriving in enumerate(history, 1):
        batch = [replace(item, version=str(number)) if item.version == NEXT else item for item in arriving]
        batched.accept(batch)
        for item in batch:
            single.accept([item])
    assert batched.kept() == single.kept()
