"""What changes of rules did to open cases, case by case: by name for whom may see the patient."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection

from triage.access.acts import Act
from triage.access.rule_versions.change import RuleChange
from triage.access.warrant import Warrant
from triage.clinical.colour import Colour
from triage.errors import NotAllowedError, Text
from triage.store.records import patients_by_key
from triage.store.rule_versions.changes import ListedCase, changes, lines_of
from triage.workflow.application import Application
from triage.workflow.auditing.note_shown import note_shown
from triage.workflow.rights.permit import permit_any
from triage.workflow.tune.told import SEES

_CLOSED = Text("lukket for dig", "closed to you")


@dataclass(frozen=True, slots=True)
class ChangedCase:
    """A case of the list; `patient` is the key where the person may open the record, `called` a name or a number.

    `kind` is 'changed'; 'kept', of one that `owner` had; 'released', of one that was judged anew later; or 'opened',
    of a course that was decided.
    """

    case: int
    patient: int | None
    called: Text
    was: Colour
    now: Colour
    kind: str
    owner: str | None
    at: datetime


def list_rule_changes(app: Application, programme: str | None = None) -> Sequence[RuleChange]:
    """Return the changes of one programme or of all, the newest first."""
    with app.store.read() as connection:
        permit_any(app, connection, SEES)
        return changes(connection, programme)


def read_rule_change(app: Application, change: int, most: int | None = None) -> Sequence[ChangedCase]:
    """Return whose cases a change concerned, after the audit lines that name them; the worst new colour first.

    Of more than `most` the first; without it all.
    """
    with app.store.read() as connection:
        permit_any(app, connection, SEES)
        found = lines_of(connection, change)[:most]
        warrants = {one.patient: _warrant(app, connection, one.patient) for one in found}
        called = {one.case: _called(app, connection, one, warrants[one.patient]) for one in found}
    for act, is_masked in (("list rule changes", False), ("list coded patients", True)):
        seen = {key: one for key, one in warrants.items() if one is not None and one.is_masked is is_masked}
        note_shown(app, act, seen, next(iter(seen.values()), None), f"change {change}")
    return [_shown(one, called[one.case], warrants[one.patient]) for one in found]


def _shown(one: ListedCase, called: Text, warrant: Warrant | None) -> ChangedCase:
    patient = one.patient if warrant is not None and not warrant.is_masked else None
    return ChangedCase(one.case, patient, called, one.was, one.now, one.kind, one.owner, one.at)


def _warrant(app: Application, connection: Connection, patient: int) -> Warrant | None:
    try:
        return permit_any(app, connection, (Act.SEE_PATIENT, Act.SEE_PSEUDONYMISED), patient)
    except NotAllowedError:
        return None


def _called(app: Application, connection: Connection, one: ListedCase, warrant: Warrant | None) -> Text:
    if warrant is None:
        return _CLOSED
    if warrant.is_masked:
        number = app.pseudonyms.number(app.actor, one.department or 0, one.patient)
        return Text(f"patient {number}", f"patient {number}")
    person = patients_by_key(connection, [one.patient])[one.patient]
    name = f"{person.family}, {person.given}".strip(", ")
    return Text(name, name)
