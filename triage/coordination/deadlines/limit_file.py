"""The file of limits: `notice` and `clocks`, each with a row for every time in which it was otherwise."""

from collections.abc import Mapping, Sequence
from typing import Annotated

from pydantic import Field

from triage.coordination.dated import PeriodLine, check_periods
from triage.coordination.deadlines.limit import Limit, Limits, Notice, Start
from triage.errors import Text
from triage.scoring.files.checked import Both, Checked, Filled, Flag, Name, Whole, read_checked
from triage.scoring.files.faults import Faults

_TITLE = Text("Fristerne kan ikke bruges. Ret:", "The time limits cannot be used. Correct:")
_Days = Annotated[Whole, Field(ge=1, le=366)]


def parse_limits(text: str) -> Limits:
    """Return the limits in the YAML `text`; raises RuleSetError that lists every fault with its line."""
    file, lines = read_checked(text, _LimitFile, _TITLE)
    faults = Faults(_TITLE, lines)
    _check(file, faults)
    faults.check()
    return Limits(
        {clock.id: tuple(_limit(clock, row) for row in clock.periods) for clock in file.clocks},
        tuple(Notice(row.working_days, row.period) for row in file.notice),
        _kinds_by_code(file.clocks),
    )


class _NoticeLine(PeriodLine):
    working_days: _Days


class _LimitLine(PeriodLine):
    days: _Days


class _ClockLine(Checked):
    id: Name
    name: Both
    starts: Start
    ends: Both
    notice: Flag = False
    sensitive: Flag = False
    referrals: tuple[Name, ...] = ()
    periods: Annotated[tuple[_LimitLine, ...], Filled]


class _LimitFile(Checked):
    notice: Annotated[tuple[_NoticeLine, ...], Filled]
    clocks: Annotated[tuple[_ClockLine, ...], Filled]


def _check(file: _LimitFile, faults: Faults) -> None:
    check_periods(file.notice, "notice", faults)
    seen: set[str] = set()
    for clock in file.clocks:
        check_periods(clock.periods, f"clocks.{clock.id}.periods", faults)
        if clock.id in seen:
            faults.add(
                f"clocks.{clock.id}",
                "Fristen står to gange. Skriv alle dens år under én af dem.",
                "The limit stands twice. Write all of its years under one of them.",
            )
        seen.add(clock.id)


def _limit(clock: _ClockLine, row: _LimitLine) -> Limit:
    about = clock.id, clock.name, row.days, clock.starts, clock.ends, row.period
    return Limit(*about, notice=clock.notice, is_sensitive=clock.sensitive)


def _kinds_by_code(clocks: Sequence[_ClockLine]) -> Mapping[str, tuple[str, ...]]:
    codes = {code for clock in clocks for code in clock.referrals}
    return {code: tuple(clock.id for clock in clocks if code in clock.referrals) for code in codes}
