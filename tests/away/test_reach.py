"""Working on whichever store answers: the shared one, or the copy while that is away."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.away.builders import Clock, application, arrive, fresh_store, listed, people, seen
from triage.access.person import OFFLINE_AT_MOST
from triage.bootstrap import open_copy
from triage.clinical.decision import Action
from triage.errors import NotAllowedError, StoreAwayError, Text
from triage.settings import Settings
from triage.store.away.copies import open_copy_store
from triage.workflow.application import Application
from triage.workflow.away.copy import on_copy
from triage.workflow.away.queue import decide_away
from triage.workflow.away.reach import KEPT_EVERY, Reach
from triage.workflow.casework.decide import decide

AWAY = StoreAwayError(Text("Væk.", "Away."))
PASSPHRASE = "korrekt hest batteri"


@dataclass
class Server:
    """A shared store that answers or does not; `asked` counts who waited for it."""

    app: Application
    folder: Path
    is_up: bool = True
    asked: int = 0
    made: list[Application] = field(default_factory=list)

    def open_shared(self) -> Application:
        self.asked += 1
        if not self.is_up:
            raise AWAY
        return self.app

    def open_copy(self) -> Application:
        self.made.append(on_copy(self.app, open_copy_store(self.folder, lambda _is_new: PASSPHRASE)))
        return self.made[-1]

    def lists(self) -> list[str]:
        if not self.is_up:
            raise AWAY
        return [row.name for row in listed(self.app)]


@pytest.fixture(autouse=True)
def _no_keyring(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.fail.Keyring")


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def server(tmp_path: Path, clock: Clock) -> Iterator[Server]:
    store = fresh_store(tmp_path / "shared")
    app = application(store, clock)
    arrive(app, *people(2))
    yield Server(app, tmp_path / "copy")
    store.close()


@pytest.fixture
def reach(server: Server, clock: Clock) -> Iterator[Reach]:
    made = Reach(server.open_shared, server.open_copy, clock)
    made.look()
    yield made
    made.close()


def names(reach: Reach, server: Server) -> list[str]:
    return reach.either(server.lists, lambda: [f"copy of {row.name}" for row in listed(reach.copy())])


def test_that_the_shared_store_is_used_while_it_answers(reach: Reach, server: Server) -> None:
    assert names(reach, server)[0].startswith("Eksempel")
    assert not reach.look().is_away


def test_that_the_copy_serves_while_the_shared_store_is_away(reach: Reach, server: Server) -> None:
    server.is_up = False
    assert len(names(reach, server)) == 2
    assert names(reach, server)[0].startswith("copy of")
    assert reach.look().is_away


def test_that_nobody_waits_twice_for_a_store_that_is_away(reach: Reach, server: Server) -> None:
    server.is_up = False
    names(reach, server)
    before = server.asked
    with pytest.raises(StoreAwayError):
        reach.shared()
    assert server.asked == before


def test_that_what_waits_is_merged_before_the_shared_store_is_shown_again(reach: Reach, server: Server) -> None:
    server.is_up = False
    names(reach, server)
    (row, _) = listed(reach.copy())
    decide_away(reach.copy(), row.case, Action.PHONE, "", seen(reach.copy(), row))
    assert reach.look().copy.waiting == 1
    server.is_up = True
    state = reach.look()
    assert (state.is_away, state.copy.waiting, len(listed(server.app))) == (False, 0, 1)


def test_that_a_change_that_may_have_been_kept_is_not_made_again(reach: Reach) -> None:
    tried: list[str] = []

    def broken() -> None:
        raise StoreAwayError(Text("Uvist.", "Unknown."), is_unknown=True)

    with pytest.raises(StoreAwayError):
        reach.either(broken, lambda: tried.append("copy"))
    assert tried == []
    assert reach.is_away


def test_that_a_copy_is_brought_up_to_date_from_time_to_time(reach: Reach, server: Server, clock: Clock) -> None:
    decide(server.app, listed(server.app)[0].case, Action.PHONE)
    reach.look()
    assert len(listed(reach.copy())) == 2
    clock.pass_(seconds=KEPT_EVERY.total_seconds())
    reach.look()
    assert len(listed(reach.copy())) == 1


def test_that_a_copy_of_yesterday_is_shown_to_nobody_and_thrown_away(
    reach: Reach, server: Server, clock: Clock
) -> None:
    server.is_up = False
    clock.pass_(seconds=OFFLINE_AT_MOST.total_seconds() + 60)
    with pytest.raises(StoreAwayError):
        names(reach, server)
    key = (server.folder / "visita.key.json").read_text()
    reach.look()
    assert (server.folder / "visita.key.json").read_text() != key
    assert reach.look().copy.patients == 0


def test_that_one_can_work_without_a_copy_where_none_can_be_kept(server: Server, clock: Clock) -> None:
    def locked() -> Application:
        return on_copy(server.app, open_copy_store(server.folder, lambda _is_new: None))

    reach = Reach(server.open_shared, locked, clock)
    state = reach.look()
    assert state.fault is not None
    assert not state.is_away


def test_that_a_fault_of_the_program_leaves_the_old_copy_and_is_said(
    reach: Reach, server: Server, clock: Clock, caplog: pytest.LogCaptureFixture
) -> None:
    with server.app.store.write() as connection:
        connection.exec_driver_sql("UPDATE \"case\" SET programme = 'Eksempel' || id")
        connection.exec_driver_sql("ALTER TABLE patient RENAME COLUMN family TO surname")
    clock.pass_(seconds=KEPT_EVERY.total_seconds())
    state = reach.look()
    assert state.fault is not None
    assert (state.is_away, len(listed(reach.copy()))) == (False, 2)
    assert "Eksempel" not in caplog.text


def test_that_who_is_let_out_meanwhile_is_told_and_keeps_nothing(reach: Reach, server: Server, clock: Clock) -> None:
    with server.app.store.write() as connection:
        connection.exec_driver_sql("UPDATE person SET active = 0")
    clock.pass_(seconds=KEPT_EVERY.total_seconds())
    assert reach.look().fault is not None
    with pytest.raises((StoreAwayError, NotAllowedError)):
        reach.copy()


def test_that_a_start_without_the_shared_store_opens_the_copy(server: Server, clock: Clock, tmp_path: Path) -> None:
    settings = Settings(tmp_path, "tester", PASSPHRASE, "postgresql://nobody@127.0.0.1:9/none")
    kept = Reach(server.open_shared, lambda: open_copy(settings, clock=clock), clock)
    kept.look()
    kept.close()
    server.is_up = False
    again = Reach(server.open_shared, lambda: open_copy(settings, clock=clock), clock)
    assert len(again.either(server.lists, lambda: listed(again.copy()))) == 2
    assert again.look().is_away
    again.close()


def test_that_nothing_of_a_copy_can_be_read_without_its_key(reach: Reach, server: Server) -> None:
    kept = b"".join(path.read_bytes() for path in server.folder.glob("visita.db*"))
    assert kept
    assert b"Eksempel" not in kept
    assert b"6101" not in kept
