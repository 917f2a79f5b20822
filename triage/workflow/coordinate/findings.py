"""Find anew what is at odds for the patients of whom something changed, or whom time alone makes a difference for."""

import logging
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from time import monotonic

from sqlalchemy import Connection
from sqlalchemy.exc import OperationalError

from triage.access.acts import Act
from triage.coordination.conflicts.conflict import Code, Conflict
from triage.coordination.conflicts.find import conflicts
from triage.coordination.conflicts.resources import double_booked
from triage.coordination.inbox.entry import Found
from triage.coordination.inbox.findings import found_of, requested, with_requests
from triage.coordination.inbox.look import next_look
from triage.coordination.situation.situation import Situation
from triage.coordination.situation.visit import Mode
from triage.coordination.words.names import Names
from triage.scoring.danish_time import DENMARK, danish_day
from triage.store.coordination.asked_for import Request, doubted_visits, requests_of, unneeded_visits
from triage.store.coordination.findings import (
    crossing_now,
    in_common,
    keep_found,
    leave_others,
    patients_of_items,
    standing,
)
from triage.store.coordination.findings_due import Due, due_now, looked_at, mark_due, put_off_look
from triage.store.people.relations import departments_of_patients
from triage.workflow.application import Application, Changed
from triage.workflow.coordinate.called import known_names
from triage.workflow.coordinate.pair_up import may_swap
from triage.workflow.coordinate.questions import ask_about_greens
from triage.workflow.coordinate.situation import gathered
from triage.workflow.rights.permit import permit

# Few at a time, as for scores: who books meanwhile waits for the transaction.
_CHUNK = 20
_AT_MOST_S = 5.0
_AFTER_FAULT = timedelta(hours=1)
_LOG = logging.getLogger(__name__)
# What is at odds for several patients at once.
_SHARED = (Code.RESOURCE_DOUBLE_BOOKED.value,)


def find_again(app: Application, loading: Collection[int] = ()) -> Changed:
    """Find what is at odds for all that are due, and return whose findings are others now.

    Whoever there is no time for in this round is looked at in the next. A chunk of patients is read and kept in one
    transaction, so that nothing that arrives meanwhile is missed.
    """
    with app.store.read() as connection:
        permit(app, connection, Act.RUN_INTAKE)
        if app.store.login is not None:
            # As for scores: a person's login does not see all departments, and the service does it within seconds.
            return Changed()
        # Nobody else waits for a transaction in which nothing is done.
        is_due = bool(due_now(connection, app.clock(), loading, 1))
    # Read before anything is locked.
    catalogue = app.catalogue
    _ = catalogue.services, catalogue.region, catalogue.limits, catalogue.transport, catalogue.choices
    changed: set[int] = set()
    until = monotonic() + _AT_MOST_S
    while is_due and monotonic() < until:
        with app.store.write() as connection:
            due = due_now(connection, app.clock(), loading, _CHUNK)
            changed |= _found_of_each(app, connection, due)
            is_due = bool(due)
    return Changed(patients=tuple(sorted(changed)))


def _found_of_each(app: Application, connection: Connection, due: Sequence[Due]) -> set[int]:
    """Find what is at odds for some patients; one whom a fault of the program stops waits alone, and stops no other."""
    try:
        with connection.begin_nested():
            return find_of(app, connection, due, app.clock())
    except OperationalError:
        # The disk's, which stops everybody.
        raise
    except Exception as fault:
        if len(due) > 1:
            return {key for one in due for key in _found_of_each(app, connection, [one])}
        _LOG.error("a patient's appointments could not be looked at: %s", type(fault).__name__)
        put_off_look(connection, due[0], app.clock() + _AFTER_FAULT)
        return set()


def find_of(app: Application, connection: Connection, due: Sequence[Due], at: datetime) -> set[int]:
    """Find what is at odds for some patients, for each department as it may see them; return whose is other now."""
    keys = [one.patient for one in due]
    ours = departments_of_patients(connection, keys, at)
    before, looks = in_common(connection, keys, _SHARED), _Looks()
    views = [
        _view(app, connection, department, [key for key in keys if department in ours[key]], at)
        for department in sorted({one for some in ours.values() for one in some})
    ]
    doubts = doubted_visits(connection, keys)
    # What no green speaks for any more must count in no department.
    for view in views:
        ask_about_greens(connection, view.situation, view.department, view.at_odds, doubts, at)
    unneeded, asked = unneeded_visits(connection, keys), requests_of(connection, keys)
    changed: set[int] = set()
    for view in views:
        changed |= keep_found(connection, view.department, view.found(unneeded, asked), at)
        looks.note(view)
    leave_others(connection, keys, ours, at)
    # A plan that joined trips may be none any more.
    to_swap = looks.to_swap.union(*crossing_now(connection, keys).values())
    looked_at(connection, due, looks.first, looks.to_weigh | standing(connection, keys), to_swap)
    if changed:
        _look_at_company(connection, before | in_common(connection, keys, _SHARED), keys)
    return changed


@dataclass(frozen=True, slots=True)
class _View:
    """What a department sees of some patients, and what is at odds for each."""

    department: int
    situation: Situation
    at_odds: Mapping[int, Sequence[Conflict]]
    names: Names

    def found(self, unneeded: Collection[str], asked: Mapping[int, Sequence[Request]]) -> dict[int, tuple[Found, ...]]:
        """Return each one's entries, with what this department's clinicians ask for."""
        return {
            key: _asked(
                found_of(self.situation, str(key), ones, unneeded, self.names), asked.get(key, ()), self.department
            )
            for key, ones in self.at_odds.items()
        }


def _view(
    app: Application, connection: Connection, department: int, patients: Sequence[int], at: datetime
) -> _View:
    situation = gathered(app, connection, patients, at, {department}, with_slots=False).situation
    shared = tuple(double_booked(situation))
    at_odds = {key: (*conflicts(situation, {str(key)}), *shared) for key in patients}
    names = known_names(app.catalogue.services, app.catalogue.limits, situation)
    return _View(department, situation, at_odds, names)


class _Looks:
    """When each is to be looked at again, the first moment that counts; whose plan is to be weighed, who may swap."""

    def __init__(self) -> None:
        self.first: dict[int, datetime] = {}
        self.to_weigh: set[int] = set()
        self.to_swap: set[int] = set()

    def note(self, view: _View) -> None:
        for patient in view.at_odds:
            look = next_look(view.situation, str(patient))
            if look is not None:
                at = look.replace(tzinfo=DENMARK)
                self.first[patient] = min(at, self.first.get(patient, at))
            if _may_be_joined(view.situation, str(patient)):
                self.to_weigh.add(patient)
            if may_swap(view.situation, str(patient)):
                self.to_swap.add(patient)


def _look_at_company(connection: Connection, items: Collection[str], patients: Sequence[int]) -> None:
    """Let those be looked at too who use the same room or device: what is at odds is theirs as well, or no more."""
    mark_due(connection, patients_of_items(connection, items) - set(patients))


def _may_be_joined(situation: Situation, who: str) -> bool:
    """Return whether there are two visits to drive to, which a plan may put on one day."""
    theirs = (one for one in situation.visits.values() if one.patient == who and one.mode is Mode.PHYSICAL)
    return sum(one.is_upcoming(situation.now) for one in theirs) > 1


def _asked(found: Sequence[Found], asked: Sequence[Request], department: int) -> tuple[Found, ...]:
    """Return the findings with what this department's clinicians ask for."""
    requests = [
        (requested(one.key, one.urgency, _day(one.latest), is_to_take_back=one.is_to_take_back), one.kind)
        for one in asked
        if one.department == department
    ]
    return with_requests(found, requests)


def _day(latest: datetime | None) -> date | None:
    # A request names the end of its last day.
    return None if latest is None else danish_day(latest - timedelta(milliseconds=1))

