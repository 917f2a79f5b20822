"""Put a decision, or its taking back, into the outbox: in the transaction in which it is made, or not at all."""

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from uuid import uuid4

from sqlalchemy import Connection

from triage.clinical.choice import Choice
from triage.clinical.colour import Colour
from triage.clinical.details import Phone
from triage.clinical.outgoing import Outgoing
from triage.errors import UnreadableError
from triage.fhir.region.mark import author_of
from triage.scoring.explain.result import Result
from triage.store.covered import CaseAtSource, case_at_source, covered_responses
from triage.store.outbox import HELD, put, rows_of, take_back
from triage.worklist.decision_words import pairs_of
from triage.worklist.source import WriteBack

# A Task names this many of what it is about; a course of minute-by-minute readings has thousands.
_MOST_COVERED = 100


@dataclass(frozen=True, slots=True)
class Said:
    """A decision as it is told: its key, what was chosen and noted, by whom and when, and by when it is to be done."""

    decision: int
    choice: Choice
    note: str
    actor: str
    at: datetime
    due: datetime | None
    asks: str


def tell_source(connection: Connection, case: int, said: Said) -> None:
    """Put what a decision writes at its source into the outbox; nothing where the source takes no decisions.

    It is held there for as long as the decision can be undone.
    """
    about = case_at_source(connection, case)
    if about.dress is WriteBack.NONE:
        return
    shown = _read(about.shown)
    results = (shown, *(_read(body) for body in about.others))
    named = _ids(result for result in results if result is not None)
    responses = covered_responses(connection, about, named)
    rests_on = _rests_on(shown) if shown else []
    covers = list(dict.fromkeys([*rests_on, *(response.reference for response in responses)]))[:_MOST_COVERED]
    outgoing = _outgoing(about, shown, tuple(covers), said)
    if about.dress is WriteBack.TASK:
        _put_task(connection, about.source, said, outgoing)
        return
    for response in responses:
        _put_mark(connection, about.source, said, response.reference, replace(outgoing, resource=response.resource))


def retell_source(connection: Connection, case: int, old: int, said: Said) -> None:
    """Take back what the decision `old` wrote, and put what stands in its place after it.

    What was marked as handled is marked anew: the same was looked at, and the source's mark says no more than that.
    """
    marked = [row for row in rows_of(connection, old) if row.dress == WriteBack.RM_EXTENSIONS.value]
    untell_source(connection, old, said.at)
    if not marked:
        tell_source(connection, case, said)
        return
    about = case_at_source(connection, case)
    outgoing = _outgoing(about, _read(about.shown), (), said)
    for row in marked:
        before = Outgoing.read(json.loads(row.body))
        again = replace(outgoing, covers=before.covers, resource=before.resource)
        _put_mark(connection, row.source_id, said, row.target, again)


def takes_tasks(connection: Connection, case: int) -> bool:
    """Return whether the source of a case is told of decisions as tasks, which somebody there then does."""
    return case_at_source(connection, case).dress is WriteBack.TASK


def untell_source(connection: Connection, decision: int, at: datetime) -> None:
    """Cancel what a decision has not written at its source, and have the rest corrected there."""
    take_back(connection, decision, {row.id: uuid4().hex for row in rows_of(connection, decision)}, at)


def _put_task(connection: Connection, source: int, said: Said, outgoing: Outgoing) -> None:
    key = uuid4().hex
    dress, body = WriteBack.TASK.value, asdict(outgoing)
    put(connection, source, said.decision, key, dress, f"Task/{key}", body, said.at + HELD)


def _put_mark(connection: Connection, source: int, said: Said, target: str, outgoing: Outgoing) -> None:
    dress, body = WriteBack.RM_EXTENSIONS.value, asdict(outgoing)
    put(connection, source, said.decision, uuid4().hex, dress, target, body, said.at + HELD)


def _outgoing(about: CaseAtSource, shown: Result | None, covers: tuple[str, ...], said: Said) -> Outgoing:
    details, until = said.choice.details, said.due or about.deadline
    begins = details.start if isinstance(details, Phone) else None
    return Outgoing(
        patient=about.reference,
        covers=covers,
        action=said.choice.action.value,
        note=said.note,
        actor=said.actor,
        author=author_of(said.actor),
        at=_written(said.at),
        deadline=_written(until) if until else None,
        colour=about.colour.value,
        programme=about.programme,
        rule_set=shown.rule_set if shown else "",
        version=shown.version if shown else "",
        rule_set_sha256=shown.rule_set_sha256 if shown else "",
        asks=said.asks,
        begins=_written(begins) if begins else None,
        details=pairs_of(details),
    )


def _written(time: datetime) -> str:
    return time.isoformat(timespec="milliseconds")


def _read(body: str) -> Result | None:
    try:
        return Result.from_json(body)
    except UnreadableError:
        return None


def _ids(results: Iterable[Result]) -> set[str]:
    return {_resource(key) for result in results for used in result.inputs for key in used.ids}


def _rests_on(result: Result) -> list[str]:
    """Return what the colour rests on: what is behind the alarms, and without one behind every input."""
    alarms = [rule for rule in result.fired if rule.colour.rank <= Colour.YELLOW.rank]
    names = {name for rule in alarms for name in rule.rests_on}
    used = [found for found in result.inputs if not names or found.name in names]
    return list(dict.fromkeys(_resource(key) for found in used for key in found.ids))


def _resource(key: str) -> str:
    """Return "Observation/x" for its component "Observation/x#0"."""
    return key.partition("#")[0]
