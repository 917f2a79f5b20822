"""Rules that end by themselves are told of in time: the day after, every patient of the programme is grey."""

from collections.abc import Iterator
from datetime import date

from sqlalchemy import Connection

from triage.access.acts import Act
from triage.errors import Text
from triage.scoring.danish_time import danish_day
from triage.store.rule_sets import newest_in_force
from triage.store.rule_versions.notices import Event, programmes_told, tell_people
from triage.store.rule_versions.steps import people_behind
from triage.workflow.application import Application
from triage.workflow.rights.permit import permit, permit_alone
from triage.workflow.tune.told import responsible

_KIND = "runs_out"
# Days before the end: enough for two people to bring a new version, and a last word.
_AHEAD = (7, 30)


def tell_of_end(app: Application) -> int:
    """Tell heads, approvers and authors of rules that end soon, twice; return of how many programmes it was told."""
    permit_alone(app, Act.RUN_INTAKE)
    if app.store.login is not None:
        return 0
    with app.store.read() as connection:
        due = [event for event in _due(app) if event.programme not in programmes_told(connection, _KIND, event.about)]
    if due:
        with app.store.write() as connection:
            permit(app, connection, Act.RUN_INTAKE)
            for event in due:
                _tell(app, connection, event)
    return len(due)


def _due(app: Application) -> Iterator[Event]:
    today = danish_day(app.clock())
    for programme, rules in app.catalogue.rule_sets.items():
        if rules.valid_to is None or rules.has_run_out(today):
            continue
        left = (rules.valid_to - today).days
        ahead = next((days for days in _AHEAD if left <= days), None)
        if ahead is not None:
            yield Event(programme, _KIND, f"{rules.sha256} {ahead}", _words(rules.version, rules.valid_to))


def _tell(app: Application, connection: Connection, event: Event) -> None:
    now, line = app.clock(), newest_in_force(connection).get(event.programme)
    behind = set() if line is None or line.content_sha256 is None else people_behind(connection, line.content_sha256)
    tell_people(connection, responsible(connection, now) | behind, event, now)


def _words(version: str, last: date) -> Text:
    return Text(
        f"Version {version} gælder til og med {last.day}.{last.month}.{last.year}. Dagen efter er alle patienter i "
        "forløbet grå, medmindre en ny version er godkendt.",
        f"Version {version} counts through {last.day}.{last.month}.{last.year}. The day after, every patient of the "
        "programme is grey, unless a new version is approved.",
    )
