"""The file of rates: one row for each time in which they were otherwise."""

from typing import Annotated

from pydantic import Field

from triage.coordination.dated import PeriodLine, check_periods
from triage.coordination.reimbursement.rates import Rate, Rates
from triage.coordination.reimbursement.trip import FreeChoice
from triage.errors import Text
from triage.scoring.files.checked import Checked, Filled, Number, read_checked
from triage.scoring.files.faults import Faults

_TITLE = Text(
    "Taksterne for kørselstilskud kan ikke bruges. Ret:", "The rates of travel grants cannot be used. Correct:"
)
_Amount = Annotated[Number, Field(ge=0)]


def parse_rates(text: str) -> Rates:
    """Return the rates in the YAML `text`; raises RuleSetError that lists every fault with its line."""
    file, lines = read_checked(text, _RateFile, _TITLE)
    faults = Faults(_TITLE, lines)
    check_periods(file.rates, "rates", faults)
    faults.check()
    return Rates(tuple(row.rate for row in file.rates))


class _RateLine(PeriodLine):
    pensioner_min: _Amount
    other_min: _Amount
    km_limit: _Amount
    free_choice: FreeChoice

    @property
    def rate(self) -> Rate:
        return Rate(self.pensioner_min, self.other_min, self.km_limit, self.period, self.free_choice)


class _RateFile(Checked):
    rates: Annotated[tuple[_RateLine, ...], Filled]
