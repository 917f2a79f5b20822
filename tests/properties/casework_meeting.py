"""A plain model and two databases that do the same steps, and meet after each: all three must agree."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from hypothesis.stateful import RuleBasedStateMachine, invariant

from tests.builders import NOW
from tests.properties.casework_checks import (
    Former,
    check,
    comes_out_the_same,
    differing,
    log_is_whole,
    picture,
)
from tests.properties.casework_model import Case, Looked, Model
from tests.properties.casework_side import Side
from tests.properties.casework_start import Start
from triage.clinical.colour import Colour
from triage.clinical.decision import Seen
from triage.store.clock_time import from_ms_or_none

STEP = timedelta(seconds=1)
# Two people with a plan and a reading each stand in every store at first.
_AT_FIRST = 6


@dataclass(frozen=True)
class Look:
    """What the model and each database remember of a look at a case."""

    looked: Looked
    owner: str | None
    seen: tuple[Seen, ...]


class Meeting(RuleBasedStateMachine):
    """The model, both databases, and what people and the source remember of them."""

    def __init__(self, start: Start) -> None:
        super().__init__()
        self.model = Model(NOW)
        self.sides = start.sides(self.clock)
        self.sent: list[dict[str, Any]] = []
        self.looks: list[Look] = []
        self.waiting: list[tuple[Looked, str]] = []
        self.kept_news: dict[int, int] | None = None
        self.kept_cases = 0
        self.arrived = [0, 0]
        self.former = Former([], {})
        self.known_results = 0
        self.notes = self.conflicts = 0
        self._meet(is_opening=True)

    def clock(self) -> datetime:
        """Return the time of the machine."""
        return self.model.now

    @invariant()
    def the_log_is_whole_and_every_colour_comes_out_again(self) -> None:
        for side in self.sides:
            with side.store.read() as connection:
                comes_out_the_same(connection, self.known_results)
                log_is_whole(connection)
        self.known_results = len(self.found["result"])

    def _look(self, number: int) -> Look:
        return self.looks[-1 - number % len(self.looks)]

    def _seen(self, side: Side, look: Look) -> Seen:
        return look.seen[self.sides.index(side)]

    def _note(self) -> str:
        self.notes += 1
        return f"n{self.notes}"

    def _both(self, act: Callable[[Side], object]) -> str | None:
        """Do a step on both databases, which must answer the same."""
        answers = [side.outcome(partial(act, side)) for side in self.sides]
        assert answers[0] == answers[1]
        return answers[0]

    def _must(self, may: bool, act: Callable[[Side], object], is_opening: bool = False) -> None:
        """Do what the model has done already, or refuses."""
        answer = self._both(act)
        assert (answer is None) == may, answer
        self._meet(is_opening=is_opening)

    def _meet(self, is_opening: bool = False) -> None:
        """Hold both databases against each other, against the model, and against what must be so."""
        pictures = []
        for side in self.sides:
            with side.store.read() as connection:
                pictures.append(picture(connection))
        assert not differing(*pictures)
        self.found = pictures[0]
        self.former = check(self.found, self.former)
        self._meet_cases(is_opening=is_opening)
        self._meet_lines()
        (source,) = self.found["source"]
        assert source["received"] == sum(source.values()) - source["received"] == self.model.received + _AT_FIRST
        self.model.now += STEP

    def _meet_cases(self, is_opening: bool) -> None:
        found = [
            Case(
                patient=case["patient_id"],
                is_open=bool(case["is_open"]),
                is_red=case["colour_rank"] == Colour.RED.rank,
                owner=case["owner"],
                until=from_ms_or_none(case["lease_until"]),
                fence=case["fence"],
            )
            for case in self.found["case"]
        ]
        known = len(self.model.cases)
        assert is_opening or len(found) == known
        # A colour is what scoring says; whose a case is, and whether it is closed, is what people did.
        said = [replace(case, is_red=seen.is_red) for case, seen in zip(self.model.cases, found, strict=False)]
        assert said == found[:known]
        self.model.cases = found
        of_patient = [result["patient_id"] for result in self.found["result"]]
        self.model.news = {patient: self.arrived[patient] + of_patient.count(patient) for patient in (0, 1)}

    def _meet_lines(self) -> None:
        made = [(line["case_id"], line["actor"], line["note"], line["undoes"]) for line in self.found["decision"]]
        assert made == [(line.case, line.actor, line.note, line.undoes) for line in self.model.lines]
