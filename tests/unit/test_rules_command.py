"""`triage rules check`: what is printed, as JSON too, and the exit status."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.unit.scoring.facts import rule, rule_text
from triage.__main__ import main

SOUND = rule_text(
    inputs="spo2: {kind: reading, code: spo2, agg: last, decimals: 0, required: true}",
    tests="{name: low, given: {spo2: 87}, expect: {colour: red}}",
)


@pytest.fixture(autouse=True)
def _no_store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Stand where a store cannot be: checking must not want one."""
    monkeypatch.setenv("VISITA_HOME", str(tmp_path / "file" / "home"))
    (tmp_path / "file").write_text("no folder", encoding="utf-8")


def written(folder: Path, content: str | bytes, name: str = "rules.yaml") -> str:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return str(path)


def as_json(capsys: pytest.CaptureFixture[str], *paths: str) -> tuple[int, list[dict[str, Any]]]:
    status = main(["rules", "check", "--json", *paths])
    return status, json.loads(capsys.readouterr().out)["files"]


def test_that_a_sound_file_gives_status_0(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    path = written(tmp_path, SOUND)
    assert main(["rules", "check", path]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == f"{path}: small 1.0.0"
    assert lines[-1] == "1 fil: 0 fejl, 0 advarsler, 1 note"


def test_that_a_finding_is_told_with_file_line_severity_and_code(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    text = SOUND.replace("[spo2, '<', $low]", "[spo2, '<', 40]")
    path = written(tmp_path, text)
    line = next(number for number, row in enumerate(text.splitlines(), 1) if row.startswith("rules:"))
    assert main(["rules", "check", path]) == 1
    assert (
        f"{path}:{line}: fejl dead-rule: Reglen low kan aldrig slå til: ingen mulige værdier opfylder betingelsen. "
        "Ret grænserne."
    ) in capsys.readouterr().out.splitlines()


def test_that_english_is_spoken_where_it_is_asked_for(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("VISITA_LANGUAGE", "en")
    main(["rules", "check", written(tmp_path, SOUND.replace("act_within_h: 4", "act_within_h: 0"))])
    out = capsys.readouterr().out
    assert "warning no-deadline: The deadline is 0 hours" in out
    assert out.splitlines()[-1] == "1 file: 0 errors, 1 warning, 1 note"


def test_that_json_tells_the_file_the_rule_set_and_the_findings(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    path = written(tmp_path, SOUND)
    status, (file,) = as_json(capsys, path)
    assert status == 0
    assert (file["file"], file["rule_set"], file["version"], len(file["sha256"])) == (path, "small", "1.0.0", 64)
    (finding,) = file["findings"]
    assert set(finding) == {"code", "severity", "path", "line", "da", "en"}
    assert (finding["code"], finding["severity"], finding["line"]) == ("cannot-see", "note", None)


def test_that_several_files_are_checked_in_their_order(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    paths = [written(tmp_path, "no rule set", "b.yaml"), written(tmp_path, SOUND, "a.yaml")]
    status, files = as_json(capsys, *paths)
    assert status == 1
    assert [file["file"] for file in files] == paths
    assert files[0]["rule_set"] is None


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"\xff\xfe\x00", "The file is no UTF-8 text. Save it as UTF-8."),
        (b"\x00\x01\x02", ""),
        (b"", ""),
        (b"a: " + b"x" * 300_001, "too large"),
        (b"x" * 1_200_001, "The file is too large: a rule set has at most 300000 characters."),
        (SOUND.replace("$low", "$high").encode(), "high"),
        (b"[" * 5_000, ""),
    ],
    ids=["not utf-8", "binary", "empty", "long", "very long", "faulty", "deep"],
)
def test_that_a_file_which_is_no_rule_set_is_a_finding(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], content: bytes, told: str
):
    status, (file,) = as_json(capsys, written(tmp_path, content))
    (finding,) = file["findings"]
    assert (status, finding["code"], finding["severity"]) == (1, "cannot-load", "error")
    assert told in finding["en"]
    assert finding["da"] != finding["en"]


def test_that_the_faults_of_a_file_are_told_with_their_lines(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    path = written(tmp_path, rule_text(rules=rule("[spo2, '<', $lower]")))
    assert main(["rules", "check", path]) == 1
    out = capsys.readouterr().out
    assert f"{path}: fejl cannot-load: Regelsættet kan ikke bruges. Ret:" in out
    assert "linje 13, rules.low.when" in out


def test_that_a_file_that_is_not_there_is_wrong_use(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    missing = str(tmp_path / "missing.yaml")
    assert main(["rules", "check", written(tmp_path, SOUND), missing]) == 2
    said = capsys.readouterr()
    assert (said.out, said.err.strip()) == ("", f"{missing} er ingen fil. Kontrollér stien.")


def test_that_a_folder_is_no_file(tmp_path: Path):
    assert main(["rules", "check", str(tmp_path)]) == 2
