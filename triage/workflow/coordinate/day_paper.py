"""One patient's letters, a day each: what stands in them, and why one must wait."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from sqlalchemy import Connection

from triage.access.warrant import Warrant
from triage.clinical.patient import Patient
from triage.coordination.rebooking.holding import Hold, Wait
from triage.coordination.rebooking.plan import Result
from triage.coordination.reimbursement.drafts import Claim, Draft, drafts
from triage.coordination.timed import timed, upcoming
from triage.coordination.words.letters.letter import DayLetter, day_letter
from triage.store.coordination.failures import is_settled
from triage.store.coordination.letters import LetterState, letter_of
from triage.store.coordination.plans import Moving, Plan, plans_about
from triage.workflow.application import Application
from triage.workflow.coordinate.coordination import Coordination
from triage.workflow.coordinate.local_time import local
from triage.workflow.coordinate.patient import coordination_of


@dataclass(frozen=True, slots=True)
class DayPaper:
    """The letter about one day of a patient, ready to be laid out.

    `town` is the last line of the address; a protected address stands on no paper. `is_asked`: a department was asked
    to move something of the day, and the letter has the old time. `plans` are those whose letter it is.
    """

    patient: int
    person: Patient
    town: str
    sender: str
    at: datetime
    letter: DayLetter
    drafts: tuple[Draft, ...] = ()
    sites: Mapping[str, str] | None = None
    hold: Hold | None = None
    is_asked: bool = False
    is_new: bool = False
    plans: tuple[int, ...] = ()


def papers(app: Application, connection: Connection, patient: int, warrant: Warrant) -> tuple[DayPaper, ...]:
    """Return a letter for each day to come; whoever asks has a warrant, and has logged it."""
    shown = coordination_of(app, connection, patient, warrant)
    own = [one for one in shown.situation.visits.values() if one.patient == str(patient)]
    days = dict.fromkeys(one.day for one in upcoming(timed(own), shown.situation.now))
    plans = _Plans.of(app, connection, shown)
    return tuple(_paper(app, shown, day, plans, warrant.department) for day in days)


def new_days(plan: Plan, patient: int) -> frozenset[date]:
    """Return the days on which a plan has a patient come."""
    return frozenset(local(move.start).date() for move in plan.moves if move.patient == patient)


def _paper(app: Application, shown: Coordination, day: date, plans: "_Plans", sender: str) -> DayPaper:
    patient, person = str(shown.patient_key), shown.patient
    name = f"{person.given} {person.family}".strip()
    contacts = {dept: owner.phone for dept, owner in shown.owners.items() if owner.phone}
    trips = [one for one in shown.tours if one.day == day]
    old_times = plans.old_times
    names = replace(shown.names, patients={patient: name})
    letter = day_letter(shown.situation, patient, day, contacts, names, old_times)
    return DayPaper(
        patient=shown.patient_key,
        person=person,
        town=shown.home_town,
        sender=sender,
        at=shown.situation.now,
        letter=letter,
        drafts=drafts(trips, app.catalogue.region, person.postal_code, Claim(), app.catalogue.reimbursement_rates),
        sites=shown.site_names,
        hold=plans.hold(day),
        is_asked=plans.is_asked(day),
        is_new=any(visit.id in old_times for visit in letter.visits),
        plans=plans.ready(day),
    )


@dataclass(frozen=True, slots=True)
class _Plans:
    """The plans about a patient, the newest first, and what is known of each."""

    shown: Coordination
    plans: Sequence[Plan]
    letters: Mapping[int, LetterState]
    settled: frozenset[int]

    @classmethod
    def of(cls, app: Application, connection: Connection, shown: Coordination) -> "_Plans":
        plans, now = plans_about(connection, shown.patient_key), app.clock()
        letters = {plan.id: letter_of(connection, plan.id, now) for plan in plans}
        settled = (plan.id for plan in plans if plan.result is Result.NEEDS_HUMAN and is_settled(connection, plan.id))
        known = {key: letter.state for key, letter in letters.items() if letter is not None}
        return cls(shown, plans, known, frozenset(settled))

    @property
    def old_times(self) -> dict[str, datetime]:
        """Return which times the patient was last told of, for visits that were moved since."""
        waiting = (LetterState.HELD, LetterState.READY)
        unsaid = (plan for plan in self.plans if plan.result is Result.APPLIED and self.letters[plan.id] in waiting)
        # The newest first: what the oldest letter not yet written moved away from is what the patient knows.
        return {
            move.step.appointment: local(move.old_start)
            for plan in unsaid
            for move in self._own(plan)
            if move.old_start is not None
        }

    def hold(self, day: date) -> Hold | None:
        """Return why the letter about a day must wait, None where it need not."""
        order = list(Wait)
        return min(self._holds(day), key=lambda one: order.index(one.wait), default=None)

    def is_asked(self, day: date) -> bool:
        """Return whether an owner has not answered yet whether something of the day may be moved."""
        asked = (plan for plan in self._of(day) if plan.result is Result.REQUESTED)
        return any(move.said is None for plan in asked for move in self._own(plan))

    def ready(self, day: date) -> tuple[int, ...]:
        """Return the plans whose letter this day belongs to, as far as the reader sees all that they move."""
        return tuple(
            plan.id
            for plan in self.plans
            if self.letters[plan.id] is LetterState.READY
            and day in new_days(plan, self.shown.patient_key)
            and all(move in self._own(plan) for move in plan.moves if move.patient == self.shown.patient_key)
        )

    def _holds(self, day: date) -> Iterator[Hold]:
        for plan in self._of(day):
            if plan.result is None:
                yield Hold(Wait.UNDER_WAY)
            elif plan.result is Result.NEEDS_HUMAN and plan.id not in self.settled:
                yield Hold(Wait.UNSETTLED)
            elif self.letters[plan.id] is LetterState.HELD and plan.undo_until is not None:
                yield Hold(Wait.UNDO, local(plan.undo_until))
        if any(day in _days(move) for move in self._unfetched()):
            yield Hold(Wait.NOT_FETCHED)

    def _unfetched(self) -> Iterator[Moving]:
        """Yield the moves that stand in the calendar, while what was fetched from it has the old time still."""
        applied = [one for plan in self.plans if plan.result is Result.APPLIED for one in self._own(plan)]
        # The newest move of each appointment: the first is the newest.
        newest = {move.step.appointment: move for move in reversed(applied)}
        for key, move in newest.items():
            visit = self.shown.situation.visits.get(key)
            old = None if move.old_start is None else local(move.old_start)
            if visit is not None and visit.start == old != local(move.start):
                yield move

    def _of(self, day: date) -> Iterator[Plan]:
        return (plan for plan in self.plans if any(day in _days(move) for move in self._own(plan)))

    def _own(self, plan: Plan) -> list[Moving]:
        """Return the moves of the patient's that the reader may know of: no other holds a letter back."""
        theirs = (move for move in plan.moves if move.patient == self.shown.patient_key)
        return [move for move in theirs if move.step.appointment in self.shown.situation.visits]


def _days(move: Moving) -> set[date]:
    """Return the days that a move changes."""
    return {local(time).date() for time in (move.old_start, move.start) if time is not None}
