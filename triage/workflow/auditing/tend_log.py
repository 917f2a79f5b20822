"""What the watch does for the audit log every few seconds."""

from triage.workflow.application import Application
from triage.workflow.auditing.keep_heads import keep_heads
from triage.workflow.auditing.look_through import look_through


def tend_log(app: Application) -> None:
    """Keep the head outside the store where it is time, and put what is new before the reviewer."""
    keep_heads(app)
    look_through(app)
