"""The process that makes inputs anew: it takes patients, and gives their inputs, until nobody asks any more."""

from collections.abc import Sequence
from contextlib import suppress
from multiprocessing.connection import Connection

from triage.scoring.evaluate.kept.moments import Known, People, inputs_at
from triage.scoring.inputs.past import past_of
from triage.scoring.rules.model import RuleSet


def serve(pipe: Connection, rule_sets: Sequence[RuleSet], known: Known) -> None:
    """Answer each chunk with its inputs under each rule set, or with what went wrong."""
    with suppress(EOFError, OSError, KeyboardInterrupt):
        while True:
            chunk = pipe.recv()
            try:
                wanted = [one for rule_set in rule_sets for one in rule_set.inputs.values()]
                people = People(past_of(chunk.readings, wanted), chunk.enrolments, chunk.responses)
                by_arrival = chunk.by_arrival
                made = [inputs_at(one, known, people, chunk.moments, by_arrival=by_arrival) for one in rule_sets]
            except Exception as fault:
                pipe.send(fault)
                return
            pipe.send(tuple(made))
