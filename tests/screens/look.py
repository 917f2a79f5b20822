"""A process that shows every page at one scaling and in one language, and tells as JSON what is cut or covered.

`python -m tests.screens.look HOME LANGUAGE FOLDER`: the scaling is Qt's own, QT_SCALE_FACTOR. FOLDER gets the pictures.
"""

import json
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from tests.screens.fits import faults
from triage.bootstrap import open_demo
from triage.clinical.colour import Colour
from triage.settings import Settings
from triage.worklist.row import Query
from ui.app import prepare
from ui.desks.desk import desk_of
from ui.main_window import MainWindow
from ui.screenshots import choose, dress
from ui.theme import THEMES
from ui.translate import install_translator

SIZES = ((1280, 800), (1440, 900), (1920, 1080))


def _patient(colour: Colour) -> Callable[[MainWindow], None]:
    def show(window: MainWindow) -> None:
        window.commands.show_worklist()
        choose(window, next(iter(window.desk.list_cases(Query(colours=(colour,)), 0, 1)), None))

    return show


def _first_row(command: Callable[[MainWindow], None]) -> Callable[[MainWindow], None]:
    def show(window: MainWindow) -> None:
        command(window)
        _rest(window)
        window.commands.select_next()

    return show


_CLINICIAN: Mapping[str, Callable[[MainWindow], None]] = {
    "worklist": lambda window: window.commands.show_worklist(),
    **{f"patient-{colour.value}": _patient(colour) for colour in Colour},
    "appointments": lambda window: window.commands.show_appointments(),
    "intake": _first_row(lambda window: window.commands.show_intake()),
    "devices": _first_row(lambda window: window.commands.show_devices()),
    "greens": _first_row(lambda window: window.commands.show_greens()),
    "audit": lambda window: window.commands.show_audit(),
}
PEOPLE: Mapping[str, Mapping[str, Callable[[MainWindow], None]]] = {
    "demo-kliniker": _CLINICIAN,
    "demo-kontrol": {"audit-whole": _first_row(lambda window: window.commands.show_audit())},
}


def main(home: Path, language: str, folder: Path) -> None:
    """Look at every page of everybody, and print {page, size and theme: what is wrong}."""
    folder.mkdir(parents=True, exist_ok=True)
    application = prepare()
    install_translator(application, language)
    found: dict[str, list[str]] = {}
    for login, pages in PEOPLE.items():
        app = open_demo(Settings(home=home, actor="prøve"), lambda _: None, login)
        with closing(app.store):
            window = MainWindow(desk_of(lambda app=app: app, login, is_demo=True))  # type: ignore[misc]  # bound now
            window.show()
            _rest(window)
            found |= {place: wrong for place, wrong in _look(window, pages, folder) if wrong}
            _end(window)
    sys.stdout.write(json.dumps(found, ensure_ascii=False))


def _look(
    window: MainWindow, pages: Mapping[str, Callable[[MainWindow], None]], folder: Path
) -> Iterator[tuple[str, list[str]]]:
    for theme in THEMES:
        dress(window, theme)
        for name, show in pages.items():
            show(window)
            for width, height in SIZES:
                window.resize(width, height)
                _rest(window)
                place = f"{name}-{width}x{height}-{theme}"
                window.grab().save(str(folder / f"{place}.png"))
                yield place, faults(window)


def _rest(window: MainWindow) -> None:
    """Wait until nothing is on its way to the screen."""
    while True:
        QApplication.processEvents()
        window.background.wait()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        QApplication.processEvents()
        if not window.open_case.is_settling:
            break
    for _ in range(8):
        QApplication.processEvents()


def _end(window: MainWindow) -> None:
    window.drafts.clear()
    window.background.wait()
    window.hide()
    window.background.close()
    window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], Path(sys.argv[3]))
