"""Which team takes what, and what is wrong with a file of routes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from triage.errors import RuleSetError
from triage.resources import resource
from triage.worklist.routing import Arrival, Route, parse_routes, team_of

FORM = "http://visita.example/Questionnaire/kol-daglig"
FILE = """
sectors:
  kommune: [Organization/k1, "urn:oid:1.2.208.176.1.1|12"]
routes:
  - {programme: copd, sector: kommune, team: Kommunens akutteam}
  - {programme: copd, team: Lungeteamet}
  - {questionnaire: "http://visita.example/Questionnaire/kol-daglig", team: Lungeteamet}
  - {care_team: CareTeam/7, team: Team 7}
"""


def team(**arrived: object) -> str | None:
    given_ = {name: value if name == "programme" else frozenset([value]) for name, value in arrived.items()}
    return team_of(parse_routes(FILE), Arrival(**{"programme": "", **given_}))


def faults(text: str) -> str:
    with pytest.raises(RuleSetError) as found:
        parse_routes(text)
    return found.value.text.en


def test_that_the_first_route_that_fits_takes_it() -> None:
    assert team(programme="copd", organisations="Organization/k1") == "Kommunens akutteam"
    assert team(programme="copd", organisations="Organization/h1") == "Lungeteamet"


def test_that_answers_without_a_course_are_taken_by_their_questionnaire() -> None:
    assert team(questionnaires=FORM) == "Lungeteamet"


def test_that_a_care_team_takes_its_own() -> None:
    assert team(programme="epilepsy", care_teams="CareTeam/7") == "Team 7"


def test_that_what_no_route_takes_has_no_team() -> None:
    assert team(programme="epilepsy") is None


def test_that_the_shipped_routes_take_every_programme() -> None:
    routes = parse_routes(resource("routes", "routes.yaml").read_text(encoding="utf-8"))
    for programme in ("copd", "heart_failure", "diabetes", "epilepsy", "mental_health"):
        assert team_of(routes, Arrival(programme))
    assert team_of(routes, Arrival("")) is None


def test_that_a_misspelt_condition_is_told_with_its_line_and_the_cure() -> None:
    found = faults("routes:\n  - {programe: copd, team: A}\n")
    assert "line 2" in found
    assert "care_team, organisation, programme, questionnaire, sector, team" in found


def test_that_a_questionnaire_with_a_version_is_told() -> None:
    assert "without its version" in faults('routes:\n  - {questionnaire: "http://q|1", team: A}\n')


def test_that_an_unknown_sector_is_told() -> None:
    assert "line 2, routes[0]: The sector 'kommune'" in faults("routes:\n  - {sector: kommune, team: A}\n")


def test_that_a_route_that_can_never_be_used_is_told() -> None:
    for first in ("{team: A}", "{programme: copd, team: A}"):
        found = faults(f"routes:\n  - {first}\n  - {{programme: copd, care_team: T, team: B}}\n")
        assert "line 3, routes[1]: The route can never be used" in found


def test_that_one_organisation_and_a_sector_at_once_are_told() -> None:
    assert "either organisation or sector" in faults("routes:\n  - {organisation: O, sector: S, team: A}\n")


words = st.sampled_from(["", "a", "b", "c"])
sets = st.frozensets(words)
arrivals = st.builds(Arrival, words, sets, sets, sets)
routes_drawn = st.lists(st.builds(Route, words, *[st.none() | words] * 3, st.none() | sets), max_size=4)


@given(routes_drawn, arrivals)
def test_that_the_first_route_that_takes_it_names_the_team(routes: list[Route], arrival: Arrival) -> None:
    found = team_of(routes, arrival)
    takers = [route.team for route in routes if route.takes(arrival)]
    assert found == (takers[0] if takers else None)
