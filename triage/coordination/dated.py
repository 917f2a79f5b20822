"""Rules that count for a time only: which row holds a day, and rows that leave a day out or hold it twice."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import Protocol, TypeVar

from triage.errors import Text
from triage.scoring.files.checked import Both, Checked, Flag
from triage.scoring.files.faults import Faults
from triage.scoring.files.yaml_text import item_step

_UNSAID = Text("", "")


@dataclass(frozen=True, slots=True)
class Period:
    """From when to when a rule counts (both days with it; None: still), and where it was read.

    `to_confirm` tells that the source does not settle it: whoever sees the rule is told so.
    """

    valid_from: date
    valid_to: date | None = None
    source: Text = _UNSAID
    read_on: date | None = None
    to_confirm: bool = False

    def holds(self, day: date) -> bool:
        """Return whether `day` is one of its days."""
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)


class Dated(Protocol):
    """A rule with its period."""

    @property
    def period(self) -> Period:
        """Return when it counts."""


_Rule = TypeVar("_Rule", bound=Dated)


def in_force(rules: Iterable[_Rule], day: date) -> _Rule | None:
    """Return the rule that holds `day`; None where none does, and then nothing may be claimed."""
    return next((rule for rule in rules if rule.period.holds(day)), None)


class PeriodLine(Checked):
    """The part of a row of a file that says when the row counts and where it was read."""

    valid_from: date
    valid_to: date | None = None
    source: Both
    read_on: date
    to_confirm: Flag = False

    @property
    def period(self) -> Period:
        """Return the period as a fact."""
        return Period(self.valid_from, self.valid_to, self.source, self.read_on, self.to_confirm)


def check_periods(lines: Sequence[Dated], path: str, faults: Faults) -> None:
    """Note every row of the list at `path` that ends before it begins, or does not follow the one before it."""
    for number, line in enumerate(lines):
        if line.period.valid_to is not None and line.period.valid_to < line.period.valid_from:
            faults.add(
                item_step(path, number, None),
                "valid_to ligger før valid_from. Ret en af dem.",
                "valid_to is before valid_from. Correct one of them.",
            )
    for number, (earlier, later) in enumerate(pairwise(lines), 1):
        if later.period.valid_from != _day_after(earlier.period):
            _add_gap(earlier.period, item_step(path, number, None), faults)


def _day_after(period: Period) -> date | None:
    return None if period.valid_to is None else period.valid_to + timedelta(days=1)


def _add_gap(earlier: Period, path: str, faults: Faults) -> None:
    due = _day_after(earlier)
    if due is None:
        faults.add(
            path,
            "Rækken før har ingen valid_to, så to rækker gælder samtidig. Skriv, hvornår den ophører.",
            "The row before has no valid_to, so that two rows count at once. Write when it ends.",
        )
    else:
        faults.add(
            path,
            f"Skriv valid_from: {due}. Ellers gælder ingen eller to rækker nogle af dagene.",
            f"Write valid_from: {due}. Else none or two rows count on some of the days.",
        )
