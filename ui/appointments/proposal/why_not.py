"""Why each free time was not chosen, and what is at odds as the days stand: lists that lead to the calendar."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from triage.coordination.conflicts.conflict import Conflict
from triage.coordination.words.conflict import conflict_words
from triage.coordination.words.why_not import WhyNotLine
from ui.appointments.lines import Line, LineList
from ui.appointments.severity_mark import severity_word
from ui.translate import in_language, shown_count, tr
from ui.widgets.card import Card
from ui.widgets.plain_label import PlainLabel, one_line

if TYPE_CHECKING:
    from triage.workflow.coordinate.coordination import Coordination

_MOST = 220


class WhyNotCard(Card):
    """One line for each free time that was left, in order of time."""

    def __init__(self) -> None:
        super().__init__(tr("Why not …?"))
        self._none = PlainLabel("", "muted")
        self.lines = LineList(tr("Why not …?"), _MOST)
        self.add(self._none)
        self.add(self.lines)
        self.end()
        self.show_waiting()

    def show_waiting(self) -> None:
        """Show no reasons: the plan is being looked for."""
        self._show((), "")

    def show_reasons(self, shown: Coordination, said: Sequence[WhyNotLine]) -> None:
        """Show why each free time was left."""
        has_several = len({one.appointment for one in said}) > 1
        lines = tuple(_reason(one, shown, has_several=has_several) for one in said)
        self._show(lines, tr("No other free time was there to choose."))

    def _show(self, lines: tuple[Line, ...], none: str) -> None:
        self._none.setText(none)
        self._none.setVisible(not lines and bool(none))
        self.lines.setVisible(bool(lines))
        self.lines.show_lines(lines)


class ConflictCard(Card):
    """What is at odds as the days stand, the gravest first."""

    def __init__(self) -> None:
        super().__init__(tr("Conflicts of the patient"))
        self._none = PlainLabel(tr("No conflicts."), "muted")
        self._count = PlainLabel("", "muted")
        self.heading.addWidget(self._count)
        self.lines = LineList(tr("Conflicts of the patient"), _MOST)
        self.add(self._none)
        self.add(self.lines)

    def show_conflicts(self, shown: Coordination | None) -> None:
        """Show them, each with what to do."""
        found = () if shown is None else tuple(shown.conflicts)
        lines = tuple(_line(one, shown) for one in found if shown is not None)
        self._count.setText(shown_count(len(lines)) if lines else "")
        self._none.setVisible(not lines)
        self.lines.setVisible(bool(lines))
        self.lines.show_lines(lines)


def _reason(one: WhyNotLine, shown: Coordination, *, has_several: bool) -> Line:
    """Return a free time with why it is not chosen; for which appointment where there are several."""
    visit = shown.situation.visits.get(one.appointment)
    what = f"{one_line(visit.service)}: " if has_several and visit is not None else ""
    return Line(f"{what}{in_language(one.when)}", in_language(one.reason), ids=(one.appointment,))


def _line(conflict: Conflict, shown: Coordination) -> Line:
    words = conflict_words(conflict, shown.situation)
    detail = "\n".join(in_language(one) for one in (words.line, words.advice) if in_language(one))
    return Line(
        in_language(words.title), detail, conflict.severity, conflict.items, spoken=severity_word(conflict.severity)
    )
