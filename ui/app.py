"""Start the window: application, theme, language, fault hook, and the first pull."""

import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from triage.workflow.application import Application, Changed
from ui.desk import desk_of
from ui.errors import hook
from ui.main_window import MainWindow
from ui.theme import apply_theme, load_theme
from ui.translate import install_translator
from ui.widgets.icon import window_icon

Refresh = Callable[[], Changed]


def prepare(argv: Sequence[str] = ()) -> QApplication:
    """Return the QApplication, made and dressed if there was none: light, and Danish unless VISITA_LANGUAGE is en."""
    found = QApplication.instance()
    if isinstance(found, QApplication):
        return found
    application = QApplication(list(argv) or ["visita"])
    application.setApplicationName("Visita")
    application.setApplicationDisplayName("Visita")
    install_translator(application, "en" if os.environ.get("VISITA_LANGUAGE", "da").startswith("en") else "da")
    apply_theme(application, load_theme("light"))
    application.setWindowIcon(window_icon())
    return application


def run(
    app: Application,
    argv: Sequence[str] = (),
    refresh: Refresh | None = None,
    started: Callable[[MainWindow], None] | None = None,
) -> int:
    """Show the window until it is closed and return Qt's exit status.

    `refresh` fetches new data; it runs in the background at the start, on F5 and every few minutes.
    `started` is told of the window before it is shown.
    """
    application = prepare(argv)
    window = MainWindow(desk_of(app, refresh))
    sys.excepthook = hook(window.show_crash)
    if started is not None:
        started(window)
    window.usable.connect(lambda: QTimer.singleShot(0, window.freshness.pull))
    window.show()
    try:
        return application.exec()
    finally:
        sys.excepthook = sys.__excepthook__


def screenshots(app: Application, folder: Path) -> list[Path]:
    """Write a PNG of every page to `folder` and return their paths; see `ui.screenshots`."""
    from ui.screenshots import write_screenshots

    prepare()
    return write_screenshots(desk_of(app), folder)
