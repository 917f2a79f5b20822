"""See what is on its way to the sources, and let it be sent again."""

from collections.abc import Collection, Sequence

from triage.access.acts import Act
from triage.errors import Text, WrongUseError
from triage.store import outbox, sendings
from triage.store.auditing import audit
from triage.store.sendings import OutboxLine
from triage.workflow.application import Application
from triage.workflow.rights.permit import permit

__all__ = ["OutboxLine", "outbox_lines", "retry_outbox"]


def outbox_lines(app: Application, *, unsettled_only: bool) -> Sequence[OutboxLine]:
    """Return the outbox, oldest first; `unsettled_only` leaves out what is written or cancelled."""
    with app.store.read() as connection:
        permit(app, connection, Act.SEE_SOURCES)
        return sendings.outbox_lines(connection, unsettled_only)


def retry_outbox(app: Application, keys: Collection[str] | None) -> int:
    """Let what was refused, or waits for its time, be sent at once, and return how many; None is all of it.

    Raises WrongUseError where none of `keys` is refused or waiting.
    """
    now = app.clock()
    with app.store.write() as connection:
        warrant = permit(app, connection, Act.SEE_SOURCES)
        found = outbox.retry(connection, keys)
        if keys and not found:
            raise WrongUseError(
                Text(
                    "Ingen af nøglerne afventer eller er afvist. Se dem med `triage outbox list`.",
                    "None of the keys waits or was refused. See them with `triage outbox list`.",
                )
            )
        audit.log(connection, now, app.actor, "outbox-retry", subject=f"{found} rows", warrant=warrant)
    return found
