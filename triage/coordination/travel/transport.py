"""When patient transport can be ordered, and who may bring a companion."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Annotated

from pydantic import BeforeValidator, Field

from triage.coordination.closed_days import last_working_day_before
from triage.coordination.dated import Period, PeriodLine, check_periods, in_force
from triage.coordination.situation.policy import Policy
from triage.errors import Text
from triage.scoring.files.checked import Both, Checked, Filled, Whole, fault, read_checked
from triage.scoring.files.faults import Faults
from triage.scoring.files.yaml_text import Yaml

_TITLE = Text("Reglerne for patientbefordring kan ikke bruges. Ret:", "The rules of transport cannot be used. Correct:")


@dataclass(frozen=True, slots=True)
class TransportRule:
    """Ordered from `opens_days` before the visit until `cutoff` on the last working day before it.

    `companions` are the reasons for which somebody may go with the patient; `office` says who takes orders and when.
    """

    opens_days: int
    cutoff: time
    office: Text
    companions: tuple[Text, ...]
    period: Period


@dataclass(frozen=True, slots=True)
class TransportRules:
    """The rules through the years."""

    rules: tuple[TransportRule, ...]

    def on(self, day: date) -> TransportRule | None:
        """Return the rule for orders placed on `day`; None where the table does not say."""
        return in_force(self.rules, day)


def closes_at(visit: date, policy: Policy) -> datetime:
    """Return the last moment at which transport to a visit can be ordered."""
    return datetime.combine(last_working_day_before(visit), policy.transport_cutoff)


def parse_transport(text: str) -> TransportRules:
    """Return the rules in the YAML `text`; raises RuleSetError that lists every fault with its line."""
    file, lines = read_checked(text, _TransportFile, _TITLE)
    faults = Faults(_TITLE, lines)
    check_periods(file.rules, "rules", faults)
    faults.check()
    return TransportRules(_facts(file.rules))


def _time(value: Yaml) -> time:
    try:
        return time.fromisoformat(value)
    except (TypeError, ValueError):
        raise fault('Skriv et klokkeslæt som "12:00".', 'Write a time such as "12:00".') from None


class _RuleLine(PeriodLine):
    opens_days: Annotated[Whole, Field(ge=0, le=366)]
    cutoff: Annotated[time, BeforeValidator(_time)]
    office: Both
    companions: tuple[Both, ...]


class _TransportFile(Checked):
    rules: Annotated[tuple[_RuleLine, ...], Filled]


def _facts(lines: Sequence[_RuleLine]) -> tuple[TransportRule, ...]:
    return tuple(TransportRule(one.opens_days, one.cutoff, one.office, one.companions, one.period) for one in lines)
