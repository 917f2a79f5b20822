"""Minutes between the hospitals of a region."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Travel:
    """Symmetric travel minutes between sites; an unknown pair is None, never zero."""

    minutes: dict[frozenset[str], int]
    arrive_early: int = 10

    def between(self, first: str, second: str) -> int | None:
        """Return minutes from `first` to `second`; 0 for the same site, None where the table does not say."""
        if first == second:
            return 0
        return self.minutes.get(frozenset((first, second)))
