"""Which call follows which: the rows of the table, and what they do not say about times and lost answers."""

from collections.abc import Mapping
from datetime import timedelta

import pytest

from tests.builders import NOW
from triage.coordination.proposals.proposal import Move
from triage.coordination.rebooking.capability import Capability
from triage.coordination.rebooking.machine import after, next_call, taken_back, timed
from triage.coordination.rebooking.order import in_order
from triage.coordination.rebooking.plan import Answer, Call, Result, Stage, State, Verb, started

Told = Mapping[str, Answer]
TWO = dict.fromkeys(("A1", "A2"), Capability.WRITE)


def run(state: State, told: Told | None = None) -> tuple[State, Result, list[str]]:
    """Carry a plan on where each call is answered as told, and else done."""
    calls: list[str] = []
    while isinstance(call := next_call(state), Call):
        calls.append(str(call))
        state = after(state, call, (told or {}).get(f"{call.verb} {call.appointment}", Answer.DONE))
    return state, call, calls


def test_that_all_are_held_then_all_written_then_all_released() -> None:
    state, result, calls = run(started(TWO))
    assert calls == [
        *("hold A1", "hold A2", "put A1 if-match", "put A2 if-match"),
        *("release-old A1", "release-old A2"),
    ]
    assert (result, state.changed) == (Result.APPLIED, ("A1", "A2"))


@pytest.mark.parametrize(
    ("answer", "result"),
    [
        (Answer.TAKEN, Result.SLOT_GONE),
        (Answer.STALE, Result.STALE),
        (Answer.EXPIRED, Result.EXPIRED),
        (Answer.REFUSED, Result.ROLLED_BACK),
    ],
)
def test_that_a_first_put_that_fails_changes_nothing(answer: Answer, result: Result) -> None:
    state, ended, calls = run(started(TWO), {"put A1": answer})
    held = ["release A2"] if answer is Answer.EXPIRED else ["release A2", "release A1"]
    assert calls[2:] == ["put A1 if-match", *held]
    assert (ended, state.changed) == (result, ())


@pytest.mark.parametrize("answer", [Answer.TAKEN, Answer.STALE, Answer.REFUSED])
def test_that_a_later_put_that_fails_undoes_those_before(answer: Answer) -> None:
    state, result, calls = run(started(TWO), {"put A2": answer})
    assert calls[3:] == ["put A2 if-match", "undo A1 if-match(new)", "release A2"]
    assert (result, state.changed) == (Result.ROLLED_BACK, ())


def test_that_what_cannot_be_undone_is_told_and_the_rest_undone() -> None:
    three = dict.fromkeys(("A1", "A2", "A3"), Capability.WRITE)
    state, result, calls = run(started(three), {"put A3": Answer.STALE, "undo A2": Answer.STALE})
    assert calls[6:] == ["undo A2 if-match(new)", "undo A1 if-match(new)", "release A3"]
    assert (result, state.changed) == (Result.NEEDS_HUMAN, ("A2",))


def test_that_of_a_plan_taken_back_nothing_is_undone_where_not_even_the_latest_can_be() -> None:
    state, _, _ = run(started(TWO))
    left, result, calls = run(taken_back(state), {"undo A2": Answer.TAKEN})
    assert (result, calls, left.changed) == (Result.NEEDS_HUMAN, ["undo A2 if-match(new)"], ("A1", "A2"))


def test_that_one_owner_without_write_access_makes_the_whole_plan_a_request() -> None:
    mixed = {"A1": Capability.WRITE, "A2": Capability.REQUEST, "A3": Capability.PHONE}
    state, result, calls = run(started(mixed))
    assert (result, calls, state.changed) == (Result.REQUESTED, ["ask A2", "ask A3"], ())
    assert state.step("A1").stage is Stage.NONE


def test_that_an_owner_that_takes_no_requests_is_rung_up() -> None:
    state, result, _ = run(started({"A1": Capability.REQUEST}), {"ask A1": Answer.REFUSED})
    assert (result, state.step("A1").capability) == (Result.REQUESTED, Capability.PHONE)


def test_that_a_calendar_without_holds_is_written_at_once() -> None:
    _, result, calls = run(started({"A1": Capability.WRITE}), {"hold A1": Answer.UNHELD, "put A1": Answer.TAKEN})
    assert (result, calls) == (Result.SLOT_GONE, ["hold A1", "put A1 if-match"])


def test_that_a_hold_that_runs_out_between_two_puts_undoes_the_first() -> None:
    state = started(TWO)
    for verb, name, until in [("hold", "A1", None), ("hold", "A2", NOW), ("put", "A1", None)]:
        state = after(state, Call(Verb(verb), name), Answer.DONE, until)
    _, result, calls = run(timed(state, NOW))
    assert (result, calls) == (Result.ROLLED_BACK, ["undo A1 if-match(new)"])


def test_that_a_plan_is_not_begun_too_late() -> None:
    state = after(started(TWO, NOW), Call(Verb.HOLD, "A1"), Answer.DONE)
    assert timed(state, NOW - timedelta(seconds=1)) == state
    _, result, calls = run(timed(state, NOW))
    assert (result, calls) == (Result.EXPIRED, ["release A1"])


def test_that_a_plan_once_begun_is_finished_however_late() -> None:
    state = started(TWO, NOW)
    for verb, name in [("hold", "A1"), ("hold", "A2"), ("put", "A1")]:
        state = after(state, Call(Verb(verb), name), Answer.DONE)
    assert timed(state, NOW + timedelta(days=1)) == state


@pytest.mark.parametrize("verb", [Verb.HOLD, Verb.PUT, Verb.RELEASE_OLD])
def test_that_a_call_whose_answer_was_lost_is_made_again(verb: Verb) -> None:
    state = started({"A1": Capability.WRITE})
    while (call := next_call(state)) != Call(verb, "A1"):
        assert isinstance(call, Call)
        state = after(state, call, Answer.DONE)
    assert next_call(after(state, Call(verb, "A1"), Answer.LOST)) == Call(verb, "A1")


def test_that_a_put_that_may_yet_arrive_is_undone_when_the_plan_is_given_up() -> None:
    state = after(started({"A1": Capability.WRITE}, NOW), Call(Verb.HOLD, "A1"), Answer.DONE)
    state = timed(after(state, Call(Verb.PUT, "A1"), Answer.LOST), NOW)
    assert run(state)[1:] == (Result.EXPIRED, ["undo A1 if-match(new)"])


def test_that_a_hold_that_may_yet_arrive_is_released() -> None:
    state = after(started({"A1": Capability.WRITE}, NOW), Call(Verb.HOLD, "A1"), Answer.LOST)
    assert run(timed(state, NOW))[1:] == (Result.EXPIRED, ["release A1"])


def move(name: str, to: str) -> Move:
    return Move(name, to, NOW.replace(tzinfo=None), "viborg", "Lunge")


def test_that_who_leaves_a_place_is_written_before_who_comes_to_it() -> None:
    chain = [move("A1", "pos:A2"), move("A2", "pos:A3"), move("A3", "S1"), move("A4", "S2")]
    assert [one.appointment for one in in_order(chain)] == ["A3", "A2", "A1", "A4"]


def test_that_a_ring_is_written_in_the_order_of_its_appointments() -> None:
    assert [one.appointment for one in in_order([move("A2", "pos:A1"), move("A1", "pos:A2")])] == ["A1", "A2"]


@pytest.mark.parametrize(("answer", "is_undone"), [(Answer.TAKEN, True), (Answer.REFUSED, True), (Answer.STALE, False)])
def test_that_only_a_newer_version_keeps_out_a_put_whose_answer_was_lost(answer: Answer, is_undone: bool) -> None:
    held = after(started(TWO), Call(Verb.HOLD, "A1"), Answer.DONE)
    lost = after(after(held, Call(Verb.HOLD, "A2"), Answer.DONE), Call(Verb.PUT, "A1"), Answer.LOST)
    _, _, calls = run(after(lost, Call(Verb.PUT, "A1"), answer))
    assert ("undo A1 if-match(new)" in calls) is is_undone
