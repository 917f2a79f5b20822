"""One dialog at a time over the window: it asks, the write lane does it, and what went wrong is said in the dialog."""

from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QWidget

from ui.background import Background
from ui.desks.desk import Desk
from ui.errors import explained
from ui.translate import tr
from ui.widgets.leaving import let_go


class AskingDialog(QDialog):
    """A dialog that waits for what it asked for, and stays open with what was written where that fails."""

    def button_row(self, *buttons: QPushButton) -> QHBoxLayout:
        """Return the last row: Cancel, then what does it."""
        cancel = QPushButton(tr("Cancel"))
        cancel.clicked.connect(self.reject)
        return end_row(cancel, *buttons)

    def show_fault(self, text: str) -> None:
        """Say why it was not done, and let the person try again."""
        raise NotImplementedError

    def be_as_high_as_needed(self) -> None:
        """Take the height that the texts need at this width: more would stand around the title."""
        layout = self.layout()
        if layout is not None:
            self.resize(self.width(), layout.totalHeightForWidth(self.width()))


def end_row(*buttons: QPushButton) -> QHBoxLayout:
    """Return a dialog's last row: buttons, to the right."""
    row = QHBoxLayout()
    row.addStretch(1)
    for button in buttons:
        row.addWidget(button)
    return row


def is_asking(window: QWidget) -> bool:
    """Return whether a dialog stands over the window already: what it asks must not be answered to another."""
    return any(one.isModal() and one.isVisible() for one in window.window().findChildren(QDialog))


D = TypeVar("D", bound=AskingDialog)
T = TypeVar("T")


class Asking(QObject, Generic[D]):
    """`dialog` is the one that is open; an answer for one that was closed meanwhile is told in no other."""

    def __init__(self, desk: Desk, background: Background, window: QWidget) -> None:
        super().__init__(window)
        self._desk = desk
        self._background = background
        self._window = window
        self.dialog: D | None = None

    def put_up(self, dialog: D) -> None:
        """Open a dialog over the window, unless another stands there; it is thrown away when it closes."""
        if is_asking(self._window):
            let_go(dialog)
            return
        dialog.setParent(self._window, dialog.windowFlags())
        dialog.finished.connect(lambda _: self._forget(dialog))
        self.dialog = dialog
        dialog.open()

    def carry_out(self, dialog: D, work: Callable[[], T], done: Callable[[T], None]) -> None:
        """Do what the dialog asked for; then it closes, and `done` hears what came of it."""

        def succeeded(answer: T) -> None:
            if dialog is self.dialog:
                dialog.accept()
            done(answer)

        self._background.write(work, succeeded, lambda fault: self.say_fault(dialog, fault))

    def say_fault(self, dialog: D, fault: BaseException) -> None:
        """Say in the dialog why it was not done, if it is still open."""
        if dialog is self.dialog:
            dialog.show_fault(explained(fault))

    def _forget(self, dialog: D) -> None:
        if dialog is self.dialog:
            self.dialog = None
        let_go(dialog)
