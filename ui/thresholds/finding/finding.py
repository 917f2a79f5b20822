"""Look for a limit beside the window, and hand the one that is taken to the draft."""

from __future__ import annotations

from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from ui.asking import Asking
from ui.thresholds.finding.dialog import CALLS, FindLimitDialog
from ui.translate import in_language

if TYPE_CHECKING:
    from triage.scoring.drafts.words.limits import LimitInWords
    from triage.scoring.replay.dragging.find_limit import AtLeast, AtMost, Found
    from triage.scoring.rules.model import RuleSet
    from ui.desks.tuning.facts import Replayed


class FindingLimit(Asking[FindLimitDialog]):
    """`found` carries the limit's name and the value that was taken."""

    found = Signal(str, object)

    def ask(self, replayed: Replayed, draft: RuleSet, limit: LimitInWords, place: int | None) -> None:
        """Ask what is wanted of a limit, in one department or in all."""
        value = draft.params[limit.param].value
        dialog = FindLimitDialog(limit.sentence(value), in_language(limit.unit))

        def look(kind: str, amount: Decimal) -> None:
            work = partial(self._desk.tuning.find_limit, replayed, draft, limit.param, _goal(kind, amount), place)
            self._background.read(work, show, partial(self.say_fault, dialog))

        def show(found: Found | None) -> None:
            if dialog is self.dialog:
                dialog.show_found(found)

        dialog.wanted.connect(look)
        dialog.taken.connect(partial(self.found.emit, limit.param))
        self.put_up(dialog)


def _goal(kind: str, amount: Decimal) -> AtMost | AtLeast:
    # Imported on use: it was loaded with what was replayed.
    from triage.scoring.replay.dragging.find_limit import AtLeast, AtMost

    return AtMost(float(amount)) if kind == CALLS else AtLeast(float(amount) / 100)
