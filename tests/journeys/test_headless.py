"""The headless commands as a person types them."""

import json
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from tests.builders import bundle, fhir_care_plan, fhir_patient, fhir_spo2
from tests.tuning import put_in_use
from triage.__main__ import main
from triage.bootstrap import open_application, utc_now
from triage.settings import read_settings

Captured = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def _home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VISITA_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("VISITA_PASSPHRASE", "korrekt hest batteri")
    monkeypatch.setenv("VISITA_LANGUAGE", "en")
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.fail.Keyring")
    # Several are users where rules are in use: the login of the system alone is believed.
    monkeypatch.delenv("VISITA_ACTOR", raising=False)


@pytest.fixture
def rules() -> None:
    """Rules for COPD that went the whole way into use."""
    with closing((app := open_application(read_settings())).store):
        put_in_use(app, "copd")


@pytest.fixture
def low_patient(tmp_path: Path) -> Path:
    """A file with a patient whose oxygen saturation is low."""
    path = tmp_path / "low.json"
    path.write_bytes(bundle(fhir_patient(), fhir_care_plan(), fhir_spo2(84, at=utc_now())))
    return path


@pytest.mark.usefixtures("rules")
def test_that_a_bundle_becomes_a_red_line_with_its_reason(low_patient: Path, capsys: Captured) -> None:
    assert main(["import", str(low_patient)]) == 0
    capsys.readouterr()
    assert main(["worklist", "--json"]) == 0
    (case,) = json.loads(capsys.readouterr().out)["cases"]
    assert (case["colour"], case["reference"]) == ("red", "Patient/p1")
    assert "84 %" in case["reason"]["en"]


@pytest.mark.usefixtures("rules")
def test_that_explain_names_the_rule_set_and_the_reading_behind_the_colour(low_patient: Path, capsys: Captured) -> None:
    main(["import", str(low_patient)])
    capsys.readouterr()
    assert main(["explain", "Patient/p1", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["colour"] == "red"
    assert told["result"]["rule_set"]["name"] == "kol-hjemmemonitorering"
    assert "Observation/o1" in json.dumps(told["result"]["inputs"]["spo2"])


@pytest.mark.parametrize("command", [("score",), ("worklist",), ("watch", "--once")], ids=lambda words: words[0])
def test_that_who_scores_without_rules_in_use_is_told_that_every_patient_is_grey(
    low_patient: Path, capsys: Captured, command: tuple[str, ...]
) -> None:
    assert main(["import", str(low_patient)]) == 1
    assert "No rules are in use for copd" in capsys.readouterr().err
    assert main([*command]) == 1
    assert "every patient of the programme (1) is grey" in capsys.readouterr().err
    assert main(["worklist", "--json"]) == 1
    told = json.loads(capsys.readouterr().out)
    assert (told["without_rules"], [case["colour"] for case in told["cases"]]) == ({"copd": 1}, ["grey"])


@pytest.mark.usefixtures("rules")
def test_that_nobody_is_told_of_rules_where_they_are_in_use(low_patient: Path, capsys: Captured) -> None:
    assert main(["import", str(low_patient)]) == 0
    assert main(["score", "--json"]) == 0
    shown = capsys.readouterr()
    assert (json.loads(shown.out[shown.out.index("{") :])["without_rules"], shown.err) == ({}, "")


@pytest.mark.parametrize("command", [("score",), ("worklist",), ("watch", "--once")], ids=lambda words: words[0])
def test_that_a_store_without_patients_needs_no_rules(capsys: Captured, command: tuple[str, ...]) -> None:
    assert main([*command]) == 0
    assert capsys.readouterr().err == ""


def test_that_explaining_nobody_is_wrong_use(capsys: Captured) -> None:
    assert main(["explain", "Patient/nobody"]) == 2
    assert "Patient/nobody" in capsys.readouterr().err


def test_that_an_unreadable_file_is_named_and_the_rest_is_kept(
    low_patient: Path, tmp_path: Path, capsys: Captured
) -> None:
    broken = tmp_path / "broken.json"
    broken.write_bytes(b'{"resourceType": "Bundle", ')
    assert main(["import", str(broken), str(low_patient), str(tmp_path / "missing.json"), "--json"]) == 3
    shown = capsys.readouterr()
    assert json.loads(shown.out)["accepted"] == 3
    assert "broken.json" in shown.err
    assert "missing.json does not exist" in shown.err


def test_that_a_file_in_a_folder_that_is_not_read_is_named(tmp_path: Path, capsys: Captured) -> None:
    folder = tmp_path / "export"
    folder.mkdir()
    (folder / "more.json.gz").write_bytes(b"packed")
    assert main(["import", str(folder)]) == 1
    assert "more.json.gz was not read" in capsys.readouterr().err


def test_that_a_wrong_passphrase_is_one_clear_sentence(
    low_patient: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    main(["import", str(low_patient)])
    monkeypatch.setenv("VISITA_PASSPHRASE", "en anden")
    capsys.readouterr()
    assert main(["worklist"]) == 3
    assert "the key or passphrase is wrong" in capsys.readouterr().err


def test_that_a_server_that_is_not_there_is_one_clear_sentence(capsys: Captured) -> None:
    assert main(["pull", "--source", "http://127.0.0.1:9/fhir"]) == 3
    assert "127.0.0.1" in capsys.readouterr().err


def test_that_a_disk_that_cannot_be_written_is_one_clear_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    (tmp_path / "file").write_text("in the way")
    monkeypatch.setenv("VISITA_HOME", str(tmp_path / "file" / "home"))
    assert main(["worklist"]) == 3
    assert "VISITA_HOME" in capsys.readouterr().err


@pytest.mark.usefixtures("rules")
def test_that_a_reader_who_has_seen_enough_stops_the_printing_quietly(low_patient: Path) -> None:
    main(["import", str(low_patient)])
    command = [sys.executable, "-m", "triage", "worklist"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as printing:
        assert printing.stdout is not None
        assert printing.stderr is not None
        printing.stdout.close()
        assert printing.stderr.read() == b""
    assert printing.returncode == 0
