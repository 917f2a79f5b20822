"""`triage rules …`: the way into use on the command line."""

import json
from pathlib import Path

import pytest

from tests.tuning import Tuners, tuners
from triage.commands.arguments import parser
from triage.commands.rule_parts import run_rule_parts
from triage.commands.status import Status
from triage.errors import VisitaError
from triage.workflow.application import Application
from triage.workflow.tune.drafts import read_draft

pytestmark = pytest.mark.file_only


@pytest.fixture
def at_work(app: Application) -> Tuners:
    return tuners(app, is_demo=True)


@pytest.fixture
def told(capsys: pytest.CaptureFixture[str]) -> "Told":
    return Told(capsys)


class Told:
    """Runs a part, and returns its status and what it printed as JSON."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self._capsys = capsys

    def __call__(self, app: Application, *words: str) -> tuple[Status, dict]:
        """Run `triage rules WORDS --json`."""
        status = run_rule_parts(app, parser().parse_args(["rules", *words, "--json"]))
        return status, json.loads(self._capsys.readouterr().out)


def test_that_the_whole_way_goes_by_commands(at_work: Tuners, told: Told) -> None:
    _, draft = told(at_work.author, "adopt", "copd")
    number = str(draft["number"])
    status, moved = told(at_work.author, "set", number, "spo2_red", "88,0")
    assert (status, moved["revision"], moved["choices"]) == (Status.DONE, 2, [])
    assert "eksemplet »at the red limit« følger med" in " ".join(one["da"] for one in moved["changes"])
    _, sent = told(at_work.author, "submit", number, "--reason", "prøve")
    status, made = told(at_work.approver, "approve", sent["sha256"][:12])
    assert (status, made["author"]) == (Status.DONE, "forfatter")
    _, listed = told(at_work.head, "list")
    assert [one["stage"] for one in listed["versions"]] == ["in_force"]
    assert [step["step"] for step in listed["versions"][0]["steps"]] == ["submit", "approve"]
    assert listed["drafts"] == []


def test_that_an_example_that_fails_waits_for_a_choice(at_work: Tuners, told: Told) -> None:
    _, draft = told(at_work.author, "adopt", "copd")
    number = str(draft["number"])
    status, moved = told(at_work.author, "set", number, "spo2_red", "84")
    assert (status, [one["way"] for one in moved["choices"]]) == (Status.FINDINGS, ["keep", "along", "expect"])
    place = str(moved["choices"][0]["example"])
    status, kept = told(at_work.author, "example", number, place, "keep")
    assert (status, kept["choices"]) == (Status.DONE, [])
    assert "override: intet → {spo2_red: 87}" in kept["changes"][0]["da"]


def test_that_a_limit_is_typed_alike_with_comma_and_point_and_nothing_else_passes(at_work: Tuners, told: Told) -> None:
    _, draft = told(at_work.author, "adopt", "copd")
    number = str(draft["number"])
    for text in ("39,4", "39.4"):
        assert "temp_red: {value: 39.4," in limit_typed(at_work, told, number, text)
    for wrong in ("3.940,0", "39,44", "41", "88 procent"):
        with pytest.raises(VisitaError):
            told(at_work.author, "set", number, "temp_red", wrong)


def limit_typed(at_work: Tuners, told: Told, number: str, text: str) -> str:
    told(at_work.author, "set", number, "temp_red", text)
    return read_draft(at_work.author, int(number)).body


def test_that_an_exported_version_comes_back_byte_for_byte(at_work: Tuners, told: Told, tmp_path: Path) -> None:
    version, path = at_work.approved(), tmp_path / "kol.yaml"
    assert told(at_work.head, "export", version.content_sha256[:12], "--out", str(path))[0] is Status.DONE
    assert path.read_text("utf-8") == version.body
    assert "# Example. Changes from" in version.body


def test_that_an_import_says_what_does_not_count_here(
    at_work: Tuners, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "kol.yaml"
    path.write_text(at_work.approved().body.replace("{value: 87,", "{value: 86,", 1), "utf-8")
    arguments = parser().parse_args(["rules", "import", str(path)])
    assert run_rule_parts(at_work.author, arguments) is Status.FINDINGS
    assert "ændret, efter at" in capsys.readouterr().err


def test_that_a_moved_limit_is_one_line_and_one_sentence(at_work: Tuners, told: Told, tmp_path: Path) -> None:
    version = at_work.sent()
    path = tmp_path / "kol.yaml"
    path.write_text(version.body.replace("{value: 87,", "{value: 88,", 1), "utf-8")
    status, found = told(at_work.author, "diff", version.content_sha256, str(path))
    assert status is Status.FINDINGS
    assert [one["path"] for one in found["differences"]] == ["params.spo2_red"]
    assert len([line for line in found["lines"].splitlines() if line.startswith("+")]) == 1


def test_that_the_library_lists_the_five_examples(
    at_work: Tuners, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run_rule_parts(at_work.head, parser().parse_args(["rules", "library"])) is Status.DONE
    assert len(capsys.readouterr().out.splitlines()) == 5
