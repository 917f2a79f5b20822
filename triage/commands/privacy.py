"""`triage privacy private|opt-out|end`."""

from argparse import Namespace

from triage.commands.shown import tell
from triage.commands.status import Status
from triage.errors import Text
from triage.workflow.application import Application
from triage.workflow.rights.privacy import end_of_named, note_of_named


def run_privacy(app: Application, arguments: Namespace) -> Status:
    """Note that a record is private or that the patient opted out, or end that."""
    part = arguments.part
    if part == "end":
        changed = end_of_named(app, arguments.patient, is_private=arguments.what == "private")
    elif part == "private":
        changed = note_of_named(app, arguments.patient, is_private=True)
    else:
        changed = note_of_named(app, arguments.patient, is_private=False, department=arguments.department)
    (patient,) = changed.patients
    tell(arguments, {"patient": patient, "noted": part}, Text("Det er noteret.", "It was noted."))
    return Status.DONE
