"""What a reader can call a patient: the same four for everybody, so that the bar tells nothing of this one."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from triage.clinical.colour import Colour
from ui.translate import colour_word, tr
from ui.widgets.flow import FlowLayout
from ui.widgets.key_button import KeyButton
from ui.widgets.mark import Mark
from ui.widgets.plain_label import PlainLabel

KEYS = {Colour.RED: "R", Colour.YELLOW: "Y", Colour.GREEN: "G", Colour.GREY: "U"}
_SIDE = 18


class ChoiceBar(QFrame):
    """One of four is chosen, then kept: a key hit by mistake is put right by another.

    `kept` carries the Colour chosen, `passed` asks for another patient first.
    """

    kept = Signal(object)
    passed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("surface", "panel")
        self.chosen: Colour | None = None
        self.buttons = {colour: KeyButton(name_of(colour), key) for colour, key in KEYS.items()}
        self.keep_button = KeyButton(tr("Keep and next"), "↵")
        self.keep_button.setProperty("kind", "primary")
        self.pass_button = KeyButton(tr("Another one first"), "N")
        holder = QWidget()
        row = FlowLayout(holder, gap=10, centred=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 10, 18, 10)
        layout.addWidget(holder)
        row.addWidget(PlainLabel(tr("Your judgement"), "strong"))
        for colour, button in self.buttons.items():
            button.setCheckable(True)
            button.setAutoDefault(False)
            button.clicked.connect(lambda _=False, colour=colour: self.choose(colour))
            row.addWidget(_marked(colour, button))
        for button in (self.keep_button, self.pass_button):
            button.setAutoDefault(False)
            row.addWidget(button)
        self.keep_button.clicked.connect(self.keep)
        self.pass_button.clicked.connect(self.passed)
        self.choose(None)

    def choose(self, colour: Colour | None) -> None:
        """Choose one, or none; nothing is kept yet."""
        if not self.isEnabled():
            colour = None
        self.chosen = colour
        for one, button in self.buttons.items():
            button.setChecked(one is colour)
        self.keep_button.setEnabled(colour is not None and self.isEnabled())

    def keep(self) -> None:
        """Ask for what is chosen to be kept."""
        if self.chosen is not None and self.isEnabled():
            self.kept.emit(self.chosen)


def name_of(colour: Colour) -> str:
    """Return what a judgement is called; grey is no colour that a person gives."""
    return tr("Cannot be judged") if colour is Colour.GREY else colour_word(colour)


def _marked(colour: Colour, button: KeyButton) -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(6)
    row.addWidget(Mark(colour, _SIDE))
    row.addWidget(button)
    return holder
