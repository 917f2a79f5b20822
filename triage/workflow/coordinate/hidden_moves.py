"""Which moves of a plan somebody may not know of: asked before the plan, its letter or its failure is told."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection

from triage.access.warrant import Warrant
from triage.errors import Text, WrongUseError
from triage.store.coordination.booked import booked_of
from triage.store.coordination.clinics import clinics_known
from triage.store.coordination.plans import Moving, Plan
from triage.workflow.coordinate.view import view_of
from triage.workflow.coordinate.visits import visit_id

NO_SUCH_PLAN = Text(
    "Planen findes ikke. Åbn patientens aftaler igen.", "There is no such plan. Open the patient's appointments again."
)


@dataclass(frozen=True, slots=True)
class Hidden:
    """The appointments of some patients that are of departments nobody else is told of, and what those are called."""

    visits: frozenset[str]
    names: frozenset[str]

    @classmethod
    def of(cls, connection: Connection, patients: Sequence[int], at: datetime, own: Collection[int]) -> "Hidden":
        """Return what the departments `own` may not know of these patients."""
        view = view_of(connection, at, own)
        booked = booked_of(connection, clinics_known(connection), patients) if view.sensitive else ()
        return cls(frozenset(visit_id(one) for one in booked if view.is_hidden(one)), view.sensitive)

    def has(self, move: Moving) -> bool:
        """Return whether nothing may be told of a move, also where its appointment is not here any more."""
        return move.step.appointment in self.visits or move.owner in self.names


def open_plans(connection: Connection, plans: Sequence[Plan], at: datetime, own: Collection[int]) -> list[Plan]:
    """Return those of the plans that move nothing which the departments `own` may not know of."""
    patients = sorted({patient for plan in plans for patient in plan.patients})
    hidden = Hidden.of(connection, patients, at, own)
    return [plan for plan in plans if not any(map(hidden.has, plan.moves))]


def refuse_unseen(connection: Connection, plan: Plan, warrants: Mapping[int, Warrant], at: datetime) -> None:
    """Refuse a plan that moves what the person may not know of, in the words of one that is not there."""
    for patient, warrant in warrants.items():
        hidden = Hidden.of(connection, [patient], at, warrant.departments)
        if any(hidden.has(move) for move in plan.moves if move.patient == patient):
            raise WrongUseError(NO_SUCH_PLAN)
