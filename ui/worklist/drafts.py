"""Decisions being written: in memory by case, with what of them is still to be kept in the store."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from triage.clinical.choice import Choice
from triage.clinical.decision import Action
from triage.clinical.details import Details
from triage.clinical.draft import Draft

__all__ = ["Draft", "Drafts", "Wanted"]


@dataclass(frozen=True, slots=True)
class Wanted:
    """A draft to be saved, the choice that it has become on the screen, and the note as it stands there."""

    draft: Draft
    choice: Choice
    note: str = ""


class Drafts:
    """The drafts by case: they hold patients' data, and go nowhere but to the encrypted store."""

    def __init__(self) -> None:
        self._by_case: dict[int, Draft] = {}
        self._unkept: set[int] = set()
        # When each was last kept; what is not among them stands in no store.
        self._kept: dict[int, datetime] = {}
        self._tell: Callable[[int], None] = _nobody

    def listen(self, tell: Callable[[int], None]) -> None:
        """Call `tell` with the case whenever a draft has changed; who listened before hears no more."""
        self._tell = tell

    def of(self, case: int) -> Draft:
        """Return the draft of a case; an empty one where nothing was begun."""
        return self._by_case.get(case, Draft())

    def has(self, case: int) -> bool:
        """Return whether anything was begun on a case."""
        return case in self._by_case

    def kept_at(self, case: int) -> datetime | None:
        """Return when what was begun was last kept, None where nothing is."""
        return self._kept.get(case)

    def choose(self, case: int, action: Action | None) -> None:
        """Keep which action is chosen; the details of another go."""
        before = self.of(case)
        if action is not before.action:
            fresh = replace(before, action=action, details=None, reason="", blank=False, template="")
            self.put(case, fresh)

    def write(self, case: int, note: str) -> None:
        """Keep the note as it stands; who empties it wants none, and none is suggested again."""
        before = self.of(case)
        self.put(case, replace(before, note=note, blank=not note and before.action is not None))

    def suggest(self, case: int, template: str) -> None:
        """Keep by which template a note is suggested."""
        self.put(case, replace(self.of(case), template=template, blank=False))

    def detail(self, case: int, details: Details | None, reason: str) -> None:
        """Keep the details as they stand."""
        self.put(case, replace(self.of(case), details=details, reason=reason))

    def put(self, case: int, draft: Draft) -> None:
        """Keep a whole draft; an empty one is forgotten."""
        fresh = replace(draft, since=None)
        if fresh == Draft():
            self.drop(case)
            return
        self._by_case[case] = fresh
        self._changed(case)

    def drop(self, case: int) -> None:
        """Forget the draft of a case, in the store too."""
        self._by_case.pop(case, None)
        if case in self._kept:
            self._changed(case)
        else:
            self._unkept.discard(case)
            self._tell(case)

    def clear(self) -> None:
        """Forget every draft here; what is kept stays in the store."""
        for known in (self._by_case, self._unkept, self._kept):
            known.clear()

    def take_up(self, stored: Mapping[int, Draft]) -> tuple[int, ...]:
        """Take over what the store has, unless something newer is being written here; return the cases taken."""
        taken = []
        for case, draft in stored.items():
            known = self._kept.get(case)
            is_newer = known is None or (draft.since is not None and draft.since > known)
            if case not in self._unkept and (case not in self._by_case or is_newer):
                self._by_case[case] = draft
                taken.append(case)
            if draft.since is not None and is_newer:
                self._kept[case] = draft.since
        return tuple(taken)

    def unkept(self) -> tuple[int, ...]:
        """Return the cases whose draft in the store is not what stands here."""
        return tuple(self._unkept)

    def note_kept(self, case: int, draft: Draft, at: datetime | None) -> None:
        """Note that the store has `draft` since `at`, or with None that it has nothing of the case any more."""
        if at is None:
            self._kept.pop(case, None)
        else:
            self._kept[case] = at
        if self.of(case) == draft:
            self._unkept.discard(case)
        else:
            # Also where it was forgotten while it was on its way.
            self._unkept.add(case)

    def unsaved_notes(self) -> int:
        """Return how many cases have a note that is not saved."""
        return sum(bool(draft.note.strip()) for draft in self._by_case.values())

    def unkept_notes(self) -> int:
        """Return how many cases have a note that stands nowhere but here."""
        return sum(bool(self.of(case).note.strip()) for case in self._unkept)

    def _changed(self, case: int) -> None:
        self._unkept.add(case)
        self._tell(case)


def _nobody(_case: int) -> None:
    """Tell nobody."""
