"""Whom the lists on a screen named a moment ago, so that a list that is only read again adds no line to the log."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from threading import Lock

# A person who looks at the same list for longer is logged anew.
REMEMBERED = timedelta(minutes=5)
_MOST = 50_000

Place = tuple[str, str, str]


class Shown:
    """Remembers by person, session and kind of list; nobody's memory serves another. May be used by several threads."""

    def __init__(self) -> None:
        self._at: dict[tuple[Place, int], datetime] = {}
        self._one_at_a_time = Lock()

    def new(self, place: Place, patients: Iterable[int], now: datetime) -> list[int]:
        """Return those of `patients` whom no line of the last five minutes names, each once, in order of key."""
        with self._one_at_a_time:
            return sorted({patient for patient in patients if not self._is_fresh((place, patient), now)})

    def remember(self, place: Place, patients: Iterable[int], now: datetime) -> None:
        """Remember whom a line names; to be called only when the line is kept."""
        with self._one_at_a_time:
            if len(self._at) > _MOST:
                self._at = {key: at for key, at in self._at.items() if self._is_fresh(key, now)}
            self._at |= {(place, patient): now for patient in patients}

    def _is_fresh(self, key: tuple[Place, int], now: datetime) -> bool:
        at = self._at.get(key)
        # A clock that was set back remembers nothing.
        return at is not None and timedelta(0) <= now - at < REMEMBERED
