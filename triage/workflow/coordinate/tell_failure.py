"""Put a plan that needs a person before every department it concerns, each in words of what it may know."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection

from triage.coordination.names import department_words
from triage.errors import Text
from triage.store.coordination.failures import critical_entry
from triage.store.coordination.plans import Moving, Plan
from triage.workflow.coordinate.hidden_moves import Hidden


def tell_failure(
    connection: Connection, plan: Plan, concerned: Sequence[Moving], words: Text, at: datetime, about: str = ""
) -> None:
    """Tell of a plan in `words`, in which "{names}" stands for the departments that are `concerned`.

    Who may know of none of these is told nothing: whose they are is told.
    """

    def told(department: int) -> Text | None:
        hidden = Hidden.of(connection, plan.patients, at, {department})
        names = ", ".join(dict.fromkeys(department_words(one.dept) for one in concerned if not hidden.has(one)))
        return Text(words.da.format(names=names), words.en.format(names=names)) if names else None

    departments = list(dict.fromkeys(move.dept for move in plan.moves))
    critical_entry(
        connection, plan=plan.id, patients=plan.patients, departments=departments, told=told, at=at, about=about
    )
