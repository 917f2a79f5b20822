"""An administrator's work as it is typed: backup, drill, restore on a new machine, recovery, a new key, a move."""

import json
from pathlib import Path

import keyring
import pytest
from keyring.backends import fail

from tests.builders import bundle, fhir_patient, fhir_spo2
from tests.postgresql import Server
from triage.__main__ import main

Captured = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The data folder of a store with one person in it, who is in no programme."""
    keyring.set_keyring(fail.Keyring())
    monkeypatch.setenv("VISITA_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("VISITA_PASSPHRASE", "korrekt hest batteri")
    monkeypatch.setenv("VISITA_LANGUAGE", "en")
    monkeypatch.setenv("VISITA_ACTOR", "tester")
    came = tmp_path / "in.json"
    came.write_bytes(bundle(fhir_patient(), fhir_spo2(84)))
    assert main(["import", str(came)]) == 0
    return tmp_path / "home"


def done(capsys: Captured, *words: str) -> dict[str, object]:
    """Run a command that must succeed and return its JSON."""
    capsys.readouterr()
    assert main([*words, "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert isinstance(told, dict)
    return told


def listed(capsys: Captured) -> list[str]:
    cases = done(capsys, "worklist")["cases"]
    assert isinstance(cases, list)
    return [case["reference"] for case in cases]


def test_that_a_backup_is_tried_and_brought_back_on_a_new_machine(
    tmp_path: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = str(tmp_path / "monday.backup")
    made = done(capsys, "store", "backup", file)
    assert done(capsys, "store", "verify", file)["differences"] == []
    monkeypatch.setenv("VISITA_HOME", str(tmp_path / "new"))
    assert done(capsys, "store", "restore", file)["sha256"] == made["sha256"]
    assert listed(capsys) == ["Patient/p1"]


def test_that_a_lost_passphrase_is_recovered_with_the_paper(capsys: Captured, monkeypatch: pytest.MonkeyPatch) -> None:
    paper = done(capsys, "store", "key", "make-recovery")["recovery_key"]
    monkeypatch.delenv("VISITA_PASSPHRASE")
    assert main(["worklist"]) == 3
    monkeypatch.setenv("VISITA_RECOVERY_KEY", str(paper))
    monkeypatch.setenv("VISITA_NEW_PASSPHRASE", "en ny sætning")
    monkeypatch.setenv("VISITA_PASSPHRASE", "en ny sætning")
    done(capsys, "store", "key", "recover")
    assert listed(capsys) == ["Patient/p1"]


def test_that_a_lost_note_comes_back_from_a_backup(
    home: Path, tmp_path: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    paper, file = done(capsys, "store", "key", "make-recovery")["recovery_key"], str(tmp_path / "monday.backup")
    done(capsys, "store", "backup", file)
    (home / "visita.key.json").unlink()
    assert main(["worklist"]) == 3
    assert "key recover --from" in capsys.readouterr().err
    monkeypatch.setenv("VISITA_RECOVERY_KEY", str(paper))
    done(capsys, "store", "key", "recover", "--from", file)
    assert listed(capsys) == ["Patient/p1"]


def test_that_a_new_passphrase_opens_the_store_and_the_old_does_not(
    capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VISITA_NEW_PASSPHRASE", "en ny sætning")
    done(capsys, "store", "key", "change")
    assert main(["worklist"]) == 3
    monkeypatch.setenv("VISITA_PASSPHRASE", "en ny sætning")
    assert listed(capsys) == ["Patient/p1"]


def test_that_a_sound_store_is_called_sound(capsys: Captured) -> None:
    assert done(capsys, "store", "check") == {"faults": []}


def test_that_times_of_keeping_are_set_and_shown(capsys: Captured) -> None:
    done(capsys, "store", "retention", "--audit", "3650")
    assert done(capsys, "store", "retention") == {"audit_days": 3650, "facts_days": 0}
    assert main(["store", "retention", "--audit", "10"]) == 2


def test_that_a_missing_backup_is_named(tmp_path: Path, capsys: Captured) -> None:
    assert main(["store", "verify", str(tmp_path / "none")]) == 3
    assert "none cannot be read" in capsys.readouterr().err


def test_that_a_department_moves_to_a_server(
    home: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch, postgresql: Server
) -> None:
    address = postgresql.fresh()
    assert done(capsys, "store", "move", f"sqlite:///{home}/visita.db", address)["rows"] != 0
    assert main(["worklist"]) == 3
    assert "moved to" in capsys.readouterr().err
    monkeypatch.setenv("VISITA_DATABASE", address)
    assert listed(capsys) == ["Patient/p1"]
    postgresql.drop(address)


def test_that_a_shared_store_is_backed_up_with_the_recovery_key(
    home: Path, tmp_path: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch, postgresql: Server
) -> None:
    address, file = postgresql.fresh(), str(tmp_path / "shared.backup")
    done(capsys, "store", "move", str(home), address)
    monkeypatch.setenv("VISITA_DATABASE", address)
    assert main(["store", "backup", file]) == 2
    monkeypatch.setenv("VISITA_RECOVERY_KEY", str(done(capsys, "store", "key", "make-recovery")["recovery_key"]))
    done(capsys, "store", "backup", file)
    assert done(capsys, "store", "verify", file)["differences"] == []
    postgresql.drop(address)
