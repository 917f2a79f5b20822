"""A draft for each trip of a patient: what is known of it, what follows, and what must be asked. Never sent."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum
from itertools import product
from typing import Any

from triage.coordination.reimbursement.assess import Reason, Reimbursement, assess
from triage.coordination.reimbursement.rates import Rate, Rates
from triage.coordination.reimbursement.trip import FreeChoice, Trip
from triage.coordination.tours import Tour
from triage.coordination.travel.region import Region

# An unknown number is tried as nothing and as more than any limit; an unknown answer as no and as yes.
_LITTLE, _MUCH = Decimal(0), Decimal(1_000_000)


class Unknown(StrEnum):
    """What is not known of a trip, by the field of `Trip` that it is."""

    PENSIONER = "pensioner"
    KM = "km"
    COST = "cost_roundtrip"
    CONTINUED_TREATMENT = "continued_treatment"
    CANNOT_USE_PUBLIC = "cannot_use_public"
    FREE_CHOICE = "free_choice"
    NEAREST_KM = "nearest_treating_km"
    NEAREST_COST = "nearest_cost_roundtrip"


_OF_NEAREST = frozenset({Unknown.NEAREST_KM, Unknown.NEAREST_COST})
_NUMBERS = frozenset({Unknown.KM, Unknown.COST}) | _OF_NEAREST


@dataclass(frozen=True, slots=True)
class Claim:
    """What the patient or the department has said; None is not known, and is asked for only where it matters.

    `costs` are kroner for both ways by the cheapest means, by day: there is no table of fares, and none is guessed.
    """

    pensioner: bool | None = None
    continued_treatment: bool | None = None
    cannot_use_public: bool | None = None
    free_choice: bool | None = None
    nearest_treating_km: Decimal | None = None
    nearest_cost_roundtrip: Decimal | None = None
    costs: Mapping[date, Decimal] | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """The draft for one trip to `site`, the farthest hospital of the day; `km` is one way, None where not known.

    `result` is None while something is `missing`; `grounds` are the reasons for which there may be a grant.
    """

    patient: str
    day: date
    site: str
    km: int | None
    rate: Rate | None
    result: Reimbursement | None
    grounds: tuple[Reason, ...]
    missing: tuple[Unknown, ...]


def drafts(
    trips: Iterable[Tour], region: Region, postcode: str | None, claim: Claim, rates: Rates
) -> tuple[Draft, ...]:
    """Return a draft for each trip of one patient, who lives at `postcode`."""
    return tuple(_draft(trip, region, postcode, claim, rates) for trip in trips)


def _draft(tour: Tour, region: Region, postcode: str | None, claim: Claim, rates: Rates) -> Draft:
    site, km = _farthest(tour, region, postcode)
    known = _known(claim, tour.day, km)
    outcomes = _outcomes(Trip(day=tour.day, status=tour.last.visit.status), known, rates)
    missing = tuple(one for one in Unknown if _is_asked(one, claim) and _matters(one, outcomes))
    possible = sorted({one.reason for one in outcomes.values() if one.eligible})
    result = None if missing else next(iter(outcomes.values()))
    return Draft(tour.patient, tour.day, site, km, rates.on(tour.day), result, tuple(possible), missing)


def _is_asked(one: Unknown, claim: Claim) -> bool:
    """Return whether it is time to ask: of the nearest hospital only when it is said that the patient chose another."""
    return one not in _OF_NEAREST or claim.free_choice is True


def _farthest(tour: Tour, region: Region, postcode: str | None) -> tuple[str, int | None]:
    """Return the hospital that the trip goes farthest to; the first one where a way is not known."""
    ways = {stay.visit.site: region.km(postcode, stay.visit.site) for stay in tour.stays}
    known = {site: km for site, km in ways.items() if km is not None}
    if len(known) < len(ways):
        return tour.first.visit.site, None
    site = max(known, key=lambda one: (known[one], one))
    return site, known[site]


def _known(claim: Claim, day: date, km: int | None) -> dict[Unknown, Any]:
    return {
        Unknown.PENSIONER: claim.pensioner,
        Unknown.KM: None if km is None else Decimal(km),
        Unknown.COST: (claim.costs or {}).get(day),
        Unknown.CONTINUED_TREATMENT: claim.continued_treatment,
        Unknown.CANNOT_USE_PUBLIC: claim.cannot_use_public,
        Unknown.FREE_CHOICE: claim.free_choice,
        Unknown.NEAREST_KM: claim.nearest_treating_km,
        Unknown.NEAREST_COST: claim.nearest_cost_roundtrip,
    }


_Outcomes = Mapping[tuple[Any, ...], Reimbursement]


def _outcomes(trip: Trip, known: Mapping[Unknown, Any], rates: Rates) -> _Outcomes:
    """Return what follows from each way in which the unknown may turn out, by the values of all fields in order."""
    choices = [_choices(one, known[one]) for one in Unknown]
    rate = rates.on(trip.day)
    policy = FreeChoice.NEAREST_EQUIVALENT if rate is None else rate.free_choice
    return {
        values: assess(replace(trip, **dict(zip(Unknown, values, strict=True))), rates, policy)
        for values in product(*choices)
    }


def _choices(one: Unknown, value: Any) -> tuple[Any, ...]:  # noqa: ANN401 - a yes or no, or a number
    if value is not None:
        return (value,)
    return (_LITTLE, _MUCH) if one in _NUMBERS else (False, True)


def _matters(one: Unknown, outcomes: _Outcomes) -> bool:
    """Return whether, all else alike, different values of the field lead to different reasons."""
    place = list(Unknown).index(one)
    reasons: dict[tuple[Any, ...], set[Reason]] = {}
    for values, outcome in outcomes.items():
        reasons.setdefault((*values[:place], *values[place + 1 :]), set()).add(outcome.reason)
    return any(len(found) > 1 for found in reasons.values())
