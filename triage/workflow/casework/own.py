"""Take a case, give it back, hand it over, put it off, take it over: each in one conditional step, logged with it."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection

from triage.access.acts import Act
from triage.access.matrix import cell
from triage.access.person import Session
from triage.access.right import right
from triage.access.warrant import Warrant
from triage.clinical.notice import NoticeKind
from triage.errors import NotAllowedError, Text, WrongUseError
from triage.store.auditing import audit
from triage.store.casework import ownership
from triage.store.casework.ownership import Held, patient_of_case
from triage.store.notices import write_told
from triage.store.people.people import grants_of, people
from triage.store.people.relations import relation_of
from triage.store.worklist import case_of_patient, keys_of_mine
from triage.workflow.application import Application, Changed
from triage.workflow.rights.permit import permit
from triage.worklist.ownership import Snooze
from triage.worklist.row import Viewer


@dataclass(frozen=True, slots=True)
class Owned:
    """A case after a change of who has it: `fence` is what the next change must name."""

    case: int
    fence: int
    changed: Changed


@dataclass(frozen=True, slots=True)
class Colleague:
    """Somebody who may have cases."""

    login: str
    name: str


def claim(app: Application, case: int, fence: int | None = None) -> Owned:
    """Take a case that nobody has, or keep one's own for another lease.

    With a `fence` nobody else may have had it since. Raises OwnedError, which says who has it since when.
    """
    with _step(app, case, "claim") as (connection, _, now):
        return _owned(case, ownership.claim(connection, case, app.actor, now, fence))


def renew(app: Application, case: int, fence: int) -> Owned:
    """Keep a case for another lease; raises OwnedError where somebody else had it since."""
    now = app.clock()
    with app.store.change() as connection:
        permit(app, connection, Act.OWN_CASE, patient_of_case(connection, case))
        return _owned(case, ownership.renew(connection, case, app.actor, now, fence))


def release(app: Application, case: int, fence: int) -> Owned:
    """Give a case back to everybody."""
    with _step(app, case, "release") as (connection, _, now):
        return _owned(case, ownership.release(connection, case, app.actor, now, fence))


def release_mine(app: Application) -> Changed:
    """Give back every case that the person at work has, as on going home; one that another took meanwhile is left."""
    with app.store.read() as connection:
        mine = keys_of_mine(connection, Viewer(app.actor, app.clock()))
    released = []
    for case, fence in mine:
        try:
            released.append(release(app, case, fence).changed)
        except (WrongUseError, NotAllowedError):
            # Who may not have it any more cannot give it back either: it is free when the lease is over.
            continue
    return Changed(
        cases=tuple(key for one in released for key in one.cases),
        patients=tuple(key for one in released for key in one.patients),
    )


def hand_over(app: Application, case: int, fence: int, to: str, note: str = "") -> Owned:
    """Give a case to a colleague (a login), who is told with the note; raises WrongUseError for whom may have none."""
    with _step(app, case, "hand-over") as (connection, patient, now):
        name = _name_of_colleague(connection, to.strip(), patient, now)
        held = ownership.hand_over(connection, case, app.actor, now, fence, to, note)
        said = f": {note.strip()}" if note.strip() else "."
        text = Text(f"{app.actor} har overdraget sagen til {name}{said}", f"{app.actor} handed over to {name}{said}")
        write_told(connection, patient, case, NoticeKind.HANDED_OVER, text, now)
        return _owned(case, held)


def take_over(app: Application, case: int, owner: str, fence: int, reason: str) -> Owned:
    """Take a case from `owner`, who has it as the person was shown; the former owner is told why."""
    with _step(app, case, "take-over") as (connection, patient, now):
        held = ownership.take_over(connection, case, app.actor, now, owner, fence, reason)
        text = Text(
            f"{app.actor} har overtaget sagen fra {owner}: {reason.strip()}",
            f"{app.actor} took the case over from {owner}: {reason.strip()}",
        )
        write_told(connection, patient, case, NoticeKind.TAKEN_OVER, text, now)
        return _owned(case, held)


def snooze(app: Application, case: int, wanted: Snooze, fence: int | None = None) -> Owned:
    """Put a case off; it comes back at its time, or at once when it gets worse or new data come."""
    with _step(app, case, f"snooze:{wanted.reason}") as (connection, _, now):
        return _owned(case, ownership.snooze(connection, case, app.actor, now, fence, wanted))


def wake(app: Application, case: int) -> Owned:
    """Bring a case back that was put off."""
    with _step(app, case, "wake") as (connection, _, now):
        return _owned(case, ownership.wake(connection, case, app.actor, now))


def colleagues(app: Application) -> tuple[Colleague, ...]:
    """Return who else may have cases, by name."""
    with app.store.read() as connection:
        permit(app, connection, Act.SEE_LIST)
        found = [one for one in _may_own(connection, app.clock()) if one.login != app.actor]
    return tuple(sorted(found, key=lambda one: (one.name.casefold(), one.login)))


def case_named(app: Application, name: str) -> int:
    """Return the case with this key ("12"), or of the patient with this reference; raises WrongUseError."""
    if name.isascii() and name.isdigit():
        return int(name)
    with app.store.read() as connection:
        permit(app, connection, Act.SEE_LIST)
        found = case_of_patient(connection, name)
    if found is None:
        raise WrongUseError(Text(f"Der er ingen sag for {name}.", f"There is no case for {name}."))
    return found


_Step = tuple[Connection, int, datetime]


@contextmanager
def _step(app: Application, case: int, act: str) -> Iterator[_Step]:
    """Give a short transaction about a case with its patient and the time, permitted before and logged after."""
    now = app.clock()
    with app.store.change() as connection:
        patient = patient_of_case(connection, case)
        warrant = permit(app, connection, Act.OWN_CASE, patient)
        yield connection, patient, now
        audit.log(connection, now, app.actor, act, patient, f"case {case}", warrant)


def _owned(case: int, held: Held) -> Owned:
    return Owned(case, held.fence, Changed(cases=(case,), patients=(held.patient,)))


def _may_own(connection: Connection, now: datetime) -> Iterator[Colleague]:
    for one in people(connection):
        roles = {grant.role for grant in grants_of(connection, one.login, now)}
        if one.is_active and any(cell(role, Act.OWN_CASE).is_allowed for role in roles):
            yield Colleague(one.login, one.name)


def _name_of_colleague(connection: Connection, login: str, patient: int, now: datetime) -> str:
    """Return the name of a colleague who may have this patient's case: with one who cannot it would lie unseen."""
    name = next((one.name for one in _may_own(connection, now) if one.login == login), None)
    session = Session(login, name or login, "", now, grants_of(connection, login, now))
    is_theirs = isinstance(right(session, Act.OWN_CASE, relation_of(connection, patient, login, now), now), Warrant)
    if name is None or not is_theirs:
        raise WrongUseError(
            Text(
                f"{login or '?'} kan ikke få sagen. Vælg en anden kollega, som må se patienten.",
                f"{login or '?'} cannot have the case. Choose another colleague who may see the patient.",
            )
        )
    return name
