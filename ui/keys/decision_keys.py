"""Handlers of the keys that decide."""

from triage.clinical.colour import Colour
from triage.clinical.decision import Action
from ui.keys.handlers import Handlers


class DecisionKeys(Handlers):
    """The decision about the patient chosen, where it can be reached."""

    def choose_visit(self) -> None:
        """Choose to call the patient in."""
        self._choose(Action.VISIT)

    def choose_phone(self) -> None:
        """Choose to telephone."""
        self._choose(Action.PHONE)

    def choose_message(self) -> None:
        """Choose to write to the patient."""
        self._choose(Action.MESSAGE)

    def choose_no_visit(self) -> None:
        """Choose that no visit is needed."""
        self._choose(Action.NO_VISIT)

    def choose_more(self) -> None:
        """Choose a new interval, then a new questionnaire, then the end of the course."""
        if self._frame.can_decide():
            self._frame.pane.decision.choose_more()

    def write_details(self) -> None:
        """Go to the details of the decision."""
        if self._frame.can_decide():
            self._frame.pane.decision.focus_details()

    def correct_decision(self) -> None:
        """Put another decision in the place of the one shown."""
        if self._frame.can_decide():
            self._frame.pane.decision.correct()

    def write_note(self) -> None:
        """Go to the note."""
        if self._frame.can_decide():
            self._frame.pane.decision.note.setFocus()

    def next_template(self) -> None:
        """Suggest the note by the next template."""
        if self._frame.can_decide():
            self._frame.pane.decision.next_template()

    def discard_draft(self) -> None:
        """Throw away what was begun, or fetch it back."""
        if self._frame.can_decide():
            self._frame.pane.decision.discard()

    def save(self) -> None:
        """Save the decision about the patient chosen, or do what a full page has prepared."""
        page = self._page()
        if page is not None:
            page.save()
        if self._frame.can_decide():
            self._frame.pane.decision.save()

    def undo(self) -> None:
        """Take the decision just saved back, or what a full page has just done."""
        page = self._page()
        if page is not None:
            page.undo()
            return
        self._frame.pane.undo_bar.ask()

    def judge_green(self) -> None:
        """Agree with a green that was drawn."""
        self._judge(Colour.GREEN)

    def judge_yellow(self) -> None:
        """Record that a drawn green should have been yellow."""
        self._judge(Colour.YELLOW)

    def judge_red(self) -> None:
        """Record that a drawn green should have been red."""
        self._judge(Colour.RED)

    def _judge(self, colour: Colour) -> None:
        chart = self._window.open_case.chart
        if chart is not None and self._frame.can_decide() and self._frame.pane.sample_bar.isVisible():
            self._frame.pane.sample_bar.show_row(None)
            self._window.judging.judge(chart, colour)

    def _choose(self, action: Action) -> None:
        if self._frame.can_decide():
            self._frame.pane.decision.choose(action)
