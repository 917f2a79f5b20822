"""Which time the trends show: a range that ends now, or one moved back and forth in what there is."""

from datetime import datetime, timedelta

RANGES: tuple[int | None, ...] = (14, 92, 365, None)
"""Days of the ranges that have a button; None is everything."""
AT_FIRST = 1
_CLOSER = (1, 3, 7)
_LEVELS: tuple[int | None, ...] = (*_CLOSER, *RANGES)
_SHORTEST = timedelta(days=14)
_DAY = timedelta(days=1)
_STEP = 0.5

Span = tuple[datetime, datetime]


class TrendSpan:
    """Holds the range chosen and how far back its end lies; `first` is the first moment there is anything of."""

    def __init__(self) -> None:
        self._level = len(_CLOSER) + AT_FIRST
        self._back = timedelta()

    @property
    def range(self) -> int | None:
        """Return which of RANGES is chosen, None while the time shown is shorter than any of them."""
        number = self._level - len(_CLOSER)
        return number if number >= 0 else None

    @property
    def days(self) -> int | None:
        """Return the days of the range chosen, None for everything."""
        return _LEVELS[self._level]

    @property
    def is_moved(self) -> bool:
        """Return whether the newest readings may lie to the right of what is shown."""
        return self._back > timedelta()

    def reset(self) -> None:
        """Show the usual range up to now."""
        self.choose(AT_FIRST)

    def choose(self, number: int) -> None:
        """Show one of RANGES, up to now."""
        self._level, self._back = len(_CLOSER) + number, timedelta()

    def zoom(self, by: int) -> None:
        """Show a longer time (`by` = 1) or a shorter one (-1), as far as there are any; the end stays where it is."""
        self._level = min(max(self._level + by, 0), len(_LEVELS) - 1)

    def span(self, first: datetime, now: datetime) -> Span:
        """Return the first and the last moment shown: at most the range, never long before the first reading."""
        begin = self._begin(first, now)
        end = max(now - self._back, min(begin + self._length(begin, now), now))
        self._back = now - end
        days = self.days
        start = begin if days is None else max(begin, end - days * _DAY)
        return start.astimezone(now.tzinfo), end.astimezone(now.tzinfo)

    def pan(self, by: float, first: datetime, now: datetime) -> None:
        """Move by so many halves of what is shown: -1 is half of it back in time."""
        start, end = self.span(first, now)
        self._back = max(self._back - by * _STEP * (end - start), timedelta())

    def to_first(self, first: datetime, now: datetime) -> None:
        """Move to the first reading."""
        self._back = now - self._begin(first, now)

    def to_last(self) -> None:
        """Move to now."""
        self._back = timedelta()

    def reach(self, time: datetime, first: datetime, now: datetime) -> None:
        """Move no farther than needed for `time` to be shown."""
        start, end = self.span(first, now)
        room = (end - start) * 0.05
        if time < start:
            self._back += start - time + room
        elif time > end:
            self._back = max(self._back - (time - end) - room, timedelta())

    def _begin(self, first: datetime, now: datetime) -> datetime:
        return min(first - _DAY, now - _SHORTEST)

    def _length(self, begin: datetime, now: datetime) -> timedelta:
        days = self.days
        return now - begin if days is None else min(days * _DAY, now - begin)
