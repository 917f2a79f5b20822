"""What a decision asks for, one frozen record for each kind."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class Urgency(StrEnum):
    """How soon a patient is to be seen."""

    SAME_DAY = "same_day"
    WITHIN_DAYS = "within_days"
    NEXT_REGULAR = "next_regular"


class AskedOf(StrEnum):
    """Who is asked to answer a questionnaire."""

    PATIENT = "patient"
    RELATIVE = "relative"
    PROFESSIONAL = "professional"


# A plan as it stood when it was changed here: its reference, and the hash of what the source said. When the source says
# something else, that counts.
KnownPlan = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Visit:
    """The patient is called in; `within_days` is told with that urgency alone.

    `prepare` are codes of `Choices.prepare`, `instructions` free text beside them.
    """

    urgency: Urgency = Urgency.NEXT_REGULAR
    within_days: int | None = None
    prepare: tuple[str, ...] = ()
    instructions: str = ""


@dataclass(frozen=True, slots=True)
class Phone:
    """The patient is called; `start` and `end` are the promised window, both None where none was promised."""

    start: datetime | None = None
    end: datetime | None = None


@dataclass(frozen=True, slots=True)
class Message:
    """The patient is to be written to; `channel` is where that happens, empty where nothing is sent at all."""

    channel: str = ""


@dataclass(frozen=True, slots=True)
class NoVisit:
    """Nobody need do anything now."""


@dataclass(frozen=True, slots=True)
class ChangeInterval:
    """The patient measures every `days` days in the programme, from `start` on."""

    days: int
    start: date
    plans: tuple[KnownPlan, ...] = ()


@dataclass(frozen=True, slots=True)
class NewQuestionnaire:
    """Another questionnaire is to be answered: its url, its title as it was shown, and by whom."""

    questionnaire: str
    title: str
    asked_of: AskedOf = AskedOf.PATIENT


@dataclass(frozen=True, slots=True)
class EndCourse:
    """The course in the programme ends: nothing is expected any more."""

    plans: tuple[KnownPlan, ...] = ()


Details = Visit | Phone | Message | NoVisit | ChangeInterval | NewQuestionnaire | EndCourse
