"""A trip to hospital as the rules of grants see it."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from triage.coordination.situation.visit import Mode

_NOTHING = Decimal(0)


class FreeChoice(StrEnum):
    """What a patient who chose another hospital is granted: as if they had gone to the nearest one, or nothing."""

    NEAREST_EQUIVALENT = "nearest_equivalent"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Trip:
    """Home to one hospital and back; `km` is one way, costs are in kroner for both ways by the cheapest means.

    `nearest_…` are those of the nearest hospital that treats, and count where the patient made a `free_choice`.
    """

    mode: Mode = Mode.PHYSICAL
    status: str = "booked"
    day: date | None = None
    pensioner: bool = False
    km: Decimal = _NOTHING
    cost_roundtrip: Decimal = _NOTHING
    continued_treatment: bool = False
    cannot_use_public: bool = False
    free_choice: bool = False
    nearest_treating_km: Decimal | None = None
    nearest_cost_roundtrip: Decimal | None = None
