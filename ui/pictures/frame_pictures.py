"""Pictures of what lies around the pages: palette, sheet of keys, introduction, help, and large letters."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QThread
from PySide6.QtWidgets import QApplication, QWidget

from ui.main_window import MainWindow
from ui.sheets import shortcut_sheet
from ui.widgets.leaving import let_go

_PAUSE_MS = 300


def frame_pictures(window: MainWindow, folder: Path, settle: Callable[[MainWindow], None]) -> list[Path]:
    """Write them to `folder` and return their paths; the window is as it was afterwards."""
    paths = [_palette(window, folder / f"palette-{name}.png", typed, settle) for name, typed in _TYPED]
    paths += [_guide(window, folder / "introduction.png", settle), _large(window, folder / "zoom-150.png", settle)]
    sheet = shortcut_sheet(window)
    paths.append(_save(sheet, folder / "shortcuts.png"))
    let_go(sheet)
    window.commands.show_help()
    settle(window)
    shown = window.help.window
    if shown is not None:
        paths.append(_save(shown, folder / "help.png"))
    window.help.forget()
    return paths


# Nothing typed, a command, and a made-up name.
_TYPED = (("empty", ""), ("command", "gem"), ("patient", "demo"))


def _palette(window: MainWindow, path: Path, typed: str, settle: Callable[[MainWindow], None]) -> Path:
    window.commands.find_anything()
    window.frame.top.field.setText(typed)
    window.frame.top.field.textEdited.emit(typed)
    for _ in range(_PAUSE_MS // 10):
        QCoreApplication.processEvents()
        QThread.msleep(10)
    settle(window)
    _save(window, path)
    window.finder.leave()
    return path


def _guide(window: MainWindow, path: Path, settle: Callable[[MainWindow], None]) -> Path:
    window.commands.show_guide()
    settle(window)
    _save(window, path)
    window.frame.guide.end()
    return path


def _large(window: MainWindow, path: Path, settle: Callable[[MainWindow], None]) -> Path:
    for _ in range(3):
        window.commands.zoom_in()
    settle(window)
    _save(window, path)
    window.commands.zoom_normal()
    QApplication.processEvents()
    return path


def _save(widget: QWidget, path: Path) -> Path:
    if not widget.grab().save(str(path)):
        raise OSError(f"{path} cannot be written")
    return path
