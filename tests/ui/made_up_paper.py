"""Letters of the made-up patient, a region to draw, and a desk that prints in memory."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from tests.ui.made_up_coordination import LOCAL, OWNERS, coordination, proposal
from triage.coordination.conflicts.improvements import moved
from triage.coordination.dated import Period
from triage.coordination.rebooking.holding import Hold, Wait
from triage.coordination.reimbursement.drafts import Claim, drafts
from triage.coordination.reimbursement.rates import Rate, Rates
from triage.coordination.timed import timed
from triage.coordination.tours import tours
from triage.coordination.travel.region import Place, Region, Way
from triage.coordination.words.letters.letter import day_letter
from triage.coordination.words.names import Names
from triage.errors import Text
from triage.workflow.coordinate.coordination import Coordination
from triage.workflow.coordinate.day_paper import DayPaper
from triage.workflow.coordinate.letters import Printed, Waiting
from ui.desks.paper_desk import PaperDesk

DAY = date(2026, 12, 1)
_WAYS = {"A": Way(50, 48, 95), "S": Way(20, 15, 40)}
REGION = Region(
    sites={
        "A": Place("Aarhus", 73, 36),
        "S": Place("Silkeborg", 51, 37),
        "V": Place("Viborg", 46, 18),
        "H": Place("Horsens", 61, 58),
        "R": Place("Randers", 68, 17),
        "G": Place("Gødstrup", 28, 38),
    },
    towns={"8600": Place("Silkeborg", 51, 38)},
    legs={frozenset(("A", "S")): Way(45, 48, 95)},
    from_town={"8600": _WAYS},
    source=Text("lavet til demonstration", "made up for demonstration"),
    made_up=True,
)
_PERIOD = Period(date(2022, 1, 1), None, Text("opdigtet", "made up"), date(2026, 1, 1), to_confirm=True)
RATES = Rates((Rate(Decimal(45), Decimal(108), Decimal(50), _PERIOD),))
CLOCK = Text("frist 3/12 (udredningsret, 30 dage, skal bekræftes), 10 dage tilbage", "due 3/12, to confirm")


def with_region(**changes: Any) -> Coordination:
    """The made-up patient, who lives in a town on the map."""
    made = coordination()
    person = replace(made.patient, address="Prøvevej 1, 2. th, Silkeborg", postal_code="8600")
    source = Text("Rejsetider: lavet til demonstration.", "Travel times: made up for demonstration.")
    made = replace(made, patient=person, region=REGION, rates=RATES, clocks={"p1": CLOCK}, travel_source=source)
    return replace(made, **changes)


def paper(**changes: Any) -> DayPaper:
    """The letter for the day on which the plan puts everything together."""
    shown = with_region()
    situation = moved(shown.situation, proposal().moves)
    contacts = dict.fromkeys(OWNERS, "12 34 56 78")
    names = Names(patients={"1": f"{shown.patient.given} {shown.patient.family}"})
    old = {"v1": shown.situation.visits["v1"].start, "v3": shown.situation.visits["v3"].start}
    letter = day_letter(situation, "1", DAY, contacts, names, {key: time for key, time in old.items() if time})
    trips = [one for one in tours(timed(situation.visits.values())) if one.day == DAY]
    made = DayPaper(
        patient=1,
        person=shown.patient,
        town=shown.home_town,
        sender="Lungesygdomme, Aarhus",
        at=LOCAL,
        letter=letter,
        drafts=drafts(trips, REGION, "8600", Claim(), RATES),
        sites=shown.site_names,
        is_new=True,
        plans=(7,),
    )
    return replace(made, **changes)


HELD = Hold(Wait.UNDO, LOCAL + timedelta(minutes=10))


def waiting() -> tuple[Waiting, ...]:
    """Two plans whose letters can go, and one that can still be taken back."""
    return (
        Waiting(7, ("Eksempelsen, Aksel",), (DAY,), None),
        Waiting(8, ("Prøvesen, Ida", "Demogaard, Ove"), (DAY, date(2026, 12, 3)), None),
        Waiting(9, ("Testesen, Bo",), (date(2026, 12, 4),), HELD.until),
    )


@dataclass
class MadeUpPaper:
    """Prints in memory; `fault` is raised by whatever is asked while it is set."""

    papers: tuple[DayPaper, ...] = field(default_factory=lambda: (paper(),))
    waiting: tuple[Waiting, ...] = field(default_factory=waiting)
    left_out: int = 0
    printed: list[tuple[object, ...]] = field(default_factory=list)
    noted: list[int] = field(default_factory=list)
    fault: Exception | None = None

    def letters_of(self, patient: int) -> Sequence[DayPaper]:
        """Return the letters."""
        self._maybe_fail()
        return self.papers

    def print_letters(self, patient: int, days: Collection[date], way: str) -> Printed:
        """Keep what was printed."""
        self._maybe_fail()
        self.printed.append((patient, tuple(days), way))
        return Printed(self.papers, (7,))

    def print_ready(self, plans: Sequence[int], way: str) -> Printed:
        """Keep which plans' letters were printed."""
        self._maybe_fail()
        self.printed.append((tuple(plans), way))
        return Printed(self.papers, tuple(plans)[self.left_out :], self.left_out)

    def desk(self) -> PaperDesk:
        """Return the functions as the screens take them."""
        return PaperDesk(
            letters_of=self.letters_of,
            print_letters=self.print_letters,
            ready_letters=lambda: self.waiting,
            print_ready=self.print_ready,
            note_letters=self.noted.extend,
        )

    def _maybe_fail(self) -> None:
        if self.fault is not None:
            raise self.fault
