"""Whoever sits at a workstation: signing in, locking, unlocking, switching; nothing of the former is left."""

import gc
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPlainTextEdit, QWidget

from tests.ui.made_up import MadeUpWorkflow, stand_in_pages
from triage.access.at_work import MadeUpPerson, Start
from triage.access.idle import Idle
from triage.access.person import Session
from triage.clinical.colour import Colour
from triage.errors import NotAllowedError, Text
from triage.workflow.chart.chart import Chart
from triage.worklist.row import EVERYBODY, Query, Row
from ui.desks.desk import Desk
from ui.desks.session_desk import Door
from ui.seat.session import Sitting
from ui.seat.workplace import Workplace
from ui.worklist.drafts import Draft

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
WRONG = Text("Adgangssætningen er forkert.", "The passphrase is wrong.")
SECRET = "korrekt hest batteri"

# The off-screen platform warns of every window that has a smallest size.

def session(login: str) -> Session:
    return Session(login, f"Opdigtet {login}", f"id-{login}", NOW, is_proved=True)


@dataclass
class MadeUpDoor:
    """Lets in whoever has the secret, and remembers what was told to the log."""

    begins: Start = field(default_factory=lambda: Start("bo", session("bo")))
    said: list[tuple[str, str]] = field(default_factory=list)

    def sit_down(self, login: str, secret: str) -> Session:
        """Let in with the secret."""
        self._prove(secret)
        self.said.append(("sign in", login))
        return session(login)

    def unlock(self, who: Session, secret: str) -> None:
        """Let in again."""
        self._prove(secret)
        self.said.append(("unlock", who.login))

    def door(self) -> Door:
        """Return the functions as the workplace takes them."""
        return Door(
            start=lambda: self.begins,
            sit_down=self.sit_down,
            lock=lambda who: self.said.append(("lock", who.login)),
            unlock=self.unlock,
            stand_up=lambda who: self.said.append(("sign out", who.login)),
            made_up_people=lambda: (MadeUpPerson("eva", "Opdigtet Eva", WRONG),),
        )

    def _prove(self, secret: str) -> None:
        if secret != SECRET:
            raise NotAllowedError(WRONG)


class Fresh(MadeUpWorkflow):
    """Gives rows of its own each time, as a database does."""

    def list_cases(self, query: Query, offset: int, limit: int) -> list[Row]:
        """Return copies."""
        return [replace(row) for row in super().list_cases(query, offset, limit)]


@dataclass
class Place:
    """A workplace where bo and eva have lists of their own."""

    door: MadeUpDoor
    work: dict[str, MadeUpWorkflow]
    workplace: Workplace

    def settle(self) -> None:
        """Wait until everything asked for is there, and what was taken down is gone."""
        for _ in range(3):
            QApplication.processEvents()
            assert self.workplace.background.wait(10)
            window = self.workplace.window
            while window is not None and window.open_case.is_settling:
                QApplication.processEvents()
            assert window is None or window.background.wait(10)
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)

    def write(self, note: str) -> None:
        """Write a note about the first patient of the list."""
        window = self.workplace.window
        assert window is not None
        window.commands.select_next()
        self.settle()
        window.frame.pane.decision.note.setPlainText(note)

    def shown(self) -> str:
        """Return every text in every window there is."""
        return "\n".join(text for top in QApplication.topLevelWidgets() for text in _texts(top))


def _texts(top: QWidget) -> Iterator[str]:
    for widget in (top, *top.findChildren(QWidget)):
        yield from (widget.windowTitle(), widget.accessibleName(), widget.toolTip())
        if isinstance(widget, QLabel | QLineEdit):
            yield widget.text()
        elif isinstance(widget, QPlainTextEdit):
            yield widget.toPlainText()


@pytest.fixture
def place(qapp: QApplication) -> Iterator[Place]:
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    work: dict[str, MadeUpWorkflow] = {login: Fresh.with_colours("red", "yellow") for login in ("bo", "eva")}
    work["bo"].rows = [replace(row, name=f"Tidligere, Person {row.case}") for row in work["bo"].rows]

    def desk(sitting: Sitting, login: str) -> Desk:
        return replace(work[login].desk(), actor=login)

    door = MadeUpDoor()
    made = Place(door, work, Workplace(door.door(), desk, "bo", pages=stand_in_pages))
    made.workplace.begin().show()
    made.settle()
    yield made
    for top in (made.workplace.window, made.workplace.screen):
        if top is not None:
            top.hide()
            top.deleteLater()
    made.workplace.close()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def test_that_a_locked_screen_holds_no_word_of_any_patient(place: Place) -> None:
    place.write("Ring til datteren")
    assert "Tidligere" in place.shown()
    place.workplace.lock()
    place.settle()
    assert place.workplace.window is None
    assert "Tidligere" not in place.shown()
    assert "datteren" not in place.shown()


def test_that_the_same_person_finds_what_was_written(place: Place) -> None:
    place.write("Ring til datteren")
    place.workplace.lock()
    place.settle()
    place.workplace.unlock(SECRET)
    place.settle()
    assert place.workplace.window is not None
    assert place.workplace.window.frame.pane.decision.note.toPlainText() == "Ring til datteren"
    assert [what for what, _ in place.door.said] == ["lock", "unlock"]


def test_that_what_was_written_in_a_dialog_is_told_to_the_same_person_alone(place: Place) -> None:
    place.write("")
    place.workplace.window.commands.note_pause()
    QTest.keyClicks(place.workplace.window.pausing.dialog.note, "på ferie hos sønnen")
    place.workplace.lock()
    place.settle()
    assert "sønnen" not in place.shown()
    place.workplace.unlock(SECRET)
    place.settle()
    assert "på ferie hos sønnen" in place.workplace.window.frame.crash.text()


def test_that_a_cpr_number_being_typed_is_not_kept_at_lock(place: Place) -> None:
    place.workplace.window.commands.find_patient()
    QTest.keyClicks(place.workplace.window.finding.dialog.number, "0101")
    place.workplace.lock()
    place.workplace.unlock(SECRET)
    place.settle()
    assert place.workplace.window.frame.crash.text() == ""


def test_that_a_wrong_passphrase_is_told_and_lets_nobody_in(place: Place) -> None:
    place.workplace.lock()
    place.workplace.unlock("gættet")
    place.settle()
    assert place.workplace.window is None
    assert place.workplace.screen is not None
    assert place.workplace.screen.message.text() == WRONG.da


def test_that_nothing_of_the_former_is_left_after_a_switch(place: Place) -> None:
    # What other tests of the same process left is not this window's.
    others = [one for one in gc.get_objects() if isinstance(one, Chart)]
    place.workplace.window.frame.worklist.filters.search.setText("Tidligere")
    place.write("Ring til datteren")
    place.workplace.log_off()
    place.workplace.log_off()
    place.workplace.sign_in("eva", SECRET)
    place.settle()
    assert place.workplace.window is not None
    assert place.work["bo"].opened
    gc.collect()
    own = {id(one) for one in (*place.work["bo"].rows, *others)}
    left = [one for one in gc.get_objects() if _is_of_the_former(one) and id(one) not in own]
    assert left == []


def _is_of_the_former(one: object) -> bool:
    if isinstance(one, Row | Query):
        return (one.name if isinstance(one, Row) else one.words).startswith("Tidligere")
    if isinstance(one, Draft):
        return "datteren" in one.note
    if isinstance(one, Chart):
        return True
    return isinstance(one, Session) and one.login == "bo" and one.id != "id-bo"


def test_that_the_desk_of_the_former_is_deaf(place: Place) -> None:
    former = place.workplace._sitting
    place.workplace.log_off()
    place.settle()
    with pytest.raises(NotAllowedError, match="signed in"):
        former.of(lambda: pytest.fail("the application was given"))()


def test_that_notes_are_pointed_out_once_before_they_are_thrown_away(place: Place) -> None:
    place.write("Ring til datteren")
    place.workplace.log_off()
    assert place.workplace.window is not None
    assert "1" in place.workplace.window.frame.crash.text()
    place.workplace.log_off()
    assert place.workplace.window is None


def test_that_filters_are_reset_at_log_in(place: Place) -> None:
    place.workplace.window.frame.worklist.filters.set_query(Query(colours=(Colour.GREEN,)))
    place.workplace.log_off()
    place.workplace.sign_in("bo", SECRET)
    place.settle()
    assert place.workplace.window.frame.worklist.filters.query() == EVERYBODY


def test_that_nobody_there_locks_and_later_ends_the_session(place: Place) -> None:
    place.write("Ring til datteren")
    place.workplace.leave(Idle.LOCK)
    assert place.workplace.window is None
    place.workplace.leave(Idle.LOG_OFF)
    place.settle()
    assert place.door.said == [("lock", "bo"), ("sign out", "bo")]


def test_that_notes_wait_for_who_wrote_them_and_for_nobody_else(place: Place) -> None:
    place.write("Ring til datteren")
    place.workplace.leave(Idle.LOG_OFF)
    place.workplace.sign_in("eva", SECRET)
    place.settle()
    assert place.workplace.window.drafts.unsaved_notes() == 0
    place.workplace.log_off()
    place.workplace.sign_in("bo", SECRET)
    place.settle()
    assert place.workplace.window.drafts.unsaved_notes() == 1


def test_that_who_has_a_passphrase_is_asked_before_anything_is_shown(qapp: QApplication) -> None:
    door = MadeUpDoor(begins=Start("bo", None, needs_passphrase=True))
    work = MadeUpWorkflow.with_colours("red")
    made = Place(door, {}, Workplace(door.door(), lambda _s, _l: work.desk(), "bo", pages=stand_in_pages))
    made.workplace.begin()
    made.settle()
    assert made.workplace.window is None
    assert made.workplace.screen is not None
    assert made.workplace.screen.login.text() == "bo"
    made.workplace.screen.hide()
    made.workplace.close()


def test_that_the_clock_finds_a_computer_that_slept(place: Place) -> None:
    told: list[Idle] = []
    place.workplace.idle.left.connect(told.append)
    place.workplace.idle._used -= timedelta(hours=8)
    place.workplace.idle.look()
    assert told == [Idle.LOG_OFF]


def test_that_a_program_that_has_ended_shows_nothing_more_however_long_it_stands(place: Place) -> None:
    window = place.workplace.window
    place.workplace.idle._timer.setInterval(1)
    place.workplace.close()
    place.workplace.idle._used -= timedelta(hours=8)
    QTest.qWait(30)
    assert place.workplace.window is window
    assert not window.isVisible()
    assert place.workplace.screen is None
