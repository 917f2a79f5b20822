"""`triage users` as it is typed."""

import io
import json
from dataclasses import replace
from typing import Any

import pytest

from triage.__main__ import main
from triage.commands.arguments import parser
from triage.commands.status import Status
from triage.commands.users import run_users
from triage.errors import NotAllowedError, WrongUseError
from triage.workflow.application import Application
from triage.workflow.people.identity import needs_passphrase

SECRET = "korrekt hest batteri"


def users(app: Application, *words: str) -> Status:
    return run_users(app, parser().parse_args(["users", *words]))


def said(app: Application, capsys: pytest.CaptureFixture[str], *words: str) -> Any:
    capsys.readouterr()
    assert users(app, *words, "--json") is Status.DONE
    return json.loads(capsys.readouterr().out)


def test_that_an_auditor_counts_when_a_second_person_has_confirmed(
    app: Application, capsys: pytest.CaptureFixture[str]
) -> None:
    users(app, "add", "eva", "Eva Eksempel")
    users(app, "add", "bo", "Bo Eksempel")
    users(app, "grant", "bo", "department_head")
    given = said(app, capsys, "grant", "eva", "auditor")
    assert (given["standing"], given["approved_by"]) == ("waiting", None)
    with pytest.raises(NotAllowedError, match="another than who proposed it"):
        users(app, "confirm", str(given["number"]))
    given = said(replace(app, actor="bo", session=None), capsys, "confirm", str(given["number"]))
    assert (given["standing"], given["approved_by"]) == ("in_force", "bo")


def test_that_a_role_has_an_end_and_can_be_taken_back(app: Application, capsys: pytest.CaptureFixture[str]) -> None:
    users(app, "add", "bo", "Bo Eksempel")
    given = said(app, capsys, "grant", "bo", "clinician", "--until", "2026-12-31")
    assert given["until"] == "2026-12-31T23:00:00+00:00"
    assert said(app, capsys, "revoke", str(given["number"]))["standing"] == "ended"
    assert users(app, "deactivate", "bo") is Status.DONE
    people = said(app, capsys, "list")["people"]
    assert [(one["login"], one["active"]) for one in people] == [("bo", False), ("tester", True)]


def test_that_a_department_is_made_named_and_filled(app: Application, capsys: pytest.CaptureFixture[str]) -> None:
    users(app, "departments", "--add", "Øjenafdelingen", "--sensitive")
    users(app, "departments", "--rename", "Afdelingen", "Lungemedicin", "--sor", "123")
    found = said(app, capsys, "departments", "--assign", "Lungemedicin", "team", "Lungeteamet")["departments"]
    assert [(one["name"], one["sor"], one["sensitive"]) for one in found] == [
        ("Lungemedicin", "123", False),
        ("Øjenafdelingen", None, True),
    ]
    assert found[0]["parts"] == [{"kind": "team", "value": "Lungeteamet"}]


@pytest.mark.parametrize(
    "words",
    [
        ("grant", "ukendt", "clinician"),
        ("add", "tester", "Findes"),
        ("revoke", "99"),
        ("departments", "--assign", "Ingen", "team", "x"),
        ("departments", "--assign", "Afdelingen", "kaffe", "x"),
    ],
)
def test_that_wrong_use_says_so(app: Application, words: tuple[str, ...]) -> None:
    with pytest.raises(WrongUseError):
        users(app, *words)


def test_that_a_passphrase_is_read_and_never_given_on_the_command_line(
    app: Application, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("triage.commands.users.stdin", io.StringIO(f"{SECRET}\n"))
    assert users(app, "passphrase") is Status.DONE
    assert needs_passphrase(app)


def test_that_what_is_not_allowed_fails_with_status_three(
    app: Application, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("VISITA_HOME", str(app.store.path.parents[1]))
    users(app, "add", "bo", "Bo Eksempel")
    assert main(["--demo", "--as", "bo", "worklist"]) == Status.FAILED
    assert "ingen rolle" in capsys.readouterr().err
