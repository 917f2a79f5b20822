"""For whom a situation is gathered, and what of it they may not know."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection

from triage.access.department import Places
from triage.store.coordination.booked import Booked
from triage.store.people.departments import departments, places, sensitive_names
from triage.workflow.coordinate.local_time import local


@dataclass(frozen=True, slots=True)
class View:
    """The departments `own` look at `at`; `sensitive` are the names of what they may not know, `closed` its keys."""

    at: datetime
    own: frozenset[int]
    places: Places
    sensitive: frozenset[str]
    closed: frozenset[int]

    @property
    def now(self) -> datetime:
        """Return the time as coordination has it."""
        return local(self.at)

    def is_hidden(self, one: Booked) -> bool:
        """Return whether an appointment is of a department that nobody else is told of."""
        return not self.sensitive.isdisjoint(one.named)

    def is_own(self, department: int | None) -> bool:
        """Return whether a case is of the departments that look; one that is nobody's is the first's."""
        return (self.places.first if department is None else department) in self.own

    def is_named(self, names: Collection[str]) -> bool:
        """Return whether one of the names is of a department that looks; in a store of one department all are."""
        return self.places.is_single or any(self.places.of_clinic(name, None) in self.own for name in names)

    def department_of(self, one: Booked) -> int | None:
        """Return whose an appointment is, None where it is none of the departments here."""
        found = (self.places.of_clinic(name, None) for name in one.named)
        return next((key for key in found if key is not None), None)


def view_of(connection: Connection, at: datetime, own: Collection[int]) -> View:
    """Return what the departments `own` may know."""
    closed = frozenset(one.key for one in departments(connection) if one.is_sensitive and one.key not in own)
    return View(at, frozenset(own), places(connection), sensitive_names(connection, own), closed)
