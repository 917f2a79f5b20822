"""Inputs made anew from readings in a process of its own, while whoever wants them reads the next patients."""

import multiprocessing
from collections.abc import Generator, Iterable, Sequence
from dataclasses import dataclass
from multiprocessing.connection import Connection
from typing import Any

from triage.clinical.care import Enrolment
from triage.clinical.questionnaire import Response
from triage.clinical.readings import Readings
from triage.lanes.apart import BrokenDownError
from triage.lanes.made_inputs_worker import serve
from triage.scoring.evaluate.kept.moments import Known, MadeInputs
from triage.scoring.inputs.past import Moments
from triage.scoring.rules.model import RuleSet


@dataclass(frozen=True, slots=True, eq=False)
class Chunk:
    """Some patients and the moments that are wanted of them; responses oldest first, `moments` by the patient's place.

    `by_arrival` says whether only what had been received by a moment counts at it.
    """

    readings: Readings
    enrolments: Sequence[Enrolment]
    responses: Sequence[Sequence[Response]]
    moments: Moments
    by_arrival: bool


def made_inputs(
    rule_sets: Sequence[RuleSet], known: Known, chunks: Iterable[Chunk]
) -> Generator[tuple[MadeInputs, ...], None, None]:
    """Yield for each chunk the inputs of each rule set; the next chunk is asked for while one is in the making.

    Whoever stops taking ends the process. Raises BrokenDownError where it ended by itself.
    """
    spawn = multiprocessing.get_context("spawn")
    ours, theirs = spawn.Pipe()
    process = spawn.Process(target=serve, args=(theirs, tuple(rule_sets), known), daemon=True)
    process.start()
    theirs.close()
    try:
        is_waiting = False
        for chunk in chunks:
            if is_waiting:
                yield _received(ours)
            _send(ours, chunk)
            is_waiting = True
        if is_waiting:
            yield _received(ours)
    finally:
        process.kill()
        process.join()
        ours.close()


def _send(pipe: Connection, chunk: Chunk) -> None:
    try:
        pipe.send(chunk)
    except OSError as fault:
        raise BrokenDownError from fault


def _received(pipe: Connection) -> tuple[MadeInputs, ...]:
    try:
        found: Any = pipe.recv()
    except (EOFError, OSError) as fault:
        raise BrokenDownError from fault
    if isinstance(found, Exception):
        raise found
    made: tuple[MadeInputs, ...] = found
    return made
