"""`triage worklist` to an Excel file from the command line, and what it refuses."""

import json
import zipfile
from pathlib import Path

import pytest

from tests.away.builders import arrive, people
from tests.builders import patient
from triage.commands.administration import run_administration
from triage.commands.arguments import parser
from triage.commands.care import run_care
from triage.commands.status import Status
from triage.commands.worklist import run_worklist
from triage.errors import WrongUseError
from triage.workflow.application import Application

pytestmark = pytest.mark.file_only


def run(app: Application, *words: str) -> Status:
    return run_worklist(app, parser().parse_args(["worklist", *words]))


def texts(path: Path) -> str:
    with zipfile.ZipFile(path) as book:
        return "".join(book.read(name).decode() for name in book.namelist() if name.endswith(".xml"))


@pytest.fixture
def path(app: Application, tmp_path: Path) -> Path:
    """Where the list of three patients is to be written."""
    arrive(app, *people(3))
    return tmp_path / "liste.xlsx"


def test_that_the_list_is_written_without_cpr_numbers(
    app: Application, path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(app, "--xlsx", str(path), "--purpose", "Morgenrunde") is Status.DONE
    assert capsys.readouterr().out.strip() == "3 af 3 patienter er gemt."
    assert "Eksempel, Person 2" in texts(path)
    assert (patient(2).cpr or "") not in texts(path)


def test_that_cpr_numbers_go_along_where_they_are_asked_for(
    app: Application, path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(app, "--xlsx", str(path), "--purpose", "Morgenrunde", "--cpr", "--json")
    told = json.loads(capsys.readouterr().out)
    assert told == {"file": str(path), "patients": 3, "of": 3, "with_cpr": True}
    assert (patient(2).cpr or "none") in texts(path)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--xlsx", "{path}"), "Formålet"),
        (("--xlsx", "{path}", "--purpose", "Runde", "--limit", "2"), "hele listen"),
        (("--cpr",), "--xlsx"),
        (("--purpose", "Runde"), "--xlsx"),
    ],
)
def test_that_what_would_not_be_obeyed_is_refused(
    app: Application, path: Path, words: tuple[str, ...], told: str
) -> None:
    with pytest.raises(WrongUseError) as refused:
        run(app, *(word.format(path=path) for word in words))
    assert told in refused.value.text.da
    assert not path.exists()


def test_that_no_name_is_cut(app: Application, capsys: pytest.CaptureFixture[str]) -> None:
    name = {"family": "Demogaard-Prøvesen-Eksempelgaard", "given": ["Anne-Marie"]}
    patients = [one | {"name": [name]} if one["resourceType"] == "Patient" else one for one in people(1)]
    arrive(app, *patients)
    run(app)
    assert "Demogaard-Prøvesen-Eksempelgaard, Anne-Marie " in capsys.readouterr().out


def test_that_nothing_to_list_is_said(app: Application, path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run_care(app, parser().parse_args(["care", "limit", "list", "Patient/p1"]))
    assert "Ingen egne grænser." in capsys.readouterr().out
    run_administration(app, parser().parse_args(["administration", "keys"]))
    assert "genoprettelsesnøgle" in capsys.readouterr().out
