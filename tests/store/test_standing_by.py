"""Who stands by to take in, and who goes first."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from threading import Event
from types import TracebackType
from typing import Any

import pytest
from sqlalchemy import Connection

from tests.builders import NOW
from triage.errors import StoreAwayError, StoreBusyError, Text
from triage.store.candidates import COUNTS_FOR, better_stands_by, stand_by, stop_standing_by
from triage.store.database import Store
from triage.store.sources import add_source
from triage.store.watch import read_watch, take_lease
from triage.workflow.application import Application
from triage.workflow.watching.standing_by import LOOKED_EVERY, StandingBy
from triage.workflow.watching.watch import watch
from triage.worklist.source import SourceSettings

NOTHING = Text("Optaget.", "Busy.")


class Time:
    """A clock that is moved by hand."""

    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def tokens(monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """The tokens in the keyring of this workstation."""
    there: set[str] = set()
    monkeypatch.setattr("keyring.get_password", lambda _service, name: "secret" if name in there else None)
    return there


@pytest.fixture
def time() -> Time:
    return Time()


@pytest.fixture
def app(store: Store, time: Time) -> Application:
    add_source(store, "region", SourceSettings("http://fhir.example/r4", token="region-token"))
    return Application(store, time, "tester")


def better(store: Store, lacking: int, at: datetime = NOW) -> bool:
    with store.read() as connection:
        return better_stands_by(connection, "me", lacking, at)


def other(store: Store, lacking: int, at: datetime = NOW) -> None:
    with store.change() as connection:
        stand_by(connection, "other", lacking, at)


def test_that_whoever_lacks_fewer_keys_goes_first(store: Store) -> None:
    other(store, 1)
    assert better(store, 2)
    assert not better(store, 1)


def test_that_who_has_not_told_of_himself_for_long_does_not_count(store: Store) -> None:
    other(store, 0)
    assert not better(store, 1, NOW + COUNTS_FOR + timedelta(seconds=1))


def test_that_who_takes_in_stands_by_no_more(store: Store) -> None:
    other(store, 0)
    with store.change() as connection:
        stop_standing_by(connection, "other", NOW)
    assert not better(store, 1)


def test_that_a_workstation_without_the_key_gives_way(app: Application, tokens: set[str]) -> None:
    other(app.store, 0)
    assert StandingBy(app, "me").gives_way()


def test_that_a_workstation_with_the_key_gives_way_to_nobody(app: Application, tokens: set[str]) -> None:
    tokens.add("region-token")
    other(app.store, 0)
    assert not StandingBy(app, "me").gives_way()


def test_that_a_key_put_into_the_keyring_is_found(app: Application, time: Time, tokens: set[str]) -> None:
    other(app.store, 0)
    me = StandingBy(app, "me")
    assert me.gives_way()
    tokens.add("region-token")
    time.now += LOOKED_EVERY
    assert not me.gives_way()


def test_that_who_waits_tells_the_others_how_much_he_lacks(app: Application, tokens: set[str]) -> None:
    StandingBy(app, "other").wait()
    assert better(app.store, 2)
    assert not better(app.store, 1)


class Rounds:
    """Rounds that end the watch once they were told to begin so often."""

    made = 0

    def __init__(self, app: Application) -> None:
        Rounds.made += 1
        self.app = app
        self.ticks = 0
        self.is_idle = False

    def want_all(self) -> None:
        """Want nothing."""

    def tick(self) -> None:
        self.ticks += 1


class Refusing:
    """A database that is in the way for some time, then not any more."""

    def __init__(self, times: int, fault: Exception, then: Callable[[], None]) -> None:
        self.left = times
        self.fault = fault
        self.then = then

    def __enter__(self) -> Callable[[Connection], None]:
        self.left -= 1
        if self.left >= 0:
            raise self.fault
        self.then()
        return lambda _connection: None

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Do nothing."""


@pytest.mark.parametrize("fault", [StoreBusyError(NOTHING), StoreAwayError(NOTHING)])
def test_that_who_stands_by_waits_while_the_database_is_in_the_way(
    app: Application, fault: Exception, monkeypatch: pytest.MonkeyPatch, tokens: set[str]
) -> None:
    monkeypatch.setattr("triage.workflow.watching.watch.TICK_S", 0)
    tokens.add("region-token")
    stopped = Event()
    refusing = Refusing(3, fault, stopped.set)
    make: Any = Rounds
    watch(replace(app, store=app.store.guarded(refusing)), stopped, make)
    assert refusing.left < 0


def test_that_the_holder_gives_the_lease_to_whoever_can_do_more(
    app: Application, time: Time, monkeypatch: pytest.MonkeyPatch, tokens: set[str]
) -> None:
    monkeypatch.setattr("triage.workflow.watching.watch.TICK_S", 0)
    stopped = Event()
    makes: list[Any] = []

    class Interrupted(Rounds):
        def tick(self) -> None:
            # A better one comes while we take in, and takes the lease as soon as it is free.
            other(app.store, 0)
            time.now += timedelta(seconds=6)

    def made(guarded: Application) -> Any:
        makes.append(guarded)
        return Interrupted(guarded)

    real = StandingBy.wait

    def wait(self: StandingBy) -> None:
        real(self)
        assert take_lease(app.store, "other", app.clock()) is not None
        stopped.set()

    monkeypatch.setattr(StandingBy, "wait", wait)
    watch(app, stopped, made)
    assert len(makes) == 1
    with app.store.read() as connection:
        assert read_watch(connection, app.clock()).is_held
