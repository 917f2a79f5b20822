"""Who is at work, at the rail's bottom, with the menu by which they lock, change places or leave."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from triage.workflow.at_work import AtWork
from ui.actions import trigger
from ui.translate import in_language, tr

_WIDTH = 84
_EDGES = 6


class SeatButton(QToolButton):
    """The name and the roles in whole words, over as many lines as they need; the menu's entries are the commands'."""

    def __init__(self, actor: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "rail")
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        self.setFixedWidth(_WIDTH)
        self._menu = QMenu(self)
        for command, text, key in (
            ("lock", tr("Lock the screen"), "Ctrl+L"),
            ("switch_user", tr("Switch user"), "Ctrl+Shift+U"),
            ("log_off", tr("Log off"), "Ctrl+Shift+Q"),
        ):
            # The key stands as text: it is the window's, and two owners of a key would cancel each other.
            self._menu.addAction(f"{text}   {key}").triggered.connect(partial(self._do, command))
        self.setMenu(self._menu)
        self._say(actor, "")

    def show_person(self, who: AtWork) -> None:
        """Name the person, the roles and the department."""
        self._say(who.name, in_language(who.roles))
        self.setToolTip(" · ".join(filter(None, (who.name, in_language(who.roles), who.department))))
        self.setAccessibleName(self.toolTip())

    def _say(self, name: str, roles: str) -> None:
        # A tool button takes an ampersand for a key.
        lines = [*self._lines(name), *self._lines(roles)]
        self.setText("\n".join(lines).replace("&", "&&"))

    def _lines(self, words: str) -> list[str]:
        """Return the words on as few lines as they fit; a word is never cut."""
        lines: list[str] = []
        for word in words.split():
            longer = f"{lines[-1]} {word}" if lines else word
            if lines and self.fontMetrics().horizontalAdvance(longer) <= _WIDTH - _EDGES:
                lines[-1] = longer
            else:
                lines.append(word)
        return lines

    def _do(self, command: str) -> None:
        trigger(self, command)
