"""When a workstation that nobody uses is locked, and when its person is logged off."""

from datetime import datetime, timedelta
from enum import StrEnum

LOCK_AFTER = timedelta(minutes=10)
LOG_OFF_AFTER = timedelta(minutes=30)


class Idle(StrEnum):
    """What is to be done about a workstation."""

    AT_WORK = "at_work"
    LOCK = "lock"
    LOG_OFF = "log_off"


def idle(used: datetime, now: datetime, lock_after: timedelta = LOCK_AFTER) -> Idle:
    """Return what is to be done when the keyboard or mouse was last used at `used`; a shared computer locks sooner.

    A clock that was set back counts as a lock: nobody can tell how long ago it was.
    """
    passed = now - used
    if passed >= LOG_OFF_AFTER:
        return Idle.LOG_OFF
    return Idle.LOCK if passed >= lock_after or passed < timedelta(0) else Idle.AT_WORK


def next_look(used: datetime, now: datetime) -> datetime:
    """Return when the answer of `idle` may change if nothing is used until then."""
    return used + (LOCK_AFTER if now < used + LOCK_AFTER else LOG_OFF_AFTER)
