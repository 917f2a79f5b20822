"""What a plan is worth by the plain rules: the judge of every plan, wherever it comes from."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise

from triage.coordination.conflicts.conflict import Conflict
from triage.coordination.conflicts.find import own_blockers
from triage.coordination.conflicts.pathways import breaches
from triage.coordination.conflicts.person import Person, people
from triage.coordination.conflicts.resources import double_booked
from triage.coordination.proposals.numbers import journeys, points_of_moves, total
from triage.coordination.proposals.plan import Plan, applied, is_possible, moved, patients_by_waiting, text_of
from triage.coordination.proposals.proposal import Numbers
from triage.coordination.situation.situation import Situation

Rank = tuple[int, int, int, int, tuple[int, ...], tuple[tuple[str, str], ...]]


@dataclass(frozen=True)
class Standing:
    """A situation judged: its blockers, and what every patient's part in it costs."""

    situation: Situation
    blockers: tuple[Conflict, ...]
    by_patient: Mapping[str, Numbers]

    @cached_property
    def numbers(self) -> Numbers:
        """Return the numbers in all, every blocker counted once."""
        return replace(total(self.by_patient.values()), blockers=len(self.blockers))


@dataclass(frozen=True)
class Evaluation:
    """A plan judged against the situation it changes."""

    before: Standing
    after: Standing
    plan: Plan

    @property
    def is_allowed(self) -> bool:
        """Return whether every hard rule holds: no moved appointment in a blocker, and nobody worse off."""
        return self._is_sound and not self.worse_off

    def is_allowed_for(self, patient: str) -> bool:
        """Return whether every hard rule holds, but that this patient wishes a plan that costs them more points."""
        before, after = (replace(one.by_patient[patient], points=0) for one in (self.before, self.after))
        return self._is_sound and not is_worse(before, after) and set(self.worse_off) <= {patient}

    @property
    def _is_sound(self) -> bool:
        return is_possible(self.plan) and self._is_free_of_blockers and self._are_ways_known

    @property
    def _is_free_of_blockers(self) -> bool:
        changed = moved(self.plan)
        return not any(changed.intersection(one.items) for one in self.after.blockers)

    @property
    def worse_off(self) -> tuple[str, ...]:
        """Return the patients for whom the plan is worse than what they have."""
        before = self.before.by_patient
        return tuple(key for key, after in self.after.by_patient.items() if is_worse(before[key], after))

    @property
    def _are_ways_known(self) -> bool:
        changed = moved(self.plan)
        patients = {self.after.situation.visits[key].patient for key in changed}
        return all(_are_ways_known(person, changed) for person in people(self.after.situation, patients))

    @cached_property
    def rank(self) -> Rank:
        """Return by what plans are compared; the least is the best."""
        numbers, by_patient = self.after.numbers, self.after.by_patient
        situation = self.before.situation
        points = tuple(by_patient[key].points for key in patients_by_waiting(situation))
        text = text_of(situation, self.plan)
        return numbers.blockers, numbers.breach_days, numbers.points, len(moved(self.plan)), points, text


def is_worse(before: Numbers, after: Numbers) -> bool:
    """Return whether a patient loses: by a blocker or a day of breach more, or by points when both are as they were."""
    if after.blockers > before.blockers or after.breach_days > before.breach_days:
        return True
    is_same = (after.blockers, after.breach_days) == (before.blockers, before.breach_days)
    return is_same and after.points > before.points


def evaluate(situation: Situation, plan: Plan) -> Evaluation:
    """Return what a plan is worth; `is_allowed` tells whether it may be followed at all."""
    return judged(standing(situation), plan)


def judged(before: Standing, plan: Plan) -> Evaluation:
    """Return what a plan is worth, given what the situation is worth as it is."""
    after = applied(before.situation, plan)
    return Evaluation(before, _standing(after, points_of_moves(before.situation, after)), plan)


def standing(situation: Situation) -> Standing:
    """Return what a situation is worth as it is, with nothing moved."""
    return _standing(situation, {})


def _standing(situation: Situation, moves: Mapping[str, int]) -> Standing:
    persons = tuple(people(situation))
    living = [person for person in persons if not person.traveller.deceased]
    blockers = (*(one for person in living for one in own_blockers(person)), *double_booked(situation))
    owned = _by_patient(situation, blockers)
    return Standing(situation, blockers, {one.traveller.id: _numbers(one, owned, moves) for one in persons})


def _by_patient(situation: Situation, blockers: Iterable[Conflict]) -> Mapping[str, int]:
    """Return how many blockers each patient has; one that two share is each one's."""
    found: dict[str, int] = {}
    for one in blockers:
        for patient in {situation.visits[key].patient for key in one.items}:
            found[patient] = found.get(patient, 0) + 1
    return found


def _numbers(person: Person, blockers: Mapping[str, int], moves: Mapping[str, int]) -> Numbers:
    situation, key = person.situation, person.traveller.id
    went = journeys(person.active, person.traveller, situation.travel, situation.policy)
    return replace(
        went,
        blockers=blockers.get(key, 0),
        breach_days=0 if person.traveller.deceased else breach_days(person),
        points=went.points + moves.get(key, 0),
    )


def breach_days(person: Person) -> int:
    """Return the days by which the person's pathways end too late."""
    return sum(int(one.data["days"]) for one in breaches(person))


def _are_ways_known(person: Person, changed: frozenset[str]) -> bool:
    """Return whether nobody is promised a way of which nobody knows how long it is."""
    travel = person.situation.travel
    located = [one for one in person.active if one.place is not None]
    return all(
        first.place == second.place or travel.between(first.place or "", second.place or "") is not None
        for first, second in pairwise(located)
        if first.day == second.day and not changed.isdisjoint((first.id, second.id))
    )
