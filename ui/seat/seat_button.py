"""Who is at work, at the rail's bottom, with the menu by which they lock, change places or leave."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from triage.access.at_work import AtWork
from ui.actions import trigger
from ui.translate import in_language, tr

_WIDTH = 84
# What the style keeps free on both sides.
_EDGES = 14
_SHORTEST = 5


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
        """Return the words on as few lines as they fit; a long compound goes on below, nothing is cut."""
        self.ensurePolished()
        lines: list[str] = []
        for word in words.split():
            longer = f"{lines[-1]} {word}" if lines else word
            if lines and self._fits(longer):
                lines[-1] = longer
            else:
                lines += self._parts(word)
        return lines

    def _parts(self, word: str) -> list[str]:
        """Return a word that is too long in two, where Danish joins words with an s if it does: "afdelings-", …"""
        if self._fits(word):
            return [word]
        room = max((end for end in range(1, len(word)) if self._fits(f"{word[:end]}-")), default=len(word))
        joined = word.find("s", _SHORTEST, room) + 1
        return [f"{word[: joined or room]}-", word[joined or room :]]

    def _fits(self, line: str) -> bool:
        return self.fontMetrics().horizontalAdvance(line) <= _WIDTH - _EDGES

    def _do(self, command: str) -> None:
        trigger(self, command)
