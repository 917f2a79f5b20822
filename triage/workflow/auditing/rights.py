"""What the person at work may do with the audit log."""

from triage.access.acts import Act
from triage.access.log_view import LogRights
from triage.workflow.application import Application
from triage.workflow.rights.permit import may


def log_rights(app: Application) -> LogRights:
    """Return it, so that a screen offers nothing in vain; every function asks again."""
    return LogRights(
        reads_all=may(app, Act.READ_LOG),
        reads_own=may(app, Act.READ_OWN_LOG),
        checks=may(app, Act.CHECK_LOG),
        exports=may(app, Act.EXPORT_LOG),
    )
