"""The cards beside the list of greens."""

from datetime import date

from PySide6.QtWidgets import QVBoxLayout, QWidget

from triage.worklist.green_list import Standing, Which
from triage.worklist.green_words import agreement_words, policy_words
from ui.greens.act_card import ActCard
from ui.greens.asked_card import AskedCard
from ui.greens.stable_card import StableCard
from ui.translate import in_language, programme_name, tr
from ui.widgets.card import Card
from ui.widgets.leaving import let_go
from ui.widgets.plain_label import PlainLabel
from ui.widgets.surface import Surface

_INDENT = 12


class GreensPanel(Surface):
    """The cards beside the list; which of them stand there follows the part that is listed."""

    def __init__(self, today: date) -> None:
        super().__init__()
        self.act = ActCard()
        self.stable = StableCard(today)
        self.asked = AskedCard()
        self.told = Card(tr("What this is"))
        self._told = PlainLabel()
        self.told.add(self._told)
        self.rules = Card(tr("How greens are closed"))
        self._rules = QWidget()
        self.rules.add(self._rules)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 12, 12, 12)
        layout.setSpacing(12)
        for card in (self.act, self.stable, self.asked, self.told, self.rules):
            layout.addWidget(card)
        layout.addStretch(1)
        self.show_part(Which.CLOSABLE)

    def show_part(self, which: Which) -> None:
        """Show what belongs to a part of the list."""
        self.act.setVisible(which is Which.CLOSABLE)
        self.stable.setVisible(which is Which.STABLE)
        self.asked.setVisible(which is Which.ASKED)
        self._told.setText(_about(which))
        self.told.setVisible(bool(self._told.text()))

    def show_standing(self, standing: Standing) -> None:
        """Show each programme's policy, and how people judged the sample."""
        before, self._rules = self._rules, QWidget()
        rows = QVBoxLayout(self._rules)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(2)
        for policy in standing.policies:
            rows.addWidget(PlainLabel(programme_name(policy.programme), "strong"))
            found = [one for one in standing.agreements if one.programme == policy.programme]
            judged = [f"{one.rule_set} {one.version}: {in_language(agreement_words(one))}" for one in found]
            for line in (in_language(policy_words(policy)), *judged):
                rows.addWidget(_indented(line))
        self.rules.add(self._rules)
        let_go(before)


def _indented(text: str) -> PlainLabel:
    label = PlainLabel(text)
    label.setContentsMargins(_INDENT, 0, 0, 0)
    return label


def _about(which: Which) -> str:
    if which is Which.KEPT:
        return tr("These greens are not closed together with others. Each is handled by itself, for the reason given.")
    if which is Which.SAMPLED:
        return tr(
            "These greens were drawn by lot, so that people see whether the rules call the right ones green. Open the"
            " patient (O), look at the data, and say what you would have called it."
        )
    return ""
