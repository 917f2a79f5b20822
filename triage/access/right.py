"""Whether a person may do an act, and on what that rests; what is not known is a refusal."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from triage.access.acts import Act
from triage.access.conditions import Condition
from triage.access.matrix import Cell, cell
from triage.access.person import Grant, Session
from triage.access.relation import PatientRelation
from triage.access.roles import Role
from triage.access.warrant import Warrant
from triage.access.words import ACT_WORDS, roles_in_words
from triage.errors import Text

_MASKS = frozenset({Condition.FRONT, Condition.PSEUDONYMISED})
# What is looked up in an emergency is for the eye alone.
_EXPORTS = frozenset({Act.EXPORT_LIST, Act.EXPORT_CALL_INS, Act.EXPORT_STATISTICS, Act.EXPORT_LOG})


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why an act is refused, and whom to ask.

    `may_break_glass` tells that the person can look up the patient with a reason; `needs_ground` that the law must
    give one too.
    """

    text: Text
    may_break_glass: bool = False
    needs_ground: bool = False


@dataclass(frozen=True, slots=True)
class _Held:
    grant: Grant
    cell: Cell

    @property
    def rank(self) -> tuple[bool, int, int]:
        return bool(self.cell.conditions & _MASKS), list(Role).index(self.grant.role), self.grant.department


def right(session: Session, act: Act, about: PatientRelation | None, now: datetime) -> Warrant | Refusal:
    """Return on what the act rests, or why it is refused; `about` is the one patient it is about, if any.

    Of several grants the one that shows most counts, and of those one with a tie to the patient.
    """
    held = sorted((_Held(one, cell(one.role, act)) for one in session.grants), key=lambda one: one.rank)
    allowed = [one for one in held if one.cell.is_allowed]
    if not allowed:
        return _no_role(session, act)
    if about is None:
        free = [one for one in allowed if Condition.RELATION not in one.cell.conditions]
        return _warrant(session, free[0], allowed) if free else Refusal(_no_patient(act))
    near = [one for one in allowed if _is_near(one, about)]
    for one in near:
        if not about.is_closed(one.grant.department):
            return _warrant(session, one, allowed, str(about.tie(one.grant.department) or ""))
    return _in_emergency(session, act, allowed, about, now) or _refused(session, act, about, is_closed=bool(near))


def _is_near(held: _Held, about: PatientRelation) -> bool:
    return Condition.RELATION not in held.cell.conditions or about.tie(held.grant.department) is not None


def _in_emergency(
    session: Session, act: Act, allowed: Iterable[_Held], about: PatientRelation, now: datetime
) -> Warrant | None:
    emergency = about.emergency
    if emergency is None or emergency.until <= now or act in _EXPORTS:
        return None
    for one in allowed:
        is_open = emergency.ground is not None or not about.is_closed(one.grant.department)
        if is_open and cell(one.grant.role, Act.BREAK_GLASS).is_allowed:
            tie = about.tie(one.grant.department)
            return _warrant(session, one, allowed, str(tie or "none"), emergency.override)
    return None


def _warrant(
    session: Session, held: _Held, allowed: Iterable[_Held], relation: str = "", override: str | None = None
) -> Warrant:
    places = frozenset(one.grant.department for one in allowed)
    in_full = frozenset(one.grant.department for one in allowed if not one.cell.conditions & _MASKS)
    grant = held.grant
    return Warrant(
        grant.role,
        grant.place,
        relation,
        override,
        held.cell.conditions,
        places,
        in_full,
        session.name,
        session.id,
    )


def _no_role(session: Session, act: Act) -> Refusal:
    what = ACT_WORDS[act]
    if not session.grants:
        return Refusal(
            Text(
                f"{session.login} har ingen rolle i Visita her og kan ikke {what.da}. Bed afdelingens administrator "
                "om en rolle.",
                f"{session.login} has no role in Visita here and may not {what.en}. Ask the department's "
                "administrator for a role.",
            )
        )
    roles = roles_in_words(session.roles)
    return Refusal(
        Text(
            f"Som {roles.da} kan du ikke {what.da}. Spørg afdelingens administrator, hvis du mangler en rolle.",
            f"As {roles.en} you may not {what.en}. Ask the department's administrator if you lack a role.",
        )
    )


def _refused(session: Session, act: Act, about: PatientRelation, *, is_closed: bool) -> Refusal:
    may_break = act not in _EXPORTS and any(cell(role, Act.BREAK_GLASS).is_allowed for role in session.roles)
    text = _CLOSED if is_closed or about.is_private or None in about.closed_to else _NO_RELATION
    cure = (_BREAK_WITH_GROUND if text is _CLOSED else _BREAK) if may_break else _ASK
    return Refusal(Text(f"{text.da} {cure.da}", f"{text.en} {cure.en}"), may_break, may_break and text is _CLOSED)


def _no_patient(act: Act) -> Text:
    what = ACT_WORDS[act]
    return Text(
        f"Der mangler en patient: ingen kan {what.da} uden at sige, hvem det gælder. Vælg en patient på listen.",
        f"The patient is missing: nobody may {what.en} without saying about whom. Choose a patient on the list.",
    )


_NO_RELATION = Text(
    "Din afdeling har ingen behandlingsrelation til patienten: intet forløb, ingen aftale og ingen sag de seneste "
    "90 dage.",
    "Your department has no relation to the patient: no course, no appointment and no case in the last 90 days.",
)
_CLOSED = Text(
    "Patienten er privatmarkeret eller har frabedt sig opslag.",
    "The record is private, or the patient asked not to be looked up.",
)
_BREAK = Text(
    "Er det nødvendigt for behandlingen, så slå op med begrundelse; opslaget bliver kontrolleret.",
    "If the treatment needs it, look up with a reason; the look-up is reviewed.",
)
_BREAK_WITH_GROUND = Text(
    "Er der hjemmel til det, så slå op med begrundelse og hjemmel; opslaget bliver kontrolleret.",
    "If the law allows it, look up with a reason and its legal ground; the look-up is reviewed.",
)
_ASK = Text("Spørg en kliniker i afdelingen.", "Ask a clinician of the department.")
