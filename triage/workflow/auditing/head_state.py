"""When the head of the audit log was last kept outside the store: neither rarely nor all the time."""

from datetime import datetime, timedelta

from triage.access.chain import Head

KEPT_EVERY = timedelta(seconds=60)
KEPT_AFTER_LINES = 100
VOUCHED_EVERY = timedelta(minutes=10)


class HeadState:
    """What one program remembers of the heads that it kept."""

    def __init__(self) -> None:
        self._head: Head | None = None
        self._kept: datetime | None = None
        self._vouched: datetime | None = None

    def is_to_keep(self, head: Head, now: datetime) -> bool:
        """Return whether `head` is to be kept: it moved, and for long enough or far enough."""
        if head == self._head:
            return False
        moved = head.number - (self._head.number if self._head is not None else 0)
        return moved >= KEPT_AFTER_LINES or _has_passed(self._kept, KEPT_EVERY, now)

    def is_to_vouch(self, now: datetime) -> bool:
        """Return whether it is time to name other chains' heads in the own chain."""
        return _has_passed(self._vouched, VOUCHED_EVERY, now)

    def note_kept(self, head: Head, now: datetime) -> None:
        """Remember that `head` is kept."""
        self._head, self._kept = head, now

    def note_vouched(self, now: datetime) -> None:
        """Remember that others were vouched for."""
        self._vouched = now


def _has_passed(since: datetime | None, time: timedelta, now: datetime) -> bool:
    # A clock that was set back must not stop it.
    return since is None or not timedelta(0) <= now - since < time
