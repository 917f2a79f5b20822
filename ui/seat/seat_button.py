"""Who is at work, with the menu by which they lock, change places or leave."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from triage.access.at_work import AtWork
from ui.actions import trigger
from ui.translate import in_language, tr


class SeatButton(QToolButton):
    """Role and name in one line, the name alone where room is short; the menu's entries are the commands'."""

    def __init__(self, actor: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "seat")
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        self._menu = QMenu(self)
        for command, text, key in (
            ("lock", tr("Lock the screen"), "Ctrl+L"),
            ("switch_user", tr("Switch user"), "Ctrl+Shift+U"),
            ("log_off", tr("Log off"), "Ctrl+Shift+Q"),
        ):
            # The key stands as text: it is the window's, and two owners of a key would cancel each other.
            self._menu.addAction(f"{text}   {key}").triggered.connect(partial(self._do, command))
        self.setMenu(self._menu)
        self._name, self._roles = actor, ""
        self.setAccessibleName(actor)
        self.show_short(is_short=False)

    def show_person(self, who: AtWork) -> None:
        """Name the person, the roles and the department."""
        self._name, self._roles = who.name, in_language(who.roles)
        told = " · ".join(filter(None, (who.name, self._roles, who.department)))
        self.setToolTip(told)
        self.setAccessibleName(told)

    def show_short(self, *, is_short: bool) -> None:
        """Leave the roles out where there is no room for them; the name is never cut."""
        parts = (self._name,) if is_short else (self._roles, self._name)
        # A tool button takes an ampersand for a key.
        self.setText(f"{' · '.join(filter(None, parts))}  ▾".replace("&", "&&"))

    def _do(self, command: str) -> None:
        trigger(self, command)
