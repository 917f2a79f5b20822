"""What a decision about a case may be made of."""

from collections.abc import Collection

from sqlalchemy import Connection

from triage.store.casework.message_channels import channel_of_case
from triage.store.people.departments import departments_of_cases
from triage.store.records import known_forms
from triage.workflow.administration.at_work import department_hours
from triage.workflow.application import Application
from triage.worklist.offers import Offers, call_windows


def offers(app: Application, connection: Connection, case: int, answered: Collection[str] = ()) -> Offers:
    """Return the lists, windows, questionnaires and channel to choose from now.

    Questionnaires that the patient `answered` before come first: the first is what is suggested, and another
    programme's would be the wrong one.
    """
    hours = department_hours(app.catalogue, connection)
    at_work = hours.of(departments_of_cases(connection, [case]).get(case))
    return Offers(
        choices=app.catalogue.choices,
        windows=call_windows(at_work, app.clock(), app.catalogue.choices.call_windows),
        questionnaires=tuple(sorted(known_forms(connection), key=lambda form: form[0] not in answered)),
        channel=channel_of_case(connection, case),
        templates=app.catalogue.templates,
    )
