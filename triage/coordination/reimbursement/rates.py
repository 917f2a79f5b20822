"""The rates of grants for travel through the years."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from triage.coordination.dated import Period, in_force
from triage.coordination.reimbursement.trip import FreeChoice


@dataclass(frozen=True, slots=True)
class Rate:
    """A grant is given for costs over the minimum (kroner, both ways), and for distance over `km_limit` (one way).

    `free_choice` is what whoever chose another hospital is granted.
    """

    pensioner_min: Decimal
    other_min: Decimal
    km_limit: Decimal
    period: Period
    free_choice: FreeChoice = FreeChoice.NEAREST_EQUIVALENT


@dataclass(frozen=True, slots=True)
class Rates:
    """The rates, each with the days it counts for."""

    rows: tuple[Rate, ...]

    def on(self, day: date | None) -> Rate | None:
        """Return the rate that holds `day`, without a day the latest; None where there is none."""
        if day is None:
            return max(self.rows, key=lambda rate: rate.period.valid_from, default=None)
        return in_force(self.rows, day)
