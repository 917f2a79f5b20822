"""Every trip of the worked cases gives exactly the grant that its file says."""

from dataclasses import dataclass, fields
from typing import Any

import pytest
from pydantic import TypeAdapter

from tests.acceptance.appointment_cases import files, parameters
from triage.coordination.dated import Period
from triage.coordination.reimbursement.assess import assess
from triage.coordination.reimbursement.rates import Rate, Rates
from triage.coordination.reimbursement.trip import FreeChoice, Trip

Json = dict[str, Any]
_RENAMED = {"date": "day"}


@dataclass(frozen=True, slots=True)
class TripCase:
    """One trip with the rates of its file."""

    content: Json
    rows: list[Json]

    @property
    def id(self) -> str:
        return str(self.content["id"])

    @property
    def trip(self) -> Trip:
        said = {"date": self.content.get("date"), **self.content["trip"]}
        known = {_RENAMED.get(name, name): value for name, value in said.items() if _is_fact(value)}
        strange = known.keys() - {field.name for field in fields(Trip)}
        assert not strange, f"{self.id} says of its trip what is not known: {sorted(strange)}"
        return TypeAdapter(Trip).validate_python(known)

    @property
    def rates(self) -> Rates:
        return Rates(tuple(_rate(row) for row in self.rows))

    @property
    def policy(self) -> FreeChoice:
        """Return the policy, wherever the case says it."""
        parts = (self.content, self.content.get("config", {}), self.content["trip"])
        said = [value for part in parts for value in part.values() if isinstance(value, str)]
        return next((FreeChoice(value) for value in said if value in set(FreeChoice)), FreeChoice.NEAREST_EQUIVALENT)


def _is_fact(value: Any) -> bool:
    return value is not None and value not in list(FreeChoice)


def _rate(row: Json) -> Rate:
    period = {name: row[name] for name in ("valid_from", "valid_to")}
    numbers = {name: row[name] for name in ("pensioner_min", "other_min", "km_limit")}
    return TypeAdapter(Rate).validate_python({**numbers, "period": TypeAdapter(Period).validate_python(period)})


def _trips() -> list[TripCase]:
    return [TripCase(case, file["reimbursement_rates"]) for file in files() for case in file["reimbursement_cases"]]


@pytest.mark.parametrize("case", parameters(_trips(), lambda case: case.id))
def test_that_a_trip_gives_the_grant_of_the_worked_case(case: TripCase) -> None:
    assert assess(case.trip, case.rates, case.policy).as_json() == case.content["expected"]
