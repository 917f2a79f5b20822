"""The window while the shared database is away, and what is done by hand afterwards."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path
from time import perf_counter

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.ui.conftest import settle
from tests.ui.made_up import FAULT, NOW, MadeUpWorkflow
from triage.clinical.colour import Colour
from triage.clinical.decision import Seen
from triage.errors import Text
from triage.workflow.application import Changed
from triage.workflow.away.state import AwayState, CopyState
from triage.worklist.emergency import EmergencyList, EmergencyRow
from triage.worklist.merge import AwayConflict, ConflictKind
from ui.actions import trigger
from ui.away.away import NEEDS_SHARED, band_words, strip_words
from ui.away.emergency_paper import emergency_paper
from ui.desks.away_desk import AwayDesk
from ui.desks.desk import Desk
from ui.main_window import MainWindow
from ui.printing.files import NOT_WRITTEN, named
from ui.printing.sheet import write_pdf
from ui.translate import in_language, tr

COPY = CopyState("log", NOW - timedelta(minutes=12), "tester", 40, 3)
ROW = EmergencyRow("Eksempel, Ane", "610152-9995", "copd", Colour.RED, Text("Iltmætning", "SpO2"), NOW, "12 34", "bent")
LIST = EmergencyList((ROW,) * 3, 3, "Lungeklinikken", NOW, NOW, "Anna (anna)", "Nedbrud")


def conflict(key: int = 1) -> AwayConflict:
    body = {"action": "visit", "note": "Ses i dag"}
    why = Text("bent har behandlet sagen i mellemtiden", "bent has handled the case meanwhile")
    return AwayConflict(key, 101, "Eksempel, Person 1", 1, ConflictKind.DECIDED, body, "anna", NOW, NOW, why)


@dataclass
class Shared(MadeUpWorkflow):
    """A made-up shared store that can be away."""

    state: AwayState = field(default_factory=AwayState)
    waiting: list[AwayConflict] = field(default_factory=list)
    settled: list[tuple[str, int]] = field(default_factory=list)
    purposes: list[str] = field(default_factory=list)

    def desk(self) -> Desk:
        away = AwayDesk(lambda: self.state, lambda: tuple(self.waiting), self.keep, self.discard, self.listed, True)
        return replace(super().desk(), away=away)

    def keep(self, key: int, seen: Seen) -> Changed:
        assert seen == Seen()
        return self._settle("keep", key)

    def discard(self, key: int) -> Changed:
        return self._settle("discard", key)

    def listed(self, purpose: str) -> EmergencyList:
        self._maybe_fail()
        self.purposes.append(purpose)
        return LIST

    def _settle(self, how: str, key: int) -> Changed:
        self._maybe_fail()
        self.settled.append((how, key))
        self.waiting = [one for one in self.waiting if one.id != key]
        return Changed()


@pytest.fixture
def work() -> Shared:
    made = Shared.with_colours("red", "green")
    assert isinstance(made, Shared)
    return made


def looked(window: MainWindow) -> None:
    window.away.look()
    settle(window)


def test_that_the_band_says_how_old_the_list_is(work: Shared, window: MainWindow) -> None:
    work.state = AwayState(is_away=True, copy=COPY)
    looked(window)
    assert "12 min" in window.frame.away.text()


def test_that_the_band_stands_on_every_page(work: Shared, window: MainWindow) -> None:
    work.state = AwayState(is_away=True, copy=COPY)
    looked(window)
    for page in ("appointments", "worklist"):
        trigger(window, page)
        assert window.frame.away.isVisible()


def test_that_what_needs_the_shared_database_cannot_be_asked_for(work: Shared, window: MainWindow) -> None:
    work.state = AwayState(is_away=True, copy=COPY)
    looked(window)
    by_name = {action.objectName(): action.isEnabled() for action in window.actions()}
    assert not any(on for name, on in by_name.items() if name in NEEDS_SHARED)
    assert all(by_name[name] for name in ("visit", "save", "undo", "emergency"))


def test_that_everything_comes_back_by_itself(work: Shared, window: MainWindow) -> None:
    work.state = AwayState(is_away=True, copy=COPY)
    looked(window)
    work.state = AwayState(copy=replace(COPY, waiting=0))
    looked(window)
    assert window.frame.away.text() == ""
    assert all(action.isEnabled() for action in window.actions())


def test_that_it_stays_so_in_another_language(work: Shared, window: MainWindow) -> None:
    work.state = AwayState(is_away=True, copy=COPY)
    looked(window)
    trigger(window, "language")
    settle(window)
    assert "cannot be reached" in window.frame.away.text()
    assert not next(action for action in window.actions() if action.objectName() == "pause").isEnabled()


@pytest.mark.parametrize("count", [1, 3])
def test_that_the_strip_counts_what_waits(qapp: QApplication, count: int) -> None:
    assert strip_words(AwayState(is_away=True, copy=replace(COPY, waiting=count))).startswith(f"{count} ")


def test_that_a_copy_too_old_is_said_to_be_so(qapp: QApplication) -> None:
    old = AwayState(is_away=True, copy=replace(COPY, true_at=NOW - timedelta(hours=25)))
    assert "over 24 timer" in band_words(old, "tester", NOW)


def test_that_one_is_told_when_no_copy_can_be_kept(qapp: QApplication) -> None:
    assert "Databasen svarer ikke" in band_words(AwayState(fault=FAULT.text), "tester", NOW)


def shown_conflicts(window: MainWindow) -> None:
    trigger(window, "conflicts")
    settle(window)


def after_the_patient(window: MainWindow) -> None:
    """Show the conflicts, see the patient of the first, and show them again."""
    shown_conflicts(window)
    window.away.sheet.buttons[1, "open"].click()
    settle(window)
    shown_conflicts(window)


def test_that_nothing_is_kept_before_the_patient_was_seen(work: Shared, window: MainWindow) -> None:
    work.waiting = [conflict(1)]
    shown_conflicts(window)
    window.away.sheet.buttons[1, "keep"].click()
    settle(window)
    assert work.settled == []
    assert not window.away.sheet.buttons[1, "keep"].isEnabled()


def test_that_a_conflict_is_kept_or_discarded_by_hand(work: Shared, window: MainWindow) -> None:
    work.waiting = [conflict(1), conflict(2)]
    after_the_patient(window)
    window.away.sheet.buttons[1, "keep"].click()
    settle(window)
    window.away.sheet.buttons[2, "discard"].click()
    settle(window)
    assert work.settled == [("keep", 1), ("discard", 2)]
    assert window.away.sheet.message.text()


def test_that_a_conflict_that_cannot_be_settled_stays(work: Shared, window: MainWindow) -> None:
    work.waiting = [conflict(1)]
    after_the_patient(window)
    work.fault = FAULT
    window.away.sheet.buttons[1, "keep"].click()
    settle(window)
    assert window.away.sheet.message.text() == "Databasen svarer ikke."
    assert window.away.sheet.buttons[1, "keep"].isEnabled()


@pytest.fixture
def asked(window: MainWindow, tmp_path: Path) -> Callable[[], Path]:
    """Ask for the emergency list and answer every question; return where it is to be written."""
    path = tmp_path / "list.pdf"
    window.emergency._ask_path = lambda _parent, _suggested, _kinds: path

    def ask() -> Path:
        trigger(window, "emergency")
        assert window.emergency.dialog is not None
        window.emergency.dialog.button.click()
        settle(window)
        return path

    return ask


def test_that_the_emergency_list_is_written_as_pdf(work: Shared, asked: Callable[[], Path]) -> None:
    path = asked()
    assert path.read_bytes().startswith(b"%PDF")
    assert work.purposes == [tr("Downtime")]


def test_that_a_list_that_is_refused_says_why(work: Shared, window: MainWindow, asked: Callable[[], Path]) -> None:
    work.fault = FAULT
    assert not asked().exists()
    assert window.emergency.dialog is not None
    assert window.emergency.dialog.message.text() == "Databasen svarer ikke."


@pytest.mark.qt_log_ignore("QPainter::begin", "does not support")
def test_that_a_list_that_cannot_be_written_says_so_and_can_be_asked_for_again(
    window: MainWindow, asked: Callable[[], Path], tmp_path: Path
) -> None:
    window.emergency._ask_path = lambda *_: tmp_path / "gone" / "list.pdf"
    asked()
    assert window.emergency.dialog.message.text() == in_language(NOT_WRITTEN)
    assert window.emergency.dialog.button.isEnabled()


def test_that_a_list_that_breaks_off_leaves_the_one_before(
    window: MainWindow, asked: Callable[[], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = asked()
    before = path.read_bytes()
    window.emergency.dialog.reject()
    monkeypatch.setattr("ui.printing.sheet.draw_on", lambda *_: 0)
    asked()
    assert window.emergency.dialog.message.text() == in_language(NOT_WRITTEN)
    assert [one.name for one in path.parent.iterdir()] == [path.name]
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    ("typed", "kinds", "kind", "written"),
    [
        ("liste.pdf", "PDF (*.pdf)", "PDF (*.pdf)", "liste.pdf"),
        ("Liste.PDF", "PDF (*.pdf)", "PDF (*.pdf)", "Liste.PDF"),
        ("liste 26.11", "Excel (*.xlsx)", "", "liste 26.11.xlsx"),
        ("kurver", "PNG (*.png);;SVG (*.svg)", "SVG (*.svg)", "kurver.svg"),
        ("kurver.svg", "PNG (*.png);;SVG (*.svg)", "PNG (*.png)", "kurver.svg"),
    ],
)
def test_that_a_file_ends_as_what_it_is(typed: str, kinds: str, kind: str, written: str) -> None:
    assert named(Path(typed), kinds, kind) == Path(written)


def test_that_a_thousand_patients_are_drawn_in_time(qapp: QApplication, tmp_path: Path) -> None:
    began = perf_counter()
    pages = write_pdf(emergency_paper(replace(LIST, rows=(ROW,) * 1000, total=1000)), tmp_path / "list.pdf")
    assert perf_counter() - began < 10
    assert pages > 30


def test_that_the_button_for_more_is_refused_as_its_key_is(work: Shared, window: MainWindow) -> None:
    window.commands.select_next()
    settle(window)
    work.state = AwayState(is_away=True, copy=COPY)
    looked(window)
    parts = window.frame.pane.decision.parts
    parts.more.click()
    assert not parts.more.isChecked()
    assert window.drafts.of(1).action is None
    assert "fælles database" in parts.fault.text()


def test_that_a_conflict_is_discarded_by_a_key_where_the_keyboard_is(work: Shared, window: MainWindow) -> None:
    work.waiting = [conflict(1), conflict(2)]
    shown_conflicts(window)
    sheet = window.away.sheet
    sheet.buttons[2, "open"].setFocus()
    QTest.keyClick(sheet.focusWidget(), Qt.Key.Key_Delete)
    settle(window)
    assert work.settled == [("discard", 2)]
