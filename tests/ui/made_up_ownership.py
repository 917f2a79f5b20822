"""Who has which case, in memory."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from triage.errors import OwnedError, Text
from triage.workflow.application import Changed
from triage.workflow.casework.own import Colleague, Owned
from triage.worklist.ownership import Snooze
from triage.worklist.row import Row
from ui.desks.ownership_desk import OwnershipDesk

_OWNED = Text("Anna har sagen.", "Anna has the case.")


@dataclass
class MadeUpOwnership:
    """Changes the rows that `rows` gives; `done` is what was asked for, in order."""

    rows: Callable[[], list[Row]] = list
    done: list[tuple[object, ...]] = field(default_factory=list)
    people: tuple[Colleague, ...] = (Colleague("anna", "Anna Opdigtet"),)

    def desk(self) -> OwnershipDesk:
        """Return the functions as the screens take them."""
        return OwnershipDesk(
            claim=self.claim,
            release=lambda case, fence: self._change("release", case, owner=None),
            hand_over=lambda case, fence, to, note: self._change("hand_over", case, to, note, owner=to),
            take_over=lambda case, owner, fence, why: self._change("take_over", case, owner, why, owner="tester"),
            snooze=self.snooze,
            wake=lambda case: self._change("wake", case, snoozed_until=None),
            colleagues=lambda: self.people,
            release_mine=self.release_mine,
        )

    def claim(self, case: int, fence: int | None = None) -> Owned:
        """Take a case, unless a colleague has it."""
        row = next(each for each in self.rows() if each.case == case)
        if row.owner not in (None, "tester") or fence not in (None, row.fence):
            raise OwnedError(_OWNED, row.owner)
        number = row.fence + (row.owner is None)
        return self._change("claim", case, owner="tester", fence=number)

    def snooze(self, case: int, wanted: Snooze) -> Owned:
        """Put a case off."""
        return self._change("snooze", case, wanted, owner=None, snoozed_until=wanted.until)

    def release_mine(self) -> Changed:
        """Note that all were given back."""
        self.done.append(("release_mine",))
        return Changed()

    def _change(self, act: str, case: int, *given: object, **changes: object) -> Owned:
        self.done.append((act, case, *given))
        rows = self.rows()
        rows[:] = [replace(each, **changes) if each.case == case else each for each in rows]
        fence = next(each.fence for each in rows if each.case == case)
        return Owned(case, fence, Changed(cases=(case,), patients=(100 + case,)))
