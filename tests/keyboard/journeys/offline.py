"""The shared database goes away amid the work: said with its age, read on, decided all the same, and sent."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from tests.away.builders import Clock, application, arrive, fresh_store, people
from tests.keyboard.journeys.conftest import SitAt
from triage.clinical.decision import Action
from triage.errors import StoreAwayError, Text
from triage.scoring.danish_time import DENMARK
from triage.store.away.copies import open_copy_store
from triage.workflow.application import Application
from triage.workflow.away.copy import on_copy
from triage.workflow.away.reach import Reach
from ui.desks.away_desk import LazyReach
from ui.desks.desk import Desk, desk_on_shared

pytestmark = pytest.mark.file_only
NOTE = "Ringer til datteren"


@dataclass
class Server(LazyReach):
    """A shared store that answers or does not, and the workstation's way to it."""

    app: Application
    folder: Path
    clock: Clock
    is_up: bool = True

    def __post_init__(self) -> None:
        super().__init__(self.open_shared, self.open_copy)
        self.reach = Reach(self.open_shared, self.open_copy, self.clock)

    def __call__(self) -> Reach:
        return self.reach

    def open_shared(self) -> Application:
        if not self.is_up:
            raise StoreAwayError(Text("Væk.", "Away."))
        return self.app

    def open_copy(self) -> Application:
        return on_copy(self.app, open_copy_store(self.folder, lambda _is_new: "korrekt hest batteri"))

    def desk(self) -> Desk:
        return replace(desk_on_shared(self, "tester"), now=lambda: self.clock().astimezone(DENMARK))


@pytest.fixture
def server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    """A shared store with three red patients."""
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.fail.Keyring")
    clock, store = Clock(), fresh_store(tmp_path / "shared")
    app = application(store, clock)
    arrive(app, *people(3))
    made = Server(app, tmp_path / "copy", clock)
    yield made
    made.reach.close()
    store.close()


def test_that_the_work_goes_on_without_the_shared_database_and_is_sent_when_it_is_back(
    server: Server, sit_at: SitAt
) -> None:
    seat = sit_at(server.app, server.desk())
    seat.press("j")
    seat.until(lambda: seat.window.away.state.copy.true_at is not None)
    server.is_up = False
    server.clock.pass_(minutes=20)
    seat.see("Den fælles database kan ikke nås.", "20 min gammel")
    seat.press("j")
    row = seat.chosen()
    seat.see(row.name.replace("Eksempel", "EKSEMPEL"))
    seat.press("2", "n")
    seat.write(NOTE)
    seat.press("ctrl+Return")
    seat.see("1 beslutning venter på den fælles database", f"Gemt: Ring op – {row.name}.")
    assert seat.decisions(row.case) == (), "the shared store was not reached"
    before = seat.focus()
    seat.press("shift+g")
    seat.see("Ikke muligt, mens den fælles database ikke kan nås")
    assert seat.focus() is before
    server.is_up = True
    seat.until(lambda: not seat.window.away.state.is_away)
    seat.until(lambda: [made.note for made in seat.decisions(row.case)] == [NOTE])
    (made,) = seat.decisions(row.case)
    assert (made.action, made.actor) == (Action.PHONE, "tester")
    seat.until(lambda: not seat.reads("Den fælles database kan ikke nås."))
    assert "decide:phone" in seat.audited(row.patient)
