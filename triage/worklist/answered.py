"""Which answer settles which window of a plan."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from triage.worklist.due_times import Window

_MOST_ASTRAY = timedelta(days=2)
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Delivery:
    """Something the patient sent, written or measured `at`; `what` is the questionnaire's url or the reading's kind."""

    id: str
    at: datetime
    what: str

    def answers(self, wanted: str) -> bool:
        """Return whether it is what a plan asks for; a plan that leaves it open takes anything.

        A plan names a questionnaire by its url or by the end of it ("Questionnaire/q1"), and so does a response.
        """
        return not wanted or self.what == wanted or _ends_alike(self.what, wanted)


def _ends_alike(one: str, other: str) -> bool:
    return "/" in one and "/" in other and (one.endswith(f"/{other}") or other.endswith(f"/{one}"))


def of_windows(windows: Sequence[Window], deliveries: Sequence[Delivery]) -> list[Delivery | None]:
    """Return what settles each of `windows` (side by side or apart, in order of time); `deliveries` in order of time.

    An answer settles the window it was written in. Where there is more than one, the first may settle the window
    before, or the last the window after, if that has none and lies at most two days and half its length away: so a
    weekly measurer who is a day late once has not missed a week. More answers never settle fewer windows.
    """
    own = _by_window(windows, deliveries)
    settled: list[Delivery | None] = [found[0] if found else None for found in own]
    for number, found in enumerate(own):
        before, after = number - 1, number + 1
        if before >= 0 and settled[before] is None and len(found) > 1 and _late(windows[before], found[0].at):
            settled[before] = found.pop(0)
            settled[number] = found[0]
        if after < len(own) and settled[after] is None and len(found) > 1 and _early(windows[after], found[-1].at):
            settled[after] = found.pop()
    return settled


def _by_window(windows: Sequence[Window], deliveries: Sequence[Delivery]) -> list[list[Delivery]]:
    own: list[list[Delivery]] = [[] for _ in windows]
    opens = [window.opens for window in windows]
    for one in deliveries:
        number = bisect_right(opens, one.at) - 1
        if number >= 0 and one.at < windows[number].due:
            own[number].append(one)
    return own


def _late(window: Window, at: datetime) -> bool:
    return window.due <= at < window.due + _astray(window)


def _early(window: Window, at: datetime) -> bool:
    return window.opens - _astray(window) <= at < window.opens


def _astray(window: Window) -> timedelta:
    """Return how far from its window an answer may lie: whole days, none for a daily plan."""
    return min(_MOST_ASTRAY, (window.due - window.opens) / 2 // _DAY * _DAY)
