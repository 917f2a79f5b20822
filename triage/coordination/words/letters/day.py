"""What a letter is about: one patient's visits of one day."""

from dataclasses import dataclass
from datetime import date

from triage.coordination.situation.traveller import Traveller
from triage.coordination.situation.visit import Mode, Visit
from triage.coordination.timed import timed
from triage.coordination.tours import Tour, tours
from triage.coordination.words.names import Named


@dataclass(frozen=True, slots=True)
class Day:
    """The visits by time, the trips that they make, and who makes them."""

    named: Named
    traveller: Traveller
    visits: tuple[Visit, ...]
    tours: tuple[Tour, ...]

    @classmethod
    def of(cls, named: Named, patient: str, day: date) -> "Day":
        """Return the day of a patient, as far as the situation tells of it."""
        own = (one for one in named.situation.visits.values() if one.patient == patient and one.day == day)
        stays = timed(own)
        traveller = named.situation.travellers.get(patient) or Traveller(patient)
        return cls(named, traveller, tuple(one.visit for one in stays), tours(stays))

    @property
    def physical(self) -> tuple[Visit, ...]:
        """Return the visits that the patient has to come to."""
        return tuple(one for one in self.visits if one.mode is Mode.PHYSICAL)
