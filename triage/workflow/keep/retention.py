"""For how long what the store holds is kept: settings, by which nothing is deleted unless somebody sets a time."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection

from triage.access.acts import Act
from triage.errors import Text, WrongUseError
from triage.store.auditing import audit
from triage.store.keeping.register import Noted, note, noted
from triage.workflow.application import Application
from triage.workflow.rights.permit import permit

LEAST_DAYS = 5 * 366
FOR_EVER = 0


@dataclass(frozen=True, slots=True)
class Retention:
    """Days that the audit log and the facts are kept; 0 = for ever."""

    audit_days: int = FOR_EVER
    facts_days: int = FOR_EVER


def retention(app: Application) -> Retention:
    """Return the times in force."""
    with app.store.read() as connection:
        permit(app, connection, Act.KEEP_KEYS)
        return _retention(connection)


def set_retention(app: Application, wanted: Retention) -> None:
    """Set the times; raises WrongUseError for an audit log of less than five years, or facts kept shorter than it."""
    times = (wanted.audit_days, wanted.facts_days)
    if any(days != FOR_EVER and days < LEAST_DAYS for days in times):
        raise WrongUseError(_TOO_SHORT)
    now = app.clock()
    with app.store.write() as connection:
        warrant = permit(app, connection, Act.KEEP_KEYS)
        _set(connection, Noted.KEPT_AUDIT, wanted.audit_days, now)
        _set(connection, Noted.KEPT_FACTS, wanted.facts_days, now)
        subject = f"audit {wanted.audit_days}, facts {wanted.facts_days}"
        audit.log(connection, now, app.actor, "store.retention", subject=subject, warrant=warrant)


def _retention(connection: Connection) -> Retention:
    kept = (noted(connection, name) for name in (Noted.KEPT_AUDIT, Noted.KEPT_FACTS))
    return Retention(*(FOR_EVER if days is None else int(days) for days in kept))


def _set(connection: Connection, name: Noted, days: int, now: datetime) -> None:
    note(connection, name, str(days), now)


_TOO_SHORT = Text(
    f"Loggen og fakta gemmes i mindst fem år ({LEAST_DAYS} dage), eller 0 for altid. Intet er ændret.",
    f"The log and the facts are kept for at least five years ({LEAST_DAYS} days), or 0 for ever. Nothing was changed.",
)
