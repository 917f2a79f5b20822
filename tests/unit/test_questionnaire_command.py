"""`triage questionnaire`: a department's own form from the command line."""

import json
from pathlib import Path

import pytest

from tests.unit.workflow.test_questionnaires import answered, own
from triage.__main__ import main


def run(folder: Path, *more: str) -> int:
    own(folder)
    (folder / "r.json").write_bytes(answered({"1": "much", "2": "much"}))
    return main(["questionnaire", str(folder / "own.json"), "--licence", "aftale 7", *more])


def test_that_a_form_is_told_with_its_hash_and_its_scores(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(tmp_path, "--response", str(tmp_path / "r.json")) == 0
    told = capsys.readouterr().out
    assert "sum 6" in told
    assert "ikke godkendt af en person" in told


def test_that_the_approved_content_is_calculated(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    approved = own(tmp_path).form.sha256
    assert run(tmp_path, "--response", str(tmp_path / "r.json"), "--approved", approved, "--json") == 0
    (response,) = json.loads(capsys.readouterr().out)["responses"]
    assert response["told"][-1]["da"] == "t: 6"


def test_that_a_response_that_is_none_is_a_finding_and_no_file_wrong_use(tmp_path: Path) -> None:
    (tmp_path / "odd.json").write_text("[]", encoding="utf-8")
    assert run(tmp_path, "--response", str(tmp_path / "odd.json")) == 1
    assert run(tmp_path, "--response", str(tmp_path / "none.json")) == 2
