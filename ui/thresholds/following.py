"""The examples of a file go along with limits that were moved: the limit moves at once, the text follows beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from triage.scoring.drafts.draft import Draft
    from triage.scoring.drafts.edits.edit import Edit
    from triage.scoring.rules.model import RuleSet


@dataclass(frozen=True, slots=True)
class Following:
    """Steps made again from `first` on, so that each limit takes its examples along; `start` is the draft before."""

    first: int
    start: Draft
    edits: tuple[Edit, ...]

    def draft(self) -> Draft:
        """Return the draft after all of them."""
        draft = self.start
        for edit in self.edits:
            draft = draft.edited(edit)
        return draft


def following(draft: Draft, edits: Sequence[Edit], base: RuleSet | None) -> Following | None:
    """Return what is to be made again of the steps that led to `draft`; None where every example is where it goes."""
    # Imported on use: it was loaded with the text in hand.
    from triage.scoring.drafts.edits.limits import SetLimit
    from triage.scoring.drafts.following.move_limits import MoveLimits

    first = next((place for place, edit in enumerate(edits) if isinstance(edit, SetLimit)), None)
    if first is None:
        return None
    for _ in edits[first:]:
        draft = draft.undo()
    again = [MoveLimits({one.param: one.value}, base) if isinstance(one, SetLimit) else one for one in edits[first:]]
    return Following(first, replace(draft, undone=()), tuple(again))


def at_once(edits: Sequence[Edit]) -> list[Edit]:
    """Return the steps with limits that leave the examples where they are: these cost no reading of the file."""
    from triage.scoring.drafts.edits.limits import SetLimit
    from triage.scoring.drafts.following.move_limits import MoveLimits

    found: list[Edit] = []
    for edit in edits:
        found += [SetLimit(*one) for one in edit.values.items()] if isinstance(edit, MoveLimits) else [edit]
    return found
