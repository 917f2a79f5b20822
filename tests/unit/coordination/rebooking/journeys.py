"""A plan in calendars in memory: made up, carried on whatever happens, and what must hold when it has ended."""

import random
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any

from tests.unit.coordination.rebooking.calendars_of_others import Calendars, Killed
from triage.coordination.proposals.proposal import Move
from triage.coordination.rebooking.capability import Capability
from triage.coordination.rebooking.machine import after, next_call, taken_back, timed
from triage.coordination.rebooking.order import in_order
from triage.coordination.rebooking.plan import Answer, Result, Stage, State, started
from triage.scoring.danish_time import DENMARK
from triage.workflow.coordinate.calendars.errand import Errand, Memory
from triage.workflow.coordinate.calendars.perform import perform

KEY = "made-up-plan"
NOW = datetime(2026, 3, 2, 9, tzinfo=DENMARK)
ATTEMPTS = 400


def time(slot: str) -> datetime:
    """Return when a slot begins: each an hour after the one before."""
    return datetime(2026, 3, 9, 8, tzinfo=DENMARK) + timedelta(hours=int(slot.rpartition("s")[2]))


def slot(number: int, status: str) -> dict[str, Any]:
    """A slot of half an hour."""
    start = time(f"s{number}")
    times = {"start": start.isoformat(), "end": (start + timedelta(minutes=30)).isoformat()}
    return {"resourceType": "Slot", "id": f"s{number}", "status": status, **times}


def appointment(number: int) -> dict[str, Any]:
    """An appointment in the slot of its number."""
    start = time(f"s{number}")
    return {
        "resourceType": "Appointment",
        "id": f"a{number}",
        "status": "booked",
        "start": start.isoformat(),
        "end": (start + timedelta(minutes=20)).isoformat(),
        "slot": [{"reference": f"Slot/s{number}"}],
        "participant": [{"actor": {"reference": "Patient/p1"}}, {"actor": {"reference": "Location/l1"}}],
    }


@dataclass
class Journey:
    """Moves by appointment: to a slot, or to the slot of another appointment of the plan."""

    calendars: Calendars
    moves: dict[str, str]
    state: State = field(default_factory=lambda: State(()))
    memories: dict[str, Memory] = field(default_factory=dict)
    now: datetime = NOW
    calls: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        capabilities = dict.fromkeys(self.moves, Capability.WRITE)
        self.state = started(capabilities, self.now + timedelta(minutes=10))

    def run(self) -> Result:
        """Carry the plan on until it has ended; the illness of the calendars ends before our patience."""
        for attempt in range(2 * ATTEMPTS):
            if attempt == ATTEMPTS:
                self.calendars.illness = self.calendars.meddling = 0.0
            self.now += timedelta(seconds=2)
            self.state = timed(self.state, self.now)
            call = next_call(self.state)
            if isinstance(call, Result):
                return call
            self.calls.append(str(call))
            try:
                done = perform(self.calendars, call, self.errand(call.appointment))  # type: ignore[arg-type]  # does what an exchange does
            except Killed:
                self.state = after(self.state, call, Answer.LOST)
                continue
            self.memories[call.appointment] = Memory.from_json(done.memory.to_json())
            self.state = after(self.state, call, done.answer, done.held_until)
        raise AssertionError("the plan never ended")

    def take_back(self) -> Result:
        """Take the plan back."""
        self.state = taken_back(self.state)
        return self.run()

    def errand(self, name: str) -> Errand:
        target = self.moves[name]
        left = self.leaver_of(target)
        return Errand(
            key=KEY,
            step=self.state.step(name),
            reference=f"Appointment/{name}",
            seen="1",
            start=time(target),
            slot=None if left else target,
            displaced=f"Appointment/{left}" if left else None,
            displaced_seen="1",
            hands_over=self.old(name) in self.moves.values(),
            memory=self.memories.get(name, Memory()),
        )

    def old(self, name: str) -> str:
        return f"Slot/s{name.removeprefix('a')}"

    def leaver_of(self, target: str) -> str | None:
        return next((name for name in self.moves if self.old(name) == target), None)


def drawn(chance: random.Random, *, illness: float, meddling: float, knows_holds: bool = True) -> Journey:
    """A plan of one to three moves, to free slots and to places that others of the plan leave."""
    calendars = Calendars(chance, illness, meddling, knows_holds)
    count = chance.randint(1, 3)
    for number in range(count):
        calendars.add(appointment(number))
        calendars.add(slot(number, "busy"))
        calendars.add(slot(number + 10, "free"))
    names = [f"a{number}" for number in range(count)]
    targets = [f"Slot/s{number + 10}" for number in range(count)]
    if count > 1 and chance.random() < 0.5:
        # A chain, or where the last one goes back to the first a ring.
        targets = [f"Slot/s{number + 1}" for number in range(count - 1)] + [chance.choice(["Slot/s0", targets[-1]])]
    ordered = [move.appointment for move in in_order_of(names, targets)]
    return Journey(calendars, {name: dict(zip(names, targets, strict=True))[name] for name in ordered})


def in_order_of(names: list[str], targets: list[str]) -> tuple[Move, ...]:
    """Return the moves in the order in which a plan writes them."""
    left = {f"Slot/s{name.removeprefix('a')}": f"pos:{name}" for name in names}
    moves = [
        Move(name, left.get(target, target), time(target), "", "") for name, target in zip(names, targets, strict=True)
    ]
    return in_order(moves)


def stands(journey: Journey, name: str) -> str:
    """Return the slot that an appointment stands in."""
    return str(journey.calendars.held[f"Appointment/{name}"]["slot"][0]["reference"])


def check(journey: Journey, result: Result) -> None:
    """Nothing lost, nothing doubled, every slot used by who stands in it; what others wrote stands."""
    calendars = journey.calendars
    before = {reference: body["meta"]["versionId"] for reference, body in calendars.held.items()}
    calendars.deliver()
    assert {reference: body["meta"]["versionId"] for reference, body in calendars.held.items()} == before
    _check_places(journey, result)
    _check_slots(journey, result)


def _check_places(journey: Journey, result: Result) -> None:
    untouched = [name for name in journey.moves if f"Appointment/{name}" not in journey.calendars.touched]
    for name in untouched:
        is_new = stands(journey, name) == journey.moves[name]
        assert is_new or stands(journey, name) == journey.old(name)
        if result is Result.APPLIED:
            assert is_new
        elif result is not Result.NEEDS_HUMAN or journey.state.step(name).stage is Stage.UNDONE:
            assert not is_new


def _check_slots(journey: Journey, result: Result) -> None:
    used = [stands(journey, name) for name in journey.moves]
    for body in journey.calendars.of("Slot"):
        reference = f"Slot/{body['id']}"
        assert "identifier" not in body, "a hold of ours is left"
        assert body["status"] in ("free", "busy")
        # In a ring somebody stands where another is to go back to: then the departments are told.
        assert used.count(reference) <= 1 or result is Result.NEEDS_HUMAN, "doubled"
        if journey.calendars.knows_holds and reference not in journey.calendars.touched and not _is_touched(journey):
            assert (body["status"] == "busy") == (reference in used)


def _is_touched(journey: Journey) -> bool:
    return any(f"Appointment/{name}" in journey.calendars.touched for name in journey.moves)


def as_ill(journey: Journey, **changes: Any) -> Journey:
    """Return the journey in calendars that are otherwise."""
    return replace(journey, calendars=replace(journey.calendars, **changes))
