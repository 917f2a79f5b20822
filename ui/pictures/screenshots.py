"""Pictures of every page, made by the same window that people use."""

from collections.abc import Callable
from pathlib import Path
from time import monotonic

from PySide6.QtCore import QCoreApplication, QEvent, QThread
from PySide6.QtWidgets import QApplication, QWidget

from triage.access.acts import Act
from triage.clinical.colour import Colour
from triage.workflow.chart.chart import Chart
from triage.worklist.devices import DeviceQuery
from triage.worklist.devices import Which as WhichDevices
from triage.worklist.green_list import GreenQuery, Which
from triage.worklist.row import Query, Row
from ui.appointments.page import AppointmentsPage
from ui.desks.desk import Desk
from ui.devices.page import DevicesPage
from ui.greens.list import Asked
from ui.greens.page import GreensPage
from ui.intake.page import IntakePage
from ui.main_window import MainWindow
from ui.pictures.frame_pictures import frame_pictures
from ui.pictures.threshold_pictures import threshold_pictures
from ui.theme import apply_theme, current_theme, load_theme
from ui.widgets.windowed_model import ListState

LARGE, SMALL = (1440, 900), (1280, 800)
_LOOKED_AT = 200
_A_TREND = 10
_CONFLICTS = 25
_DRAWING_SECONDS = 0.4


def write_screenshots(desk: Desk, folder: Path) -> list[Path]:
    """Write the pictures to `folder` (made if missing) and return their paths; needs a QApplication."""
    folder.mkdir(parents=True, exist_ok=True)
    before = current_theme()
    window = MainWindow(desk)
    window.show()
    try:
        return _pictures(window, folder)
    finally:
        dress(window, before.name)
        window.close()


def _pictures(window: MainWindow, folder: Path) -> list[Path]:
    """Show every page that the person may use, the one that the window starts on first."""
    settle(window)
    pages = (_worklist, _appointments, _devices, _intake, _audit, _greens)
    paths = [grab(window, folder / "start.png", LARGE), *(path for page in pages for path in page(window, folder))]
    paths += threshold_pictures(window, folder, settle, grab, dress)
    return [*paths, *frame_pictures(window, folder, settle)]


def _worklist(window: MainWindow, folder: Path) -> list[Path]:
    """Show the list, a red patient, and a notice; nothing for who may not see lists."""
    desk = window.desk
    if window.who is None or not window.who.may(Act.SEE_LIST):
        return []
    window.commands.show_worklist()
    red = _best(desk, Query(colours=(Colour.RED,)), _is_plain)
    paths = [grab(window, folder / "worklist.png", LARGE)]
    choose(window, red)
    paths += [
        grab(window, folder / "patient-red.png", LARGE),
        grab(window, folder / "patient-red-1280x800.png", SMALL),
        grab(window, folder / "patient-red-1920x1080.png", (1920, 1080)),
    ]
    dress(window, "dark")
    paths += [
        grab(window, folder / "patient-red-dark.png", LARGE),
        grab(window, folder / "patient-red-dark-1280x800.png", SMALL),
    ]
    dress(window, "light")
    choose(window, _first(desk, Query(told=True)))
    paths.append(grab(window, folder / "notice.png", LARGE))
    return paths


def _appointments(window: MainWindow, folder: Path) -> list[Path]:
    """Show the gravest conflict with its patient and proposal, asked about, by telephone, with free times and letter.

    Nothing where the inbox could not be read, or nothing is proposed for anybody near the top of it.
    """
    window.commands.show_appointments()
    settle(window)
    page = window.frame.full_page()
    if not isinstance(page, AppointmentsPage) or not _open_proposal(window, page):
        return []
    paths = [
        grab(window, folder / "appointments.png", LARGE),
        grab(window, folder / "appointments-1280x800.png", SMALL),
    ]
    dress(window, "dark")
    paths.append(grab(window, folder / "appointments-dark.png", LARGE))
    dress(window, "light")
    return [*paths, *_booking(window, folder)]


def _open_proposal(window: MainWindow, page: AppointmentsPage) -> bool:
    """Go down the inbox to the first patient for whom something is proposed."""
    if page.list.model.state is not ListState.READY:
        return False
    for _ in range(min(page.list.model.rowCount(), _CONFLICTS)):
        page.move_by(1)
        page.open_patient()
        settle(window)
        if page.opening.proposal is not None and page.opening.proposal.moves:
            page.focus_list()
            return True
    return False


def _booking(window: MainWindow, folder: Path) -> list[Path]:
    """Show what only who books can do about the patient shown."""
    page = window.frame.full_page()
    if not isinstance(page, AppointmentsPage) or window.who is None or not window.who.may(Act.BOOK):
        return []
    paths = []
    for name, act in (
        ("asked", window.commands.accept_entry),
        ("why-not", window.commands.show_why_not),
        ("telephone", window.commands.begin_telephone),
        ("note", window.commands.note_coming),
    ):
        act()
        paths.append(grab(window, folder / f"appointments-{name}.png", LARGE))
        page.focus_list()
    for name, act, asking in (
        ("letter", window.commands.write_day_letter, page.day_letters),
        ("free-times", window.commands.show_free_times, page.holes),
    ):
        act()
        settle(window)
        if asking.dialog is not None:
            # Its rows are measured once it stands.
            settle(window)
            paths.append(grab_beside(asking.dialog, folder / f"appointments-{name}.png"))
            asking.dialog.close()
    return paths


def _intake(window: MainWindow, folder: Path) -> list[Path]:
    """Show the sources and the quarantine, the first that is held chosen, with its text."""
    window.commands.show_intake()
    settle(window)
    page = window.frame.full_page()
    if not isinstance(page, IntakePage):
        return []
    page.move_by(1)
    page.show_text()
    paths = [grab(window, folder / "intake.png", LARGE), grab(window, folder / "intake-1280x800.png", SMALL)]
    dress(window, "dark")
    paths.append(grab(window, folder / "intake-dark.png", LARGE))
    dress(window, "light")
    return paths


def _greens(window: MainWindow, folder: Path) -> list[Path]:
    """Show what can be closed together, the stable courses, and a green that was drawn."""
    window.commands.show_greens()
    settle(window)
    page = window.frame.full_page()
    if not isinstance(page, GreensPage):
        return []
    page.move_by(1)
    page.tick()
    paths = [grab(window, folder / "greens.png", LARGE), grab(window, folder / "greens-1280x800.png", SMALL)]
    page.list.ask(Asked(GreenQuery(Which.STABLE)))
    settle(window)
    page.move_by(1)
    dress(window, "dark")
    paths.append(grab(window, folder / "greens-stable-dark.png", LARGE))
    dress(window, "light")
    window.commands.show_worklist()
    choose(window, _drawn(window.desk))
    return [*paths, grab(window, folder / "greens-drawn.png", LARGE)]


def _drawn(desk: Desk) -> Row | None:
    found = desk.greens.list_greens(GreenQuery(Which.SAMPLED), 0, 1)
    return desk.row_of(found[0].case) if found else None


def _audit(window: MainWindow, folder: Path) -> list[Path]:
    """Show what the person at work sees of the audit log, proved whole where that is allowed."""
    window.commands.show_audit()
    settle(window)
    if window.frame.full_page() is None:
        return []
    if window.who is not None and window.who.may(Act.CHECK_LOG):
        window.commands.verify_log()
    return [grab(window, folder / "audit.png", LARGE)]


def _devices(window: MainWindow, folder: Path) -> list[Path]:
    """Show the devices, the first whose readings are invalid chosen, with what rests on it."""
    window.commands.show_devices()
    page = window.frame.full_page()
    if not isinstance(page, DevicesPage):
        return []
    found = window.desk.devices.list_devices(DeviceQuery(which=WhichDevices.INVALIDATED), 0, 1)
    settle(window)
    page.list.ask(DeviceQuery(which=WhichDevices.INVALIDATED))
    page.list.choose(found[0].key if found else None)
    settle(window)
    page.trace()
    return [
        grab(window, folder / "devices.png", LARGE),
        grab(window, folder / "devices-1280x800.png", SMALL),
    ]


def _first(desk: Desk, query: Query) -> Row | None:
    return next(iter(desk.list_cases(query, 0, 1)), None)


def _best(desk: Desk, query: Query, worth: Callable[[Chart], tuple[bool, int]]) -> Row | None:
    """Return the first row whose chart has what is looked for, else the one that is worth most."""
    best: tuple[int, Row | None] = (-1, None)
    for row in desk.list_cases(query, 0, _LOOKED_AT):
        found, amount = worth(desk.open_chart(row.case))
        if found:
            return row
        best = max(best, (amount, row), key=lambda pair: pair[0])
    return best[1]


def _is_plain(chart: Chart) -> tuple[bool, int]:
    """Return whether a chart has trends and one programme, so that a picture shows both reasons and trends."""
    is_plain = len(chart.assessments) == 1 and not chart.changes.unseen and not chart.changes.elsewhere
    points = max((len(series.points) for series in chart.series), default=0)
    return is_plain and points > _A_TREND, points


def choose(window: MainWindow, row: Row | None) -> None:
    """Choose a patient and fetch the chart."""
    if row is not None:
        settle(window)
        window.frame.worklist.choose_case(row)
        window.open_case.fetch()


def dress(window: MainWindow, theme: str) -> None:
    """Draw everything in another theme."""
    application = QApplication.instance()
    if isinstance(application, QApplication) and current_theme().name != theme:
        apply_theme(application, load_theme(theme))
        window.rebuild()


def grab(window: MainWindow, path: Path, size: tuple[int, int]) -> Path:
    """Write one picture of the window at a size; raises OSError where that cannot be."""
    window.resize(*size)
    settle(window)
    if not window.grab().save(str(path)):
        raise OSError(f"{path} cannot be written")
    return path


def grab_beside(widget: QWidget, path: Path) -> Path:
    """Write one picture of what stands beside the window; raises OSError where that cannot be."""
    if not widget.grab().save(str(path)):
        raise OSError(f"{path} cannot be written")
    return path


def settle(window: MainWindow) -> None:
    """Wait until nothing is on its way to the screen."""
    for _ in range(3):
        QCoreApplication.processEvents()
        window.background.wait()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    while window.open_case.is_settling:
        QCoreApplication.processEvents()
    window.background.wait()
    # Trends are drawn one at a time between events.
    until = monotonic() + _DRAWING_SECONDS
    while monotonic() < until:
        QCoreApplication.processEvents()
        QThread.msleep(5)
