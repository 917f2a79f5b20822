"""The page of greens: who can be closed together and who not, the act, the sample, and stable courses."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QSplitter

from triage.clinical.details import ChangeInterval, EndCourse
from triage.workflow.application import Changed
from triage.worklist.asked_visit import AskedVisit
from triage.worklist.green_list import Batch, GreenQuery, GreenRow, Standing, Which
from ui.background import Background
from ui.desks.desk import Desk
from ui.errors import explained
from ui.frame.full_page import FullPage
from ui.greens.closing import Closing
from ui.greens.list import Asked, GreenList
from ui.greens.panel import GreensPanel
from ui.greens.words import name_of
from ui.translate import tr

_LIST, _PANEL = 850, 460


@dataclass(frozen=True, slots=True)
class Kept:
    """What a page built anew takes up: what is listed, who was left out, and the line chosen."""

    query: GreenQuery
    unticked: frozenset[int] = frozenset()
    chosen: int | None = None


class GreensPage(FullPage):
    """What is closed is exactly what was shown and is ticked; what changed meanwhile is left, and said."""

    list: GreenList

    def __init__(self, desk: Desk, background: Background, kept: object) -> None:
        super().__init__()
        self._desk, self._background = desk, background
        before = kept if isinstance(kept, Kept) else Kept(GreenQuery())
        self.unticked: set[int] = set(before.unticked)
        self.closing = Closing(desk.greens, background, self)
        self.list = GreenList(desk, background, self.unticked.__contains__)
        self.panel = GreensPanel(desk.now().date())
        self._lay_out()
        self._connect()
        self.list.ask(Asked(before.query))
        self.list.choose(before.chosen)
        self._read_standing()

    def refresh(self) -> None:
        """Read the list anew, unless it is being worked through just now."""
        if not self.closing.is_running:
            self.list.model.refresh()
            self._read_standing()

    def open_patient(self) -> None:
        """Go to the patient of the line chosen."""
        row = self.list.current()
        if row is not None and row.name:
            self.case_wanted.emit(row.case)

    def save(self) -> None:
        """Close the greens that are shown and ticked."""
        shown = self.list.model.counts.shown
        if shown is not None and self.list.model.query.query.which is Which.CLOSABLE:
            self.closing.begin(shown.cases, frozenset(self.unticked))

    def undo(self) -> None:
        """Stop the act while it runs; afterwards, for ten seconds, take all of it back."""
        if self.closing.is_running:
            self.closing.stop()
        elif self.panel.act.can_undo:
            self.panel.act.show_text(tr("Taking all of it back …"))
            self.closing.undo()

    def tick(self) -> None:
        """Leave the line chosen out of the act, or take it in again."""
        row = self.list.current()
        if row is None or row.kept or row.proposal or row.asked or self.closing.is_running:
            return
        self.unticked ^= {row.case}
        self.list.redraw()
        self._show_found()

    def asked_about(self) -> tuple[str, Sequence[AskedVisit]]:
        """Return the patient and the visit of the line chosen, where that is a question."""
        row = self.list.current()
        return ("", ()) if row is None or row.asked is None else (name_of(row), (row.asked,))

    def kept(self) -> object:
        """Return what is listed, who was left out, and the line chosen."""
        row = self.list.current()
        chosen = None if row is None else self.list.model.key_of(row)
        return Kept(self.list.model.query.query, frozenset(self.unticked), chosen)

    def leave(self) -> object:
        """Stop an act that runs, hear no more answers, and return what `kept` tells."""
        self.closing.leave()
        return super().leave()

    def _show_found(self) -> None:
        model = self.list.model
        self.panel.show_part(model.query.query.which)
        shown = model.counts.shown
        unticked = 0 if shown is None else len(self.unticked.intersection(case for case, _ in shown.cases))
        if not self.closing.is_running:
            self.panel.act.show_shown(shown, unticked)

    def _show_row(self, row: GreenRow | None) -> None:
        self.panel.stable.show_row(row)
        self.panel.asked.show_row(row, self._desk.now())

    def _read_standing(self) -> None:
        work = self._desk.greens.standing
        self._background.read(work, self.heard(self._show_standing), self.heard(self._standing_broke))

    def _show_standing(self, standing: Standing) -> None:
        self.list.show_standing(standing)
        self.panel.show_standing(standing)

    def _standing_broke(self, fault: BaseException) -> None:
        self.panel.act.show_text(explained(fault), "error")

    def _accept(self, proposal: int, answer: ChangeInterval | EndCourse, note: str) -> None:
        self._answer(partial(self._desk.greens.accept, proposal, answer, note))

    def _decline(self, proposal: int, reason: str) -> None:
        self._answer(partial(self._desk.greens.decline, proposal, reason))

    def _answer(self, work: Callable[[], Changed]) -> None:
        self._background.write(work, self.heard(self._answered), self.heard(self._not_answered))

    def _answered(self, changed: Changed) -> None:
        self.panel.stable.note.clear()
        self.refresh()
        self.changed.emit(changed)

    def _not_answered(self, fault: BaseException) -> None:
        self.panel.stable.show_fault(explained(fault))

    def _ended(self, done: Batch) -> None:
        # Who was left out stays so: the same key again must not close just those, nor after the act is taken back.
        self.panel.act.show_outcome(done)
        self.refresh()
        self.changed.emit(Changed(cases=done.closed))

    def _taken_back(self, changed: Changed) -> None:
        self.panel.act.show_text(tr("All of it is taken back."))
        self.refresh()
        self.changed.emit(changed)

    def _connect(self) -> None:
        act = self.panel.act
        act.close_wanted.connect(self.save)
        act.stop_wanted.connect(self.closing.stop)
        act.undo_wanted.connect(self.undo)
        self.closing.went_on.connect(act.show_progress)
        self.closing.ended.connect(self._ended)
        self.closing.undone.connect(self._taken_back)
        self.closing.failed.connect(lambda text: act.show_text(text, "error"))
        self.panel.stable.accepted.connect(self._accept)
        self.panel.stable.declined.connect(self._decline)
        self.list.model.state_changed.connect(self._show_found)
        self.list.chosen.connect(self._show_row)
        self.list.opened.connect(self.open_patient)

    def _lay_out(self) -> None:
        beside = QScrollArea()
        beside.setWidget(self.panel)
        beside.setWidgetResizable(True)
        beside.setFrameShape(QFrame.Shape.NoFrame)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.addWidget(self.list)
        split.addWidget(beside)
        split.setHandleWidth(1)
        split.setChildrenCollapsible(False)
        split.setStretchFactor(0, 1)
        split.setSizes([_LIST, _PANEL])
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(split)
