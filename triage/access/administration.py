"""Who may give, confirm and take back roles; what would let one person alone raise rights is refused."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from unicodedata import normalize

from triage.access.roles import Role
from triage.clinical.typed import visible
from triage.errors import Text

# Whoever watches over the others, or says which rules are safe, is never chosen by one person alone.
TWO_PEOPLE = frozenset({Role.RULE_APPROVER, Role.AUDITOR})
# As long as a login of PostgreSQL may be, in bytes.
LONGEST_LOGIN = 63
_CONFIRM = frozenset({Role.ADMINISTRATOR, Role.DEPARTMENT_HEAD})


class Standing(StrEnum):
    """Whether a grant counts."""

    WAITING = "waiting"
    IN_FORCE = "in_force"
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class Given:
    """A grant with its history, as it is stored: `login` has the role from a time until another, if any.

    One that `needs_second` counts once another has approved it.
    """

    key: int
    login: str
    role: Role
    department: int
    start: datetime
    end: datetime | None
    needs_second: bool
    granted_by: str
    approved_by: str | None = None
    ended_by: str | None = None
    granted: datetime | None = None
    ended: datetime | None = None

    def standing(self, now: datetime) -> Standing:
        """Return whether the grant counts at `now`; one that begins later waits too."""
        if self.ended_by is not None or (self.end is not None and self.end <= now):
            return Standing.ENDED
        if (self.needs_second and self.approved_by is None) or now < self.start:
            return Standing.WAITING
        return Standing.IN_FORCE

    def was_held(self, at: datetime) -> bool:
        """Return whether the role counted at a time in the past, though it was given with an earlier date or ended."""
        begins = max(self.start, self.granted or self.start)
        is_over = any(end is not None and end <= at for end in (self.end, self.ended))
        return begins <= at and not is_over and not (self.needs_second and self.approved_by is None)


def needs_second(actor_roles: Collection[Role], role: Role) -> bool:
    """Return whether a grant by somebody with `actor_roles` waits for another: what no administrator gives does."""
    return role in TWO_PEOPLE or Role.ADMINISTRATOR not in actor_roles


def grant_refusal(actor: str, subject: str, role: Role, held: Iterable[Role]) -> Text | None:
    """Return why `actor` may not give `subject` the role; `held` are the subject's roles that count or wait."""
    others = frozenset(held) - {role}
    if actor == subject:
        return OWN_ROLE
    if Role.AUDITOR in others or (role is Role.AUDITOR and others):
        return _AUDITOR_ALONE
    return None


def confirm_refusal(actor: str, actor_roles: Collection[Role], given: Given, held: Iterable[Role]) -> Text | None:
    """Return why `actor` may not confirm a grant that waits; `held` are the subject's other roles."""
    if actor == given.granted_by:
        return _ONE_PERSON
    # What no administrator gave, an administrator confirms.
    if given.role not in TWO_PEOPLE and Role.ADMINISTRATOR not in actor_roles:
        return _NO_ADMINISTRATOR
    if not _CONFIRM.intersection(actor_roles):
        return _NO_ADMINISTRATOR
    return grant_refusal(actor, given.login, given.role, held)


def end_refusal(actor: str, subject: str, left: Collection[str]) -> Text | None:
    """Return why `actor` may not end a grant of `subject`; `left` are the administrators who would be left for good."""
    if actor == subject:
        return OWN_ROLE
    return None if left else _LAST_ADMINISTRATOR


def lasting_administrators(given: Iterable[Given], active: Collection[str], now: datetime) -> frozenset[str]:
    """Return who is an administrator without an end: a role that runs out must not leave a department with none."""
    return frozenset(
        one.login
        for one in given
        if one.role is Role.ADMINISTRATOR
        and one.end is None
        and one.standing(now) is Standing.IN_FORCE
        and one.login in active
    )


def login_fault(login: str, known: Iterable[str], reserved: Collection[str] = ()) -> Text | None:
    """Return why nobody can have this login: in the log it must be told from every other, `known` or the program's."""
    if visible(login) != login or not login.isprintable() or len(login.encode(errors="replace")) > LONGEST_LOGIN:
        return _NO_LOGIN
    if any(is_one_login(one, login) for one in reserved):
        return _NO_LOGIN
    taken = next((one for one in known if is_one_login(one, login)), None)
    return None if taken is None else _taken(taken)


def is_one_login(one: str, other: str) -> bool:
    """Return whether two logins name one person: the case and the way a sign is written make no other of anybody."""
    return _as_read(one) == _as_read(other)


def draft_refusal(author: str, approver: str, approver_roles: Collection[Role]) -> Text | None:
    """Return why a draft of rules may not be approved or put in force by `approver`: author, approver, administrator
    are three.
    """
    if is_one_login(author, approver):
        return _OWN_DRAFT
    return _ADMINISTRATOR_APPROVES if Role.ADMINISTRATOR in approver_roles else None


def _as_read(login: str) -> str:
    return normalize("NFKC", normalize("NFKC", visible(login)).casefold())


def _taken(login: str) -> Text:
    return Text(
        f"Brugeren {login} findes allerede. Giv roller med `triage users grant`.",
        f"The user {login} exists already. Give roles with `triage users grant`.",
    )


_NO_LOGIN = Text(
    f"Det kan ikke være et brugernavn: højst {LONGEST_LOGIN} tegn på én linje, alle synlige, og ikke programmets "
    "eget navn. Skriv det navn, som personen logger ind i styresystemet med.",
    f"That cannot be a login: {LONGEST_LOGIN} signs at most, on one line, all of them visible, and not the program's "
    "own name. Write the one with which the person logs in to the operating system.",
)
OWN_ROLE = Text(
    "Ingen ændrer sine egne roller. Bed en anden administrator om det.",
    "Nobody changes their own roles. Ask another administrator to do it.",
)
_AUDITOR_ALONE = Text(
    "En logkontrollant kan ikke have andre roller. Vælg en anden person, eller fjern de andre roller først.",
    "An auditor holds no other role. Choose another person, or take the other roles back first.",
)
_ONE_PERSON = Text(
    "Rollen skal bekræftes af en anden end den, der foreslog den. Bed en anden administrator eller ledelsen om det.",
    "The role must be confirmed by another than who proposed it. Ask another administrator or the department head.",
)
_NO_ADMINISTRATOR = Text(
    "Rollen skal bekræftes af en administrator. Bed afdelingens administrator om det.",
    "The role must be confirmed by an administrator. Ask the department's administrator to do it.",
)
_LAST_ADMINISTRATOR = Text(
    "Så er der ingen administrator uden slutdato tilbage. Gør en anden til administrator først.",
    "That would leave no administrator without an end date. Make another one first.",
)
_OWN_DRAFT = Text(
    "Du har selv skrevet udkastet. En anden skal godkende det.",
    "You wrote the draft yourself. Another person must approve it.",
)
_ADMINISTRATOR_APPROVES = Text(
    "En administrator godkender ikke regelsæt. Bed en regelgodkender eller ledelsen uden administratorrolle om det.",
    "An administrator does not approve rule sets. Ask a rule approver or a head who is no administrator.",
)
