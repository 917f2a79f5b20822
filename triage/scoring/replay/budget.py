"""Calls a week that were expected when a version was approved, beside what can be done, and beside what came."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from triage.clinical.colour import Colour
from triage.errors import Text, UnreadableError
from triage.scoring.replay.intervals import next_of
from triage.scoring.replay.workload import CALLS, ENOUGH_WEEKS, Expected

# One week outside its interval is chance; so many running, on the same side, are a reason to look.
RUNNING = 2


class Parting(StrEnum):
    """In which direction what came parted from what was expected."""

    MORE = "more"
    FEWER = "fewer"


@dataclass(frozen=True, slots=True)
class Budget:
    """The reds and yellows a week that a report expects, and what there is room for, None where that was not told.

    `red` is how many of them are red on average.
    """

    expected: Expected
    red: float
    capacity: int | None

    @property
    def is_over(self) -> bool:
        """Return whether more are expected than there is room for."""
        return self.capacity is not None and self.expected.mean > self.capacity

    @property
    def words(self) -> Text:
        """Return the budget in sentences, with a decimal comma in Danish."""
        one = self.expected
        mean, red, span = f"{one.mean:.1f}", f"{self.red:.1f}", f"{one.low:.0f}–{one.high:.0f}"
        da = f"Ventet: {_comma(mean)} røde og gule om ugen (en uge ligger i {span}), heraf {_comma(red)} røde."
        en = f"Expected: {mean} reds and yellows a week (one week lies within {span}), {red} of them red."
        room = self._room()
        return Text(f"{da} {room.da}", f"{en} {room.en}")

    def _room(self) -> Text:
        if self.capacity is None:
            return Text("Kapaciteten er ikke oplyst for alle.", "The capacity was not told for everybody.")
        da, en = f"Kapaciteten er {self.capacity} om ugen", f"The capacity is {self.capacity} a week"
        if self.is_over:
            return Text(f"{da}: der er ikke plads til så mange.", f"{en}: there is no room for so many.")
        return Text(f"{da}.", f"{en}.")


def budget_in(report: str) -> Budget | Text:
    """Return the budget of a report kept as JSON, or why it has none; raises UnreadableError when it is no report."""
    try:
        return _budget(json.loads(report))
    except (ValueError, KeyError, TypeError, IndexError) as fault:
        raise UnreadableError(_UNREADABLE) from fault


def parted(expected: Expected, weeks: Sequence[int]) -> Parting | None:
    """Return how the last whole weeks part from what was expected: all of them beyond the interval of one week."""
    last = weeks[-RUNNING:]
    if len(last) < RUNNING:
        return None
    if all(calls > expected.high for calls in last):
        return Parting.MORE
    return Parting.FEWER if all(calls < expected.low for calls in last) else None


def _budget(content: Mapping[str, Any]) -> Budget | Text:
    whole = [week["draft"] for week in content["weeks"] if week["whole"]]
    if len(whole) < ENOUGH_WEEKS:
        return Text(
            f"Kun {len(whole)} hele uger i perioden; under {ENOUGH_WEEKS} kan det ventede antal ikke siges.",
            f"Only {len(whole)} whole weeks in the period; below {ENOUGH_WEEKS} no expected number can be told.",
        )
    calls = [sum(week[colour.rank] for colour in CALLS) for week in whole]
    red = sum(week[Colour.RED.rank] for week in whole) / len(whole)
    capacity = content["capacity"]
    is_told = all(str(one["department"]) in capacity for one in content["departments"])
    return Budget(
        Expected(*next_of(calls), len(calls)), red, sum(capacity.values()) if capacity and is_told else None
    )


def _comma(number: str) -> str:
    return number.replace(".", ",")


_UNREADABLE = Text(
    "Den gemte rapport kan ikke læses. Afprøv udkastet igen, og send det på ny.",
    "The report that was kept cannot be read. Replay the draft again, and send it anew.",
)
