"""Make a plan for many patients better in a process of its own; what it tells is judged here before it counts."""

import multiprocessing
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from time import monotonic

from triage.coordination.batch.column import Cost
from triage.coordination.proposals.evaluate import Evaluation, judged
from triage.coordination.proposals.plan import named
from triage.lanes.solve_batch_worker import serve

SECONDS = 10.0
# To begin with the process reads libraries and prepares; at the end it may be in the middle of something.
_SPARE_SECONDS = 20.0
_TICK_SECONDS = 0.1


@dataclass(frozen=True)
class Solved:
    """The best plan that was judged; no plan is below `floor`, None where none is known.

    `is_solver_there` tells that the solver could be used, `is_whole` that the search was not ended before its time.
    """

    evaluation: Evaluation
    floor: Cost | None = None
    is_solver_there: bool = False
    is_whole: bool = False


def solve_batch(
    start: Evaluation,
    seconds: float = SECONDS,
    go_on: Callable[[], bool] = lambda: True,
    tell: Callable[[Solved], None] = lambda found: None,
) -> Solved:
    """Return a plan that is no worse than `start`, which stands wherever the process breaks down or is not to go on.

    `tell` is called whenever there is a better one.
    """
    found = Solved(start)
    for news in _news(start, seconds, go_on):
        before, found = found, _with(found, news)
        if found.evaluation is not before.evaluation:
            tell(found)
    return found


def _news(start: Evaluation, seconds: float, go_on: Callable[[], bool]) -> Iterator[tuple[str, object]]:
    spawn = multiprocessing.get_context("spawn")
    ours, theirs = spawn.Pipe(duplex=False)
    names = {key: choice.name for key, choice in start.plan.items()}
    process = spawn.Process(target=serve, args=(theirs, start.before.situation, names, seconds), daemon=True)
    process.start()
    theirs.close()
    until = monotonic() + seconds + _SPARE_SECONDS
    try:
        while go_on() and monotonic() < until:
            if ours.poll(_TICK_SECONDS):
                yield ours.recv()
    except (EOFError, OSError):
        process.join(_SPARE_SECONDS)
        yield "ended", process.exitcode == 0
    finally:
        process.kill()
        process.join()
        ours.close()


def _with(found: Solved, news: tuple[str, object]) -> Solved:
    match news:
        case "plan", dict() as names:
            return _with_plan(found, names)
        case "floor", tuple() as floor:
            return replace(found, floor=floor)
        case "solver", bool() as is_there:
            return replace(found, is_solver_there=is_there)
        case "ended", bool() as is_well:
            return replace(found, is_whole=is_well)
    return found


def _with_plan(found: Solved, names: Mapping[str, str]) -> Solved:
    """Return the plan told where it is one, is allowed, and is better."""
    before = found.evaluation.before
    try:
        told = judged(before, named(before.situation, names))
    except KeyError:
        return found
    is_better = told.is_allowed and told.rank < found.evaluation.rank
    return replace(found, evaluation=told) if is_better else found
