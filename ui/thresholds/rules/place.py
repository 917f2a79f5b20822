"""Where the rules stand beside the limits; built when the first text is there, with the libraries that read rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout

if TYPE_CHECKING:
    from triage.errors import Text
    from ui.desks.tuning.facts import Checked, InHand
    from ui.thresholds.rules.editor import RulesEditor
    from ui.thresholds.rules.examples.assessment import Assessment


class RulesPlace(QFrame):
    """`edited` carries an edit of the draft, `assessment_wanted` asks for one to make a test of (`put_assessment`),
    `limit_wanted` the name of a limit to look at.
    """

    edited = Signal(object)
    assessment_wanted = Signal()
    limit_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("surface", "panel")
        self.editor: RulesEditor | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    def show_in_hand(self, in_hand: InHand, *, may_change: bool) -> None:
        """Show the rules of the text in hand; they are changed only where the person `may_change` them."""
        if self.editor is None:
            self.editor = self._built()
        self.editor.show_in_hand(in_hand, may_change=may_change)

    def show_checked(self, found: Checked) -> None:
        """Show what the check says, beside the lines concerned."""
        if self.editor is not None:
            self.editor.show_live(found.live)

    def refuse(self, why: Text) -> None:
        """Say where it was wanted why the text cannot be so."""
        if self.editor is not None:
            self.editor.refuse(why)

    def put_assessment(self, found: Assessment | None) -> None:
        """Make a test of an assessment; None where none is chosen."""
        if self.editor is not None:
            self.editor.examples.put_assessment(found)

    def focus_rules(self) -> None:
        """Let the keyboard work in the list in front."""
        if self.editor is not None:
            self.editor.focus_list()

    def _built(self) -> RulesEditor:
        # Imported on use: numpy comes with it, and was loaded with the text in hand.
        from ui.thresholds.rules.editor import RulesEditor

        editor = RulesEditor()
        editor.edited.connect(self.edited)
        editor.limit_wanted.connect(self.limit_wanted)
        editor.examples.assessment_wanted.connect(self.assessment_wanted)
        self._column.addWidget(editor)
        return editor
