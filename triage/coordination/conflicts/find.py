"""Everything that is at odds in a situation."""

from collections.abc import Callable, Collection, Iterable
from itertools import chain

from triage.coordination.conflicts.bookings import past_still_booked, unplaced
from triage.coordination.conflicts.call_backs import promised_calls
from triage.coordination.conflicts.comfort import early_departures, late_returns, long_waits, missed_wishes
from triage.coordination.conflicts.conflict import Code, Conflict, entry, ordered
from triage.coordination.conflicts.crossings import crossings
from triage.coordination.conflicts.days import on_closed_days, while_admitted, while_unavailable
from triage.coordination.conflicts.dependencies import misplaced, missing
from triage.coordination.conflicts.exams import repeated_exams
from triage.coordination.conflicts.journeys import impossible_journeys, short_walks
from triage.coordination.conflicts.needs import without_companion, without_interpreter, without_transport
from triage.coordination.conflicts.overlaps import overlaps
from triage.coordination.conflicts.pathways import late_courses, late_notices
from triage.coordination.conflicts.person import Person, people
from triage.coordination.conflicts.preparation import broken_fasting, late_fasting, spoiled
from triage.coordination.conflicts.resources import double_booked, unavailable_resources
from triage.coordination.conflicts.triage_colours import green_visits, late_reds
from triage.coordination.situation.policy import Policy
from triage.coordination.situation.situation import Situation

Rule = Callable[[Person], Iterable[Conflict]]

# What no plan may cause, beside resources that several patients use at once.
_BLOCKING: tuple[Rule, ...] = (
    *(overlaps, impossible_journeys, misplaced, broken_fasting, spoiled, unavailable_resources),
    *(on_closed_days, while_unavailable, while_admitted, unplaced),
)
_OTHER: tuple[Rule, ...] = (
    *(short_walks, missing, late_fasting, late_notices, late_courses, repeated_exams, green_visits, late_reds),
    *(without_interpreter, without_companion, without_transport, early_departures, late_returns, long_waits),
    *(missed_wishes, promised_calls, past_still_booked),
)


def conflicts(situation: Situation, patients: Collection[str] | None = None) -> tuple[Conflict, ...]:
    """Return what is told of everyone, or of `patients`, the gravest first.

    What several patients share - resources, journeys past one another - is looked at only when all are asked for.
    COMBINABLE_TRIPS is not among them, for it takes a proposal (`with_improvements`).
    """
    found = [one for person in people(situation, patients) for one in own_conflicts(person)]
    if patients is None:
        found += chain(double_booked(situation), crossings(situation))
    return listed(found, situation.policy)


def blockers(situation: Situation) -> tuple[Conflict, ...]:
    """Return what no plan may cause, told or switched off, the gravest first."""
    found = [one for person in people(situation) for one in own_blockers(person)]
    return ordered(chain(found, double_booked(situation)))


def own_conflicts(person: Person) -> list[Conflict]:
    """Return what is at odds for one patient alone; of the deceased only that visits stand."""
    if person.traveller.deceased:
        standing = [stay.id for stay in person.upcoming]
        return [entry(Code.PATIENT_DECEASED, *standing)] if standing else []
    return [one for rule in (*_BLOCKING, *_OTHER) for one in rule(person)]


def own_blockers(person: Person) -> list[Conflict]:
    """Return what no plan may cause for one patient alone."""
    return [] if person.traveller.deceased else [one for rule in _BLOCKING for one in rule(person)]


def listed(found: Iterable[Conflict], policy: Policy) -> tuple[Conflict, ...]:
    """Return what a department wants to be told of, the gravest first."""
    return ordered(one for one in found if one.code not in policy.switched_off)
