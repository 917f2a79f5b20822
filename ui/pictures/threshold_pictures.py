"""Pictures of the page of limits: as it stands, and with a limit moved, who changes, and who is behind a number."""

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

from ui.main_window import MainWindow
from ui.thresholds.page import ThresholdsPage

LIMIT, MOVED = "spo2_red", Decimal(88)
# From yellow to red, in the table of who changes.
_YELLOW, _RED = 2, 3
Settle = Callable[[MainWindow], None]
Grab = Callable[[MainWindow, Path, tuple[int, int]], Path]
_LARGE, _SMALL = (1440, 900), (1280, 800)


def threshold_pictures(
    window: MainWindow, folder: Path, settle: Settle, grab: Grab, dress: Callable[[MainWindow, str], None]
) -> list[Path]:
    """Write them, and return their paths; nothing for who may not use the page. Nothing that is moved is kept."""
    page = _shown(window, settle)
    if page is None:
        return []
    paths = [grab(window, folder / "thresholds-in-force.png", _LARGE)]
    _move(page, window, settle)
    paths += [
        grab(window, folder / "thresholds.png", _LARGE),
        grab(window, folder / "thresholds-1280x800.png", _SMALL),
    ]
    dress(window, "dark")
    page = _shown(window, settle)
    if page is not None:
        _move(page, window, settle)
        paths.append(grab(window, folder / "thresholds-dark-1280x800.png", _SMALL))
        _put_back(page, window, settle)
    dress(window, "light")
    return paths


def _shown(window: MainWindow, settle: Settle) -> ThresholdsPage | None:
    window.commands.show_thresholds()
    settle(window)
    settle(window)
    page = window.frame.full_page()
    return page if isinstance(page, ThresholdsPage) else None


def _move(page: ThresholdsPage, window: MainWindow, settle: Settle) -> None:
    """Hold a limit elsewhere, as under the hand, and ask who is behind what that changes."""
    page.tuning.move(LIMIT, MOVED)
    settle(window)
    page.right.flow.table.setCurrentIndex(page.right.flow.table.flow.index(_YELLOW, _RED))
    page.right.flow.table.opened.emit()
    settle(window)
    page.focus_list()


def _put_back(page: ThresholdsPage, window: MainWindow, settle: Settle) -> None:
    if page.tuning.in_hand is not None:
        page.tuning.take(page.tuning.in_hand.subject)
        settle(window)
