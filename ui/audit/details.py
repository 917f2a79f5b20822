"""The look-up chosen: everything a reviewer is told of it, a note, and what came of it."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from triage.access.log_view import ReviewRow
from triage.access.log_words import REASON_WORDS
from triage.access.review import ReviewState
from ui.audit.words import review_facts
from ui.desks.desk import Desk
from ui.translate import in_language, tr
from ui.widgets.message import Message
from ui.widgets.plain_label import PlainLabel


class ReviewDetails(QFrame):
    """Emits `settled` with the ReviewState that the reviewer chose."""

    settled = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.row: ReviewRow | None = None
        self._title = PlainLabel("", "strong")
        self.facts = PlainLabel()
        self.message = Message()
        self.note = QLineEdit()
        self.ok_button = QPushButton(tr("In order"))
        self.follow_button = QPushButton(tr("To be followed up"))
        self._rows = QVBoxLayout(self)
        self._lay_out()
        self.show_row(None)

    def show_row(self, row: ReviewRow | None) -> None:
        """Show a look-up; what was written about another is gone."""
        is_other = row is None or self.row is None or row.key != self.row.key
        self.row = row
        if is_other:
            self.note.clear()
            self.message.say("" if row is not None else tr("Choose a look-up to review it."))
        self._title.setText("" if row is None else in_language(REASON_WORDS[row.reason]))
        self.facts.setText("" if row is None else review_facts(row, self._desk.now()))
        is_unsettled = row is not None and row.state is not ReviewState.OK
        self._title.setVisible(row is not None)
        self.facts.setVisible(row is not None)
        self.note.setVisible(is_unsettled)
        self.ok_button.setVisible(is_unsettled)
        self.follow_button.setVisible(row is not None and row.state is ReviewState.OPEN)

    def minimumSizeHint(self) -> QSize:
        """Return the height that the words need at this width: a splitter gives no more than it must."""
        least = super().minimumSizeHint()
        return QSize(least.width(), max(least.height(), self._rows.heightForWidth(self.width())))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Ask for the height that the new width needs."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def _lay_out(self) -> None:
        self.setProperty("surface", "background")
        self.note.setPlaceholderText(tr("Note: what was asked and answered …"))
        self.note.setAccessibleName(tr("Note about the look-up"))
        self.ok_button.clicked.connect(lambda: self.settled.emit(ReviewState.OK))
        self.follow_button.clicked.connect(lambda: self.settled.emit(ReviewState.FOLLOW_UP))
        buttons = QHBoxLayout()
        buttons.addWidget(self.ok_button)
        buttons.addWidget(self.follow_button)
        buttons.addStretch(1)
        layout = self._rows
        layout.setContentsMargins(14, 10, 14, 10)
        layout.setSpacing(8)
        for widget in (self._title, self.facts, self.note):
            layout.addWidget(widget)
        layout.addLayout(buttons)
        layout.addWidget(self.message)
        layout.addStretch(1)
