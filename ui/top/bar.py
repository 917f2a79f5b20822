"""The line along the window's top."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from triage.access.at_work import AtWork
from ui.actions import trigger
from ui.seat.seat_button import SeatButton
from ui.theme import scaled
from ui.top.field import CommandField
from ui.translate import tr
from ui.widgets.key_button import KeyButton
from ui.widgets.plain_label import PlainLabel

_LEAST_FIELD = 240


class TopBar(QFrame):
    """Product and department to the left, the field in the middle, person and lock to the right.

    Where room is short the department goes first, then the roles; neither the name nor the lock ever does.
    """

    def __init__(self, actor: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "panel")
        self.product = _one_line("Visita", "title")
        self.department = _one_line("", "muted")
        self.field = CommandField()
        self.seat = SeatButton(actor)
        self.lock = KeyButton(tr("Lock"), "Ctrl+L")
        self.lock.setAccessibleName(tr("Lock the screen"))
        self.lock.clicked.connect(lambda: trigger(self, "lock"))
        self._lay_out()

    def show_person(self, who: AtWork) -> None:
        """Name the person and the department."""
        self.department.setText(who.department)
        self.seat.show_person(who)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as much as there is room for."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        for has_department, is_short in ((True, False), (False, False), (False, True)):
            self.department.setVisible(has_department and bool(self.department.text()))
            self.seat.show_short(is_short=is_short)
            if self._needed() <= self.width():
                break
        self._centre_field()

    def _needed(self) -> int:
        beside = (self.product, self.department, self.seat, self.lock)
        shown = sum(widget.sizeHint().width() + scaled(12) for widget in beside if not widget.isHidden())
        return shown + scaled(_LEAST_FIELD + 28)

    def _centre_field(self) -> None:
        """Give both sides the same width where there is room, so that the field stands in the middle of the window."""
        for side in (self._left, self._right):
            side.setMinimumWidth(0)
        wider = max(self._left.sizeHint().width(), self._right.sizeHint().width())
        if 2 * wider + scaled(_LEAST_FIELD + 60) <= self.width():
            for side in (self._left, self._right):
                side.setMinimumWidth(wider)

    def _lay_out(self) -> None:
        self._left, self._right = QWidget(), QWidget()
        left, right = QHBoxLayout(self._left), QHBoxLayout(self._right)
        for side in (left, right):
            side.setContentsMargins(0, 0, 0, 0)
            side.setSpacing(scaled(12))
        left.addWidget(self.product)
        left.addWidget(self.department)
        left.addStretch(1)
        right.addStretch(1)
        right.addWidget(self.seat)
        right.addWidget(self.lock)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(scaled(14), scaled(4), scaled(14), scaled(4))
        layout.setSpacing(scaled(12))
        layout.addWidget(self._left)
        layout.addStretch(1)
        layout.addWidget(self.field, 100)
        layout.addStretch(1)
        layout.addWidget(self._right)


def _one_line(text: str, role: str) -> PlainLabel:
    label = PlainLabel(text, role)
    label.setWordWrap(False)
    return label
