"""Whether a trip gives a grant, for what reason and how much."""

from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum

from triage.coordination.reimbursement.rates import Rate, Rates
from triage.coordination.reimbursement.trip import FreeChoice, Trip
from triage.coordination.situation.visit import Mode

_NOTHING = Decimal(0)
_NOT_TREATED = frozenset({"cancelled", "noshow", "entered-in-error"})


class Reason(StrEnum):
    """Why there is a grant (the first three), or why there is none."""

    PENSIONER = "PENSIONER"
    DISTANCE = "DISTANCE"
    CONTINUED_TREATMENT = "CONTINUED_TREATMENT"
    NOT_PHYSICAL = "NOT_PHYSICAL"
    NOT_TREATED = "NOT_TREATED"
    FREE_CHOICE = "FREE_CHOICE"
    NO_CONDITION_MET = "NO_CONDITION_MET"
    BELOW_MINIMUM = "BELOW_MINIMUM"
    # No row of the rates holds the day: nothing can be said of it.
    NO_RATE = "NO_RATE"


@dataclass(frozen=True, slots=True)
class Reimbursement:
    """`amount` is in kroner, exact, and 0 unless the trip is eligible."""

    eligible: bool
    reason: Reason
    amount: Decimal = _NOTHING

    def as_json(self) -> dict[str, bool | str | int | float]:
        """Return the answer as JSON has it; whole kroner are whole numbers."""
        whole = self.amount == self.amount.to_integral_value()
        amount = int(self.amount) if whole else float(self.amount)
        return {"eligible": self.eligible, "reason": str(self.reason), "amount": amount}


def assess(trip: Trip, rates: Rates, policy: FreeChoice = FreeChoice.NEAREST_EQUIVALENT) -> Reimbursement:
    """Return the grant for `trip`; the minimum is a threshold, so that over it the whole cost is granted."""
    refused = _refused(trip, policy)
    if refused is not None:
        return Reimbursement(eligible=False, reason=refused)
    rate = rates.on(trip.day)
    return Reimbursement(eligible=False, reason=Reason.NO_RATE) if rate is None else _granted(_counted(trip), rate)


def _refused(trip: Trip, policy: FreeChoice) -> Reason | None:
    if trip.mode is not Mode.PHYSICAL:
        return Reason.NOT_PHYSICAL
    if trip.status in _NOT_TREATED:
        return Reason.NOT_TREATED
    return Reason.FREE_CHOICE if trip.free_choice and policy is FreeChoice.NONE else None


def _counted(trip: Trip) -> Trip:
    """Return the trip as it counts: one of free choice as if to the nearest hospital, and never costing more."""
    if not trip.free_choice:
        return trip
    costs = [cost for cost in (trip.cost_roundtrip, trip.nearest_cost_roundtrip) if cost is not None]
    return replace(trip, km=trip.nearest_treating_km or _NOTHING, cost_roundtrip=min(costs))


def _granted(trip: Trip, rate: Rate) -> Reimbursement:
    ground = _ground(trip, rate)
    if ground is None:
        return Reimbursement(eligible=False, reason=Reason.NO_CONDITION_MET)
    least = rate.pensioner_min if trip.pensioner else rate.other_min
    if trip.cost_roundtrip <= least:
        return Reimbursement(eligible=False, reason=Reason.BELOW_MINIMUM)
    return Reimbursement(eligible=True, reason=ground, amount=trip.cost_roundtrip)


def _ground(trip: Trip, rate: Rate) -> Reason | None:
    if trip.pensioner:
        return Reason.PENSIONER
    if trip.km > rate.km_limit:
        return Reason.DISTANCE
    return Reason.CONTINUED_TREATMENT if trip.continued_treatment and trip.cannot_use_public else None
