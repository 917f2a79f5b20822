"""Why a free slot was not given: what forbids it, or how many points it is behind."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from triage.coordination.conflicts.conflict import Code, Conflict
from triage.coordination.conflicts.find import own_blockers
from triage.coordination.conflicts.person import Person, people
from triage.coordination.conflicts.resources import double_booked
from triage.coordination.proposals.choices import Choice, all_choices
from triage.coordination.proposals.evaluate import Evaluation, breach_days
from triage.coordination.proposals.numbers import journeys, move_points
from triage.coordination.proposals.proposal import WhyNot
from triage.coordination.situation.situation import Situation

SLOT_USED = "SLOT_USED_IN_THIS_PLAN"


def why_not(shown: Evaluation) -> Mapping[tuple[str, str], WhyNot]:
    """Return the reason for every free slot that an appointment could have and the plan does not give it."""
    taken = {choice.name: key for key, choice in shown.plan.items()}
    return {(key, choice.name): _reason(shown, choice, taken) for key, choice in _others(shown)}


def _others(shown: Evaluation) -> Iterator[tuple[str, Choice]]:
    """Yield the slots that the plan does not give, though they are among the choices."""
    for key, choices in sorted(all_choices(shown.before.situation).items()):
        given = shown.plan.get(key)
        for choice in sorted(choices, key=lambda one: one.name):
            if choice.is_new and choice.leaver is None and (given is None or given.name != choice.name):
                yield key, choice


def _reason(shown: Evaluation, choice: Choice, taken: Mapping[str, str]) -> WhyNot:
    other = _Other(shown, choice)
    if codes := other.blockers():
        return WhyNot(blocked_by=tuple(sorted(codes)))
    if choice.name in taken:
        return WhyNot(blocked_by=(SLOT_USED,))
    if other.breach_days_more() > 0:
        return WhyNot(blocked_by=(Code.DEADLINE_BREACH.value,))
    return WhyNot(points_vs_best=other.points_more())


@dataclass
class _Other:
    """The plan with one appointment at another slot, compared where it can differ: for one patient."""

    shown: Evaluation
    choice: Choice

    def blockers(self) -> set[str]:
        """Return the codes of blockers that the appointment would be in."""
        visit = self.choice.visit
        found: list[Conflict] = own_blockers(self._person)
        if visit.resources:
            found += double_booked(self._situation, visit.resources)
        return {one.code.value for one in found if visit.id in one.items}

    def breach_days_more(self) -> int:
        """Return the days of breach more than in the plan."""
        patients = {
            one.patient for one in self._situation.pathways.values() if self.choice.visit.id in one.completed_by
        }
        living = [one for one in people(self._situation, patients) if not one.traveller.deceased]
        return sum(breach_days(one) - self.shown.after.by_patient[one.traveller.id].breach_days for one in living)

    def points_more(self) -> int:
        """Return the points more than in the plan, negative where it would be fewer."""
        person, situation = self._person, self._situation
        own = journeys(person.active, person.traveller, situation.travel, situation.policy).points
        before = self.shown.before.situation.visits
        own += sum(move_points(before[one.id], one, situation.policy) for one in person.visits)
        return own - self.shown.after.by_patient[person.traveller.id].points

    @cached_property
    def _situation(self) -> Situation:
        after = self.shown.after.situation
        return replace(after, visits={**after.visits, self.choice.visit.id: self.choice.visit})

    @cached_property
    def _person(self) -> Person:
        (person,) = people(self._situation, {self.choice.visit.patient})
        return person
