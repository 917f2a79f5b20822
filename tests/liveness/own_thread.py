"""Who touches what is drawn: every call that changes a widget or a model is asked for its thread."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QCoreApplication, QThread
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QPushButton, QWidget

_WATCHED: tuple[tuple[type, tuple[str, ...]], ...] = (
    (QWidget, ("setVisible", "show", "hide", "update", "setEnabled", "resize", "setProperty", "setFocus")),
    (QLabel, ("setText",)),
    (QLineEdit, ("setText",)),
    (QPlainTextEdit, ("setPlainText",)),
    (QPushButton, ("setText",)),
    (QAbstractItemModel, ("beginResetModel", "endResetModel", "beginInsertRows", "beginRemoveRows")),
)


@contextmanager
def touches_watched() -> Iterator[list[str]]:
    """Yield a list that gets a line for every touch from a thread that is not the application's own."""
    strangers: list[str] = []
    before = [(owner, name, getattr(owner, name)) for owner, names in _WATCHED for name in names]
    for owner, name, touch in before:
        setattr(owner, name, _asked(touch, f"{owner.__name__}.{name}", strangers))
    try:
        yield strangers
    finally:
        for owner, name, touch in before:
            setattr(owner, name, touch)


def _asked(touch: Callable[..., Any], name: str, strangers: list[str]) -> Callable[..., Any]:
    @wraps(touch)
    def ask(*arguments: Any, **named: Any) -> Any:
        application = QCoreApplication.instance()
        if application is not None and QThread.currentThread() is not application.thread():
            strangers.append(name)
        return touch(*arguments, **named)

    return ask
