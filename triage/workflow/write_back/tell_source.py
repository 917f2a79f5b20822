"""Put a decision, or its taking back, into the outbox: in the transaction in which it is made, or not at all."""

from collections.abc import Iterable
from dataclasses import asdict, replace
from datetime import datetime
from uuid import uuid4

from sqlalchemy import Connection

from triage.clinical.colour import Colour
from triage.clinical.decision import Action
from triage.clinical.outgoing import Outgoing
from triage.errors import UnreadableError
from triage.fhir.region.mark import author_of
from triage.scoring.explain.result import Result
from triage.store.covered import CaseAtSource, case_at_source, covered_responses
from triage.store.outbox import put, rows_of, take_back
from triage.worklist.source import WriteBack

# A Task names this many of what it is about; a course of minute-by-minute readings has thousands.
_MOST_COVERED = 100


def tell_source(
    connection: Connection, decision: int, case: int, action: Action, note: str, actor: str, at: datetime
) -> None:
    """Put what a decision writes at its source into the outbox; nothing where the source takes no decisions."""
    about = case_at_source(connection, case)
    if about.dress is WriteBack.NONE:
        return
    shown = _read(about.shown)
    results = (shown, *(_read(body) for body in about.others))
    named = _ids(result for result in results if result is not None)
    responses = covered_responses(connection, about, named)
    rests_on = _rests_on(shown) if shown else []
    covers = list(dict.fromkeys([*rests_on, *(response.reference for response in responses)]))[:_MOST_COVERED]
    said = _outgoing(about, shown, tuple(covers), action, note, actor, at)
    if about.dress is WriteBack.TASK:
        key = uuid4().hex
        put(connection, about.source, decision, key, about.dress.value, f"Task/{key}", asdict(said))
        return
    for response in responses:
        body = asdict(replace(said, resource=response.resource))
        put(connection, about.source, decision, uuid4().hex, about.dress.value, response.reference, body)


def untell_source(connection: Connection, decision: int, at: datetime) -> None:
    """Cancel what a decision has not written at its source, and have the rest corrected there."""
    take_back(connection, decision, {row.id: uuid4().hex for row in rows_of(connection, decision)}, at)


def _outgoing(
    about: CaseAtSource,
    shown: Result | None,
    covers: tuple[str, ...],
    action: Action,
    note: str,
    actor: str,
    at: datetime,
) -> Outgoing:
    return Outgoing(
        patient=about.reference,
        covers=covers,
        action=action.value,
        note=note,
        actor=actor,
        author=author_of(actor),
        at=at.isoformat(timespec="milliseconds"),
        deadline=about.deadline.isoformat(timespec="milliseconds") if about.deadline else None,
        colour=about.colour.value,
        programme=about.programme,
        rule_set=shown.rule_set if shown else "",
        version=shown.version if shown else "",
        rule_set_sha256=shown.rule_set_sha256 if shown else "",
    )


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
