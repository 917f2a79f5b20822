"""Tell a source of a decision by a Task with its Provenance, or take that Task back; any number of times, once."""

from triage.clinical.decision import SendState
from triage.clinical.outgoing import Outgoing
from triage.errors import ConflictError, SourceError, Text
from triage.fhir.http.exchange import Exchange
from triage.fhir.http.write import Stored
from triage.fhir.serialise import serialise
from triage.fhir.strict import Object, read_body
from triage.fhir.write_decision import (
    IDENTIFIER,
    TAKEN_BACK,
    is_task_of,
    is_untouched,
    points_at,
    provenance_of,
    taken_back,
    task_of,
)
from triage.store.outbox import Entry, Settled

_REREADS = 3


def tell(exchange: Exchange, entry: Entry) -> Settled:
    """Make the Task of a decision and its Provenance, each unless it is there."""
    said = Outgoing.read(dict(entry.body))
    id_, version = _task(exchange, entry, said)
    fault = _provenance(exchange, f"Task/{id_}", said, is_repeat=entry.attempts > 1)
    return Settled(SendState.ANSWERED, f"Task/{id_}", version, fault)


def take_back(exchange: Exchange, entry: Entry) -> Settled:
    """Mark the Task of a decision as entered in error; where it never arrived there is nothing to do.

    A Task that somebody at the source has begun or ended stays as it is: the source wins.
    """
    key = entry.corrects or entry.key
    for _ in range(_REREADS):
        found = _found(exchange, key)
        if found is None or found.get("status") == TAKEN_BACK:
            return Settled(SendState.ANSWERED)
        stored, task = _newest(exchange, str(found.get("id")))
        if task.get("status") == TAKEN_BACK:
            return Settled(SendState.ANSWERED, f"Task/{stored.id}", stored.etag)
        if not is_untouched(task):
            return Settled(SendState.CONFLICT, f"Task/{stored.id}", stored.etag, _BEGUN)
        try:
            written = exchange.update("Task", str(task["id"]), serialise(taken_back(task)), stored.etag)
        except ConflictError:
            continue
        return Settled(SendState.ANSWERED, f"Task/{task['id']}", written.etag)
    raise SourceError(_KEEPS_CHANGING)


def _task(exchange: Exchange, entry: Entry, said: Outgoing) -> tuple[str, str | None]:
    """Return the id and version of the Task; after an answer that was lost it is looked for before it is made."""
    if entry.attempts > 1 and (found := _found(exchange, entry.key)) is not None:
        return str(found.get("id")), None
    try:
        stored = exchange.create("Task", serialise(task_of(entry.key, said)), f"identifier={IDENTIFIER}|{entry.key}")
    except ConflictError:
        stored = None
    if stored is not None and stored.id is not None and stored.status == 201:
        return stored.id, stored.etag
    # It says that there is one, or several: a server that leaves the search out of account means somebody else's.
    found = _found(exchange, entry.key)
    if found is None:
        raise SourceError(_NOT_FOUND)
    return str(found.get("id")), None


def _found(exchange: Exchange, key: str) -> Object | None:
    found = exchange.find("Task", [("identifier", f"{IDENTIFIER}|{key}")])
    return next((task for task in found if is_task_of(task, key)), None)


def _newest(exchange: Exchange, id_: str) -> tuple[Stored, Object]:
    stored = exchange.read("Task", id_)
    if stored is None or stored.etag is None:
        raise SourceError(_NO_VERSIONS, status=400)
    return stored, read_body(stored.body)


def _provenance(exchange: Exchange, task: str, said: Outgoing, *, is_repeat: bool) -> Text | None:
    """Make the Provenance unless it is there; a source that takes none has the decision all the same."""
    search = [("target", task)]
    try:
        if is_repeat and any(points_at(each, task) for each in exchange.find("Provenance", search)):
            return None
        stored = exchange.create("Provenance", serialise(provenance_of(task, said)), f"target={task}")
    except SourceError as fault:
        if fault.status is None or not 400 <= fault.status < 500 or fault.status in (401, 408, 429):
            raise
        return _NO_PROVENANCE
    is_other = stored.status == 200 and stored.body and not points_at(read_body(stored.body), task)
    return _NO_PROVENANCE if is_other else None


_BEGUN = Text(
    "Nogen ved kilden er allerede i gang med opgaven eller har afsluttet den. Den står uændret; aftal resten med dem",
    "Somebody at the source has begun the task or ended it. It stands unchanged; agree with them what remains",
)
_KEEPS_CHANGING = Text(
    "Opgaven ændres hele tiden ved kilden. Den prøves igen",
    "The task keeps changing at the source. It is tried again",
)
_NOT_FOUND = Text(
    "Kilden siger, at opgaven findes, men den kan ikke findes igen. Den prøves igen",
    "The source says that the task is there, but it is not found again. It is tried again",
)
_NO_VERSIONS = Text(
    "Kilden fortæller ikke, hvilken version den har, så andres kunne blive overskrevet. Ret opgaven i kilden",
    "The source does not tell which version it has, so nothing is changed: it could be somebody else's. Do it there",
)
_NO_PROVENANCE = Text(
    "Kilden har beslutningen, men tager ikke imod sporet af, hvem og hvorfor (Provenance)",
    "The source has the decision, but takes no trail of who and why (Provenance)",
)
