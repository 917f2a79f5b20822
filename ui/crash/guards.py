"""Let a part of the screen fail alone: it says so in its place, and the rest is drawn."""

import sys
from collections.abc import Callable
from functools import wraps
from typing import ParamSpec

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter

from ui.theme import body_font, current_theme, scaled
from ui.translate import tr

P = ParamSpec("P")
_WORDS = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)


def never_raises(data: Callable[P, object]) -> Callable[P, object]:
    """Guard a model's `data`: a cell that cannot be told says so, to the eye and aloud; it is never blank."""

    @wraps(data)
    def run(*args: P.args, **kwargs: P.kwargs) -> object:
        try:
            return data(*args, **kwargs)
        except Exception as fault:
            tell(fault)
            role = kwargs.get("role", args[2] if len(args) > 2 else Qt.ItemDataRole.DisplayRole)
            return not_shown() if role in _WORDS else None

    return run


def kept_alive(paint: Callable[P, None]) -> Callable[P, None]:
    """Guard a delegate's `paint`: a row that cannot be drawn says so; it is never blank."""

    @wraps(paint)
    def run(*args: P.args, **kwargs: P.kwargs) -> None:
        try:
            paint(*args, **kwargs)
        except Exception as fault:
            tell(fault)
            _draw_words(args)

    return run


def tell(fault: Exception) -> None:
    """Tell of a fault as if nobody had caught it."""
    sys.excepthook(type(fault), fault, fault.__traceback__)


def not_shown() -> str:
    """Return what stands where something could not be drawn."""
    return tr("Cannot be shown")


def _draw_words(args: tuple[object, ...]) -> None:
    painter = next((arg for arg in args if isinstance(arg, QPainter)), None)
    rect = next((found for arg in args if isinstance(found := getattr(arg, "rect", None), QRect)), None)
    if painter is None or rect is None:
        return
    painter.setClipping(False)
    painter.fillRect(rect, current_theme().red_field)
    painter.setFont(body_font())
    painter.setPen(current_theme().red_text)
    inner = rect.adjusted(scaled(12), 0, 0, 0)
    painter.drawText(inner, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), not_shown())
