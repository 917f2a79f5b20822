"""What is held back can be seen, and read again when the program or the sources have learnt better."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.builders import NOW, bundle, fhir_care_plan, fhir_patient, fhir_spo2
from triage.clinical.colour import Colour
from triage.clinical.observation import ReadingKind
from triage.errors import WrongUseError
from triage.workflow.application import Application
from triage.workflow.intake.import_files import import_files
from triage.workflow.intake.quarantine import count_held, list_held, retry, show_held
from triage.workflow.lists.list_cases import conservation, list_cases
from triage.workflow.score.score import score
from triage.worklist.held import Held, HeldQuery, Retried
from triage.worklist.row import Query

UNKNOWN_UNIT = {"valueQuantity": {"value": 84, "unit": "sp02", "system": "http://unitsofmeasure.org", "code": "sp02"}}


def take_in(app: Application, tmp_path: Path, *resources: Any, name: str = "in.json") -> None:
    path = tmp_path / name
    path.write_bytes(resources[0] if isinstance(resources[0], bytes) else bundle(*resources))
    import_files(app, [path])
    score(app)


def held(app: Application, **query: str) -> list[Held]:
    return list(list_held(app, HeldQuery(**query), 0, 100))


def nobody(number: int = 1) -> dict[str, Any]:
    """A reading of an impossible subject: held."""
    return fhir_spo2(84, number, subject={"reference": 7})


@pytest.fixture
def learnt(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the reader read a subject given as a number as patient 1 from now on: a new version of the program."""
    import triage.workflow.intake.quarantine as workflow
    from triage.fhir.http.again import read_again

    def better(raw: bytes, kinds: dict[str, ReadingKind], dialect: str, subject: str | None) -> Any:
        return read_again(raw.replace(b'"reference":7', b'"reference":"Patient/p1"'), kinds, dialect, subject)

    monkeypatch.setattr(workflow, "read_again", better)


def test_that_a_held_resource_is_listed_with_its_reason(app: Application, tmp_path: Path) -> None:
    take_in(app, tmp_path, fhir_patient(), nobody())
    (line,) = held(app)
    assert (line.source, line.type, line.id) == ("files", "Observation", "o1")
    assert line.text.da


def test_that_a_large_content_is_read_again_in_a_process_of_its_own_with_the_same_outcome(
    app: Application, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import triage.workflow.intake.quarantine as workflow

    take_in(app, tmp_path, fhir_patient(), nobody())
    take_in(app, tmp_path, bundle(fhir_patient())[:-9], name="cut.json")
    before = [(line.type, line.text) for line in held(app)]
    monkeypatch.setattr(workflow, "LARGE", 0)
    assert retry(app, HeldQuery())[0] == Retried(tried=2, held=2)
    assert [(line.type, line.text) for line in held(app)] == before


def test_that_a_cut_file_is_kept_with_its_bytes_and_counted(app: Application, tmp_path: Path) -> None:
    cut = bundle(fhir_patient())[:-9]
    take_in(app, tmp_path, cut)
    (line,) = held(app, type="unknown")
    assert show_held(app, line.key).raw.encode() == cut
    assert conservation(app).quarantined == 1


def test_that_showing_writes_an_audit_line(app: Application, tmp_path: Path) -> None:
    take_in(app, tmp_path, nobody())
    show_held(app, held(app)[0].key)
    with app.store.read() as connection:
        acts = connection.exec_driver_sql("SELECT act, subject FROM audit").all()
    assert ("view", "quarantine 1") in [tuple(each) for each in acts]


def test_that_showing_what_is_not_held_is_explained(app: Application) -> None:
    with pytest.raises(WrongUseError, match="not in quarantine"):
        show_held(app, 17)


def test_that_retrying_what_is_still_wrong_changes_nothing(app: Application, tmp_path: Path) -> None:
    take_in(app, tmp_path, fhir_patient(), nobody())
    before = conservation(app)
    assert retry(app)[0] == Retried(tried=1, held=1)
    assert conservation(app) == before


@pytest.mark.usefixtures("learnt")
def test_that_a_better_reader_releases_what_was_held_and_the_patient_is_scored(
    app: Application, tmp_path: Path
) -> None:
    take_in(app, tmp_path, fhir_patient(), fhir_care_plan(), nobody())
    assert retry(app)[0] == Retried(tried=1, released=1)
    assert [row.colour for row in list_cases(app, Query(), 0, 10)] == [Colour.RED]
    account = conservation(app)
    assert (account.received, account.quarantined, account.holds) == (3, 0, True)


@pytest.mark.usefixtures("learnt")
def test_that_a_newer_version_is_not_overwritten_by_a_retry(app: Application, tmp_path: Path) -> None:
    old, new = {"meta": {"versionId": "1"}}, {"meta": {"versionId": "2"}}
    take_in(app, tmp_path, fhir_patient(), fhir_care_plan(), nobody() | old)
    take_in(app, tmp_path, fhir_spo2(97) | new, name="new.json")
    retry(app)
    with app.store.read() as connection:
        values = connection.exec_driver_sql("SELECT value FROM reading").scalars().all()
    assert values == ["97"]


def test_that_a_body_that_can_be_read_now_is_opened(
    app: Application, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import triage.workflow.intake.quarantine as workflow
    from triage.fhir.http.again import read_again

    take_in(app, tmp_path, bundle(fhir_patient(), fhir_care_plan(), fhir_spo2(84))[:-1])
    monkeypatch.setattr(workflow, "read_again", lambda raw, *rest: read_again(raw + b"}", *rest))
    assert retry(app)[0] == Retried(tried=1, opened=1, found=3)
    assert list_cases(app, Query(), 0, 10)[0].colour is Colour.RED
    assert conservation(app).holds


def test_that_a_contradiction_is_not_released_by_reading_it_again(app: Application, tmp_path: Path) -> None:
    one = {"meta": {"versionId": "1"}}
    take_in(app, tmp_path, fhir_patient(), fhir_spo2(84) | one)
    take_in(app, tmp_path, fhir_spo2(97) | one, name="other.json")
    assert retry(app)[0] == Retried(tried=2, held=2)


def test_that_a_held_deletion_stays_held(app: Application, tmp_path: Path) -> None:
    deletion = {"resourceType": "Bundle", "type": "history",
                "entry": [{"request": {"method": "DELETE", "url": "Observation/o1"}}]}  # fmt: skip
    take_in(app, tmp_path, json.dumps(deletion).encode())
    take_in(app, tmp_path, fhir_patient(), fhir_spo2(84), name="other.json")
    assert retry(app)[0] == Retried(tried=2, held=2)
    assert conservation(app).holds


def test_that_a_retry_is_offered_when_the_reader_is_another(
    app: Application, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    take_in(app, tmp_path, nobody())
    assert count_held(app, HeldQuery()).worth_retrying == 0
    monkeypatch.setattr("triage.store.quarantine.reader", lambda: "next")
    assert count_held(app, HeldQuery()).worth_retrying == 1


def test_that_the_quarantine_can_be_filtered(app: Application, tmp_path: Path) -> None:
    take_in(app, tmp_path, nobody(1), nobody(2), {"resourceType": "Nonsense", "id": "n"})
    assert len(held(app, type="Observation")) == 2
    assert [line.id for line in held(app, words="O2")] == ["o2"]
    assert sum(group.count for group in count_held(app, HeldQuery()).groups) == 3


def test_that_the_command_lists_shows_and_retries(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from triage.__main__ import main

    for name, value in (("VISITA_HOME", str(tmp_path / "home")), ("VISITA_PASSPHRASE", "korrekt hest batteri")):
        monkeypatch.setenv(name, value)
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.fail.Keyring")
    (tmp_path / "in.json").write_bytes(bundle(nobody()))
    main(["import", str(tmp_path / "in.json")])
    capsys.readouterr()
    assert main(["quarantine", "list", "--json"]) == 1
    (line,) = json.loads(capsys.readouterr().out)["held"]
    assert main(["quarantine", "show", str(line["number"]), "--json"]) == 0
    shown = json.loads(capsys.readouterr().out)
    assert {"severity", "code", "expression", "da", "en", "source", "sha256"} == set(shown["findings"][0])
    assert main(["quarantine", "retry", "--all"]) == 1


def test_that_two_contents_of_one_version_are_not_offered_to_be_read_again(app: Application, tmp_path: Path) -> None:
    first = {"versionId": "1", "lastUpdated": NOW.isoformat()}
    take_in(app, tmp_path, fhir_patient(), fhir_care_plan(), fhir_spo2(94, meta=first))
    take_in(app, tmp_path, fhir_spo2(84, meta=first))
    found = count_held(app, HeldQuery())
    assert (found.total, found.worth_retrying) == (2, 0)
