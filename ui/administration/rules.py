"""Which conflicts of appointments a department is told of, and how often each rule was right."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from triage.access.acts import Act
from triage.access.at_work import AtWork
from triage.coordination.words.rules import rule_words
from ui.administration.section import Section
from ui.background import Background
from ui.desks.desk import Desk
from ui.translate import in_language, language, shown_count, tr
from ui.widgets.plain_label import PlainLabel
from ui.widgets.short_table import ShortTable

if TYPE_CHECKING:
    from triage.workflow.coordinate.precision import RulePrecision
    from triage.workflow.coordinate.prompts_shown import PromptRate


class RulesSection(Section):
    """Those that found something come first; what is critical is told in every department."""

    sees = (Act.SET_PROGRAMMES,)
    sets = (Act.SET_PROGRAMMES,)

    def __init__(self, desk: Desk, background: Background) -> None:
        told = tr(
            "How often each rule was right, as the inbox of appointments tells. A rule that is off is not told of; it"
            " is counted all the same, and every plan obeys it."
        )
        super().__init__(desk, background, tr("Rules of appointments"), told)
        self._found: dict[object, RulePrecision] = {}
        self._counts_prompts = False
        self.rate = PlainLabel()
        headings = (tr("Department"), tr("Rule"), tr("Found"), tr("Now"), tr("Not relevant"), tr("Told"))
        self.table = ShortTable(tr("Rules of appointments"), headings)
        self.chosen = PlainLabel("", "strong")
        self.add(self.rate)
        self.add(self.table)
        self.add_form(tr("The rule chosen"), [(tr("Rule"), self.chosen)], tr("Switch it on or off"), self.switch)
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._show_chosen())

    def offer(self, who: AtWork) -> None:
        """Show the interruptions too to who may see statistics."""
        self._counts_prompts = who.may(Act.EXPORT_STATISTICS)
        super().offer(who)

    def refresh(self) -> None:
        """Read the counts."""
        self.ask(self._desk.administration.list_rules, self._show)
        if self._counts_prompts:
            self.ask(self._desk.administration.prompt_rate, self._show_rate)

    def switch(self) -> None:
        """Let the department be told of the rule chosen, or no more."""
        one = self._found.get(self.table.key())
        if one is None:
            return
        if one.is_on and not one.may_be_switched:
            self.refuse(tr("This rule is critical and is told in every department. Choose another."))
            return
        said = tr("The rule is told of no more.") if one.is_on else tr("The rule is told of again.")
        work = partial(self._desk.administration.switch_rule, one.department, one.code, not one.is_on)
        self.carry_out(work, said)

    def _show(self, found: Sequence[RulePrecision]) -> None:
        told = sorted(found, key=lambda one: (one.count.found == 0, one.department, -one.count.found))
        self._found = {(one.department, one.code): one for one in told}
        self.table.show_rows([(key, _row(one)) for key, one in self._found.items()])
        self._show_chosen()

    def _show_chosen(self) -> None:
        one = self._found.get(self.table.key())
        self.chosen.setText("" if one is None else f"{in_language(rule_words(one.code))} · {_told(one)}")

    def _show_rate(self, rate: PromptRate) -> None:
        aim = tr("the aim is 1 at most")
        per = rate.per_twenty
        number = "–" if per is None else _decimal(per)
        words = tr("Interruptions for each 20 bookings, last 30 days: {number} ({aim})")
        self.rate.setText(words.format(number=number, aim=aim))


def _row(one: RulePrecision) -> tuple[str, ...]:
    count = one.count
    share = "" if one.share is None else f" ({round(100 * one.share)} %)"
    return (
        *(one.department, in_language(rule_words(one.code)), shown_count(count.found), shown_count(count.standing)),
        *(f"{shown_count(count.not_relevant)}{share}", _told(one)),
    )


def _told(one: RulePrecision) -> str:
    if not one.may_be_switched:
        return tr("always (critical)")
    return tr("yes") if one.is_on else tr("no")


def _decimal(number: float) -> str:
    text = f"{number:.1f}"
    return text.replace(".", ",") if language() == "da" else text
