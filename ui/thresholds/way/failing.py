"""Choose what becomes of an example that fails since a limit moved: kept there, gone along, or said otherwise."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from ui.asking import Asking
from ui.errors import explained
from ui.thresholds.way.list_dialog import ListDialog, Row
from ui.translate import in_language, tr

if TYPE_CHECKING:
    from triage.scoring.drafts.following.choices import Choice
    from ui.desks.tuning.facts import InHand


class ChoosingExamples(Asking[ListDialog]):
    """`edited` carries the edit that was chosen; `failed` says why there is nothing to choose from."""

    edited = Signal(object)
    failed = Signal(str)

    def ask(self, in_hand: InHand) -> None:
        """List the ways for every example that fails."""
        self._background.read(
            partial(_ways, in_hand), partial(self._show, in_hand), lambda fault: self.failed.emit(explained(fault))
        )

    def _show(self, in_hand: InHand, found: Sequence[Choice]) -> None:
        tests = in_hand.draft.rule_set.tests
        rows: list[Row] = [(one, (tests[one.place].name, in_language(one.words))) for one in found]
        dialog = ListDialog(
            tr("Examples that fail"),
            (tr("Example"), tr("What becomes of it")),
            *(rows, tr("Choose"), tr("Every example comes out as it says.")),
            more=lambda _: tr("You answer for it: it stands in the changes that the approver reads."),
        )

        def choose(key: Choice) -> None:
            dialog.accept()
            self.edited.emit(key.edit)

        dialog.wanted.connect(choose)
        self.put_up(dialog)


def _ways(in_hand: InHand) -> list[Choice]:
    from triage.scoring.drafts.following.choices import choices, failing

    rule_set = in_hand.draft.rule_set
    return [one for place in failing(rule_set) for one in choices(in_hand.base, rule_set, place, in_hand.names)]
