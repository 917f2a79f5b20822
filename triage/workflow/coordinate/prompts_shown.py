"""Count every interruption: one in twenty bookings at most is the aim."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from triage.access.acts import Act
from triage.store.auditing import audit
from triage.store.coordination.prompts import add_prompts, count_bookings, count_prompts
from triage.workflow.application import Application
from triage.workflow.rights.permit import permit

_TWENTY = 20


@dataclass(frozen=True, slots=True)
class PromptRate:
    """How often each rule interrupted somebody in a time, beside the bookings made in it."""

    by_code: Mapping[str, int]
    bookings: int

    @property
    def per_twenty(self) -> float | None:
        """Return the interruptions for each twenty bookings, None where nothing was booked."""
        return _TWENTY * sum(self.by_code.values()) / self.bookings if self.bookings else None


def note_prompt(app: Application, patient: int, codes: Sequence[str]) -> None:
    """Note that the person is shown what the present act makes impossible or late; see `prompts`."""
    now = app.clock()
    with app.store.write() as connection:
        warrant = permit(app, connection, Act.BOOK, patient)
        add_prompts(connection, patient, codes, app.actor, now)
        audit.log(connection, now, app.actor, "prompted", patient, ", ".join(codes), warrant)


def prompt_rate(app: Application, start: datetime, end: datetime) -> PromptRate:
    """Return how often people were interrupted from `start` until `end`; nobody is named."""
    with app.store.read() as connection:
        permit(app, connection, Act.EXPORT_STATISTICS)
        return PromptRate(count_prompts(connection, start, end), count_bookings(connection, start, end))
