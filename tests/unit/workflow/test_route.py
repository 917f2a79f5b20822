"""Which team a case has in the store, and what becomes of it with another file of routes."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.builders import fhir_care_plan, fhir_daily_answers, fhir_patient, fhir_spo2
from triage.errors import RuleSetError
from triage.workflow.application import Application
from triage.workflow.catalogue import Catalogue
from triage.workflow.intake.import_files import import_files
from triage.workflow.lists.list_cases import conservation, count_cases, list_cases
from triage.workflow.score.score import score
from triage.worklist.row import NOT_DISTRIBUTED, Query

Take = Callable[..., None]
TO_TEAM_7 = "routes:\n  - {care_team: CareTeam/7, team: Team 7}\n  - {programme: copd, team: Lungeteamet}\n"


@pytest.fixture
def take(app: Application, tmp_path: Path) -> Take:
    def taken(*resources: dict[str, Any]) -> None:
        path = tmp_path / "in.ndjson"
        path.write_bytes(b"\n".join(json.dumps(resource).encode() for resource in resources))
        import_files(app, [path])
        score(app)

    return taken


def teams(app: Application, **query: Any) -> list[str | None]:
    return [row.team for row in list_cases(app, Query(**query), 0, 9)]


def with_routes(app: Application, tmp_path: Path, text: str) -> Application:
    home = tmp_path / "own"
    home.mkdir(exist_ok=True)
    (home / "routes.yaml").write_text(text, encoding="utf-8")
    return replace(app, catalogue=Catalogue(home, runs_examples=True))


def test_that_a_course_goes_to_its_team(app: Application, take: Take) -> None:
    take(fhir_patient(), fhir_care_plan(), fhir_spo2(94))
    assert teams(app) == ["Lungeteamet"]


def test_that_data_without_a_course_are_not_distributed_and_counted(app: Application, take: Take) -> None:
    take(fhir_patient(), fhir_spo2(94))
    assert teams(app, teams=(NOT_DISTRIBUTED,)) == [None]
    assert count_cases(app, Query()).not_distributed == conservation(app).not_distributed == 1


def test_that_every_open_case_is_in_a_team_or_not_distributed(app: Application, take: Take) -> None:
    take(fhir_patient(), fhir_care_plan(), fhir_spo2(94), fhir_patient(2), fhir_spo2(94, number=2, of=2))
    counts = count_cases(app, Query())
    assert counts.by_team == {"": 1, "Lungeteamet": 1}
    assert sum(counts.by_team.values()) == counts.total


def test_that_a_new_file_of_routes_moves_the_open_cases(app: Application, take: Take, tmp_path: Path) -> None:
    take(fhir_patient(), fhir_care_plan() | {"careTeam": [{"reference": "CareTeam/7"}]}, fhir_spo2(94))
    score(with_routes(app, tmp_path, TO_TEAM_7))
    assert teams(app) == ["Team 7"]


def test_that_answers_of_somebody_in_no_course_are_routed_by_questionnaire(
    app: Application, take: Take, tmp_path: Path
) -> None:
    take(fhir_patient(), fhir_daily_answers(more_dyspnoea=False))
    by_form = 'routes:\n  - {questionnaire: "http://visita.example/Questionnaire/kol-daglig", team: Lungeteamet}\n'
    score(with_routes(app, tmp_path, by_form))
    assert teams(app) == ["Lungeteamet"]


def test_that_the_author_organisation_may_route(app: Application, take: Take, tmp_path: Path) -> None:
    take(fhir_patient(), fhir_care_plan() | {"author": {"reference": "Organization/k1"}}, fhir_spo2(94))
    text = "sectors: {kommune: [Organization/k1]}\nroutes:\n  - {sector: kommune, team: Akutteamet}\n"
    score(with_routes(app, tmp_path, text))
    assert teams(app) == ["Akutteamet"]


def test_that_a_faulty_file_of_routes_stops_scoring_before_anything_is_changed(
    app: Application, take: Take, tmp_path: Path
) -> None:
    take(fhir_patient(), fhir_care_plan(), fhir_spo2(94))
    with pytest.raises(RuleSetError, match="line 1"):
        score(with_routes(app, tmp_path, "route: []\n"))
    assert teams(app) == ["Lungeteamet"]
