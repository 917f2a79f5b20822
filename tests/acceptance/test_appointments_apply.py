"""Every case of writing a plan back, call by call, against a calendar that answers as the case says."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

import pytest

from tests.acceptance.appointment_cases import files, parameters
from tests.builders import NOW
from triage.coordination.rebooking.capability import Capability
from triage.coordination.rebooking.machine import after, next_call, taken_back, timed
from triage.coordination.rebooking.plan import Answer, Call, Result, State, Verb, started

_CASES = [case for file in files() for case in file.get("apply_cases", [])]
_CALENDAR = frozenset(Verb) - {Verb.ASK}
_HOLD = {"409": Answer.TAKEN, "hold-409": Answer.TAKEN}


class Calendar:
    """Answers each call as the case says; once a key is known, the first result is all that it gives."""

    def __init__(self, answers: Mapping[str, str]) -> None:
        self._answers = answers
        self._results: dict[str, Result] = {}
        self.calls: list[str] = []
        self.changed: set[str] = set()
        self.changes = 0

    def apply(self, key: str, moves: list[str]) -> Result:
        if key not in self._results:
            self.state, self._results[key] = self.run(started({move: self._capability(move) for move in moves}))
        return self._results[key]

    def run(self, state: State) -> tuple[State, Result]:
        while True:
            is_held = not any(call.startswith("put") for call in self.calls) and "put" in str(next_call(state))
            state = timed(state, NOW + timedelta(minutes=5) if is_held else NOW)
            call = next_call(state)
            if isinstance(call, Result):
                return state, call
            if call.verb in _CALENDAR:
                self.calls.append(str(call))
            state = after(state, call, self._answer(call), self._held_until(call))

    def _capability(self, move: str) -> Capability:
        return Capability.REQUEST if self._answers.get(move) == "request-only" else Capability.WRITE

    def _held_until(self, call: Call) -> Any:
        runs_out = self._answers.get(call.appointment) == "hold-expired"
        return NOW + timedelta(minutes=1) if runs_out else None

    def _answer(self, call: Call) -> Answer:
        told = self._answers.get(call.appointment, "match")
        match call.verb:
            case Verb.HOLD:
                return _HOLD.get(told, Answer.DONE)
            case Verb.PUT:
                answer = Answer.STALE if told == "412" else Answer.DONE
            case Verb.UNDO:
                failed = self._answers.get(f"undo {call.appointment}", "match") != "match"
                answer = Answer.STALE if failed else Answer.DONE
            case _:
                return Answer.DONE
        if answer is Answer.DONE:
            self.changes += 1
            (self.changed.add if call.verb is Verb.PUT else self.changed.discard)(call.appointment)
        return answer


@pytest.mark.parametrize("case", parameters(_CASES, lambda case: case["id"]))
def test_that_a_plan_ends_as_the_case_says(case: dict[str, Any]) -> None:
    given, expected = case["given"], case["expected"]
    calendar = Calendar(given["server"])
    results = {calendar.apply("key", given["moves"]) for _ in range(given.get("repeat", 1))}
    if given.get("undo") == "old-free":
        results = {calendar.run(taken_back(calendar.state))[1]}
    assert {result.value for result in results} == {expected["result"]}
    assert sorted(calendar.changed) == sorted(expected["changed"])
    assert calendar.calls == expected.get("calls", calendar.calls)
    assert calendar.changes == expected.get("server_changes", calendar.changes)
