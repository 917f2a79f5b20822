"""A patient's appointment as coordination sees it."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

ACTIVE = frozenset({"proposed", "pending", "booked", "arrived", "checked-in"})


class Mode(StrEnum):
    """How patient and department meet; by video the patient is at home, by phone anywhere."""

    PHYSICAL = "physical"
    VIDEO = "video"
    HOME_VISIT = "home-visit"
    PHONE = "phone"


@dataclass(frozen=True, slots=True)
class Pro:
    """What the triage of the patient's answers says about a visit; `newer_alarm` is one raised after them."""

    color: str
    complete: bool = False
    answered: datetime | None = None
    newer_alarm: bool = False


@dataclass(frozen=True, slots=True)
class Visit:
    """An appointment at a department; without `start` it is asked for and has no place yet.

    `service` is the kind that a slot must offer, `any_dept` tells that any department may hold it, `exam` the code of
    an examination that two departments may both have ordered, `tags` what preparation rules are about.
    """

    id: str
    patient: str
    service: str
    dept: str
    site: str
    start: datetime | None
    minutes: int
    status: str = "booked"
    mode: Mode = Mode.PHYSICAL
    version: str = ""
    movable: bool = True
    any_dept: bool = False
    excluded_sites: frozenset[str] = frozenset()
    resources: tuple[str, ...] = ()
    fasting_hours: int | None = None
    gives_food: bool = False
    tags: frozenset[str] = frozenset()
    exam: str = ""
    repeat_intended: bool = False
    purpose: str = ""
    pro: Pro | None = None
    interpreter_booked: bool = False
    companion_confirmed: bool = False
    transport_ordered: bool = False

    @property
    def end(self) -> datetime | None:
        """Return when it ends; None where it has no start."""
        return None if self.start is None else self.start + timedelta(minutes=self.minutes)

    @property
    def day(self) -> date | None:
        """Return the day it begins on."""
        return None if self.start is None else self.start.date()

    @property
    def is_active(self) -> bool:
        """Return whether it has a time and the patient is still expected."""
        return self.start is not None and self.status in ACTIVE

    @property
    def is_unplaced(self) -> bool:
        """Return whether it is asked for, and nobody has given it a time."""
        return self.start is None and self.status == "proposed"

    @property
    def was_held(self) -> bool:
        """Return whether the patient has been there."""
        return self.start is not None and self.status == "fulfilled"

    def is_upcoming(self, now: datetime) -> bool:
        """Return whether it is active and has not ended at `now`."""
        return self.is_active and self.end is not None and self.end > now

    @property
    def place(self) -> str | None:
        """Return where the patient is meanwhile: a site, `home:<patient>`, or None by phone."""
        match self.mode:
            case Mode.PHYSICAL:
                return self.site
            case Mode.VIDEO | Mode.HOME_VISIT:
                return home(self.patient)
            case Mode.PHONE:
                return None


def home(patient: str) -> str:
    """Return the key under which a travel table knows a patient's home."""
    return f"home:{patient}"
