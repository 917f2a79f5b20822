"""Drafts of grants for travel, one for each trip: what they say so far, and what must be asked; never sent."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from triage.coordination.reimbursement.drafts import Claim, Draft, drafts
from triage.coordination.reimbursement.words import draft_in_words
from ui.actions import trigger
from ui.appointments.lines import Line, LineList
from ui.appointments.map.ways import trips
from ui.appointments.paper.letter_sheet import draft_line
from ui.clipboard import copy_for_a_minute
from ui.translate import in_language, language, tr
from ui.widgets.card import Card
from ui.widgets.key_button import KeyButton
from ui.widgets.plain_label import PlainLabel

if TYPE_CHECKING:
    from triage.coordination.proposals.proposal import Move
    from triage.coordination.tours import Tour
    from triage.workflow.coordinate.coordination import Coordination

_MOST = 220


class GrantsCard(Card):
    """A line leads to the trip that it is about in the calendar."""

    def __init__(self) -> None:
        super().__init__(tr("Travel grants (drafts)"))
        self._told = PlainLabel(tr("Never sent from here. What is missing is asked of the patient."), "muted")
        self._none = PlainLabel(tr("No trips to come."), "muted")
        self.lines = LineList(tr("Travel grants (drafts)"), _MOST)
        self.copy = KeyButton(tr("Copy drafts"), "Ctrl+Shift+C")
        self.copy.clicked.connect(lambda: trigger(self, "copy_drafts"))
        self.heading.addWidget(self.copy)
        for part in (self._told, self._none, self.lines):
            self.add(part)
        self.end()

    def show_waiting(self) -> None:
        """Say nothing, not even that there are no trips: the drafts are being made."""
        self.show_lines(())
        self._none.hide()

    def show_lines(self, lines: tuple[Line, ...]) -> None:
        """Show the drafts, or that there are no trips."""
        for part, is_shown in ((self._none, not lines), (self._told, bool(lines)), (self.lines, bool(lines))):
            part.setVisible(is_shown)
        self.copy.setVisible(bool(lines))
        self.lines.show_lines(lines)

    @property
    def text(self) -> str:
        """Return all drafts as text, without whom they are about."""
        return "\n".join(f"{one.text}\n{one.detail}" for one in self.lines.line_model.lines)

    def copy_all(self) -> bool:
        """Put the drafts into the clipboard for a minute; False where there are none."""
        if not self.text:
            return False
        copy_for_a_minute(self.text)
        return True


def grant_lines(shown: Coordination, moves: Sequence[Move]) -> tuple[Line, ...]:
    """Return a draft for each trip as a plan would have it; many trips take long."""
    found = trips(shown, moves)
    made = drafts(found, shown.region, shown.patient.postal_code, Claim(), shown.rates)
    sites = {key: name for key, name in shown.site_names.items() if name}
    return tuple(_line(draft, tour, sites) for draft, tour in zip(made, found, strict=True))


def _line(draft: Draft, tour: Tour, sites: dict[str, str]) -> Line:
    ids = tuple(stay.id for stay in tour.stays)
    return Line(draft_line(draft, sites, language()), in_language(draft_in_words(draft)), ids=ids)
