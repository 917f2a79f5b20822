"""Who may do what to a case, and what becomes of it: a plain model of ownership that the store follows line by line.

A case has at most one owner, for a lease that use renews. Every new owner has a greater fencing number, so that what
somebody writes who was the owner once is known from what the owner of now writes.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from triage.clinical.colour import Colour
from triage.clinical.typed import visible
from triage.errors import OwnedError, Text, WrongUseError
from triage.scoring.danish_time import when

LEASE = timedelta(minutes=15)
# No lease ends as late as this from now: one that seems to was taken by a clock that went ahead.
FURTHEST_LEASE = timedelta(hours=2)
LONGEST_SNOOZE = timedelta(days=30)
# Fewer letters give no reason.
LEAST_REASON = 3


class SnoozeReason(StrEnum):
    """Why a case can wait."""

    TEST_RESULT = "test_result"
    COLLEAGUE = "colleague"
    PATIENT = "patient"
    NEW_DATA = "new_data"
    OTHER = "other"


SNOOZE_WORDS = {
    SnoozeReason.TEST_RESULT: Text("Afventer prøvesvar", "Waiting for a test result"),
    SnoozeReason.COLLEAGUE: Text("Afventer en kollega", "Waiting for a colleague"),
    SnoozeReason.PATIENT: Text("Afventer patienten", "Waiting for the patient"),
    SnoozeReason.NEW_DATA: Text("Afventer nye data", "Waiting for new data"),
    SnoozeReason.OTHER: Text("Andet", "Other"),
}


@dataclass(frozen=True, slots=True)
class Holding:
    """What ownership knows of a case; `fence` counts its owners, `since` is from when the last one has it."""

    is_open: bool = True
    colour: Colour = Colour.YELLOW
    owner: str | None = None
    since: datetime | None = None
    lease_until: datetime | None = None
    fence: int = 0
    snoozed_until: datetime | None = None

    def owner_at(self, now: datetime) -> str | None:
        """Return who has the case; a lease that ran out leaves it to everybody."""
        return self.owner if self.lease_until is not None and self.lease_until > now else None

    def is_snoozed_at(self, now: datetime) -> bool:
        """Return whether the case was put off to a time that has not come."""
        return self.snoozed_until is not None and self.snoozed_until > now


@dataclass(frozen=True, slots=True)
class Snooze:
    """Until when and why a case is put off."""

    until: datetime
    reason: SnoozeReason
    note: str = ""


def claim(case: Holding, actor: str, now: datetime, fence: int | None = None) -> Holding:
    """Take the case, or renew what one has; with a `fence` only where nobody else had it since.

    Raises OwnedError where somebody else has it, or had it since; WrongUseError where it is closed.
    """
    _refuse_closed(case)
    if fence is not None and fence != case.fence:
        raise _stale(case, now)
    if case.owner_at(now) not in (None, actor):
        raise _owned(case)
    if case.owner == actor:
        return replace(case, lease_until=now + LEASE, snoozed_until=None)
    return _given_to(case, actor, now)


def take_over(case: Holding, actor: str, now: datetime, fence: int, reason: str) -> Holding:
    """Take the case, with a reason, from whoever had it with `fence`, as the person who asks was shown."""
    _refuse_closed(case)
    if len(visible(reason)) < LEAST_REASON:
        raise WrongUseError(_NO_REASON)
    if fence != case.fence:
        raise WrongUseError(_IN_BETWEEN)
    return _given_to(case, actor, now)


def renew(case: Holding, actor: str, now: datetime, fence: int) -> Holding:
    """Keep the case for another lease; one that ran out is kept too, unless somebody took it."""
    _refuse_stale(case, actor, now, fence)
    return replace(case, lease_until=now + LEASE)


def release(case: Holding, actor: str, now: datetime, fence: int) -> Holding:
    """Give the case back to everybody."""
    _refuse_stale(case, actor, now, fence)
    return _free(case)


def hand_over(case: Holding, actor: str, now: datetime, fence: int, to: str) -> Holding:
    """Give the case to a colleague, who has it for a lease and then everybody."""
    if not to.strip() or to.strip() == actor:
        raise WrongUseError(_NO_COLLEAGUE)
    _refuse_stale(case, actor, now, fence)
    return _given_to(case, to.strip(), now)


def snooze(case: Holding, actor: str, now: datetime, fence: int | None, wanted: Snooze) -> Holding:
    """Put the case off; it leaves the list, and nobody has it until it comes back. A red is never put off."""
    refuse_snooze(wanted, now)
    # What is put off is nobody's, but it was the actor's while it was: the number grows as for any new owner.
    taken = claim(case, actor, now, fence)
    if case.colour is Colour.RED:
        raise WrongUseError(_RED)
    return replace(_free(taken), snoozed_until=wanted.until)


def wake(case: Holding) -> Holding:
    """Bring a case back that was put off."""
    _refuse_closed(case)
    if case.snoozed_until is None:
        raise WrongUseError(_NOT_SNOOZED)
    return replace(case, snoozed_until=None)


def lapse(case: Holding, now: datetime) -> Holding:
    """End a lease and a snooze whose time has come; without either the case is as it was."""
    is_over = case.owner_at(now) is None or (case.lease_until or now) > now + FURTHEST_LEASE
    freed = _free(case) if case.owner is not None and is_over else case
    return freed if case.is_snoozed_at(now) else replace(freed, snoozed_until=None)


def refuse_snooze(wanted: Snooze, now: datetime) -> None:
    """Raise WrongUseError where a time or reason is none that a case can be put off for."""
    if wanted.until <= now:
        raise WrongUseError(_PAST)
    if wanted.until > now + LONGEST_SNOOZE:
        raise WrongUseError(_TOO_LONG)
    if wanted.reason is SnoozeReason.OTHER and len(visible(wanted.note)) < LEAST_REASON:
        raise WrongUseError(_NO_REASON)


def refusal_of(rule: Callable[[Holding], Holding], case: Holding) -> WrongUseError:
    """Return why `rule` refuses the case as it is now; where it does not any more, that somebody was in between."""
    try:
        rule(case)
    except WrongUseError as fault:
        return fault
    return WrongUseError(_IN_BETWEEN)


def _given_to(case: Holding, owner: str, now: datetime) -> Holding:
    return replace(case, owner=owner, since=now, lease_until=now + LEASE, fence=case.fence + 1, snoozed_until=None)


def _free(case: Holding) -> Holding:
    return replace(case, owner=None, since=None, lease_until=None)


def _refuse_closed(case: Holding) -> None:
    if not case.is_open:
        raise WrongUseError(_CLOSED)


def _refuse_stale(case: Holding, actor: str, now: datetime, fence: int) -> None:
    _refuse_closed(case)
    if fence != case.fence or case.owner != actor:
        raise _stale(case, now)


def _stale(case: Holding, now: datetime) -> OwnedError:
    if case.owner_at(now) is not None:
        return _owned(case)
    return OwnedError(_WAS_ANOTHERS, None)


def _owned(case: Holding) -> OwnedError:
    since = when(case.since) if case.since is not None else Text("?", "?")
    return OwnedError(
        Text(
            f"{case.owner} har sagen (siden {since.da}). Intet er gemt; det, du har skrevet, står endnu. Aftal med "
            "kollegaen, eller overtag sagen med en begrundelse.",
            f"{case.owner} has the case (since {since.en}). Nothing was saved; what you wrote still stands. Agree with "
            "your colleague, or take the case over with a reason.",
        ),
        case.owner,
    )


_CLOSED = Text(
    "Sagen er allerede behandlet. Din beslutning er ikke gemt; se den beslutning, der er truffet.",
    "The case has already been handled. Your decision was not saved; see the decision that was made.",
)
_WAS_ANOTHERS = Text(
    "Du har ikke sagen længere: din tid løb ud, den er givet tilbage, eller en anden har haft den. Intet er gemt; det, "
    "du har skrevet, står endnu. Se sagen igen, og tag den på ny.",
    "You do not have the case any longer: your time ran out, it was given back, or somebody else had it. Nothing was "
    "saved; what you wrote still stands. Look at the case again, and take it anew.",
)
_NO_REASON = Text("Skriv en begrundelse.", "Write a reason.")
_NO_COLLEAGUE = Text("Vælg den kollega, der skal have sagen.", "Choose the colleague who is to have the case.")
_RED = Text(
    "En rød sag kan ikke udsættes. Behandl den, eller overdrag den til en kollega.",
    "A red case cannot be put off. Handle it, or hand it over to a colleague.",
)
_PAST = Text("Vælg et tidspunkt, der ikke er gået.", "Choose a time that has not passed.")
_TOO_LONG = Text("En sag kan højst udsættes 30 dage.", "A case can be put off for 30 days at most.")
_NOT_SNOOZED = Text("Sagen er ikke udsat.", "The case was not put off.")
_IN_BETWEEN = Text(
    "En anden ændrede sagen i samme øjeblik. Intet er gemt; se sagen, og prøv igen.",
    "Somebody else changed the case in the same moment. Nothing was saved; look at the case and try again.",
)
