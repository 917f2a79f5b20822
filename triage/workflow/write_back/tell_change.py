"""Put a change of a course that no decision asked for into the outbox, where the source is told by tasks."""

from collections.abc import Sequence
from dataclasses import asdict
from uuid import uuid4

from sqlalchemy import Connection

from triage.clinical.outgoing import Outgoing
from triage.fhir.region.mark import author_of
from triage.scoring.danish_time import danish_day
from triage.store.care.changes import END, ENROL, CareChange
from triage.store.covered import patient_at_source
from triage.store.outbox import HELD, put_change
from triage.workflow.care.names import names_of
from triage.workflow.catalogue import Catalogue
from triage.worklist.programme_names import programme_words
from triage.worklist.source import WriteBack

_ACTIONS = {ENROL: "enrol", END: "end_course"}
_DOES = {"enrol": "Tilmeld", "end_course": "Afslut", "interval": "Ændr måleplanen for"}

Plan = Sequence[tuple[str, int]]


def tell_change(
    catalogue: Catalogue, connection: Connection, who: int, key: int, change: CareChange, plan: Plan = ()
) -> None:
    """Put the task for a change into the outbox, in its transaction; nothing where the source takes no tasks.

    `plan` is what is asked for, each every so many days.
    """
    about = patient_at_source(connection, who)
    if about.dress is not WriteBack.TASK:
        return
    action = _ACTIONS.get(change.kind, "interval")
    said = Outgoing(
        patient=about.reference,
        covers=(),
        action=action,
        note=change.note,
        actor=change.author,
        author=author_of(change.author),
        at=change.at.isoformat(timespec="milliseconds"),
        deadline=None,
        colour="",
        programme=change.programme,
        rule_set="",
        version="",
        rule_set_sha256="",
        asks=_asks(catalogue, connection, action, change, plan),
        details=tuple(_details(change, plan)),
    )
    put_change(connection, about.source, key, uuid4().hex, asdict(said), change.at + HELD)


def _asks(catalogue: Catalogue, connection: Connection, action: str, change: CareChange, plan: Plan) -> str:
    """Return in Danish what somebody at the source is asked to do."""
    day = danish_day(change.start)
    words = f"{_DOES[action]} {programme_words(change.programme).da} fra {day.day}.{day.month}.{day.year}"
    asked = {what for what, _ in plan} | ({change.what} if change.what else set())
    names = names_of(catalogue, connection, asked - {""})
    told = [f"{names[what].da if what in names else 'måling eller svar'}: hver {days}. dag" for what, days in plan]
    if action == "interval" and not plan and change.what:
        told = [f"{names[change.what].da}: ikke mere"]
    return f"{words}: {', '.join(told)}" if told else words


def _details(change: CareChange, plan: Plan) -> list[tuple[str, str]]:
    first = [("programme", change.programme), ("start", danish_day(change.start).isoformat())]
    stopped = [("stop", change.what)] if change.kind not in _ACTIONS and not plan and change.what else []
    return [*first, *((f"every_{days}_days", what or "any") for what, days in plan), *stopped]
