"""What came of those whom each rule found, what may have been missed, and how far the numbers can be trusted."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from triage.errors import Text
from ui.translate import colour_word, in_language, shown_count, tr
from ui.widgets.card import Card
from ui.widgets.plain_label import PlainLabel
from ui.widgets.short_table import ShortTable

if TYPE_CHECKING:
    from triage.scoring.replay.sequel.missed import Missed
    from triage.scoring.replay.sequel.yields import RuleYield
    from ui.desks.tuning.facts import Aftermath


_WHOLE = 16_777_215


class AftermathCard(Card):
    """The yield of each rule: of those of whom something is recorded, how many were right to be found."""

    def __init__(self) -> None:
        super().__init__(tr("What came of those found, rule by rule"))
        headings = (tr("Rule"), tr("Patients"), tr("Recorded"), tr("Found rightly"))
        # The page scrolls: a table that scrolled inside it would stop the wheel.
        self.table = ShortTable(tr("Yield of each rule"), headings, is_read_only=True, most=_WHOLE)
        self.table.align_right(1, 2)
        self.told = PlainLabel("", "muted")
        self.missed = PlainLabel()
        self.warnings = PlainLabel("", "muted")
        for part in (self.table, self.told, self.missed, self.warnings):
            self.add(part)
        self.show_waiting()

    def show_waiting(self) -> None:
        """Say that it is being counted."""
        self.told.setText(tr("Counting what came of them …"))
        self.missed.hide()

    def show_fault(self, text: str) -> None:
        """Say why it could not be counted."""
        self.told.say(text, "error")

    def show_aftermath(self, found: Aftermath, left_out: str) -> None:
        """Show what was counted; `left_out` says what of the period is in no number."""
        fired = [one for one in found.yields if one.results]
        rows = [(one.rule, _row(one, found.rules)) for one in fired]
        self.table.show_rows(rows, [one.colour for one in fired])
        self.table.setVisible(bool(rows))
        told = tr(
            "Found rightly: patients whose visit was needed, of those of whom it is recorded. In brackets the 95 %"
            " interval."
        )
        self.told.say(told if rows else tr("No rule found anybody in this period."))
        self.missed.setText(missed_words(found.missed))
        self.missed.show()
        lines = [*(in_language(one) for one in found.warnings), left_out]
        self.warnings.setText("\n".join(filter(None, lines)))
        self.warnings.setVisible(bool(self.warnings.text()))


def missed_words(found: Missed | Text) -> str:
    """Return how many ill patients were green, with the interval, or why nobody can tell."""
    if isinstance(found, Text):
        return f"{tr('Missed:')} {in_language(found)}"
    words = tr(
        "Missed: a person would have called about {estimate} of {greens} greens worse ({low} to {high}, 95 %), as"
        " {judged} that were drawn and judged tell."
    )
    return words.format(
        estimate=_whole(found.estimate),
        low=_whole(found.low),
        high=_whole(found.high),
        judged=shown_count(found.judged),
        greens=shown_count(found.greens),
    )


def _row(one: RuleYield, names: Mapping[str, Text]) -> tuple[str, ...]:
    name = in_language(names[one.rule]) if one.rule in names else f"{colour_word(one.colour)}: {one.rule}"
    return name, shown_count(one.patients), shown_count(one.recorded), _share(one)


def _share(one: RuleYield) -> str:
    if not one.recorded:
        return tr("not recorded")
    share = round(100 * one.positive / one.recorded)
    low, high = round(100 * one.low), round(100 * one.high)
    return f"{shown_count(one.positive)} = {share} % ({low}–{high} %)"


def _whole(number: float) -> str:
    return shown_count(round(number))
