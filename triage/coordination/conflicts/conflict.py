"""A conflict as it is told: its code, how grave it is, whom and what it is about, and the data it rests on."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import IntEnum, StrEnum


class Severity(IntEnum):
    """How grave a conflict is, the gravest first in order."""

    CRITICAL = 0
    HIGH = 1
    MEDIUM = 2
    LOW = 3

    @property
    def word(self) -> str:
        """Return the word that JSON has for it."""
        return self.name.lower()


class Code(StrEnum):
    """The taxonomy: every kind of conflict, in the order in which they are looked for."""

    PATIENT_DECEASED = "PATIENT_DECEASED"
    PATIENT_OVERLAP = "PATIENT_OVERLAP"
    TRAVEL_INFEASIBLE = "TRAVEL_INFEASIBLE"
    WALK_TIME_SHORT = "WALK_TIME_SHORT"
    DEPENDENCY_ORDER = "DEPENDENCY_ORDER"
    DEPENDENCY_EXPIRED = "DEPENDENCY_EXPIRED"
    DEPENDENCY_MISSING = "DEPENDENCY_MISSING"
    FASTING_LATE = "FASTING_LATE"
    FASTING_BROKEN = "FASTING_BROKEN"
    PREP_INCOMPATIBLE = "PREP_INCOMPATIBLE"
    RESOURCE_DOUBLE_BOOKED = "RESOURCE_DOUBLE_BOOKED"
    RESOURCE_UNAVAILABLE = "RESOURCE_UNAVAILABLE"
    CLOSED_DAY = "CLOSED_DAY"
    PATIENT_UNAVAILABLE = "PATIENT_UNAVAILABLE"
    INPATIENT_CLASH = "INPATIENT_CLASH"
    UNPLACED = "UNPLACED"
    DEADLINE_BREACH = "DEADLINE_BREACH"
    DEADLINE_WAIVED = "DEADLINE_WAIVED"
    DEADLINE_TIGHT = "DEADLINE_TIGHT"
    DEADLINE_UNBOOKED = "DEADLINE_UNBOOKED"
    FREE_CHOICE_TRIGGERED = "FREE_CHOICE_TRIGGERED"
    NOTICE_OVERDUE = "NOTICE_OVERDUE"
    DUPLICATE_EXAM = "DUPLICATE_EXAM"
    TRIAGE_GREEN_VISIT = "TRIAGE_GREEN_VISIT"
    TRIAGE_RED_LATE = "TRIAGE_RED_LATE"
    INTERPRETER_MISSING = "INTERPRETER_MISSING"
    COMPANION_MISSING = "COMPANION_MISSING"
    TRANSPORT_TOO_LATE = "TRANSPORT_TOO_LATE"
    TRANSPORT_MISSING = "TRANSPORT_MISSING"
    EARLY_DEPARTURE = "EARLY_DEPARTURE"
    LATE_RETURN = "LATE_RETURN"
    LONG_WAIT = "LONG_WAIT"
    PREFERENCE_MISSED = "PREFERENCE_MISSED"
    CALLBACK_OVERDUE = "CALLBACK_OVERDUE"
    CALLBACK_CLASH = "CALLBACK_CLASH"
    PAST_STILL_BOOKED = "PAST_STILL_BOOKED"
    CROSSING_PATIENTS = "CROSSING_PATIENTS"
    COMBINABLE_TRIPS = "COMBINABLE_TRIPS"


_CRITICAL = (
    *(Code.PATIENT_DECEASED, Code.PATIENT_OVERLAP, Code.TRAVEL_INFEASIBLE, Code.DEPENDENCY_ORDER, Code.FASTING_BROKEN),
    *(Code.PREP_INCOMPATIBLE, Code.RESOURCE_DOUBLE_BOOKED, Code.RESOURCE_UNAVAILABLE, Code.DEADLINE_BREACH),
    Code.TRIAGE_RED_LATE,
)
_MEDIUM = (
    *(Code.WALK_TIME_SHORT, Code.FASTING_LATE, Code.DEADLINE_TIGHT, Code.DUPLICATE_EXAM, Code.TRIAGE_GREEN_VISIT),
    *(Code.EARLY_DEPARTURE, Code.LATE_RETURN, Code.CALLBACK_CLASH, Code.CROSSING_PATIENTS, Code.COMBINABLE_TRIPS),
)
_LOW = (Code.DEADLINE_WAIVED, Code.LONG_WAIT, Code.PREFERENCE_MISSED, Code.PAST_STILL_BOOKED)

SEVERITIES: Mapping[Code, Severity] = {
    **dict.fromkeys(Code, Severity.HIGH),
    **dict.fromkeys(_CRITICAL, Severity.CRITICAL),
    **dict.fromkeys(_MEDIUM, Severity.MEDIUM),
    **dict.fromkeys(_LOW, Severity.LOW),
}

# What no plan may put a moved appointment in.
BLOCKERS = frozenset(
    {
        *(Code.PATIENT_OVERLAP, Code.TRAVEL_INFEASIBLE, Code.DEPENDENCY_ORDER, Code.DEPENDENCY_EXPIRED),
        *(Code.FASTING_BROKEN, Code.PREP_INCOMPATIBLE, Code.RESOURCE_DOUBLE_BOOKED, Code.RESOURCE_UNAVAILABLE),
        *(Code.CLOSED_DAY, Code.PATIENT_UNAVAILABLE, Code.INPATIENT_CLASH, Code.UNPLACED),
    }
)


@dataclass(frozen=True, slots=True)
class Conflict:
    """One entry: `items` are sorted ids of visits, pathways, call-backs or patients; `data` values as JSON has them."""

    code: Code
    items: tuple[str, ...]
    data: Mapping[str, int | str] = field(default_factory=dict)

    @property
    def severity(self) -> Severity:
        """Return how grave this kind of conflict is."""
        return SEVERITIES[self.code]

    @property
    def is_blocker(self) -> bool:
        """Return whether a plan may never cause it."""
        return self.code in BLOCKERS

    @property
    def key(self) -> tuple[Code, tuple[str, ...]]:
        """Return by what two conflicts are the same one, whatever their data."""
        return self.code, self.items

    @property
    def order(self) -> tuple[Severity, str, tuple[str, ...]]:
        """Return where it stands in a list: by severity, code and items."""
        return self.severity, self.code.value, self.items


def entry(code: Code, *items: str, **data: int | str) -> Conflict:
    """Return the conflict about `items`, in whatever order they are given."""
    return Conflict(code, tuple(sorted(items)), data)


def ordered(found: Iterable[Conflict]) -> tuple[Conflict, ...]:
    """Return conflicts by severity, code and items; what differs in data alone stands in the order of its data."""
    return tuple(sorted(found, key=lambda one: (*one.order, str(sorted(one.data.items())))))
