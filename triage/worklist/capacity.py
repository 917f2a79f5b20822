"""How much a department can do in a day, and how much waits for it."""

from collections.abc import Sequence
from dataclasses import dataclass

from triage.errors import Text, WrongUseError

WEEKDAYS = 7
_MOST = 1000


@dataclass(frozen=True, slots=True)
class Capacity:
    """Visits and calls that a department has room for, by weekday (0 = Monday)."""

    visits: tuple[int, ...] = (0,) * WEEKDAYS
    calls: tuple[int, ...] = (0,) * WEEKDAYS

    @property
    def is_set(self) -> bool:
        """Return whether anybody told it."""
        return any(self.visits) or any(self.calls)


@dataclass(frozen=True, slots=True)
class Load:
    """Open cases of a department that ask for somebody."""

    red: int = 0
    yellow: int = 0


@dataclass(frozen=True, slots=True)
class CapacityOf:
    """A department's capacity; `load` is None for who may not see counts."""

    department: str
    capacity: Capacity
    load: Load | None


def checked_capacity(visits: Sequence[int], calls: Sequence[int]) -> Capacity:
    """Return the capacity; raises WrongUseError for other than seven whole numbers from 0 to 1000 of each."""
    for numbers in (visits, calls):
        if len(numbers) != WEEKDAYS or any(not 0 <= number <= _MOST for number in numbers):
            raise WrongUseError(
                Text(
                    f"Skriv et helt tal fra 0 til {_MOST} for hver af ugens syv dage.",
                    f"Write a whole number from 0 to {_MOST} for each of the seven days.",
                )
            )
    return Capacity(tuple(visits), tuple(calls))
