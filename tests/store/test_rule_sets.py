"""Other rules in the middle of the work: what is open keeps what it was judged by until it is judged anew."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from tests.builders import NOW, ago, bundle, fhir_care_plan, fhir_patient, fhir_spo2
from triage.clinical.decision import Action
from triage.store.rule_sets import BY_RULES, InForce, put_in_force, versions_of
from triage.store.tables import case, patient, result
from triage.workflow.application import Application
from triage.workflow.casework.decide import decide
from triage.workflow.intake.import_files import import_files
from triage.workflow.lists.list_cases import list_cases
from triage.workflow.score.score import score
from triage.worklist.row import Query


@pytest.fixture
def red(app: Application, tmp_path: Path) -> int:
    path = tmp_path / "red.json"
    path.write_bytes(bundle(fhir_patient(), fhir_care_plan(), fhir_spo2(84, at=ago(hours=1))))
    import_files(app, [path])
    score(app)
    return list_cases(app, Query(), 0, 10)[0].case


def put_another(app: Application) -> InForce:
    with app.store.write() as connection:
        present = versions_of(connection, "copd")[-1]
        other = replace(present, version="9.9.9", sha256="0" * 64, start=NOW + timedelta(minutes=1))
        put_in_force(connection, other)
    return other


def judged_by(app: Application, key: int) -> tuple[int, int, str]:
    """Return the result that a case shows, its colour, and the version of the rules that gave it."""
    columns = select(case.c.result_id, case.c.colour_rank, result.c.rule_set_version)
    with app.store.read() as connection:
        row = connection.execute(columns.join(result, result.c.id == case.c.result_id).where(case.c.id == key)).one()
    return row.result_id, row.colour_rank, row.rule_set_version


def test_that_an_open_case_keeps_the_version_that_judged_it_when_others_come_into_force(
    app: Application, red: int
) -> None:
    before = judged_by(app, red)
    put_another(app)
    assert judged_by(app, red) == before
    assert before[2] != "9.9.9"


def test_that_everybody_of_the_programme_is_judged_anew_after_a_change_of_rules(app: Application, red: int) -> None:
    put_another(app)
    with app.store.read() as connection:
        assert connection.execute(select(patient.c.to_score)).scalars().all() == [BY_RULES]
        assert [one.version for one in versions_of(connection, "copd")][-1] == "9.9.9"


def test_that_a_decided_case_is_not_judged_by_later_rules(app: Application, red: int) -> None:
    decide(app, red, Action.PHONE)
    before = judged_by(app, red)
    put_another(app)
    score(app)
    assert judged_by(app, red) == before
