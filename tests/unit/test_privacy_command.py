"""`triage privacy` as it is typed."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.builders import bundle, fhir_care_plan, fhir_patient, fhir_spo2
from triage.access.relation import EmergencyReason, LegalGround
from triage.commands.arguments import parser
from triage.commands.privacy import run_privacy
from triage.errors import BehindGlassError, WrongUseError
from triage.workflow.application import Application
from triage.workflow.intake.import_files import import_files
from triage.workflow.lists.list_cases import list_cases
from triage.workflow.rights.emergency import break_glass
from triage.workflow.rights.masks import CLOSED_NAME
from triage.workflow.score.score import score
from triage.worklist.row import Query

pytestmark = pytest.mark.file_only
Run = Callable[..., dict[str, object]]


@pytest.fixture
def run(app: Application, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run the command on a store with one patient, and return what it printed."""
    path = tmp_path / "in.json"
    path.write_bytes(bundle(fhir_patient(), fhir_care_plan(), fhir_spo2(84)))
    import_files(app, [path])
    score(app)

    def ran(*words: str) -> dict[str, object]:
        run_privacy(app, parser().parse_args(["privacy", *words, "--json"]))
        printed: dict[str, object] = json.loads(capsys.readouterr().out)
        return printed

    return ran


@pytest.mark.parametrize("what", ["private", "opt-out"])
def test_that_a_record_is_closed_until_who_may_look_it_up_ends_that(run: Run, app: Application, what: str) -> None:
    assert run(what, "Patient/p1") == {"patient": 1, "noted": what}
    assert list_cases(app, Query(), 0, 9)[0].name == CLOSED_NAME
    with pytest.raises(BehindGlassError):
        run("end", "1", what)
    break_glass(app, 1, EmergencyReason.CONSENT, "Patienten står her", LegalGround.CONSENT)
    run("end", "1", what)
    assert list_cases(app, Query(), 0, 9)[0].name == "Eksempel, Person 1"


@pytest.mark.parametrize("words", [("private", "Patient/nobody"), ("opt-out", "1", "--department", "Ingen")])
def test_that_who_is_not_known_is_wrong_use(run: Run, words: tuple[str, ...]) -> None:
    with pytest.raises(WrongUseError):
        run(*words)
