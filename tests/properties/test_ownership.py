"""Whatever a team does to a case in any order: the database does as the plain model says, and refuses as it does."""

import random
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import cache, partial
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import insert, select, update

from tests.builders import NOW, clock, patient, received
from tests.store.conftest import KEY
from tests.store.test_cases import outcome, record
from triage.clinical.colour import Colour
from triage.errors import WrongUseError
from triage.store.casework import ownership, tending
from triage.store.clock_time import to_ms
from triage.store.database import Store, open_database
from triage.store.intake.intake import Intake
from triage.store.schema import migrate
from triage.store.sources import source_id
from triage.store.tables import case as case_table
from triage.store.tables import case_event
from triage.worklist import ownership as rules
from triage.worklist.ownership import Holding, Snooze, SnoozeReason

PEOPLE = st.sampled_from(["anna", "bo", "carl"])
FENCES = st.integers(0, 4)
MINUTES = st.sampled_from([0, 1, 14, 15, 16, 60, 24 * 60])
SNOOZES = st.builds(
    Snooze,
    st.sampled_from([NOW - timedelta(days=1), NOW + timedelta(hours=3), NOW + timedelta(days=60)]),
    st.sampled_from(SnoozeReason),
    st.sampled_from(["", "Ringer i morgen"]),
)
DAY = 760
ALL = tending.of_programmes([], others=True)
REASONS = st.sampled_from(["", "Anna er gået hjem"])


STEPS = st.one_of(
    st.tuples(st.just("claim"), PEOPLE, st.none() | FENCES),
    st.tuples(st.just("renew"), PEOPLE, FENCES),
    st.tuples(st.just("release"), PEOPLE, FENCES),
    st.tuples(st.just("hand_over"), PEOPLE, FENCES, PEOPLE),
    st.tuples(st.just("take_over"), PEOPLE, FENCES, REASONS),
    st.tuples(st.just("snooze"), PEOPLE, st.none() | FENCES, SNOOZES),
    st.tuples(st.just("wake"), PEOPLE),
    st.tuples(st.just("lapse")),
    st.tuples(st.just("close")),
    st.tuples(st.just("redden")),
)


@cache
def _store() -> tuple[Store, Any]:
    """Return a store with one case, used for every example; the folder lives as long as the process."""
    folder = tempfile.TemporaryDirectory()
    store = open_database(Path(folder.name) / "visita.db", KEY)
    migrate(store)
    Intake(store, source_id(store, "test")).accept([received(patient(1))], clock)
    record(store, outcome(Colour.YELLOW))
    return store, folder


@contextmanager
def undone(store: Store) -> Iterator[Any]:
    """Give a connection of which nothing is kept."""
    with pytest.raises(ZeroDivisionError), store.write() as connection:
        yield connection
        raise ZeroDivisionError


def in_model(case: Holding, now: datetime, name: str, *given: Any) -> Holding:
    if name == "lapse":
        return rules.lapse(case, now)
    if name in ("close", "redden"):
        change: dict[str, Any] = {"is_open": False} if name == "close" else {"colour": Colour.RED}
        return replace(case, **change)
    if name == "wake":
        return rules.wake(case)
    actor, *rest = given
    act: Callable[..., Holding] = getattr(rules, name)
    return act(case, actor, now, *rest)


def in_store(connection: Any, now: datetime, name: str, *given: Any) -> None:
    if name == "lapse":
        tending.end_leases(connection, now)
        tending.wake_cases(connection, now)
    elif name in ("close", "redden"):
        connection.execute(update(case_table).values({"is_open": 0} if name == "close" else {"colour_rank": 0}))
    else:
        _act(connection, now, name, *given)


def _act(connection: Any, now: datetime, name: str, actor: str, *rest: Any) -> None:
    acts: dict[str, Callable[..., object]] = {
        "claim": ownership.claim,
        "renew": ownership.renew,
        "release": ownership.release,
        "snooze": ownership.snooze,
        "wake": ownership.wake,
        "hand_over": lambda *given: ownership.hand_over(*given, ""),
        "take_over": partial(_take_over),
    }
    acts[name](connection, 1, actor, now, *rest)


def _take_over(connection: Any, case: int, actor: str, now: datetime, fence: int, reason: str) -> None:
    found = ownership.holding_of(connection, case)
    owner = found.owner if found is not None and found.owner is not None else "nobody"
    ownership.take_over(connection, case, actor, now, owner, fence, reason)


def outcome_of(act: Callable[[], object]) -> str | None:
    try:
        act()
    except WrongUseError as refused:
        return refused.text.en
    return None


@given(st.lists(st.tuples(MINUTES, STEPS), max_size=12))
@settings(max_examples=150)
def test_that_the_store_does_as_the_model_says(steps: list[tuple[int, Any]]) -> None:
    store, _ = _store()
    model, now = Holding(), NOW
    with undone(store) as connection:
        for minutes, step in steps:
            now += timedelta(minutes=minutes)
            after: list[Holding] = []
            refused = outcome_of(lambda now=now, step=step: after.append(in_model(model, now, *step)))  # noqa: B023
            assert outcome_of(lambda now=now, step=step: in_store(connection, now, *step)) == refused
            model = after[0] if after else model
            found = ownership.holding_of(connection, 1)
            assert found == model
        fences = list(connection.execute(select(case_event.c.fence).order_by(case_event.c.id)).scalars())
        assert fences == sorted(fences)


@dataclass(frozen=True)
class Red:
    """A red of one day, in minutes: when it came, when and how long somebody had it, when it was decided."""

    key: int
    at: int
    taken: int
    kept: int
    decided: int

    def is_due(self) -> bool:
        """Return whether there is a minute at which it was open, old enough and nobody's."""
        minutes = range(self.at + 30, min(self.decided, DAY))
        return any(not self.taken <= minute < self.taken + self.kept for minute in minutes)


def reds_of_a_day(number: int, seed: int) -> list[Red]:
    chance = random.Random(seed)
    found = []
    for key in range(100, 100 + number):
        at = chance.randrange(0, 600)
        taken = at + chance.randrange(0, 60)
        found.append(Red(key, at, taken, chance.choice([5, 20, 90]), at + chance.choice([20, 45, 200, 1_000])))
    return found


def told_of(connection: Any, reds: list[Red]) -> Counter[int]:
    """Let the day pass minute by minute as the watch does, and count how often each red was told of."""
    told: Counter[int] = Counter()
    for minute in range(DAY):
        now = _at(minute)
        for red in reds:
            if red.at == minute:
                connection.execute(insert(case_table).values(**_as_row(red)))
            if red.taken == minute:
                owned = {"owner": "anna", "owned_since": to_ms(now), "lease_until": to_ms(_at(minute + red.kept))}
                connection.execute(update(case_table).where(case_table.c.id == red.key).values(**owned))
            if red.decided == minute:
                connection.execute(update(case_table).where(case_table.c.id == red.key).values(is_open=0))
        limit = _at(minute - 30)
        told.update(one.case for one in tending.escalate(connection, ALL, limit, "", now))
    return told


def _as_row(red: Red) -> dict[str, Any]:
    at = to_ms(_at(red.at))
    shown = {"result_id": 1, "is_open": 1, "colour_rank": 0, "reason_da": "", "reason_en": "", "opened": at}
    return {"id": red.key, "patient_id": 1, "programme": f"course {red.key}", "red_since": at, **shown}


def _at(minute: int) -> datetime:
    return NOW + timedelta(minutes=minute)


def check_a_day(number: int, seed: int) -> None:
    reds = reds_of_a_day(number, seed)
    with undone(_store()[0]) as connection:
        assert told_of(connection, reds) == Counter(red.key for red in reds if red.is_due())


def test_that_no_red_is_missed_or_told_of_twice() -> None:
    check_a_day(200, 1)


@pytest.mark.full
@pytest.mark.parametrize("seed", range(10))
def test_that_of_ten_thousand_reds_none_is_missed_or_told_of_twice(seed: int) -> None:
    check_a_day(1_000, seed)
