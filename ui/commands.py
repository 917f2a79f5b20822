"""What every command of `ui.actions` does, by its handler's name."""

from collections.abc import Callable

from PySide6.QtWidgets import QApplication, QDialog

from triage.clinical.colour import Colour
from triage.clinical.decision import Action
from triage.workflow.chart.chart import Chart
from triage.worklist.row import Row
from ui.actions import is_typing
from ui.frame import APPOINTMENTS, AUDIT, DEVICES, GREENS, INTAKE, WORKLIST
from ui.list_keys import ListKeys
from ui.sheets import help_sheet, shortcut_sheet
from ui.theme import THEMES, apply_theme, current_theme, load_theme
from ui.translate import install_translator, language


class Commands(ListKeys):
    """The handlers; each acts on the frame that the window has just now."""

    def select_next(self) -> None:
        """Choose the next patient, or the next row of a full page."""
        self._move_by(1)

    def select_previous(self) -> None:
        """Choose the patient before, or the row before of a full page."""
        self._move_by(-1)

    def open_patient(self) -> None:
        """Go from the list to the patient, or from a full page to the patient who is chosen there."""
        page = self._frame.full_page()
        if page is None:
            self._frame.bring_patient()
        else:
            page.open_patient()

    def choose_visit(self) -> None:
        """Choose to call the patient in."""
        self._choose(Action.VISIT)

    def choose_phone(self) -> None:
        """Choose to telephone."""
        self._choose(Action.PHONE)

    def choose_message(self) -> None:
        """Choose to write to the patient."""
        self._choose(Action.MESSAGE)

    def choose_no_visit(self) -> None:
        """Choose that no visit is needed."""
        self._choose(Action.NO_VISIT)

    def choose_more(self) -> None:
        """Choose a new interval, then a new questionnaire, then the end of the course."""
        if self._frame.can_decide():
            self._frame.pane.decision.choose_more()

    def write_details(self) -> None:
        """Go to the details of the decision."""
        if self._frame.can_decide():
            self._frame.pane.decision.focus_details()

    def correct_decision(self) -> None:
        """Put another decision in the place of the one shown."""
        if self._frame.can_decide():
            self._frame.pane.decision.correct()

    def write_note(self) -> None:
        """Go to the note."""
        if self._frame.can_decide():
            self._frame.pane.decision.note.setFocus()

    def save(self) -> None:
        """Save the decision about the patient chosen, or do what a full page has prepared."""
        page = self._frame.full_page()
        if page is not None:
            page.save()
        if self._frame.can_decide():
            self._frame.pane.decision.save()

    def undo(self) -> None:
        """Take the decision just saved back, or what a full page has just done."""
        page = self._frame.full_page()
        if page is not None:
            page.undo()
            return
        self._frame.pane.undo_bar.ask()

    def search(self) -> None:
        """Go to the search field of what is in front."""
        page = self._frame.full_page()
        if page is not None:
            page.focus_search()
            return
        self._frame.bring_list()
        self._frame.worklist.filters.search.setFocus()
        self._frame.worklist.filters.search.selectAll()

    def find_patient(self) -> None:
        """Ask for a CPR number, and go to the patient."""
        self._window.finding.ask()

    def break_glass(self) -> None:
        """Ask why the patient chosen is opened all the same, or end what is open so."""
        opened = self._window.open_case
        if opened.row is None or self._frame.full_page() is not None:
            return
        if opened.emergency is not None:
            self._window.breaking.end(opened.row.patient)
        elif opened.behind is not None:
            self._window.breaking.ask(opened.row, opened.behind)

    def lock(self) -> None:
        """Cover and empty the screen until the same person comes back."""
        self._window.lock_wanted.emit()

    def switch_user(self) -> None:
        """Let another sit down."""
        self._window.switch_wanted.emit()

    def log_off(self) -> None:
        """End the session."""
        self._window.log_off_wanted.emit()

    def refresh(self) -> None:
        """Fetch new data, and read the list again whatever comes of it."""
        self._frame.worklist.refresh()
        self._frame.rooms.refresh()
        self._window.freshness.pull()

    def show_worklist(self) -> None:
        """Show the worklist with the patient's page."""
        self._frame.show_page(WORKLIST)
        self._frame.bring_list()

    def show_appointments(self) -> None:
        """Show the appointments of the patient chosen."""
        self._frame.show_page(APPOINTMENTS)

    def show_intake(self) -> None:
        """Show the sources and what is held back."""
        self._frame.show_page(INTAKE)

    def show_devices(self) -> None:
        """Show the devices and what rests on them."""
        self._frame.show_page(DEVICES)

    def show_audit(self) -> None:
        """Show the audit log: what is to be reviewed, what stands in it, and how it is."""
        self._frame.show_page(AUDIT)

    def verify_log(self) -> None:
        """Prove the audit log whole."""
        page = self._frame.full_page()
        if page is not None:
            page.verify()

    def extract_log(self) -> None:
        """Give a citizen what the audit log tells."""
        page = self._frame.full_page()
        if page is not None:
            page.extract()

    def show_greens(self) -> None:
        """Show the greens: who can be closed together, and why the others can not."""
        self._frame.show_page(GREENS)

    def tick_green(self) -> None:
        """Leave the green chosen out of those that are closed together, or take it in again."""
        page = self._frame.full_page()
        if page is not None:
            page.tick()

    def judge_green(self) -> None:
        """Agree with a green that was drawn."""
        self._judge(Colour.GREEN)

    def judge_yellow(self) -> None:
        """Record that a drawn green should have been yellow."""
        self._judge(Colour.YELLOW)

    def judge_red(self) -> None:
        """Record that a drawn green should have been red."""
        self._judge(Colour.RED)

    def invalidate_device(self) -> None:
        """Ask which readings of the device chosen are to be invalidated."""
        page = self._frame.full_page()
        if page is not None:
            page.act()

    def read_notices(self) -> None:
        """Mark the notices about the patient on the screen as read."""
        chart = self._window.open_case.chart
        if chart is not None and self._frame.full_page() is None:
            self._window.seen.mark(chart)

    def note_pause(self) -> None:
        """Ask when nothing is expected of the patient on the screen."""
        chart = self._window.open_case.chart
        if chart is not None and self._frame.full_page() is None:
            self._window.pausing.ask(chart)

    def take_case(self) -> None:
        """Take the case on the screen, give one's own back, or ask why it is taken over."""
        self._with_case(self._window.owning.toggle)

    def hand_over_case(self) -> None:
        """Ask to whom the case on the screen goes."""
        self._with_case(self._window.owning.ask_hand_over)

    def put_off_case(self) -> None:
        """Ask until when the case on the screen waits, or bring it back."""
        self._with_case(self._window.owning.ask_snooze)

    def retry_held(self) -> None:
        """Read the held resource chosen again."""
        page = self._frame.full_page()
        if page is not None:
            page.retry()

    def retry_all_held(self) -> None:
        """Read everything again that is listed in quarantine."""
        page = self._frame.full_page()
        if page is not None:
            page.retry_all()

    def show_conflicts(self) -> None:
        """Show the decisions made without a connection that could not be kept."""
        self._window.away.show_conflicts()

    def print_emergency_list(self) -> None:
        """Ask what the emergency list is for, and write it."""
        self._window.emergency.ask()

    def next_theme(self) -> None:
        """Draw the window in the next theme."""
        place = THEMES.index(current_theme().name) + 1
        apply_theme(_application(), load_theme(THEMES[place % len(THEMES)]))
        self._window.rebuild()

    def next_language(self) -> None:
        """Speak the other language."""
        install_translator(_application(), "en" if language() == "da" else "da")
        self._window.rebuild()

    def back(self) -> None:
        """Leave a field, or the patient where there is room for one thing only, for the list; a full page last."""
        page = self._frame.full_page()
        if page is not None and is_typing():
            page.focus_list()
        else:
            self._frame.bring_list()

    def show_shortcuts(self) -> None:
        """List every shortcut."""
        _show(shortcut_sheet(self._window))

    def show_help(self) -> None:
        """Say in a few words how the program is used."""
        _show(help_sheet(self._window))

    def _move_by(self, steps: int) -> None:
        page = self._frame.full_page()
        if page is not None:
            page.move_by(steps)
        elif steps > 0:
            self._frame.worklist.select_next()
        else:
            self._frame.worklist.select_previous()

    def _judge(self, colour: Colour) -> None:
        chart = self._window.open_case.chart
        if chart is not None and self._frame.can_decide() and self._frame.pane.sample_bar.isVisible():
            self._frame.pane.sample_bar.show_row(None)
            self._window.judging.judge(chart, colour)

    def _with_case(self, act: Callable[[Row, Chart], None]) -> None:
        """Do something to the case on the screen, as its row says now who has it."""
        chart, row = self._window.open_case.chart, self._frame.pane.owner.row
        if chart is not None and row is not None and not row.closed and self._frame.full_page() is None:
            act(row, chart)

    def _choose(self, action: Action) -> None:
        if self._frame.can_decide():
            self._frame.pane.decision.choose(action)


def _application() -> QApplication:
    application = QApplication.instance()
    if not isinstance(application, QApplication):
        raise TypeError("a window needs a QApplication")
    return application


def _show(dialog: QDialog) -> None:
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
