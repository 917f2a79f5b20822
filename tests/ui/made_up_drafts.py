"""Drafts kept in memory, as a store keeps them."""

from dataclasses import dataclass, field
from datetime import datetime

from triage.clinical.draft import Draft, body_of_draft, draft_from


@dataclass
class MadeUpDrafts:
    """Keeps what was begun by case; `fault` is raised by whatever is asked while it is set."""

    now: datetime
    writes: int = 0
    fault: Exception | None = None
    _bodies: dict[int, tuple[str, datetime | None]] = field(default_factory=dict)

    @property
    def kept(self) -> dict[int, Draft]:
        """Return what was begun by case."""
        return {case: draft_from(body, since) for case, (body, since) in self._bodies.items()}

    def put(self, case: int, begun: Draft) -> None:
        """Have kept a draft since its own time."""
        self._bodies[case] = body_of_draft(begun), begun.since

    def keep(self, case: int, begun: Draft) -> datetime:
        """Keep what is begun."""
        self._maybe_fail()
        self.writes += 1
        self._bodies[case] = body_of_draft(begun), self.now
        return self.now

    def discard(self, case: int) -> None:
        """Forget what was begun."""
        self._maybe_fail()
        self._bodies.pop(case, None)

    def mine(self) -> dict[int, Draft]:
        """Return what was begun."""
        self._maybe_fail()
        return self.kept

    def _maybe_fail(self) -> None:
        if self.fault is not None:
            raise self.fault
