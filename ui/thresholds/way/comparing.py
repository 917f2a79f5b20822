"""Hold the drafts of a programme against each other over the period shown."""

from __future__ import annotations

from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING

from triage.clinical.colour import Colour
from ui.asking import Asking
from ui.errors import explained
from ui.thresholds.way.list_dialog import ListDialog, Row
from ui.translate import shown_count, shown_number, tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from triage.scoring.replay.compare import Compared
    from triage.scoring.rules.model import RuleSet
    from ui.desks.tuning.facts import Board, InHand, Replayed


class Comparing(Asking[ListDialog]):
    """A table: a draft to a line, the one in hand among them."""

    def show(self, in_hand: InHand, board: Board, replayed: Replayed) -> None:
        """Replay every draft of the programme, and show them together."""
        texts: dict[str, str | RuleSet] = {} if in_hand.base is None else {tr("The rules in force"): in_hand.base}
        texts[tr("On the screen")] = in_hand.draft.rule_set
        for one in board.drafts_of(in_hand.subject.programme):
            if in_hand.working is None or one.id != in_hand.working.id:
                texts[tr("Draft {version} ({author})").format(version=one.version, author=one.author)] = one.body
        work = partial(self._desk.tuning.compare, replayed, texts)
        self._background.read(work, self._show, self._broke)

    def _show(self, found: Sequence[Compared]) -> None:
        rows: list[Row] = [(one.name, _row(one)) for one in found]
        headings = (
            *(tr("Draft"), tr("Calls per week"), tr("Red assessments"), tr("Patients who change")),
            tr("Red, and later admitted"),
        )
        dialog = ListDialog(tr("Drafts compared"), headings, rows, "")
        dialog.table.align_right(1, 2, 3, 4)
        self.put_up(dialog)

    def _broke(self, fault: BaseException) -> None:
        self.put_up(ListDialog(tr("Drafts compared"), (tr("Draft"),), (), "", explained(fault)))


def _row(one: Compared) -> tuple[str, ...]:
    mean = one.calls.mean
    calls = "–" if mean is None else shown_number(Decimal(str(mean)), 1)
    whole = one.counts.of(None)
    reds = int(whole.flow[0, :, Colour.RED.rank].sum())
    first = one.red_first
    came = "–" if first is None or not first.of else tr("{number} of {of}").format(number=first.draft, of=first.of)
    return one.name, calls, shown_count(reds), shown_count(int(whole.changed_patients.sum())), came
