"""Pictures of coming and going: locked, waiting for whoever comes, and a patient opened in an emergency."""

from pathlib import Path

from PySide6.QtWidgets import QWidget

from triage.clinical.colour import Colour
from triage.worklist.row import Query, Row
from ui.main_window import MainWindow
from ui.pictures.screenshots import LARGE, SMALL, choose, dress, grab, settle
from ui.seat.workplace import Workplace
from ui.widgets.leaving import let_go

_LOOKED_AT = 200
_REASON = "Opdigtet: fundet bevidstløs i venteværelset"


def write_session_pictures(workplace: Workplace, folder: Path) -> list[Path]:
    """Write the pictures to `folder` and return their paths; needs a QApplication."""
    window = workplace.begin()
    window.show()
    settle(window)
    workplace.background.wait()
    paths = _emergency(window, folder)
    workplace.lock()
    paths.append(_screen(workplace, folder / "locked.png"))
    workplace.let_other()
    workplace.background.wait()
    paths.append(_screen(workplace, folder / "sign-in.png"))
    for one in (workplace.screen, workplace.window):
        if isinstance(one, QWidget):
            let_go(one)
    workplace.close()
    return paths


def _emergency(window: MainWindow, folder: Path) -> list[Path]:
    """Show a private record as it is, the question why, and the record while it is open."""
    closed = _closed_row(window)
    if closed is None:
        return []
    choose(window, closed)
    paths = [grab(window, folder / "private.png", LARGE)]
    window.commands.break_glass()
    dialog = window.breaking.dialog
    if dialog is None:
        return paths
    dialog.text.setText(_REASON)
    dialog.grab().save(str(folder / "break-glass.png"))
    dialog.open_button.click()
    settle(window)
    paths += [folder / "break-glass.png", grab(window, folder / "break-glass-open.png", LARGE)]
    for theme in ("dark", "high_contrast"):
        dress(window, theme)
        paths.append(grab(window, folder / f"break-glass-open-{theme}-1280x800.png", SMALL))
    dress(window, "light")
    window.commands.break_glass()
    settle(window)
    return paths


def _closed_row(window: MainWindow) -> Row | None:
    from triage.access.acts import Act

    if window.who is None or not window.who.may(Act.BREAK_GLASS):
        return None
    found = window.desk.list_cases(Query(colours=(Colour.YELLOW,)), 0, _LOOKED_AT)
    return next((row for row in found if not row.programme), None)


def _screen(workplace: Workplace, path: Path) -> Path:
    if workplace.screen is not None:
        workplace.screen.resize(*SMALL)
        workplace.screen.grab().save(str(path))
    return path
