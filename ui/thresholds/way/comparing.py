"""Hold the drafts of a programme against each other over the period shown."""

from __future__ import annotations

from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING

from triage.clinical.colour import Colour
from ui.asking import Asking
from ui.errors import explained
from ui.thresholds.way.list_dialog import ListDialog, Row
from ui.translate import in_language, shown_count, shown_number, tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from triage.scoring.replay.compare import Compared
    from triage.scoring.rules.model import RuleSet
    from ui.desks.tuning.facts import Board, InHand, Replayed


class Comparing(Asking[ListDialog]):
    """A table: a draft to a line, the one in hand among them."""

    def show(
        self, in_hand: InHand, board: Board, replayed: Replayed, place: int | None, capacity: int | None
    ) -> None:
        """Replay every draft of the programme, and show them together: of one department, or of all.

        `capacity` is how many calls there is room for in a week, None where nobody has said.
        """
        texts: dict[str, str | RuleSet] = {} if in_hand.base is None else {tr("The rules in force"): in_hand.base}
        texts[tr("On the screen")] = in_hand.draft.rule_set
        for one in board.drafts_of(in_hand.subject.programme):
            if in_hand.working is None or one.id != in_hand.working.id:
                texts[tr("Draft {version} ({author})").format(version=one.version, author=one.author)] = one.body
        work = partial(self._desk.tuning.compare, replayed, texts)
        self._background.read(work, partial(self._show, place, capacity), self._broke)

    def _show(self, place: int | None, capacity: int | None, found: Sequence[Compared]) -> None:
        rows: list[Row] = [(one, _row(one, place, capacity)) for one in found]
        headings = (
            *(tr("Draft"), tr("Calls per week"), tr("Weeks over capacity"), tr("Red assessments")),
            *(tr("Yellow assessments"), tr("Patients who change"), tr("Red, and later admitted")),
        )
        dialog = ListDialog(tr("Drafts compared"), headings, rows, "", more=lambda _: _small(found, place))
        dialog.table.align_right(1, 2, 3, 4, 5, 6)
        self.put_up(dialog)

    def _broke(self, fault: BaseException) -> None:
        self.put_up(ListDialog(tr("Drafts compared"), (tr("Draft"),), (), "", explained(fault)))


def _row(one: Compared, place: int | None, capacity: int | None) -> tuple[str, ...]:
    # Imported on use: it was loaded with what was replayed.
    from triage.scoring.replay.workload import workload

    work = workload(one.counts, department=place)
    calls = "–" if work.mean is None else shown_number(Decimal(str(work.mean)), 1)
    over = "–" if capacity is None else _of(work.over(capacity), len(work.weekly))
    counts = one.counts.of(place)
    red, yellow = (shown_count(int(counts.flow[0, :, colour.rank].sum())) for colour in (Colour.RED, Colour.YELLOW))
    # Admissions are counted of all departments together.
    first = one.red_first if place is None else None
    came = "–" if first is None or not first.of else _of(first.draft, first.of)
    return one.name, calls, over, red, yellow, shown_count(int(counts.changed_patients.sum())), came


def _of(number: int, every: int) -> str:
    return tr("{number} of {of}").format(number=shown_count(number), of=shown_count(every))


def _small(found: Sequence[Compared], place: int | None) -> str:
    """Return what is too small in the drafts' numbers for them to be leaned on, each sentence once."""
    from triage.scoring.replay.small import warnings

    counts = (one.counts if place is None else one.counts.of(place) for one in found)
    return "\n".join(dict.fromkeys(in_language(each) for one in counts for each in warnings(one)))
