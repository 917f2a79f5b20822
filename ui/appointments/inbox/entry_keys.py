"""The keys under the inbox: what can be done about the entry chosen, and about the whole department."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from triage.coordination.inbox.entry import InboxRow
from ui.actions import is_withheld, trigger
from ui.appointments.inbox.words import settled_word
from ui.translate import tr
from ui.widgets.flow import FlowLayout
from ui.widgets.key_button import KeyButton

_OF_REQUESTS = ("take_request", "settle_request", "send_back")


class EntryKeys(QWidget):
    """What settles a clinician's request stands there only while one is chosen."""

    def __init__(self) -> None:
        super().__init__()
        flow = FlowLayout(gap=10)
        room = QVBoxLayout(self)
        room.setContentsMargins(14, 8, 14, 8)
        room.addLayout(flow)
        self.buttons = {command: KeyButton(text, key) for command, text, key in _keys()}
        for command, button in self.buttons.items():
            button.clicked.connect(lambda _, command=command: trigger(self, command))
            button.setProperty("kind", "quiet")
            flow.addWidget(button)
        self._is_asked = False
        self.show_entry(None)

    def show_entry(self, row: InboxRow | None) -> None:
        """Offer what can be done about an entry."""
        self._is_asked = row is not None and row.request is not None
        self._offer()
        if row is not None:
            self._name("settle_request", settled_word(row))

    def show_state(self, *, is_open: bool) -> None:
        """Say what the key that puts an entry off does to those listed."""
        self._name("snooze_entry", tr("Put off") if is_open else tr("Open again"))
        self._offer()

    def _offer(self) -> None:
        """Show no key that would only say that it is not for this person."""
        for command, button in self.buttons.items():
            button.setVisible((self._is_asked or command not in _OF_REQUESTS) and not is_withheld(self, command))

    def _name(self, command: str, text: str) -> None:
        self.buttons[command].setText(text)
        self.buttons[command].updateGeometry()


def _keys() -> tuple[tuple[str, str, str], ...]:
    return (
        ("take_request", tr("Take"), "E"),
        ("settle_request", tr("Booked"), "G"),
        ("send_back", tr("Send back"), "R"),
        ("accept_entry", tr("Accept"), "A"),
        ("snooze_entry", tr("Put off"), "U"),
        ("await_entry", tr("Waits for an answer"), "V"),
        ("dismiss_entry", tr("Not relevant"), "X"),
        ("ready_letters", tr("Letters to print"), "Shift+P"),
        ("holes", tr("Free times"), "L"),
    )
