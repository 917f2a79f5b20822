"""States of the list and of what lies around the pages: menus, messages, palette, help, faults, large letters."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from datetime import timedelta
from functools import partial

from PySide6.QtCore import QCoreApplication, QEvent, QThread
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QDialog, QMenu, QWidget

from triage.access.at_work import MadeUpPerson
from triage.clinical.colour import Colour
from triage.errors import StoreError, Text
from triage.worklist.gains import NewRows
from triage.worklist.row import Query
from ui.crash.noted import note, noted
from ui.login.screen import SignInScreen
from ui.main_window import MainWindow
from ui.patient.trends.stage import TrendStage
from ui.widgets.windowed_model import ListState

State = Callable[[MainWindow], AbstractContextManager[None]]
NEW = NewRows({Colour.RED: 1, Colour.YELLOW: 2}, (), 1)
_FAULT = Text("Databasen svarer ikke.", "The database does not answer.")
_PAUSE_MS = 400
_PEOPLE = tuple(
    MadeUpPerson(f"prøve-{number}", name, Text(roles, roles))
    for number, (name, roles) in enumerate(
        (
            ("Opdigtet Sygeplejerske", "kliniker"),
            ("Opdigtet Overlæge", "afdelingsleder, kliniker"),
            ("Opdigtet Sekretær", "sekretær"),
        )
    )
)


def rest(window: MainWindow) -> None:
    """Wait until nothing is on its way to the screen."""
    while True:
        QApplication.processEvents()
        window.background.wait()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        QApplication.processEvents()
        if not window.open_case.is_settling:
            break
    for stage in window.findChildren(TrendStage):
        stage.finish()
    for _ in range(8):
        QApplication.processEvents()


def picture(window: MainWindow) -> QPixmap:
    """Return the window with the menus, dialogs and windows that lie over it."""
    shown = window.grab()
    painter = QPainter(shown)
    for over in _over(window):
        painter.drawPixmap(window.mapFromGlobal(over.mapToGlobal(over.rect().topLeft())), over.grab())
    painter.end()
    return shown


def _over(window: MainWindow) -> Iterator[QWidget]:
    for each in window.findChildren(QWidget):
        if each.isWindow() and each.isVisible():
            yield each
    menu = QApplication.activePopupWidget()
    if menu is not None and menu not in window.findChildren(QWidget):
        yield menu


@contextmanager
def _of_list(window: MainWindow, command: str) -> Iterator[None]:
    """Do a command over the list, and take away whatever it opened."""
    window.commands.show_worklist()
    getattr(window.commands, command)()
    rest(window)
    yield
    _close_all(window)


def _close_all(window: MainWindow) -> None:
    while isinstance(menu := QApplication.activePopupWidget(), QMenu):
        menu.close()
    for dialog in window.findChildren(QDialog):
        dialog.reject()
    rest(window)


@contextmanager
def _filtered(window: MainWindow) -> Iterator[None]:
    """Narrow the list by several filters at once: chips on two lines, and reds that are hidden."""
    window.commands.show_worklist()
    filters = window.frame.worklist.filters
    filters.ask(Query(colours=(Colour.YELLOW, Colour.GREY), programmes=("copd",), by_patient=True))
    rest(window)
    yield
    filters.clear()
    rest(window)


@contextmanager
def _searched(window: MainWindow) -> Iterator[None]:
    """Search the list for somebody who is not there."""
    window.commands.show_worklist()
    filters = window.frame.worklist.filters
    filters.ask(Query(words="findes ikke", by_patient=True))
    rest(window)
    yield
    filters.clear()
    rest(window)


@contextmanager
def _came(window: MainWindow) -> Iterator[None]:
    """Say that three came, one of them red, while reds are hidden too."""
    window.commands.show_worklist()
    state = window.frame.worklist.filters.state
    state.show_hidden_reds(7)
    state.show_gained(NEW)
    yield
    window.frame.worklist.refresh()
    rest(window)


@contextmanager
def _old(window: MainWindow) -> Iterator[None]:
    """Say that the list is older than anybody may trust."""
    window.commands.show_worklist()
    page = window.frame.worklist
    now = page.model.now()
    page.rows.show_too_old(is_too_old=True)
    page.filters.state.show_age(page.model.query, now - timedelta(minutes=85), now - timedelta(minutes=85), now)
    window.frame.strip.show_alive(now - timedelta(minutes=85), now, is_silent=True)
    yield
    window.frame.worklist.refresh()
    window.frame.strip.show_alive(now, now, is_silent=False)
    rest(window)


@contextmanager
def _in_state(window: MainWindow, state: ListState) -> Iterator[None]:
    """Show the list as it is while it waits, or when it could not be read."""
    window.commands.show_worklist()
    model = window.frame.worklist.model
    before, model.fault = model.state, _FAULT.da
    model.state = state
    model.state_changed.emit()
    yield
    model.state, model.fault = before, ""
    model.state_changed.emit()
    rest(window)


@contextmanager
def _palette(window: MainWindow, typed: str) -> Iterator[None]:
    window.commands.show_worklist()
    window.commands.find_anything()
    window.frame.top.field.setText(typed)
    window.frame.top.field.textEdited.emit(typed)
    for _ in range(_PAUSE_MS // 10):
        QCoreApplication.processEvents()
        QThread.msleep(10)
    rest(window)
    yield
    window.finder.leave()
    rest(window)


@contextmanager
def _guide(window: MainWindow, steps: int) -> Iterator[None]:
    window.commands.show_worklist()
    for _ in range(steps):
        window.commands.show_guide()
    rest(window)
    yield
    window.frame.guide.end()


@contextmanager
def _help(window: MainWindow, name: str) -> Iterator[None]:
    window.help.show(name)
    rest(window)
    yield
    window.help.forget()
    rest(window)


@contextmanager
def _crash(window: MainWindow, *, has_facts: bool) -> Iterator[None]:
    """Show the band of a fault, away and failing bands beside it, and perhaps the facts."""
    window.commands.show_worklist()
    try:
        raise StoreError(_FAULT)
    except StoreError as fault:
        number = note(fault)
    window.show_crash(f"Noget gik galt i programmet (fejl {number}). Det, der er skrevet, er her stadig.")
    window.frame.fault.show_text(_FAULT.da)
    if has_facts:
        window.commands.show_facts()
    rest(window)
    yield
    _close_all(window)
    window.show_crash("")
    window.frame.fault.show_text("")
    noted().reports.clear()


@contextmanager
def _slow(window: MainWindow) -> Iterator[None]:
    """Show that somebody waits, and that reds were not taken."""
    window.commands.show_worklist()
    window.frame.show_slow(is_slow=True, may_give_up=True)
    window.frame.strip.show_escalated(12)
    window.frame.strip.flash("Zoom 150 %")
    yield
    window.frame.show_slow(is_slow=False, may_give_up=False)
    window.frame.strip.show_escalated(0)
    window.frame.strip.flash("")


@contextmanager
def _zoomed(window: MainWindow) -> Iterator[None]:
    window.commands.show_worklist()
    for _ in range(3):
        window.commands.zoom_in()
    rest(window)
    yield
    window.commands.zoom_normal()
    rest(window)


@contextmanager
def _close_together(window: MainWindow) -> Iterator[None]:
    window.commands.show_worklist()
    window.commands.next_density()
    rest(window)
    yield
    window.commands.next_density()
    rest(window)


@contextmanager
def _every_column(window: MainWindow) -> Iterator[None]:
    window.commands.show_worklist()
    columns = window.frame.worklist.rows.columns
    hidden = [column for column in range(8) if column not in columns.shown]
    for column in hidden:
        columns.toggle(column)
    rest(window)
    yield
    columns.reset()
    rest(window)


@contextmanager
def _sign_in(window: MainWindow, locked_by: str) -> Iterator[None]:
    """Cover the window with the screen that asks who is there."""
    screen = SignInScreen(locked_by, is_demo=True, notes=1)
    screen.setParent(window)
    screen.setProperty("overlay", True)
    if not locked_by:
        screen.offer(_PEOPLE)
    screen.show_fault("Forkert adgangssætning.")
    screen.setGeometry(window.rect())
    screen.show()
    rest(window)
    yield
    screen.hide()
    screen.deleteLater()
    rest(window)


STATES: Mapping[str, State] = {
    "list-views": partial(_of_list, command="choose_view"),
    "list-filter-menu": partial(_of_list, command="add_filter"),
    "list-filtered": _filtered,
    "list-searched": _searched,
    "list-came": _came,
    "list-old": _old,
    "list-waiting": partial(_in_state, state=ListState.WAITING),
    "list-failed": partial(_in_state, state=ListState.FAILED),
    "list-stale": partial(_in_state, state=ListState.STALE),
    "list-columns": _every_column,
    "list-compact": _close_together,
    "list-zoomed": _zoomed,
    "list-print": partial(_of_list, command="print_list"),
    "list-sheet": partial(_of_list, command="export_list"),
    "palette-empty": partial(_palette, typed=""),
    "palette-command": partial(_palette, typed="gem"),
    "palette-patient": partial(_palette, typed="demo"),
    "palette-nothing": partial(_palette, typed="zzzzqq"),
    "keys": partial(_of_list, command="show_shortcuts"),
    **{f"guide-{step}": partial(_guide, steps=step) for step in range(1, 5)},
    "help-first": partial(_help, name="start"),
    "help-care": partial(_help, name="care"),
    "crash": partial(_crash, has_facts=False),
    "crash-facts": partial(_crash, has_facts=True),
    "slow": _slow,
    "locked": partial(_sign_in, locked_by="Opdigtet Sygeplejerske"),
    "sign-in": partial(_sign_in, locked_by=""),
}
