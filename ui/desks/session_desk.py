"""What a window may ask of the workflow about who is at work, and about patients who are on no list."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, ParamSpec, TypeVar

from triage.access.person import Session
from ui.desks.loading import LOADING, Opened

# Names of facts alone: to load them all would hold back the first painting.
if TYPE_CHECKING:
    from triage.access.at_work import AtWork, MadeUpPerson, Start
    from triage.access.relation import Emergency, EmergencyReason, LegalGround
    from triage.worklist.row import Row
    from ui.desks.away_desk import LazyReach

P = ParamSpec("P")
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class SessionDesk:
    """The workflow on the person at work as the screens see it; every function may be slow, runs in the background.

    `emergency_of` returns the person's own emergency in force about a patient, None where there is none or the person
    may have none.
    """

    who: Callable[[], AtWork]
    find_patient: Callable[[str], Row]
    break_glass: Callable[[int, EmergencyReason, str, LegalGround | None], Emergency]
    emergency_of: Callable[[int], Emergency | None]
    end_emergency: Callable[[int], None]


@dataclass(frozen=True, slots=True)
class Door:
    """The workflow on coming and going at a workstation; it shows nothing of any patient."""

    start: Callable[[], Start]
    sit_down: Callable[[str, str], Session]
    lock: Callable[[Session], None]
    unlock: Callable[[Session, str], None]
    stand_up: Callable[[Session], None]
    made_up_people: Callable[[], tuple[MadeUpPerson, ...]]


def session_desk(app: Opened) -> SessionDesk:
    """Bind the workflow's functions to the application that `app` gives."""
    return SessionDesk(
        who=partial(_who, app),
        find_patient=partial(_find_patient, app),
        break_glass=partial(_break_glass, app),
        emergency_of=partial(_emergency_of, app),
        end_emergency=partial(_end_emergency, app),
    )


def door_of(app: Opened) -> Door:
    """Bind coming and going to the workstation's application, whose actor is the login of the operating system."""
    return Door(
        start=partial(_start, app),
        sit_down=partial(_sit_down, app),
        lock=partial(_lock, app),
        unlock=partial(_unlock, app),
        stand_up=partial(_stand_up, app),
        made_up_people=partial(_made_up_people, app),
    )


def door_with_copy(shared: Door, copy: Door, reach: LazyReach) -> Door:
    """Return the door of a shared store; while that is away people come and go by the copy of it."""

    either = reach.either
    return Door(
        start=either(shared.start, copy.start),
        sit_down=either(shared.sit_down, copy.sit_down),
        lock=either(shared.lock, copy.lock),
        unlock=either(shared.unlock, copy.unlock),
        stand_up=either(shared.stand_up, copy.stand_up),
        made_up_people=lambda: (),
    )


# Imported where it is called, on a thread, as in `ui.desks.desk`.


def _who(app: Opened) -> AtWork:
    with LOADING:
        from triage.workflow.people.at_work import who_is_at_work

    return who_is_at_work(app())


def _find_patient(app: Opened, cpr: str) -> Row:
    with LOADING:
        from triage.workflow.people.find_patient import find_patient

    return find_patient(app(), cpr)


def _break_glass(
    app: Opened, patient: int, reason: EmergencyReason, text: str, ground: LegalGround | None
) -> Emergency:
    with LOADING:
        from triage.workflow.rights.emergency import break_glass

    return break_glass(app(), patient, reason, text, ground)


def _emergency_of(app: Opened, patient: int) -> Emergency | None:
    with LOADING:
        from triage.errors import NotAllowedError
        from triage.workflow.rights.emergency import emergency_of

    try:
        return emergency_of(app(), patient)
    except NotAllowedError:
        return None


def _end_emergency(app: Opened, patient: int) -> None:
    with LOADING:
        from triage.workflow.rights.emergency import end_emergency

    end_emergency(app(), patient)


def _start(app: Opened) -> Start:
    with LOADING:
        from triage.workflow.people.seat import start_seat

    return start_seat(app())


def _sit_down(app: Opened, login: str, secret: str) -> Session:
    with LOADING:
        from triage.workflow.people.seat import sit_down

    return sit_down(app(), login, secret)


def _lock(app: Opened, session: Session) -> None:
    with LOADING:
        from triage.workflow.people.seat import lock

    lock(app(), session)


def _unlock(app: Opened, session: Session, secret: str) -> None:
    with LOADING:
        from triage.workflow.people.seat import unlock

    unlock(app(), session, secret)


def _stand_up(app: Opened, session: Session) -> None:
    with LOADING:
        from triage.workflow.people.seat import stand_up

    stand_up(app(), session)


def _made_up_people(app: Opened) -> tuple[MadeUpPerson, ...]:
    with LOADING:
        from triage.workflow.people.seat import made_up_people

    return made_up_people(app())
