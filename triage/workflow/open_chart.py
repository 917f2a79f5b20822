"""Open one patient's chart: the look-up is logged before anything is returned."""

from triage.workflow.application import Application
from triage.workflow.chart import Chart


def open_chart(app: Application, case: int) -> Chart:
    """Return all that is shown about the patient of `case`, after the audit line is written."""
    raise NotImplementedError
