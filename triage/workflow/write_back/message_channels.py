"""Say where the patients of a source are written to."""

from collections.abc import Sequence

from triage.access.acts import Act
from triage.errors import Text, WrongUseError
from triage.store.auditing import audit
from triage.store.casework import message_channels
from triage.store.casework.message_channels import MessageChannel
from triage.store.sources import find_source
from triage.workflow.application import Application
from triage.workflow.rights.permit import permit

__all__ = ["MessageChannel"]


def set_message_channel(app: Application, source: str, programme: str, name: str) -> None:
    """Set the channel of a source's patients in a programme ("" = all); an empty name takes it away.

    Raises WrongUseError where there is no such source.
    """
    now, found = app.clock(), find_source(app.store, source)
    if found is None:
        raise WrongUseError(
            Text(
                f"Der er ingen kilde {source}. Se dem med `triage sources list`.",
                f"There is no source {source}. See them with `triage sources list`.",
            )
        )
    with app.store.write() as connection:
        warrant = permit(app, connection, Act.SET_SOURCES)
        message_channels.set_channel(connection, found.id, programme, name.strip(), app.actor, now)
        audit.log(connection, now, app.actor, "set message channel", subject=f"source {found.id}", warrant=warrant)


def list_message_channels(app: Application) -> Sequence[MessageChannel]:
    """Return every channel that is set up; without one nothing is sent to patients."""
    with app.store.read() as connection:
        permit(app, connection, Act.SEE_SOURCES)
        return message_channels.channels(connection)
