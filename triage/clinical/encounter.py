"""Stays in hospital and courses of care (FHIR Encounter, EpisodeOfCare): when a patient is not to measure at home."""

from dataclasses import dataclass
from datetime import datetime

# ActCode classes of a stay in bed; a visit (AMB, EMER, HH, VR) pauses nothing.
ADMISSIONS = frozenset({"IMP", "ACUTE", "NONAC", "OBSENC", "SS"})
_STAYING = frozenset({"in-progress", "onleave", "finished"})


@dataclass(frozen=True, slots=True)
class Encounter:
    """A contact with a hospital; `kind` is the ActCode class ("IMP", "AMB", ...), `end` None while it lasts."""

    id: str
    patient: str
    status: str
    kind: str | None
    start: datetime | None
    end: datetime | None = None
    department: str = ""

    @property
    def is_admission(self) -> bool:
        """Return whether the patient lay or lies in a hospital bed; a planned or cancelled stay is none.

        Nor is one that is over nobody knows since when: it would excuse every missing answer for ever.
        """
        is_over_some_time = self.status == "finished" and self.end is None
        is_stay = self.kind in ADMISSIONS and self.status in _STAYING
        return is_stay and self.start is not None and not is_over_some_time


@dataclass(frozen=True, slots=True)
class Stage:
    """What the status of a course was from `start` to `end`; either may be unknown or still open."""

    status: str
    start: datetime | None
    end: datetime | None = None


@dataclass(frozen=True, slots=True)
class EpisodeOfCare:
    """A course that a department answers for; `history` is what its status was before, as the source tells it."""

    id: str
    patient: str
    status: str
    programme: str | None
    team: str | None
    start: datetime | None
    end: datetime | None = None
    history: tuple[Stage, ...] = ()

    @property
    def pauses(self) -> tuple[Stage, ...]:
        """Return the stretches of time in which the course was or is on hold."""
        if self.status == "entered-in-error":
            return ()
        return tuple(stage for stage in self.history if stage.status == "onhold")
