"""Ask whether the person at work may do an act, before anything is read or written for it."""

from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy import Connection

from triage.access.acts import Act
from triage.access.matrix import cell
from triage.access.person import Session
from triage.access.relation import PatientRelation
from triage.access.right import Refusal, right
from triage.access.roles import Role
from triage.access.warrant import Warrant
from triage.errors import BehindGlassError, NotAllowedError, Text
from triage.store.people.people import count_people, given, people, person_with_grants
from triage.store.people.relations import relation_of
from triage.workflow.application import Application

# Goes on while the workstation is locked, and shows nobody anything.
_WITHOUT_PROOF = frozenset({Act.RUN_INTAKE})


def permit(app: Application, connection: Connection, act: Act, patient: int | None = None) -> Warrant:
    """Return on what the act rests; an act about one patient names the patient's key.

    Raises NotAllowedError, which says what is missing, where the person may not; BehindGlassError where a look-up with
    a reason is open to the person.
    """
    return permit_any(app, connection, (act,), patient)


def permit_any(app: Application, connection: Connection, acts: Sequence[Act], patient: int | None = None) -> Warrant:
    """Return on what the first of `acts` that is allowed rests: those before show more than those after.

    Raises NotAllowedError like `permit`.
    """
    session = session_now(app, connection, needs_proof=not _WITHOUT_PROOF.issuperset(acts))
    about = None
    if patient is not None:
        places = {grant.department for grant in session.grants}
        about = relation_of(connection, patient, session.login, app.clock(), places)
    return _first(app, session, acts, about)


def permit_alone(app: Application, act: Act) -> Warrant:
    """Return on what an act rests that has no transaction of its own to ask in; see `permit`."""
    with app.store.read() as connection:
        return permit(app, connection, act)


def may(app: Application, act: Act) -> bool:
    """Return whether the person at work may do an act at all, so that a screen need not offer it in vain."""
    with app.store.read() as connection:
        try:
            session = session_now(app, connection)
        except NotAllowedError:
            return False
    return any(cell(role, act).is_allowed for role in session.roles)


def session_now(app: Application, connection: Connection, *, needs_proof: bool = True) -> Session:
    """Return who is at work with the roles of this moment: one that was taken back counts no more at once.

    The login of the operating system counts for whoever has no passphrase of their own.
    Raises NotAllowedError for a login that nobody has here, whose passphrase was not given, or whom nothing proves.
    """
    known = person_with_grants(connection, app.actor, app.clock())
    if known is None or not known[0].is_active:
        raise NotAllowedError(_unknown(connection, app.actor))
    (found, grants), session = known, app.session
    if session is None or session.login != app.actor:
        session = Session(found.login, found.name, "", app.clock())
    if needs_proof and found.verifier is not None and not session.is_proved:
        raise NotAllowedError(_NOT_SIGNED_IN)
    if needs_proof and not session.is_proved and not is_believed(app, connection):
        raise NotAllowedError(_not_vouched(app.actor))
    return replace(session, name=found.name, grants=grants)


def is_believed(app: Application, connection: Connection) -> bool:
    """Return whether the person at work counts without a passphrase: the system vouches, or there is nobody else."""
    return app.is_vouched or app.is_demo or count_people(connection) == 1


def _first(app: Application, session: Session, acts: Sequence[Act], about: PatientRelation | None) -> Warrant:
    of_roles = [act for act in acts if any(cell(role, act).is_allowed for role in session.roles)]
    answers = [right(session, act, about, app.clock()) for act in of_roles or acts[:1]]
    for answer in answers:
        if isinstance(answer, Warrant):
            return answer
    refusal = next(answer for answer in answers if isinstance(answer, Refusal))
    if refusal.may_break_glass:
        raise BehindGlassError(refusal.text, needs_ground=refusal.needs_ground)
    raise NotAllowedError(refusal.text)


def _unknown(connection: Connection, login: str) -> Text:
    in_charge = {one.login for one in given(connection) if one.role is Role.ADMINISTRATOR and one.ended_by is None}
    names = ", ".join(one.name for one in people(connection) if one.is_active and one.login in in_charge) or "–"
    return Text(
        f"{login} er ikke bruger af denne Visita. Bed en administrator om adgang: {names}.",
        f"{login} is no user of this Visita. Ask an administrator for access: {names}.",
    )


def _not_vouched(login: str) -> Text:
    return Text(
        f"VISITA_ACTOR siger {login}, men computeren er logget ind som en anden. Start Visita uden VISITA_ACTOR, eller "
        f"giv {login} en adgangssætning, og skriv den.",
        f"VISITA_ACTOR says {login}, but the computer is logged in as somebody else. Start Visita without "
        f"VISITA_ACTOR, or give {login} a passphrase, and write it.",
    )


_NOT_SIGNED_IN = Text(
    "Du er ikke logget ind i Visita. Skriv din adgangssætning.",
    "You are not signed in to Visita. Give your passphrase.",
)
