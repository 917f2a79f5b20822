"""Widgets on their way out, held until Qt has deleted them: what Python collects before that is deleted twice."""

from PySide6.QtWidgets import QWidget
from shiboken6 import isValid


class Leaving:
    """Holds what is deleted later, and forgets what is gone when more comes."""

    def __init__(self) -> None:
        self._held: list[QWidget] = []

    def let_go(self, widget: QWidget) -> None:
        """Hide a widget at once, and have it deleted when nothing is done with it any more."""
        self._held = [one for one in self._held if isValid(one)]
        self._held.append(widget)
        widget.hide()
        widget.deleteLater()
