"""Plans for many made in a process of its own: what it tells is judged, and without it the first answer stands."""

import multiprocessing
import os
import sys
from datetime import datetime, timedelta
from multiprocessing.connection import Connection

import pytest

from triage.coordination.proposals.evaluate import Evaluation, evaluate
from triage.coordination.proposals.plan import named
from triage.coordination.situation.situation import Situation
from triage.coordination.situation.supply import Site
from triage.coordination.situation.traveller import Traveller
from triage.coordination.situation.visit import Visit
from triage.coordination.travel.table import Travel
from triage.lanes import solve_batch as lane
from triage.lanes.solve_batch import Solved, solve_batch
from triage.lanes.solve_batch_worker import serve

NOW = datetime(2026, 11, 23, 8)  # noqa: DTZ001  # local wall time
MONDAY, TUESDAY = datetime(2026, 11, 30, 9), datetime(2026, 12, 1, 9)  # noqa: DTZ001
SWAP = {"sample P": "pos:sample Q", "sample Q": "pos:sample P"}


def crossing() -> Situation:
    """P comes for a sample on Monday and a check on Tuesday, Q the other way round: a swap saves each a trip."""
    visits = [
        *(_visit("sample", "P", MONDAY), _visit("check", "P", TUESDAY + timedelta(hours=1))),
        *(_visit("sample", "Q", TUESDAY), _visit("check", "Q", MONDAY + timedelta(hours=1))),
    ]
    ways = {frozenset((f"home:{patient}", "here")): 60 for patient in "PQ"}
    travellers = {patient: Traveller(patient) for patient in "PQ"}
    return Situation(NOW, Travel(ways), travellers, {one.id: one for one in visits}, {"here": Site("here")})


def _visit(service: str, patient: str, start: datetime) -> Visit:
    return Visit(f"{service} {patient}", patient, service, "Dept", "here", start, 30, movable=service == "sample")


def stays() -> Evaluation:
    return evaluate(crossing(), {})


def names(found: Solved) -> dict[str, str]:
    return {key: choice.name for key, choice in found.evaluation.plan.items()}


def test_that_a_swap_that_nobody_would_begin_alone_is_found() -> None:
    pytest.importorskip("ortools")
    found = solve_batch(stays(), 3.0)
    assert names(found) == SWAP
    assert (found.is_solver_there, found.is_whole) == (True, True)
    assert found.floor == (0, 0, found.evaluation.after.numbers.points)


def test_that_what_should_not_go_on_leaves_the_first_answer_and_no_process() -> None:
    start = stays()
    assert solve_batch(start, 3.0, go_on=lambda: False) == Solved(start)
    assert multiprocessing.active_children() == []


def test_that_a_process_that_is_killed_leaves_the_first_answer() -> None:
    def killing() -> bool:
        for one in multiprocessing.active_children():
            one.kill()
        return True

    start = stays()
    found = solve_batch(start, 3.0, go_on=killing)
    assert (found.evaluation, found.is_whole) == (start, False)


@pytest.mark.parametrize(
    "plan",
    [
        {"sample P": "pos:sample Q"},
        {"sample P": "pos:sample Q", "sample Q": "no place"},
        {"nobody": "pos:sample Q"},
        {"check P": "pos:check Q", "check Q": "pos:check P"},
    ],
)
def test_that_a_plan_that_may_not_be_followed_is_not_believed(
    plan: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lane, "serve", tell_first)
    start = stays()
    monkeypatch.setenv("FIRST_PLAN", repr(plan))
    found = solve_batch(start, 3.0)
    assert (found.evaluation, found.is_whole) == (start, True)


def test_that_a_better_plan_is_told_as_it_comes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lane, "serve", tell_first)
    monkeypatch.setenv("FIRST_PLAN", repr(SWAP))
    told: list[Solved] = []
    assert solve_batch(stays(), 3.0, tell=told.append).evaluation == told[0].evaluation
    assert names(told[0]) == SWAP


def test_that_without_the_solver_it_is_said_and_patients_choose_in_turn(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "triage.lanes.batch_model", None)
    ours, theirs = multiprocessing.Pipe(duplex=False)
    start = stays()
    serve(theirs, start.before.situation, {}, 3.0)
    theirs.close()
    assert ours.recv() == ("solver", False)
    with pytest.raises(EOFError):
        ours.recv()


def test_that_it_starts_from_the_first_answer() -> None:
    start = evaluate(crossing(), named(crossing(), SWAP))
    assert solve_batch(start, 2.0).evaluation == start


def tell_first(pipe: Connection, *_: object) -> None:
    """Stands for the process: tells one plan, and ends."""
    pipe.send(("plan", eval(os.environ["FIRST_PLAN"])))  # written by the test itself
