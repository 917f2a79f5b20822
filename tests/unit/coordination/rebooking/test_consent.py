"""A secretary needs a clinician's yes to turn an order around, and to complete a course under a limit later."""

from datetime import date, datetime

from triage.coordination.proposals.proposal import Move
from triage.coordination.rebooking.consent import Ground, grounds
from triage.coordination.situation.pathway import Pathway
from triage.coordination.situation.situation import Situation
from triage.coordination.situation.supply import Dependency
from triage.coordination.situation.traveller import Traveller
from triage.coordination.situation.visit import Visit
from triage.coordination.travel.table import Travel

NOW = datetime.fromisoformat("2026-03-02T08:00")
BLOOD, CONTROL = datetime.fromisoformat("2026-03-09T09:00"), datetime.fromisoformat("2026-03-11T09:00")


def situation(**parts: object) -> Situation:
    visits = {
        "blood": Visit("blood", "P", "Blodprøve", "Blod", "viborg", BLOOD, 15),
        "control": Visit("control", "P", "Kontrol", "Lunge", "viborg", CONTROL, 30),
        "unplaced": Visit("unplaced", "P", "Kontrol", "Lunge", "viborg", None, 30, "proposed"),
    }
    return Situation(now=NOW, travel=Travel({}), travellers={"P": Traveller("P")}, visits=visits, **parts)  # type: ignore[arg-type]  # any part of it


def to(name: str, day: int) -> Move:
    return Move(name, "S1", datetime.fromisoformat(f"2026-03-{day:02}T10:00"), "viborg", "Lunge")


ORDERED = situation(dependencies=(Dependency("control", "blood"),))
LIMITED = situation(pathways={"W": Pathway("W", "P", "cancer", date(2026, 3, 1), 14, ("control", "unplaced"))})


def test_that_an_order_that_stays_needs_nobody() -> None:
    assert grounds(ORDERED, [to("blood", 10)]) == ()


def test_that_an_order_turned_around_needs_a_clinician() -> None:
    assert grounds(ORDERED, [to("blood", 12)]) == (Ground.ORDER,)


def test_that_a_course_completed_on_a_later_day_needs_a_clinician() -> None:
    assert grounds(LIMITED, [to("control", 12)]) == (Ground.DEADLINE,)


def test_that_a_course_completed_earlier_or_the_same_day_needs_nobody() -> None:
    assert grounds(LIMITED, [to("control", 10)]) == grounds(LIMITED, [to("control", 11)]) == ()


def test_that_a_first_time_needs_nobody() -> None:
    assert grounds(LIMITED, [to("unplaced", 30)]) == ()


def test_that_two_at_the_same_time_are_in_no_order() -> None:
    together = Move("blood", "S1", CONTROL, "viborg", "Blod")
    assert grounds(ORDERED, [together]) == (Ground.ORDER,)
