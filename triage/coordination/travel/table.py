"""Minutes between the hospitals of a region."""

from dataclasses import dataclass, field

_ARRIVE_EARLY = 10


@dataclass(frozen=True, slots=True)
class Travel:
    """Symmetric travel minutes between sites; an unknown pair is None, never zero. `names` are for people."""

    minutes: dict[frozenset[str], int]
    arrive_early: int = _ARRIVE_EARLY
    names: dict[str, str] = field(default_factory=dict)

    def between(self, first: str, second: str) -> int | None:
        """Return minutes from `first` to `second`; 0 for the same site, None where the table does not say."""
        if first == second:
            return 0
        return self.minutes.get(frozenset((first, second)))

    def name_of(self, site: str | None) -> str | None:
        """Return what people call `site`; one without a name is called by its key."""
        return None if site is None else self.names.get(site, site)
