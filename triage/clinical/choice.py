"""What a clinician has chosen: its kind and details, why, and what would be wrong with it."""

import json
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from datetime import date, datetime, timedelta
from typing import Any

from triage.clinical.canonical import canonical_text
from triage.clinical.decision import Action
from triage.clinical.details import (
    AskedOf,
    ChangeInterval,
    Details,
    EndCourse,
    KnownPlan,
    Message,
    NewQuestionnaire,
    NoVisit,
    Phone,
    Urgency,
    Visit,
)
from triage.errors import Text

MOST_DAYS = 365
MOST_DAYS_TO_VISIT = 90
_LONGEST_PROMISE = timedelta(days=30)
_ACTIONS: dict[type[Details], Action] = {
    Visit: Action.VISIT,
    Phone: Action.PHONE,
    Message: Action.MESSAGE,
    NoVisit: Action.NO_VISIT,
    ChangeInterval: Action.INTERVAL,
    NewQuestionnaire: Action.QUESTIONNAIRE,
    EndCourse: Action.END_COURSE,
}
_PLAIN: Mapping[Action, Details] = {
    Action.VISIT: Visit(),
    Action.PHONE: Phone(),
    Action.MESSAGE: Message(),
    Action.NO_VISIT: NoVisit(),
    Action.END_COURSE: EndCourse(),
}


@dataclass(frozen=True, slots=True)
class Choice:
    """What is decided; `reason` is a code of `Choices.reasons` for its kind, empty where none is given."""

    details: Details
    reason: str = ""

    @property
    def action(self) -> Action:
        """Return its kind."""
        return _ACTIONS[type(self.details)]


def plain(chosen: Choice | Action) -> Choice:
    """Return a choice as it is, or that of an action without any details.

    Raises ValueError for a new interval or questionnaire, which say nothing without details.
    """
    if isinstance(chosen, Choice):
        return chosen
    if chosen not in _PLAIN:
        raise ValueError(f"{chosen.value} needs its details")
    return Choice(_PLAIN[chosen])


def body_of(details: Details) -> str:
    """Return details as canonical JSON."""
    return canonical_text(asdict(details), _as_text)


def details_from(action: Action, body: str | None) -> Details | None:
    """Return what `body_of` wrote; None where a decision was made before there were details."""
    return _READERS[action](json.loads(body)) if body else None


def fault_of(details: Details, now: datetime) -> Text | None:
    """Return what is wrong with details at `now` (Danish time), and what to do about it."""
    match details:
        case Visit():
            return _visit_fault(details)
        case Phone():
            return _phone_fault(details, now)
        case ChangeInterval():
            return _interval_fault(details, now.date())
        case NewQuestionnaire(questionnaire=""):
            return _NO_QUESTIONNAIRE
    return None


def _visit_fault(visit: Visit) -> Text | None:
    days = visit.within_days
    if visit.urgency is not Urgency.WITHIN_DAYS:
        return _DAYS_WITHOUT_USE if days is not None else None
    return None if days is not None and 1 <= days <= MOST_DAYS_TO_VISIT else _NO_DAYS


def _phone_fault(phone: Phone, now: datetime) -> Text | None:
    if phone.start is None and phone.end is None:
        return None
    if phone.start is None or phone.end is None or phone.start >= phone.end:
        return _HALF_A_WINDOW
    if phone.end <= now:
        return _WINDOW_IS_OVER
    return _WINDOW_IS_FAR if phone.end > now + _LONGEST_PROMISE else None


def _interval_fault(interval: ChangeInterval, today: date) -> Text | None:
    if not 1 <= interval.days <= MOST_DAYS:
        return _NO_INTERVAL
    return None if today <= interval.start <= today + timedelta(days=MOST_DAYS) else _NO_START


def _as_text(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} is no part of a decision")


def _plans(body: Mapping[str, Any]) -> tuple[KnownPlan, ...]:
    return tuple((reference, known) for reference, known in body["plans"])


def _visit(body: Mapping[str, Any]) -> Visit:
    return Visit(Urgency(body["urgency"]), body["within_days"], tuple(body["prepare"]), body["instructions"])


def _phone(body: Mapping[str, Any]) -> Phone:
    start, end = (None if body[name] is None else datetime.fromisoformat(body[name]) for name in ("start", "end"))
    return Phone(start, end)


def _questionnaire(body: Mapping[str, Any]) -> NewQuestionnaire:
    return NewQuestionnaire(body["questionnaire"], body["title"], AskedOf(body["asked_of"]))


_READERS: Mapping[Action, Callable[[Mapping[str, Any]], Details]] = {
    Action.VISIT: _visit,
    Action.PHONE: _phone,
    Action.MESSAGE: lambda body: Message(body["channel"]),
    Action.NO_VISIT: lambda _body: NoVisit(),
    Action.INTERVAL: lambda body: ChangeInterval(
        body["days"], date.fromisoformat(body["start"]), _plans(body)
    ),
    Action.QUESTIONNAIRE: _questionnaire,
    Action.END_COURSE: lambda body: EndCourse(_plans(body)),
}

_NO_DAYS = Text(
    f"Skriv, inden for hvor mange dage patienten skal ses: 1 til {MOST_DAYS_TO_VISIT}.",
    f"Say within how many days the patient is to be seen: 1 to {MOST_DAYS_TO_VISIT}.",
)
_DAYS_WITHOUT_USE = Text(
    "Et antal dage hører kun til et besøg inden for et antal dage. Vælg det, eller fjern antallet.",
    "A number of days belongs to a visit within a number of days alone. Choose that, or take the number away.",
)
_HALF_A_WINDOW = Text(
    "Tidsrummet for opkaldet skal have både en start og en senere slutning. Ret det, eller lov intet tidsrum.",
    "The window of the call must have a start and a later end. Correct it, or promise no window.",
)
_WINDOW_IS_OVER = Text(
    "Tidsrummet for opkaldet er allerede forbi. Vælg et senere.",
    "The window of the call is over already. Choose a later one.",
)
_WINDOW_IS_FAR = Text(
    "Et opkald kan højst loves 30 dage frem. Vælg et tidligere tidsrum.",
    "A call can be promised at most 30 days ahead. Choose an earlier window.",
)
_NO_INTERVAL = Text(
    f"Skriv, hvor mange dage der skal være mellem målingerne: 1 til {MOST_DAYS}.",
    f"Say how many days there are to be between measurements: 1 to {MOST_DAYS}.",
)
_NO_START = Text(
    "Et nyt interval skal begynde i dag eller inden for et år. Ret datoen.",
    "A new interval must begin today or within a year. Correct the date.",
)
_NO_QUESTIONNAIRE = Text("Vælg, hvilket skema patienten skal have.", "Choose which questionnaire is to be answered.")
