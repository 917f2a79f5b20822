"""What a decision about a case may be made of."""

from sqlalchemy import Connection

from triage.store.casework.message_channels import channel_of_case
from triage.store.records import known_forms
from triage.workflow.application import Application
from triage.worklist.offers import Offers, call_windows


def offers(app: Application, connection: Connection, case: int) -> Offers:
    """Return the lists, windows, questionnaires and channel to choose from now."""
    return Offers(
        choices=app.catalogue.choices,
        windows=call_windows(app.catalogue.working_hours, app.clock()),
        questionnaires=known_forms(connection),
        channel=channel_of_case(connection, case),
    )
