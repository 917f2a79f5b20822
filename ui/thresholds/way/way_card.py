"""Under the limits: the changes in words, what the linter says, where the text stands, and the next step of its way."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.thresholds.way.offer import Offer
from ui.translate import tr
from ui.widgets.card import Card
from ui.widgets.flow import FlowLayout
from ui.widgets.key_button import KeyButton
from ui.widgets.message import Message
from ui.widgets.plain_label import PlainLabel
from ui.widgets.text_room import TextRoom

_BUTTONS = (
    "send",
    "approve",
    "reject",
    "withdraw",
    "drop",
    "begin",
    "follow",
    "undo",
    "redo",
    "versions",
    "library",
    "make_key",
    "roll_back",
    "changes",
    "followed",
    "save_file",
)


# What always can be looked up stands above the limits; what became of versions, beside what is in force alone: a step
# that is to be taken stands by itself. Their keys work all the same.
BESIDE = ("versions", "library")
_LATER = frozenset({"changes", "followed", "save_file"})
_NEXT = frozenset({"send", "approve"})
# A draft can have changes without end: the limits and the rules above keep their room, and findings stay in sight.
_MOST = 84


class WayCard(Card):
    """Emits `wanted` with what the button pressed is for, one of the names of `Offer`."""

    wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__(surface="accent")
        self.setAccessibleName(tr("The way of the draft"))
        self.changes = PlainLabel()
        self.standing = PlainLabel("", "muted")
        self.findings = Message()
        self.kept = Message()
        self.trouble = Message()
        self.buttons = {name: self._button(name) for name in _BUTTONS}
        self.changes_room = TextRoom(self.changes, _MOST)
        for part in (self.changes_room, self.standing, self.findings, self.trouble, self.kept):
            self.add(part)
        for part in (self.findings, self.kept, self.trouble):
            part.hide()
        line = FlowLayout(gap=8, centred=True)
        for name, button in self.buttons.items():
            if name not in BESIDE:
                line.addWidget(button)
        holder = QWidget()
        holder.setLayout(line)
        self.add(holder)

    def show_offer(self, offer: Offer) -> None:
        """Say where the text stands, and offer what the person may do with it now."""
        self.changes.setText(offer.changes)
        self.changes_room.setVisible(bool(offer.changes))
        self.standing.setText(offer.standing)
        self.standing.setVisible(bool(offer.standing))
        self.trouble.say(offer.trouble, "error")
        hidden = _LATER if _NEXT.intersection(offer.steps) else frozenset()
        for name, button in self.buttons.items():
            button.setVisible(name in offer.steps and name not in hidden)
            button.setEnabled(name not in offer.withheld)

    def _button(self, name: str) -> KeyButton:
        text, key = words_of(name)
        button = KeyButton(text, key)
        if name in ("send", "approve"):
            button.setProperty("kind", "primary")
        elif name in ("undo", "redo", "versions", "library", *_LATER):
            button.setProperty("kind", "quiet")
        button.clicked.connect(lambda: self.wanted.emit(name))
        button.hide()
        return button


def words_of(name: str) -> tuple[str, str]:
    """Return what stands on a button, and its key."""
    return {
        "send": (tr("Send for approval"), "Ctrl+↵"),
        "approve": (tr("Approve …"), "Ctrl+↵"),
        "reject": (tr("Reject …"), "Alt+A"),
        "withdraw": (tr("Withdraw …"), "Alt+K"),
        "drop": (tr("Throw the draft away"), "Alt+K"),
        "begin": (tr("New draft"), "Ctrl+N"),
        "follow": (tr("Examples that fail …"), "Ctrl+E"),
        "undo": (tr("Undo"), "Ctrl+Z"),
        "redo": (tr("Redo"), "Ctrl+Y"),
        "versions": (tr("Versions"), "Ctrl+H"),
        "library": (tr("Library"), "Ctrl+B"),
        "make_key": (tr("Make your signing key …"), "Alt+S"),
        "roll_back": (tr("Roll back …"), "Ctrl+Shift+H"),
        "changes": (tr("Changed cases"), "F7"),
        "followed": (tr("After approval"), "F8"),
        "save_file": (tr("Save as a file …"), "Ctrl+S"),
    }[name]
