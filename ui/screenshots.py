"""Pictures of every page, made by the same window that people use."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from triage.clinical.colour import Colour
from triage.workflow.chart import Chart
from triage.worklist.row import Query, Row
from ui.desk import Desk
from ui.main_window import MainWindow
from ui.theme import apply_theme, current_theme, load_theme

LARGE, SMALL = (1440, 900), (1280, 800)
_LOOKED_AT = 40


def write_screenshots(desk: Desk, folder: Path) -> list[Path]:
    """Write the pictures to `folder` (made if missing) and return their paths; needs a QApplication."""
    folder.mkdir(parents=True, exist_ok=True)
    before = current_theme()
    window = MainWindow(desk)
    window.show()
    try:
        return _pictures(window, folder)
    finally:
        _dress(window, before.name)
        window.close()


def _pictures(window: MainWindow, folder: Path) -> list[Path]:
    desk = window.desk
    red = _first(desk, Query(colours=(Colour.RED,)), lambda chart: len(chart.series))
    booked = _first(desk, Query(), lambda chart: 1000 * len(chart.conflicts) + len(chart.appointments))
    paths = [_grab(window, folder / "worklist.png", LARGE)]
    _choose(window, red)
    paths += [
        _grab(window, folder / "patient-red.png", LARGE),
        _grab(window, folder / "patient-red-1280x800.png", SMALL),
        _grab(window, folder / "patient-red-1920x1080.png", (1920, 1080)),
    ]
    _dress(window, "dark")
    paths += [
        _grab(window, folder / "patient-red-dark.png", LARGE),
        _grab(window, folder / "patient-red-dark-1280x800.png", SMALL),
    ]
    _dress(window, "light")
    window.commands.show_appointments()
    _choose(window, booked)
    paths += [
        _grab(window, folder / "appointments.png", LARGE),
        _grab(window, folder / "appointments-1280x800.png", SMALL),
    ]
    return paths


def _first(desk: Desk, query: Query, worth: Callable[[Chart], int]) -> Row | None:
    """Return the row whose chart is worth most among those first in the list."""
    rows: Sequence[Row] = desk.list_cases(query, 0, _LOOKED_AT)
    return max(rows, key=lambda row: worth(desk.open_chart(row.case)), default=None)


def _choose(window: MainWindow, row: Row | None) -> None:
    if row is not None:
        _settle(window)
        window.frame.worklist.choose_case(row)
        window.open_case.fetch()


def _dress(window: MainWindow, theme: str) -> None:
    application = QApplication.instance()
    if isinstance(application, QApplication) and current_theme().name != theme:
        apply_theme(application, load_theme(theme))
        window.rebuild()


def _grab(window: MainWindow, path: Path, size: tuple[int, int]) -> Path:
    window.resize(*size)
    _settle(window)
    if not window.grab().save(str(path)):
        raise OSError(f"{path} cannot be written")
    return path


def _settle(window: MainWindow) -> None:
    """Wait until nothing is on its way to the screen."""
    for _ in range(3):
        QCoreApplication.processEvents()
        window.background.wait()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    while window.open_case.is_settling:
        QCoreApplication.processEvents()
    window.background.wait()
    QCoreApplication.processEvents()
