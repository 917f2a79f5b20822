"""A desk that keeps notes in memory and ranks with the engine itself, and free times of the made-up department."""

from dataclasses import dataclass, field, replace
from datetime import date, datetime

from tests.ui.made_up_coordination import HEART, LUNG, coordination
from triage.coordination.conflicts.find import conflicts
from triage.coordination.inbox.holes import Hole, User
from triage.coordination.notes import Note, NoteKind, Value
from triage.coordination.situation.supply import Slot
from triage.coordination.situation.traveller import Needs
from triage.coordination.words.wishes.read import Wished
from triage.workflow.application import Changed
from triage.workflow.coordinate import wished
from triage.workflow.coordinate.coordination import Coordination
from triage.workflow.coordinate.free_times import FreeTimes
from ui.desks.notes_desk import NotesDesk
from ui.desks.requests_desk import RequestsDesk, requests_desk

at = datetime.fromisoformat


def with_choices() -> Coordination:
    """The made-up patient, who needs an interpreter and transport, and more free times to choose among."""
    made = coordination()
    more = {
        "s4": Slot("s4", "Kontrol", LUNG, "A", at("2026-11-30T09:30"), 45),
        "s5": Slot("s5", "Kontrol", LUNG, "A", at("2026-12-02T11:00"), 45),
        "s6": Slot("s6", "Kontrol", LUNG, "A", at("2026-12-02T13:00"), 45),
    }
    traveller = replace(made.situation.travellers["1"], needs=Needs("ar", transport="wheelchair"))
    slots = {**made.situation.slots, **more}
    situation = replace(made.situation, dependencies=(), travellers={"1": traveller}, slots=slots)
    patient = replace(made.patient, phone="12345678")
    return replace(made, situation=situation, patient=patient, conflicts=conflicts(situation))


def free_times() -> FreeTimes:
    """Three free times: two people could use the first, nobody the second, one the third, which is given back."""
    waits = User("v1", "1", False, date(2026, 12, 3), None, 0, 1, 40)
    unplaced = User("u9", "9", True, None, date(2026, 10, 1), 0, 0, 0)
    first = Hole("s4", "", "Kontrol", LUNG, "A", at("2026-11-30T09:30"), 45, (unplaced, waits))
    second = Hole("s7", "", "Ekkokardiografi", HEART, "A", at("2026-12-04T10:00"), 30)
    third = Hole("", "v8", "Kontrol", LUNG, "A", at("2026-12-05T10:00"), 45, (waits,))
    return FreeTimes((first, second, third), {"1": "Eksempelsen, Aksel", "9": "Prøvesen, Ida"})


@dataclass
class MadeUpNotes:
    """Keeps what is noted; `fault` is raised by whatever is asked while it is set, `found` are the free times."""

    kept: list[tuple[object, ...]] = field(default_factory=list)
    found: FreeTimes = field(default_factory=free_times)
    asked: list[str] = field(default_factory=list)
    fault: Exception | None = None

    def offers(self, shown: Coordination, wish: Wished) -> wished.Offers:
        """Rank what can be offered."""
        self._maybe_fail()
        self.asked.append(" ".join(one.da for one in wish.understood))
        return wished.offers(shown, wish)

    def note(self, patient: int, kind: NoteKind, value: Value, about: str) -> Changed:
        """Keep a note."""
        self._maybe_fail()
        self.kept.append((patient, kind, value, about))
        return Changed(patients=(patient,))

    def remember(self, shown: Coordination, wish: Wished) -> Changed:
        """Keep the wishes of a call."""
        self._maybe_fail()
        self.kept.append((shown.patient_key, wish.wishes, wish.unavailable))
        return Changed(patients=(shown.patient_key,))

    def lift(self, key: int) -> Changed:
        """Keep which note was lifted."""
        self._maybe_fail()
        self.kept.append(("lift", key))
        return Changed(patients=(1,))

    def noted(self, shown: Coordination, note: Note) -> Coordination:
        """Return the patient as they would stand."""
        return wished.noted(shown, note)

    def free_times(self, _days: int) -> FreeTimes:
        """Return the free times."""
        self._maybe_fail()
        return self.found

    def desk(self) -> NotesDesk:
        """Return the functions as the screens take them."""
        return NotesDesk(
            offers=self.offers,
            offered=wished.offered,
            placed=wished.placed,
            noted=self.noted,
            note=self.note,
            remember=self.remember,
            lift=self.lift,
        )

    def requests(self) -> RequestsDesk:
        """Return the desk of requests, which has free times alone."""
        return replace(requests_desk(_nowhere), free_times=self.free_times)

    def _maybe_fail(self) -> None:
        if self.fault is not None:
            raise self.fault


def _nowhere() -> object:
    raise LookupError("this desk has no application")
