"""Hear what was done elsewhere - by the watch, or at another workstation - without asking for more than changed."""

from sqlalchemy import Connection

from triage.access.acts import Act
from triage.store import watch
from triage.store.news import concerns_cases, concerns_rules, owners_since, patients_since, read_mark
from triage.workflow.application import Application, Changed
from triage.workflow.rights.permit import permit_alone
from triage.workflow.watching.news import News


def read_news(app: Application, before: tuple[int, ...] | None) -> News:
    """Return what changed since the mark `before`; None = nothing was shown yet, so nothing is new."""
    with app.store.read() as connection:
        row = watch.read_watch(connection, app.clock())
        mark = read_mark(connection)
        if before is not None and concerns_rules(before, mark):
            app.catalogue.read_again()
        is_fetching = row.is_held and (row.is_busy or row.asked > row.answered)
        return News(mark, _changed(app, connection, before, mark), row.is_held, is_fetching, row.fault)


def ask_round(app: Application) -> None:
    """Ask whoever takes in to look at every source now."""
    permit_alone(app, Act.RUN_INTAKE)
    watch.ask_round(app.store)


def _changed(
    app: Application, connection: Connection, before: tuple[int, ...] | None, mark: tuple[int, ...]
) -> Changed | None:
    if before is None or not concerns_cases(before, mark):
        return None
    patients = tuple(patients_since(connection, before, app.actor))
    owners = (key for key in owners_since(connection, before, app.actor) if key not in set(patients))
    return Changed(patients=patients, owners=tuple(owners))
