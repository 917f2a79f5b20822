"""The departments whose work a replay is held against, with what each has room for in a week."""

from dataclasses import dataclass

from triage.access.acts import Act
from triage.store.people.departments import departments
from triage.workflow.administration.capacity import capacity_of
from triage.workflow.application import Application
from triage.workflow.rights.permit import permit_any

_MAY = (Act.DRAFT_RULES, Act.APPROVE_RULES, Act.SEE_COUNTS)


@dataclass(frozen=True, slots=True)
class ReplayedPlace:
    """A department; `weekly` is its visits and calls in a week, None where nobody told."""

    key: int
    name: str
    weekly: int | None


def replayed_places(app: Application) -> tuple[ReplayedPlace, ...]:
    """Return every department, the first made first."""
    with app.store.read() as connection:
        permit_any(app, connection, _MAY)
        found = [(one.key, one.name, capacity_of(connection, one.key)) for one in departments(connection)]
    return tuple(
        ReplayedPlace(key, name, sum(capacity.visits) + sum(capacity.calls) if capacity.is_set else None)
        for key, name, capacity in found
    )
