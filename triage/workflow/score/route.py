"""Give open cases the care team they belong to; what no route takes stays without one, and is counted."""

from collections.abc import Mapping, Sequence

from sqlalchemy import Connection

from triage.clinical.canonical import text_hash
from triage.store.context_rows import episodes_of
from triage.store.people.departments import place_cases
from triage.store.records import Facts, facts_of
from triage.store.routes import OpenCase, new_route_file, open_cases, set_team
from triage.workflow.application import Application
from triage.worklist.routing import Arrival, team_of

_CHUNK = 200
_WITHDRAWN = "entered-in-error"


def reroute(app: Application) -> None:
    """Give every open case its team anew where the file of routes is another than last time."""
    body = app.catalogue.route_file
    # A fault in the department's own file stops here, before anything is locked.
    _ = app.catalogue.routes
    with app.store.write() as connection:
        is_new = new_route_file(connection, text_hash(body), body, app.clock())
        keys = sorted({case.patient for case in open_cases(connection)}) if is_new else []
    for start in range(0, len(keys), _CHUNK):
        with app.store.write() as connection:
            route_cases(app, connection, facts_of(connection, keys[start : start + _CHUNK]))


def route_cases(app: Application, connection: Connection, facts: Mapping[int, Facts]) -> None:
    """Give the open cases of these patients their team, and put them under the department it belongs to."""
    teams = _teams_of_courses(connection, list(facts))
    for case in open_cases(connection, list(facts)):
        team = team_of(app.catalogue.routes, _arrival(case, facts[case.patient], teams[case.patient]))
        if team != case.team:
            set_team(connection, case.key, team)
    place_cases(connection, list(facts))


def _arrival(case: OpenCase, facts: Facts, teams: Mapping[str | None, frozenset[str]]) -> Arrival:
    """Return what a route may look at: the courses of the case's programme, all where the patient is in none."""
    courses = [one for one in facts.enrolments if one.programme == case.programme or not case.programme]
    named = {team for one in courses for team in one.teams}
    return Arrival(
        case.programme,
        frozenset(one.questionnaire.partition("|")[0] for one in facts.responses if one.status != _WITHDRAWN),
        frozenset(named) | teams.get(case.programme, frozenset()) | teams.get(None, frozenset()),
        frozenset(organisation for one in courses for organisation in one.organisations),
    )


def _teams_of_courses(connection: Connection, keys: Sequence[int]) -> dict[int, dict[str | None, frozenset[str]]]:
    """Return the teams that EpisodeOfCare names, by patient and programme."""
    found: dict[int, dict[str | None, frozenset[str]]] = {key: {} for key in keys}
    for key, courses in episodes_of(connection, keys).items():
        for course in courses:
            if course.team is not None and course.status != _WITHDRAWN:
                before = found[key].get(course.programme, frozenset())
                found[key][course.programme] = before | {course.team}
    return found
