"""The counts of what is closed and what is left out with the reasons, and the act itself."""

from PySide6.QtCore import QTimer, Signal

from triage.worklist.green_list import Batch, Shown
from ui.greens.words import by_programme, left_out, outcome
from ui.translate import shown_count, tr
from ui.widgets.card import Card
from ui.widgets.key_button import KeyButton
from ui.widgets.plain_label import PlainLabel

UNDO_MS = 10_000


class ActCard(Card):
    """The act on what is shown: `close_wanted`, `stop_wanted` and `undo_wanted` ask for it."""

    close_wanted = Signal()
    stop_wanted = Signal()
    undo_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(tr("Close together"))
        self.counts = PlainLabel()
        self.message = PlainLabel("", "muted")
        self.close_button = KeyButton(tr("Close the greens"), "Ctrl+↵")
        self.close_button.setProperty("kind", "primary")
        self.stop_button = KeyButton(tr("Stop"), "Ctrl+Z")
        self.undo_button = KeyButton(tr("Undo all of it"), "Ctrl+Z")
        self._offer = QTimer(self)
        self._offer.setSingleShot(True)
        self._offer.setInterval(UNDO_MS)
        self._offer.timeout.connect(self.undo_button.hide)
        for widget in (self.counts, self.close_button, self.message, self.stop_button, self.undo_button):
            self.add(widget)
        self.message.hide()
        self.stop_button.hide()
        self.undo_button.hide()
        self.close_button.clicked.connect(self.close_wanted)
        self.stop_button.clicked.connect(self.stop_wanted)
        self.undo_button.clicked.connect(self.undo_wanted)

    @property
    def can_undo(self) -> bool:
        """Return whether the act just done can be taken back."""
        return not self.undo_button.isHidden()

    def show_shown(self, shown: Shown | None, unticked: int) -> None:
        """Say how many are closed and why the others are not; None while all greens are looked through."""
        if shown is None:
            self.counts.setText(tr("Looking through all greens …"))
            self.close_button.setEnabled(False)
            return
        number = len(shown.cases) - unticked
        is_open = tr("1 green is open.") if shown.total == 1 else tr("{count} greens are open.")
        lines = [is_open.format(count=shown_count(shown.total))]
        lines += [tr("Can be closed together: {count}").format(count=shown_count(len(shown.cases)))]
        lines += [f"   {line}" for line in by_programme(shown)]
        if unticked:
            lines.append(tr("Left out by you: {count}").format(count=shown_count(unticked)))
        if shown.kept:
            lines += [tr("Left out:"), *(f"   {line}" for line in left_out(shown))]
        self.counts.setText("\n".join(lines))
        close = tr("Close 1 green") if number == 1 else tr("Close {count} greens")
        self.close_button.setText(close.format(count=shown_count(number)))
        self.close_button.updateGeometry()
        self.close_button.setEnabled(number > 0)

    def show_progress(self, done: Batch) -> None:
        """Say how far the act has come."""
        reached = shown_count(done.shown - done.not_reached)
        self.message.say(tr("{count} of {shown} …").format(count=reached, shown=shown_count(done.shown)))
        self.message.show()
        self.close_button.setEnabled(False)
        self.undo_button.hide()
        self.stop_button.show()

    def show_outcome(self, done: Batch) -> None:
        """Say what became of the act, and offer for ten seconds to take it back."""
        self.message.say(outcome(done), "body")
        self.message.show()
        self.stop_button.hide()
        self.undo_button.setVisible(bool(done.closed))
        self._offer.start()

    def show_text(self, text: str, role: str = "muted") -> None:
        """Say something about the act."""
        self.message.say(text, role)
        self.message.show()
        self.stop_button.hide()
        self.undo_button.hide()
