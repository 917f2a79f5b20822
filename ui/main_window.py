"""The window: rail, worklist and patient, and what its commands do."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QDialog, QMainWindow, QWidget

from triage.clinical.decision import Action, Decision
from triage.workflow.application import Changed
from triage.workflow.chart import Chart
from triage.worklist.row import Query, Row
from ui.actions import add_actions, is_typing
from ui.background import Background
from ui.desk import Desk
from ui.events import Events
from ui.frame import Frame
from ui.freshness import Freshness
from ui.open_case import OpenCase
from ui.pages import BuildPages, build_pages
from ui.sheets import help_sheet, shortcut_sheet
from ui.theme import THEMES, apply_theme, current_theme, load_theme
from ui.translate import install_translator, language, tr
from ui.worklist.deciding import Deciding, Saved
from ui.worklist.drafts import Draft, Drafts


class MainWindow(QMainWindow):
    """Owns what outlives a change of theme or language: threads, drafts, the chosen patient; `frame` is the rest.

    `painted` is emitted once, after the first painting; `usable` when the worklist's rows are first shown.
    """

    painted = Signal()
    usable = Signal()

    def __init__(self, desk: Desk, pages: BuildPages = build_pages) -> None:
        super().__init__()
        self.desk = desk
        self.background = Background(self)
        self.events = Events(self)
        self.drafts = Drafts()
        self.open_case = OpenCase(desk, self.background, self)
        self.deciding = Deciding(desk, self.background, self)
        self.freshness = Freshness(desk, self.background, self.events, self)
        self._build_pages = pages
        self._is_painted = False
        self._may_close = False
        self.frame = self._new_frame(Query())
        self.setWindowTitle("Visita")
        self.setMinimumSize(880, 560)
        self.resize(1440, 900)
        self._connect()
        self.freshness.read_states()

    # -- commands, by the names in ui.actions --

    def select_next(self) -> None:
        """Choose the next patient."""
        self.frame.worklist.select_next()

    def select_previous(self) -> None:
        """Choose the patient before."""
        self.frame.worklist.select_previous()

    def open_patient(self) -> None:
        """Go from the list to the patient."""
        self.frame.bring_patient()

    def choose(self, action: Action) -> None:
        """Choose what is to be done, when the decision panel is in front."""
        if self.frame.pane.can_decide():
            self.frame.pane.decision.choose(action)

    def choose_visit(self) -> None:
        """Choose to call the patient in."""
        self.choose(Action.VISIT)

    def choose_phone(self) -> None:
        """Choose to telephone."""
        self.choose(Action.PHONE)

    def choose_message(self) -> None:
        """Choose to write to the patient."""
        self.choose(Action.MESSAGE)

    def choose_no_visit(self) -> None:
        """Choose that no visit is needed."""
        self.choose(Action.NO_VISIT)

    def write_note(self) -> None:
        """Go to the note."""
        if self.frame.pane.can_decide():
            self.frame.pane.decision.note.setFocus()

    def save(self) -> None:
        """Save the decision about the patient chosen."""
        if self.frame.pane.can_decide():
            self.frame.pane.decision.save()

    def undo(self) -> None:
        """Take the decision just saved back."""
        self.frame.pane.undo_bar.ask()

    def search(self) -> None:
        """Go to the search field."""
        self.frame.bring_list()
        self.frame.worklist.filters.search.setFocus()
        self.frame.worklist.filters.search.selectAll()

    def refresh(self) -> None:
        """Fetch new data, and read the list again whatever comes of it."""
        self.frame.worklist.refresh()
        self.freshness.pull()

    def show_worklist(self) -> None:
        """Show the worklist with the patient's page."""
        self.frame.show_page(0)

    def show_appointments(self) -> None:
        """Show the appointments of the patient chosen."""
        self.frame.show_page(1)

    def next_theme(self) -> None:
        """Draw the window in the next theme."""
        application = QApplication.instance()
        if isinstance(application, QApplication):
            place = THEMES.index(current_theme().name) + 1
            apply_theme(application, load_theme(THEMES[place % len(THEMES)]))
            self.rebuild()

    def next_language(self) -> None:
        """Speak the other language."""
        application = QApplication.instance()
        if application is not None:
            install_translator(application, "en" if language() == "da" else "da")
            self.rebuild()

    def back(self) -> None:
        """Leave a field for the list, or the patient for the list where there is room for one of them."""
        self.frame.bring_list()

    def show_shortcuts(self) -> None:
        """List every shortcut."""
        self._show_dialog(shortcut_sheet(self))

    def show_help(self) -> None:
        """Say in a few words how the program is used."""
        self._show_dialog(help_sheet(self))

    # -- what happens --

    def show_crash(self, text: str) -> None:
        """Say that something unexpected went wrong; the window lives on."""
        self.frame.crash.show_text(text)

    def rebuild(self) -> None:
        """Build everything on the screen anew, in the theme and language in force; nothing chosen or written is lost."""
        number = self.frame.page
        self.frame = self._new_frame(self.frame.worklist.filters.query())
        self.frame.show_page(number)
        self._show_pages()

    def event(self, event: QEvent) -> bool:
        """Notice the first painting; the pages, whose libraries load slowly, are built after it."""
        handled = super().event(event)
        if event.type() == QEvent.Type.UpdateRequest and not self._is_painted:
            self._is_painted = True
            self.painted.emit()
            QTimer.singleShot(0, self._show_pages)
        return handled
