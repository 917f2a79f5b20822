"""Facts over time: the order and repetition of what arrives changes nothing, and a plain model agrees at every step."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import count
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule
from sqlalchemy import func, select

from tests.builders import NOW, clock, reading, received
from tests.properties.examples import EXAMPLES
from triage.clinical.received import Received
from triage.store.database import Store, open_database
from triage.store.intake.intake import Intake
from triage.store.records import facts_of
from triage.store.schema import migrate
from triage.store.sources import source_id, sources
from triage.store.tables import patient, resource

KEY = bytes(range(32))
IDS, PEOPLE = (1, 2, 3), ("Patient/p1", "Patient/p2")


# One store for all: every example is a source of its own in it.
STORES: list[Store] = []
NAMES = count(1)


@pytest.fixture(scope="module", autouse=True)
def _store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    STORES.append(open_database(tmp_path_factory.mktemp("store") / "visita.db", KEY))
    migrate(STORES[0])
    yield
    STORES.pop().close()


class Arriving:
    """A source that nothing came from yet, and what is kept of it."""

    def __init__(self) -> None:
        self.store = STORES[0]
        self.key = source_id(self.store, f"source {next(NAMES)}")
        self._intake = Intake(self.store, self.key)

    def accept(self, received: Sequence[Received]) -> None:
        self._intake.accept(received, clock)

    def in_force(self) -> set[tuple[str, str, str]]:
        """Return who has which usable reading with which value."""
        with self.store.read() as connection:
            theirs = select(patient.c.id, patient.c.reference).where(patient.c.source_id == self.key)
            people = {row.id: row.reference for row in connection.execute(theirs)}
            facts = facts_of(connection, list(people))
        return {
            (people[key], found.id, str(found.value))
            for key, of in facts.items()
            for found in of.readings
            if found.status == "final" and found.fault is None
        }

    def check_account(self, arrived: int) -> None:
        """Assert that the account adds up, agrees with the rows, and that one version at most is in force."""
        (account,) = (each for each in sources(self.store) if each.id == self.key)
        kept = resource.c.source_id == self.key
        with self.store.read() as connection:
            counted = select(resource.c.disposition, func.count()).where(kept).group_by(resource.c.disposition)
            rows = dict(tuple(row) for row in connection.execute(counted))
            current = select(func.count()).where(kept, resource.c.is_current == 1).group_by(resource.c.fhir_id)
            assert set(connection.execute(current).scalars()) <= {1}
        outcomes = {"accepted": account.accepted, "with_findings": account.with_findings,
                    "quarantined": account.quarantined}  # fmt: skip
        assert arrived == account.received == sum(outcomes.values()) + account.unchanged
        assert {name: number for name, number in outcomes.items() if number} == rows


@dataclass(frozen=True)
class Version:
    """One state of a reading at the source; None is its deletion."""

    of: int
    number: int
    value: int | None
    person: str
    status: str = "final"

    def arrives(self, opaque: bool) -> Received:
        """Return it as it is received; an opaque version has no order but the time of its update."""
        version = f"v{self.number * 7919 % 9973:x}" if opaque else str(self.number)
        meta = {"version": version, "last_updated": NOW + timedelta(minutes=self.number)}
        if self.value is None:
            return received(type="Observation", id=f"o{self.of}", withdrawn=True, **meta)
        fact = reading(str(self.value), self.of, patient=self.person, status=self.status)
        return received(fact, subject=self.person, withdrawn=self.status == "entered-in-error", **meta)


values = st.one_of(st.none(), st.integers(80, 99))
states = st.builds(
    Version,
    of=st.sampled_from(IDS),
    number=st.integers(1, 6),
    value=values,
    person=st.sampled_from(PEOPLE),
    status=st.sampled_from(["final", "final", "entered-in-error"]),
)
# Of each version there is one content: what a source must keep to.
histories = st.lists(states, min_size=1, max_size=10, unique_by=lambda state: (state.of, state.number))


@given(histories, st.booleans(), st.randoms(use_true_random=False))
@settings(max_examples=min(EXAMPLES, 1000) // 5, deadline=None)
def test_that_any_order_and_repetition_ends_in_the_same_facts(
    history: list[Version], opaque: bool, chance: Random
) -> None:
    shuffled = [*history, *chance.choices(history, k=chance.randint(0, len(history)))]
    chance.shuffle(shuffled)
    assert taken_in(history, opaque) == taken_in(shuffled, opaque) == newest(history)


def taken_in(history: Sequence[Version], opaque: bool) -> set[tuple[str, str, str]]:
    """Take versions in, in two batches, and return what is in force."""
    arriving, half = Arriving(), len(history) // 2
    for batch in (history[:half], history[half:]):
        arriving.accept([version.arrives(opaque) for version in batch])
    arriving.check_account(len(history))
    return arriving.in_force()


def newest(history: Sequence[Version]) -> set[tuple[str, str, str]]:
    """Return what should be in force: the newest version of each reading, if it says anything."""
    last = {version.of: version for version in sorted(history, key=lambda version: version.number)}
    found = (version for version in last.values() if version.value is not None and version.status == "final")
    return {(version.person, f"Observation/o{version.of}", str(version.value)) for version in found}


@dataclass
class Model:
    """What a source holds now, and how often it spoke."""

    now: dict[int, Version] = field(default_factory=dict)
    sent: list[Received] = field(default_factory=list)
    arrived: int = 0


class SourceOverTime(RuleBasedStateMachine):
    """A source that measures, corrects, moves, withdraws and deletes, and sends old versions again."""

    def __init__(self) -> None:
        super().__init__()
        self.arriving = Arriving()
        self.model = Model()
        self.number = 0

    def _send(self, of: int, value: int | None, person: str, status: str = "final") -> None:
        self.number += 1
        self.model.now[of] = Version(of, self.number, value, person, status)
        self._arrive(self.model.now[of].arrives(opaque=False))

    def _arrive(self, item: Received) -> None:
        self.model.sent.append(item)
        self.model.arrived += 1
        self.arriving.accept([item])

    @rule(of=st.sampled_from(IDS), value=st.integers(80, 99), person=st.sampled_from(PEOPLE))
    def says(self, of: int, value: int, person: str) -> None:
        self._send(of, value, person)

    @rule(of=st.sampled_from(IDS), person=st.sampled_from(PEOPLE))
    def withdraws(self, of: int, person: str) -> None:
        self._send(of, 80, person, "entered-in-error")

    @rule(of=st.sampled_from(IDS))
    def deletes(self, of: int) -> None:
        self._send(of, None, PEOPLE[0])

    @rule(place=st.integers(0, 50))
    def sends_again(self, place: int) -> None:
        if self.model.sent:
            self._arrive(self.model.sent[place % len(self.model.sent)])

    @invariant()
    def agrees_with_the_model(self) -> None:
        assert self.arriving.in_force() == newest(list(self.model.now.values()))
        self.arriving.check_account(self.model.arrived)


TestSourceOverTime = SourceOverTime.TestCase
TestSourceOverTime.settings = settings(max_examples=min(EXAMPLES, 1000) // 15, stateful_step_count=20, deadline=None)

chaos = st.builds(
    lambda of, value, version, updated, gone: received(
        *(() if gone else (reading(str(value), of),)),
        type="Observation",
        id=f"o{of}",
        version=version,
        last_updated=None if updated is None else NOW + timedelta(minutes=updated),
        withdrawn=gone,
        subject="Patient/p1",
    ),
    st.sampled_from(IDS),
    st.integers(80, 82),
    st.sampled_from([None, "1", "2", "a", "b"]),
    st.sampled_from([None, 1, 2]),
    st.booleans(),
)


@given(st.lists(chaos, max_size=25))
@settings(max_examples=min(EXAMPLES, 1000) // 5, deadline=None)
def test_that_the_account_adds_up_whatever_a_source_says_of_its_versions(arriving: list[Received]) -> None:
    source = Arriving()
    source.accept(arriving)
    source.check_account(len(arriving))
