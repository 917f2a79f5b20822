"""`triage audit` as a person types it."""

import io
import json
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from tests.builders import bundle, fhir_care_plan, fhir_patient, fhir_spo2
from tests.people import colleague
from triage.__main__ import main
from triage.access.roles import Role
from triage.bootstrap import open_application, utc_now
from triage.settings import read_settings
from triage.workflow.people.identity import set_passphrase, sign_in

Captured = pytest.CaptureFixture[str]
PASSPHRASE = "korrekt hest batteri"


@pytest.fixture(scope="module")
def ward(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with a patient, made and looked at by one person, with another who is its auditor."""
    folder = tmp_path_factory.mktemp("ward")
    path = folder / "person.json"
    path.write_bytes(bundle(fhir_patient(), fhir_care_plan(), fhir_spo2(84, at=utc_now())))
    with pytest.MonkeyPatch.context() as environment:
        at_work(environment, folder / "home", "anna")
        main(["import", str(path)])
        main(["worklist"])
        app = open_application(read_settings(), lambda _is_new: PASSPHRASE)
        set_passphrase(app, "anna", PASSPHRASE)
        anna = replace(app, session=sign_in(app, "anna", PASSPHRASE))
        colleague(anna, "rev", Role.AUDITOR)
        set_passphrase(anna, "rev", PASSPHRASE)
        app.store.close()
    return folder / "home"


@pytest.fixture(autouse=True)
def _as_auditor(ward: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(ward, tmp_path / "home")
    at_work(monkeypatch, tmp_path / "home", "rev")


def at_work(environment: pytest.MonkeyPatch, home: Path, actor: str) -> None:
    environment.setenv("VISITA_HOME", str(home))
    environment.setenv("VISITA_PASSPHRASE", PASSPHRASE)
    environment.setenv("VISITA_LOGIN_PASSPHRASE", PASSPHRASE)
    environment.setenv("VISITA_LANGUAGE", "en")
    environment.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.fail.Keyring")
    environment.setenv("VISITA_ACTOR", actor)


def test_that_an_untouched_log_is_whole_and_where_its_head_is_kept_is_said(capsys: Captured) -> None:
    capsys.readouterr()
    assert main(["audit", "verify", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert (found["whole"], found["faults"], found["kept_in_keyring"]) == (True, [], False)
    assert found["heads_kept"] == 1
    assert main(["audit", "verify"]) == 0
    assert "only in a file beside the store" in capsys.readouterr().err


def test_that_a_cut_end_is_said_with_its_place(capsys: Captured) -> None:
    app = open_application(read_settings(), lambda _is_new: PASSPHRASE)
    with app.store.write() as connection:
        connection.exec_driver_sql("DROP TRIGGER audit_no_delete")
        connection.exec_driver_sql("DROP TRIGGER audit_patient_no_delete")
        connection.exec_driver_sql("DELETE FROM audit_patient")
        connection.exec_driver_sql("DELETE FROM audit WHERE number > 1")
        hash_ = connection.exec_driver_sql("SELECT hash FROM audit").scalar_one()
        connection.exec_driver_sql("UPDATE audit_chain SET number = 1, hash = ?", (hash_,))
    app.store.close()
    capsys.readouterr()
    assert main(["audit", "verify", "--json"]) == 1
    (fault,) = json.loads(capsys.readouterr().out)["faults"]
    # The line of who signs in to look stands in the place of the first that was cut.
    assert (fault["kind"], fault["first"]) == ("replaced", 2)


def test_that_a_citizens_number_is_read_where_nobody_reads_along(
    monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    capsys.readouterr()
    monkeypatch.setattr("sys.stdin", io.StringIO("610152-9995\n"))
    assert main(["audit", "patient", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert [(line["login"], line["act"]) for line in found["lines"]] == [("anna", "list"), ("rev", "export_log")]


def test_that_a_number_has_no_place_on_the_command_line(capsys: Captured) -> None:
    with pytest.raises(SystemExit) as left:
        main(["audit", "patient", "610152-9995"])
    assert left.value.code == 2


def test_that_the_table_and_the_spreadsheet_tell_the_same(monkeypatch: pytest.MonkeyPatch, capsys: Captured) -> None:
    capsys.readouterr()
    for arguments in (["audit", "patient"], ["audit", "patient", "--csv"]):
        monkeypatch.setattr("sys.stdin", io.StringIO("6101529995\n"))
        assert main(arguments) == 0
        printed = capsys.readouterr().out
        assert "Saw the worklist" in printed
        assert "610152" not in printed


def test_that_what_is_no_number_is_wrong_use_and_is_not_repeated(
    monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("61015\n"))
    assert main(["audit", "patient"]) == 2
    assert "61015" not in capsys.readouterr().err


def test_that_the_queue_is_filled_and_counted(capsys: Captured) -> None:
    capsys.readouterr()
    assert main(["audit", "review", "--json"]) == 0
    assert set(json.loads(capsys.readouterr().out)) == {"new", "open", "overdue"}


def test_that_who_is_no_auditor_is_told_so(monkeypatch: pytest.MonkeyPatch, capsys: Captured) -> None:
    monkeypatch.setenv("VISITA_ACTOR", "anna")
    monkeypatch.setattr("sys.stdin", io.StringIO("6101529995\n"))
    assert main(["audit", "patient"]) == 3
    assert "may not" in capsys.readouterr().err
