"""What is to be done next for a plan, and where it stands after the answer.

Hold all, write each, release the old times. A failure gives the plan up: what was written is undone, holds given back.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from triage.coordination.rebooking.capability import Capability
from triage.coordination.rebooking.plan import Answer, Call, Goal, Result, Stage, State, Step, Verb

# Why a plan is given up before anything is written.
_WHY = {Answer.TAKEN: Result.SLOT_GONE, Answer.STALE: Result.STALE, Answer.EXPIRED: Result.EXPIRED}


def next_call(state: State) -> Call | Result:
    """Return the next call of a plan, or how it ended."""
    if state.goal is Goal.GIVE_UP:
        return _give_up(state)
    if state.goal is Goal.TAKE_BACK:
        return _take_back(state)
    return _write(state) if state.is_written_whole else _ask(state)


def timed(state: State, now: datetime) -> State:
    """Return the plan as the clock leaves it: nothing is put without a valid hold, and nothing is begun too late.

    Call it before `next_call`.
    """
    if state.goal is not Goal.FORWARD or not state.is_written_whole:
        return state
    if state.begin_by is not None and now >= state.begin_by and not _is_begun(state):
        return _given_up(state, Answer.EXPIRED)
    is_all_held = all(step.stage is not Stage.NONE or not step.has_holds for step in state.steps)
    lapsed = [step for step in state.steps if is_all_held and _has_lapsed(step, now)]
    if not lapsed:
        return state
    left = state
    for step in lapsed:
        left = left.with_step(replace(step, stage=Stage.LAPSED))
    return _given_up(left, Answer.EXPIRED)


def after(state: State, call: Call, answer: Answer, held_until: datetime | None = None) -> State:
    """Return the plan after the answer to a call; `held_until` is when the owner gives a hold away by itself."""
    step = state.step(call.appointment)
    if answer is Answer.LOST:
        is_writing = call.verb in (Verb.HOLD, Verb.PUT, Verb.UNDO)
        return state.with_step(replace(step, in_doubt=True)) if is_writing else state
    match call.verb:
        case Verb.ASK:
            return state.with_step(_asked(step, answer))
        case Verb.HOLD:
            return _after_hold(state, step, answer, held_until)
        case Verb.PUT:
            return _after_put(state, step, answer)
        case Verb.RELEASE_OLD:
            # Where somebody else has it meanwhile, it is theirs.
            return state.with_step(replace(step, stage=Stage.RELEASED))
        case Verb.RELEASE:
            return state.with_step(replace(step, stage=Stage.NONE, in_doubt=False))
        case Verb.UNDO:
            stage = Stage.UNDONE if answer is Answer.DONE else Stage.FAILED
            return state.with_step(replace(step, stage=stage, in_doubt=False))


def taken_back(state: State) -> State:
    """Return a plan that is to be taken back, which was applied or asked for."""
    return replace(state, goal=Goal.TAKE_BACK)


def _ask(state: State) -> Call | Result:
    """Ask each owner that must be asked. What could be written waits for their answer: half a plan helps nobody."""
    for step in state.steps:
        if step.capability is not Capability.WRITE and step.stage is Stage.NONE:
            return Call(Verb.ASK, step.appointment)
    return Result.REQUESTED


def _write(state: State) -> Call | Result:
    for verb, is_due in (
        (Verb.HOLD, lambda step: step.stage is Stage.NONE and step.has_holds),
        (Verb.PUT, lambda step: step.stage in (Stage.HELD, Stage.NONE)),
        (Verb.RELEASE_OLD, lambda step: step.stage is Stage.WRITTEN),
    ):
        for step in state.steps:
            if is_due(step):
                return Call(verb, step.appointment)
    return Result.APPLIED


def _give_up(state: State) -> Call | Result:
    for step in reversed(state.steps):
        if step.is_to_undo:
            return Call(Verb.UNDO, step.appointment)
    for step in reversed(state.steps):
        if step.is_to_release:
            return Call(Verb.RELEASE, step.appointment)
    return Result.NEEDS_HUMAN if _has_failed(state.steps) else state.why or Result.ROLLED_BACK


def _take_back(state: State) -> Call | Result:
    """Undo latest first. Where not even the first can be undone all stays: a whole plan is better than half a one."""
    is_any_undone = any(step.stage is Stage.UNDONE for step in state.steps)
    if _has_failed(state.steps) and not is_any_undone:
        return Result.NEEDS_HUMAN
    for step in reversed(state.steps):
        if step.is_to_undo or step.stage is Stage.ASKED:
            return Call(Verb.UNDO, step.appointment)
    return Result.NEEDS_HUMAN if _has_failed(state.steps) else Result.UNDONE


def _after_hold(state: State, step: Step, answer: Answer, until: datetime | None) -> State:
    if answer is Answer.DONE:
        return state.with_step(replace(step, stage=Stage.HELD, held_until=until, in_doubt=False))
    if answer is Answer.UNHELD:
        return state.with_step(replace(step, has_holds=False, in_doubt=False))
    # An earlier try whose answer was lost may hold it all the same.
    return _given_up(state, answer)


def _after_put(state: State, step: Step, answer: Answer) -> State:
    if answer is Answer.DONE:
        return state.with_step(replace(step, stage=Stage.WRITTEN, in_doubt=False))
    # A newer version keeps out whatever of ours may still be on its way; nothing else does.
    in_doubt = step.in_doubt and answer is not Answer.STALE
    stage = Stage.LAPSED if answer is Answer.EXPIRED else step.stage
    return _given_up(state.with_step(replace(step, stage=stage, in_doubt=in_doubt)), answer)


def _given_up(state: State, answer: Answer) -> State:
    is_any_written = any(step.stage is Stage.WRITTEN for step in state.steps)
    why = Result.ROLLED_BACK if is_any_written else _WHY.get(answer, Result.ROLLED_BACK)
    return replace(state, goal=Goal.GIVE_UP, why=why)


def _asked(step: Step, answer: Answer) -> Step:
    """Return a move that is asked for; an owner that takes no requests is rung up."""
    capability = step.capability if answer is Answer.DONE else Capability.PHONE
    return replace(step, stage=Stage.ASKED, capability=capability)


def _is_begun(state: State) -> bool:
    return any(step.stage in (Stage.WRITTEN, Stage.RELEASED) for step in state.steps)


def _has_lapsed(step: Step, now: datetime) -> bool:
    return step.stage is Stage.HELD and step.held_until is not None and step.held_until <= now


def _has_failed(steps: Iterable[Step]) -> bool:
    return any(step.stage is Stage.FAILED for step in steps)
