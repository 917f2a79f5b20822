"""Made-up visits of one patient, and what is told of them; Tuesday 10 March 2026 unless a test says otherwise."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from triage.coordination.conflicts.conflict import Code
from triage.coordination.conflicts.find import conflicts
from triage.coordination.situation.pathway import Pathway
from triage.coordination.situation.policy import Policy
from triage.coordination.situation.situation import Situation
from triage.coordination.situation.supply import Site
from triage.coordination.situation.traveller import Traveller
from triage.coordination.situation.visit import Mode, Visit
from triage.coordination.travel.table import Travel

NOW = datetime.fromisoformat("2026-03-02T08:00")
_LEGS = {
    ("AUH", "VIB"): 60,
    ("home:p", "AUH"): 40,
    ("home:p", "VIB"): 60,
    ("home:q", "AUH"): 60,
    ("home:q", "VIB"): 20,
}


def at(text: str) -> datetime:
    """A time of 10 March, of a day in March, or of any day: "9.00", "12 9.00", "2026-04-01T09:00"."""
    if "T" in text:
        return datetime.fromisoformat(text)
    day, clock = text.split() if " " in text else ("10", text)
    hour, minute = clock.split(".")
    return datetime.fromisoformat(f"2026-03-{int(day):02}T{int(hour):02}:{minute}")


def day(number: int) -> date:
    return date(2026, 3, number)


def visit(key: str, start: str | None = "9.00", minutes: int = 30, **changes: Any) -> Visit:
    """A booked visit of p at the lung clinic of AUH."""
    begins = None if start is None else at(start)
    plain = Visit(key, "p", "control", "Lunge", "AUH", begins, minutes)
    return replace(plain, **changes)


def by_phone(key: str, start: str, minutes: int = 15, **changes: Any) -> Visit:
    return visit(key, start, minutes, mode=Mode.PHONE, **changes)


def by_video(key: str, start: str, minutes: int = 30, **changes: Any) -> Visit:
    return visit(key, start, minutes, mode=Mode.VIDEO, **changes)


def situation(*visits: Visit, traveller: Traveller | None = None, **parts: Any) -> Situation:
    """The visits of p (and q, where one is q's), with two hospitals that are closed on closed days."""
    travellers = {"p": traveller or Traveller("p"), "q": Traveller("q")}
    known = {
        "now": NOW,
        "travel": Travel({frozenset(pair): minutes for pair, minutes in _LEGS.items()}),
        "travellers": travellers,
        "sites": {"AUH": Site("AUH"), "VIB": Site("VIB")},
    }
    return Situation(**{**known, **parts}, visits=by_id(visits))


def by_id(facts: Iterable[Any]) -> dict[str, Any]:
    return {fact.id: fact for fact in facts}


def course(**changes: Any) -> Pathway:
    """A course of p that visit a completes: received 1 March with ten days, so due 11 March."""
    return replace(Pathway("path", "p", "udredning", day(1), 10, ("a",)), **changes)


def policy(**changes: Any) -> Policy:
    return replace(Policy(), **changes)


def told(situation: Situation, *codes: Code) -> list[tuple[Any, ...]]:
    """What is told of `codes`: the items, and the data where there are any; the code first where several are asked."""
    found = [one for one in conflicts(situation) if one.code in codes]
    return [
        (*([one.code] if len(codes) > 1 else ()), one.items, *([dict(one.data)] if one.data else ())) for one in found
    ]
