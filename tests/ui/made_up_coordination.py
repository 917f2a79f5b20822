"""A made-up patient with appointments all over the region, an inbox, and plans that are carried out in memory."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from typing import Any

from triage.clinical.patient import Patient
from triage.coordination.catalogue.service import Owner
from triage.coordination.conflicts.conflict import Code, Severity
from triage.coordination.conflicts.find import conflicts
from triage.coordination.inbox.entry import InboxRow, Irrelevant, Part, State, part_of
from triage.coordination.inbox.query import InboxCounts, InboxQuery
from triage.coordination.proposals.proposal import Facts, Move, Numbers, Proposal, WhyNot
from triage.coordination.rebooking.capability import Capability
from triage.coordination.rebooking.plan import Result, Stage
from triage.coordination.situation.pathway import Pathway, PatientDelay
from triage.coordination.situation.situation import Situation
from triage.coordination.situation.supply import Dependency, Site, Slot
from triage.coordination.situation.traveller import CallBack, Needs, Traveller
from triage.coordination.situation.visit import Mode, Pro, Visit
from triage.coordination.taken import Taken
from triage.coordination.travel.table import Travel
from triage.scoring.danish_time import DENMARK
from triage.workflow.application import Changed
from triage.workflow.coordinate.coordination import Coordination, Lane
from triage.workflow.coordinate.plans import Accepted, MoveOutcome
from ui.desks.coordination_desk import CoordinationDesk
from ui.desks.paper_desk import PaperDesk

NOW = datetime(2026, 11, 23, 10, 0, tzinfo=DENMARK)
at = datetime.fromisoformat
LOCAL = at("2026-11-23T10:00")
LUNG, PHYSIOLOGY, BLOOD_S, BLOOD_A = "Lungesygdomme@A", "Klinisk fysiologi@A", "Blodprøver@S", "Blodprøver@A"
HEART = "Hjertesygdomme@A"
SITES = {"A": Site("A", "Aarhus"), "S": Site("S", "Silkeborg")}
OWNERS = {
    LUNG: Owner(LUNG, "Lungesygdomme", "A", Capability.WRITE),
    PHYSIOLOGY: Owner(PHYSIOLOGY, "Klinisk fysiologi", "A", Capability.WRITE),
    BLOOD_A: Owner(BLOOD_A, "Blodprøver", "A", Capability.REQUEST),
    BLOOD_S: Owner(BLOOD_S, "Blodprøver", "S", Capability.PHONE, "12 34 56 78"),
}


def visit(number: str, dept: str, start: str | None, service: str, minutes: int = 30, **more: Any) -> Visit:
    """A visit of the made-up patient; the site is what the department's name ends with."""
    when = None if start is None else at(start)
    return Visit(number, "1", service, dept, dept.rpartition("@")[2], when, minutes, **more)


def visits() -> tuple[Visit, ...]:
    """Three visits on three days: a control, a lung function test, and a blood test that the control needs."""
    return (
        visit("v1", LUNG, "2026-11-26T13:30", "Kontrol", 45, purpose="control", pro=Pro("green", complete=True)),
        visit("v2", PHYSIOLOGY, "2026-12-01T09:00", "Lungefunktion", 60),
        visit("v3", BLOOD_S, "2026-12-03T08:10", "Blodprøve", 10, any_dept=True),
        visit("v4", HEART, "2026-12-09T10:00", "Telefonsamtale", 15, mode=Mode.PHONE),
    )


def situation(*shown: Visit) -> Situation:
    """What is known of the patient, who lives in Silkeborg, and two free times in Aarhus."""
    ways = {frozenset(("home:1", "A")): 50, frozenset(("home:1", "S")): 20, frozenset(("A", "S")): 45}
    delay = PatientDelay(date(2026, 11, 10), date(2026, 11, 14))
    pathway = Pathway("p1", "1", "udredning", date(2026, 11, 3), 30, ("v1",), (delay,))
    call = CallBack("c1", at("2026-11-25T13:00"), at("2026-11-25T14:00"))
    return Situation(
        now=LOCAL,
        travel=Travel(ways, 10),
        travellers={"1": Traveller("1", needs=Needs(transport="wheelchair"), callbacks=(call,))},
        visits={one.id: one for one in shown or visits()},
        sites=SITES,
        slots={
            "s1": Slot("s1", "Kontrol", LUNG, "A", at("2026-12-01T10:15"), 45),
            "s2": Slot("s2", "Blodprøve", BLOOD_A, "A", at("2026-12-01T08:20"), 10),
            "s3": Slot("s3", "Kontrol", LUNG, "A", at("2026-11-27T14:50"), 45),
        },
        dependencies=(Dependency("v1", "v3", 0, None, "sample"),),
        pathways={pathway.id: pathway},
    )


def proposal() -> Proposal:
    """Control and blood test on the day of the lung function test."""
    moves = (
        Move("v1", "s1", at("2026-12-01T10:15"), "A", LUNG),
        Move("v3", "s2", at("2026-12-01T08:20"), "A", BLOOD_A),
    )
    before, after = Numbers(0, 0, 3, 240, 0, 1200), Numbers(0, 0, 1, 100, 50, 640)
    facts = Facts(2, 140, 50, 560, ((Code.DEPENDENCY_ORDER, ("v1", "v3")),), ())
    why = {("v1", "s3"): WhyNot(("DEPENDENCY_ORDER",))}
    return Proposal(moves, before, after, facts, why)


NOTHING = Proposal((), Numbers(0, 0, 3, 240, 0, 1200), Numbers(0, 0, 3, 240, 0, 1200))


def coordination(*shown: Visit, patient: int = 1, **changes: Any) -> Coordination:
    """What is shown of the patient; a morning of the 24th is taken elsewhere."""
    known = situation(*shown)
    made = Coordination(
        patient_key=patient,
        patient=Patient("Patient/p1", "0302529995", "Eksempelsen", "Aksel", date(1952, 2, 3), "male", "12345678"),
        read_at=NOW,
        situation=known,
        conflicts=conflicts(known),
        lanes=tuple(_lane(one) for one in known.visits.values()),
        owners=OWNERS,
        taken=(Taken(at("2026-11-24T08:00"), at("2026-11-24T09:00")),),
        home_town="8600 Silkeborg",
        may_book=True,
    )
    return replace(made, **changes)


def _lane(one: Visit) -> Lane:
    return Lane(one.dept, one.site, one.dept.partition("@")[0], SITES[one.site].name)


def entry(
    number: int, code: str = Code.COMBINABLE_TRIPS, severity: Severity = Severity.MEDIUM, **more: Any
) -> InboxRow:
    """A made-up person's entry."""
    made = InboxRow(
        id=number,
        patient=number,
        name=f"Eksempel, Person {number}",
        reference=f"Patient/p{number}",
        department=1,
        code=code,
        severity=severity,
        items=("v1", "v3"),
        data={"trips_saved": 2, "travel_saved_min": 140} if code == Code.COMBINABLE_TRIPS else {},
        due=date(2026, 12, 3),
        days_left=10,
        minutes_saved=140 if code == Code.COMBINABLE_TRIPS else None,
        is_stale=False,
        state=State.OPEN,
        since=NOW - timedelta(days=1),
    )
    return replace(made, **more)


def inbox() -> list[InboxRow]:
    """Entries of five people, three of them about one."""
    return [
        entry(1, Code.PATIENT_OVERLAP, Severity.CRITICAL, days_left=3),
        entry(2, Code.COMBINABLE_TRIPS, patient=1, name="Eksempel, Person 1"),
        entry(3, Code.DEADLINE_UNBOOKED, Severity.HIGH, days_left=2, data={"due": "2026-11-25"}, items=("p1",)),
        entry(4, Code.INTERPRETER_MISSING, Severity.HIGH, days_left=8, data={"language": "ar"}, items=("v1",)),
        entry(5, Code.TRIAGE_GREEN_VISIT, items=("v1",)),
        entry(6, Code.LONG_WAIT, Severity.LOW, data={"wait": 150}),
        entry(7, "BOOKING_REQUEST", Severity.HIGH, items=()),
    ]


def move_outcome(appointment: str, dept: str, capability: Capability = Capability.WRITE, **more: Any) -> MoveOutcome:
    """How far one move of a made-up plan is."""
    start = at("2026-12-01T08:20")
    made = MoveOutcome(appointment, 1, dept, "", None, "S", start, "A", capability, Stage.RELEASED, None, None)
    return replace(made, **more)


def plan(result: Result | None = Result.APPLIED, *moves: MoveOutcome, **more: Any) -> Accepted:
    """A plan that was accepted just now, and can be taken back for ten minutes."""
    its = moves or (move_outcome("v1", LUNG), move_outcome("v3", BLOOD_A))
    made = Accepted(7, 1, "tester", NOW, result, its, NOW + timedelta(minutes=30), None, None)
    return replace(made, **more)


@dataclass
class MadeUpCoordination:
    """Lists, puts aside, proposes and carries out in memory; `fault` is raised by whatever is asked while it is set."""

    entries: list[InboxRow] = field(default_factory=inbox)
    shown: Coordination = field(default_factory=coordination)
    proposal: Proposal = field(default_factory=proposal)
    plans: list[Accepted] = field(default_factory=lambda: [plan(), plan(Result.UNDONE, undo_until=None)])
    opened: list[int] = field(default_factory=list)
    said: list[tuple[object, ...]] = field(default_factory=list)
    accepted: list[tuple[object, ...]] = field(default_factory=list)
    prompts: list[tuple[str, ...]] = field(default_factory=list)
    paper: PaperDesk | None = None
    beside: dict[str, Any] = field(default_factory=dict)
    fault: Exception | None = None
    plan_fault: Exception | None = None

    def list_inbox(self, query: InboxQuery, offset: int, limit: int) -> Sequence[InboxRow]:
        """Return a window of what the query finds."""
        self._maybe_fail()
        return self._found(query)[offset : offset + limit]

    def count_inbox(self, query: InboxQuery) -> InboxCounts:
        """Count what the query finds, each part and each state."""
        self._maybe_fail()
        of_state = [one for one in self.entries if one.state in query.states]
        parts = {part: sum(_is_in(one, part) for one in of_state) for part in Part}
        states = {state: sum(one.state is state for one in self.entries) for state in State}
        return InboxCounts(len(self._found(query)), parts, states)

    def say(self, entry: int, state: State, *words: object) -> Changed:
        """Keep what was said of an entry."""
        self._maybe_fail()
        self.said.append((entry, state, *words))
        self.entries = [replace(one, state=state) if one.id == entry else one for one in self.entries]
        return Changed()

    def open_patient(self, patient: int) -> Coordination:
        """Return the patient's appointments."""
        self._maybe_fail()
        self.opened.append(patient)
        return replace(self.shown, patient_key=1)

    def propose(self, shown: Coordination) -> Coordination:
        """Return the same with the proposal."""
        if self.plan_fault is not None:
            raise self.plan_fault
        return replace(shown, proposal=self.proposal)

    def accept(self, made: Proposal, shown: Coordination, agreed: str | None) -> Accepted:
        """Carry a plan out."""
        self._maybe_fail()
        self.accepted.append((made, shown.patient_key, agreed))
        return self.plans[0]

    def answer(self, plan: int, appointment: str, yes: bool) -> Accepted:
        """Keep what a department answered."""
        self._maybe_fail()
        self.accepted.append((plan, appointment, yes))
        return self.plans[-1]

    def take_back(self, plan: int) -> Accepted:
        """Keep which plan was taken back."""
        self._maybe_fail()
        self.accepted.append(("take back", plan))
        return self.plans[-1]

    def desk(self) -> CoordinationDesk:
        """Return the functions as the screens take them."""
        beside = self.beside if self.paper is None else {**self.beside, "paper": self.paper}
        return CoordinationDesk(
            list_inbox=self.list_inbox,
            count_inbox=self.count_inbox,
            snooze=lambda entry, until, reason: self.say(entry, State.SNOOZED, until, reason),
            await_answer=lambda entry, whom, by: self.say(entry, State.WAITING, whom, by),
            not_relevant=lambda entry, reason, words: self.say(entry, State.NOT_RELEVANT, Irrelevant(reason), words),
            reopen=lambda entry: self.say(entry, State.OPEN),
            settle_failure=lambda entry, words: self.say(entry, State.NOT_RELEVANT, words),
            open_patient=self.open_patient,
            propose=self.propose,
            plans_of=lambda _patient: [],
            accept=self.accept,
            take_back=self.take_back,
            plan_now=self.take_back,
            answer_request=self.answer,
            note_prompt=lambda _patient, codes: self.prompts.append(tuple(codes)),
            **beside,
        )

    def _found(self, query: InboxQuery) -> list[InboxRow]:
        found = [one for one in self.entries if one.state in query.states]
        if query.parts:
            found = [one for one in found if any(_is_in(one, part) for part in query.parts)]
        return [one for one in found if one.name.casefold().startswith(query.name.casefold())]

    def _maybe_fail(self) -> None:
        if self.fault is not None:
            raise self.fault


def _is_in(one: InboxRow, part: Part) -> bool:
    return one.severity is Severity.CRITICAL if part is Part.CRITICAL else part_of(one.code) is part
