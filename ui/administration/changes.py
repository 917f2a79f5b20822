"""What was set lately, newest first: who, when, and from what to what."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from triage.access.log_words import act_words
from triage.access.setting_lines import AdministrativeLine
from triage.access.setting_words import programme_of, setting_words
from triage.errors import Text
from ui.background import Background
from ui.desks.desk import Desk
from ui.errors import explained
from ui.translate import in_language, programme_name, shown_time, tr
from ui.widgets.leaving import let_go
from ui.widgets.message import Message
from ui.widgets.plain_label import PlainLabel
from ui.widgets.surface import Surface

WIDTH = 276


class ChangesColumn(QScrollArea):
    """The log's own lines; on a shared store the database shows each person their own."""

    def __init__(self, desk: Desk, background: Background, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._background = desk, background
        self._is_gone = False
        self._shown: list[QWidget] = []
        self.message = Message()
        inside = Surface()
        inside.setProperty("edge", "left")
        self._rows = QVBoxLayout(inside)
        self._rows.setContentsMargins(14, 16, 14, 12)
        self._rows.setSpacing(2)
        self._rows.addWidget(PlainLabel(tr("Latest changes"), "title"))
        self._rows.addWidget(self.message)
        self._rows.addStretch(1)
        self.setWidget(inside)
        self.setWidgetResizable(True)
        self.setFixedWidth(WIDTH)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(tr("Latest changes"))

    def refresh(self) -> None:
        """Read them again."""
        self._background.read(self._desk.administration.changes, self._show, self._failed)

    def leave(self) -> None:
        """Hear no more answers."""
        self._is_gone = True

    def texts(self) -> list[str]:
        """Return the lines as they are shown."""
        return [label.text() for label in self._shown if isinstance(label, PlainLabel)]

    def _show(self, lines: Sequence[AdministrativeLine]) -> None:
        if self._is_gone:
            return
        let_go(*self._shown)
        self._shown = []
        self.message.say("" if lines else tr("Nothing was set yet."))
        for line in lines:
            who = f"{shown_time(line.at, self._desk.now())} · {line.actor}"
            told = in_language(act_words(line.act))
            for text, role in ((who, "label"), (told, "strong"), (_subject(line), "muted")):
                self._put(text, role)
            self._put("", "label")

    def _put(self, text: str, role: str) -> None:
        label = PlainLabel(text, role)
        self._shown.append(label)
        self._rows.insertWidget(self._rows.count() - 1, label)

    def _failed(self, fault: BaseException) -> None:
        if not self._is_gone:
            self.message.say(explained(fault), "error")


def _subject(line: AdministrativeLine) -> str:
    name = programme_name(programme_of(line.subject))
    return in_language(setting_words(line.subject, Text(name, name)))
