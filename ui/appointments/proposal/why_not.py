"""Why each free time was not chosen, and what is at odds as the days stand: lists that lead to the calendar."""

from __future__ import annotations

from typing import TYPE_CHECKING

from triage.coordination.conflicts.conflict import Conflict
from triage.coordination.words.conflict import conflict_words
from triage.coordination.words.why_not import WhyNotLine, why_not_lines
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

    def show_lines(self, lines: tuple[Line, ...], *, are_all: bool = True) -> None:
        """Show why each free time was left; whether there are no more of them than were looked at."""
        none = tr("No other free time was there to choose.") if are_all else tr("No other free time was looked at.")
        self._show(lines, none)

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

    def show_waiting(self) -> None:
        """Say nothing, not even that there are none: they are being put into words."""
        self.show_lines(())
        self._none.hide()

    def show_lines(self, lines: tuple[Line, ...]) -> None:
        """Show them, each with what to do."""
        self._count.setText(shown_count(len(lines)) if lines else "")
        self._none.setVisible(not lines)
        self.lines.setVisible(bool(lines))
        self.lines.show_lines(lines)


def reason_lines(shown: Coordination) -> tuple[Line, ...]:
    """Return why each free time was left, in order of time; none before there is a proposal."""
    said = () if shown.proposal is None else why_not_lines(shown.proposal, shown.situation, shown.names)
    has_several = len({one.appointment for one in said}) > 1
    return tuple(_reason(one, shown, has_several=has_several) for one in said)


def conflict_lines(shown: Coordination) -> tuple[Line, ...]:
    """Return what is at odds as the days stand, with what to do."""
    return tuple(_line(one, shown) for one in shown.conflicts)


def _reason(one: WhyNotLine, shown: Coordination, *, has_several: bool) -> Line:
    """Return a free time with why it is not chosen; for which appointment where there are several."""
    visit = shown.situation.visits.get(one.appointment)
    what = f"{one_line(visit.service)}: " if has_several and visit is not None else ""
    return Line(f"{what}{in_language(one.when)}", in_language(one.reason), ids=(one.appointment,))


def _line(conflict: Conflict, shown: Coordination) -> Line:
    words = conflict_words(conflict, shown.situation, shown.names)
    detail = "\n".join(in_language(one) for one in (words.line, words.advice) if in_language(one))
    return Line(
        in_language(words.title), detail, conflict.severity, conflict.items, spoken=severity_word(conflict.severity)
    )
