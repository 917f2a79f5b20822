"""Answers that did not come and are not waited for, until the next is due; lines are only added."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, insert, select
from sqlalchemy.exc import IntegrityError

from triage.clinical.care import Pause, PauseReason
from triage.errors import Text, WrongUseError
from triage.store.clock_time import from_ms, to_ms
from triage.store.tables import dismissal


@dataclass(frozen=True, slots=True)
class Dismissal:
    """The answer `what` that was due at `due` in a programme is not waited for until `until`."""

    programme: str
    what: str
    due: datetime
    until: datetime
    reason: str
    author: str
    at: datetime

    def as_pause(self) -> Pause:
        """Return it as scoring and the ledger see it."""
        return Pause(PauseReason.DISMISSED, self.due, self.until, self.what)


def note_dismissal(connection: Connection, who: int, one: Dismissal) -> None:
    """Keep a dismissal; raises WrongUseError where somebody was before."""
    values = {
        "patient_id": who,
        "programme": one.programme,
        "what": one.what,
        "due": to_ms(one.due),
        "until": to_ms(one.until),
        "reason": one.reason,
        "author": one.author,
        "at": to_ms(one.at),
    }
    try:
        connection.execute(insert(dismissal).values(**values))
    except IntegrityError as fault:
        raise WrongUseError(_DONE) from fault


def dismissals_of(connection: Connection, patients: Sequence[int]) -> Mapping[int, list[Dismissal]]:
    """Return the dismissals of a few hundred patients, in the order in which they were due."""
    found: dict[int, list[Dismissal]] = defaultdict(list)
    mine = select(dismissal).where(dismissal.c.patient_id.in_(patients)).order_by(dismissal.c.due, dismissal.c.id)
    for row in connection.execute(mine):
        found[row.patient_id].append(_dismissal(row))
    return found


def _dismissal(row: Any) -> Dismissal:  # noqa: ANN401 - a row has the columns of its query
    return Dismissal(
        row.programme, row.what, from_ms(row.due), from_ms(row.until), row.reason, row.author, from_ms(row.at)
    )


_DONE = Text(
    "Der ses allerede bort fra det svar. Hent patienten igen.",
    "That answer is not waited for already. Fetch the patient again.",
)
