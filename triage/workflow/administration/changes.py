"""What was set lately, and by whom: the log's own lines about administration."""

from collections.abc import Sequence

from triage.access.acts import Act
from triage.access.setting_lines import AdministrativeLine
from triage.store.auditing.administrative_lines import newest_lines
from triage.workflow.application import Application
from triage.workflow.rights.permit import permit

_NEWEST = 50
ACTS = (
    *("add person", "grant role", "propose role", "confirm role", "revoke role", "deactivate person"),
    *("let person in", "add department", "rename department", "assign", "add source", "change source"),
    *("source token", "proxy login", "network", "opening hours", "check days", "capacity", "programme use"),
    *("case-limit", "green policy", "set message channel", "store.backup", "store.verify", "store.restore"),
    *("store.check", "store.move", "store.change_key", "store.recovery_key", "store.recover_key"),
    *("store.retention", "store.rights", "grant database", "drop database"),
    *("rules.key_make", "rules.key_certify", "rules.key_revoke", "rules.authority", "rules.pin", "rules.unpin"),
)


def list_changes(app: Application) -> Sequence[AdministrativeLine]:
    """Return the newest changes; on a shared store the database shows each login its own lines alone."""
    with app.store.read() as connection:
        permit(app, connection, Act.SEE_USERS)
        return newest_lines(connection, ACTS, _NEWEST)
