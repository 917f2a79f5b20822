"""Decisions being written, kept for every case until they are saved."""

from dataclasses import dataclass, replace

from triage.clinical.choice import Choice
from triage.clinical.decision import Action
from triage.clinical.details import Details


@dataclass(frozen=True, slots=True)
class Draft:
    """What is chosen and written so far; without `details` those count that are likely at the moment of saving.

    `reason` is a code. A draft that `corrects` a decision takes its place, and `reason` is why.
    """

    action: Action | None = None
    note: str = ""
    details: Details | None = None
    reason: str = ""
    corrects: int | None = None


@dataclass(frozen=True, slots=True)
class Wanted:
    """A draft to be saved, and the choice that it has become on the screen."""

    draft: Draft
    choice: Choice


class Drafts:
    """The drafts by case, in memory only: they hold patients' data."""

    def __init__(self) -> None:
        self._by_case: dict[int, Draft] = {}

    def of(self, case: int) -> Draft:
        """Return the draft of a case; an empty one where nothing was begun."""
        return self._by_case.get(case, Draft())

    def choose(self, case: int, action: Action | None) -> None:
        """Keep which action is chosen; the details of another go."""
        if action is not self.of(case).action:
            self.put(case, replace(self.of(case), action=action, details=None, reason=""))

    def write(self, case: int, note: str) -> None:
        """Keep the note as it stands."""
        self.put(case, replace(self.of(case), note=note))

    def detail(self, case: int, details: Details | None, reason: str) -> None:
        """Keep the details as they stand."""
        self.put(case, replace(self.of(case), details=details, reason=reason))

    def put(self, case: int, draft: Draft) -> None:
        """Keep a whole draft; an empty one is forgotten."""
        if draft == Draft():
            self._by_case.pop(case, None)
        else:
            self._by_case[case] = draft

    def drop(self, case: int) -> None:
        """Forget the draft of a case."""
        self._by_case.pop(case, None)

    def clear(self) -> None:
        """Forget every draft."""
        self._by_case.clear()

    def unsaved_notes(self) -> int:
        """Return how many cases have a note that is not saved."""
        return sum(bool(draft.note.strip()) for draft in self._by_case.values())
