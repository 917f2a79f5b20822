"""`triage rules keys`: from the authority to a certified key, each act by its own person."""

import json
from dataclasses import replace
from typing import Any

import keyring
import pytest
from keyring.backends import fail

from tests.people import colleague
from tests.signing import PASSPHRASE
from triage.access.roles import Role
from triage.commands.arguments import parser
from triage.commands.rule_keys import run_rule_keys
from triage.commands.status import Status
from triage.errors import WrongUseError
from triage.workflow.application import Application

pytestmark = pytest.mark.file_only

Captured = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def english(monkeypatch: pytest.MonkeyPatch) -> None:
    keyring.set_keyring(fail.Keyring())
    monkeypatch.setenv("VISITA_LANGUAGE", "en")
    monkeypatch.setenv("VISITA_SIGNING_PASSPHRASE", PASSPHRASE)


@pytest.fixture
def keeper(app: Application) -> Application:
    """An administrator of a store of real patients."""
    return colleague(replace(app, is_demo=False), "vogter", Role.ADMINISTRATOR)


def run(app: Application, *words: str) -> Status:
    return run_rule_keys(app, parser().parse_args(["rules", "keys", *words]))


def told(app: Application, capsys: Captured, *words: str) -> Any:
    capsys.readouterr()
    assert run(app, *words, "--json") == Status.DONE
    return json.loads(capsys.readouterr().out)


def test_that_a_key_goes_from_made_to_certified_to_revoked(keeper: Application, capsys: Captured) -> None:
    writer = colleague(keeper, "forfatter", Role.RULE_AUTHOR)
    authority = told(keeper, capsys, "authority")["fingerprint"]
    made = told(writer, capsys, "make")["fingerprint"]
    assert told(keeper, capsys, "certify", "forfatter", *made.split())["fingerprint"] == made
    listed = told(keeper, capsys, "list")
    (line,) = listed["keys"]
    assert (line["standing"], line["steps"]) == ("certified", ["submit", "withdraw"])
    assert listed["workstation"] == {"pinned": authority, "holds_authority": True, "fault": None}
    assert told(keeper, capsys, "revoke", "forfatter", "holdt op", "--stolen")["revoked"] == [made]
    (line,) = told(keeper, capsys, "list")["keys"]
    assert (line["standing"], line["reason"], line["counts_until"][:4]) == ("revoked", "holdt op", "1970")


def test_that_a_list_ends_with_findings_where_nothing_is_believed(keeper: Application, capsys: Captured) -> None:
    assert run(keeper, "list") == Status.FINDINGS
    assert "triage rules keys pin FINGERPRINT" in capsys.readouterr().out
    told(keeper, capsys, "authority")
    told(keeper, capsys, "unpin")
    assert run(keeper, "list", "--json") == Status.FINDINGS
    assert json.loads(capsys.readouterr().out)["workstation"]["pinned"] is None


def test_that_a_pin_that_does_not_fit_the_register_is_told_at_once(keeper: Application, capsys: Captured) -> None:
    told(keeper, capsys, "authority")
    made = told(colleague(keeper, "forfatter", Role.RULE_AUTHOR), capsys, "make")["fingerprint"]
    told(keeper, capsys, "certify", "forfatter", made)
    assert run(keeper, "pin", "ab12" * 16) == Status.FINDINGS
    assert "another administrator key" in capsys.readouterr().out


def test_that_no_secret_is_printed(keeper: Application, capsys: Captured) -> None:
    run(keeper, "authority")
    run(colleague(keeper, "forfatter", Role.RULE_AUTHOR), "make")
    assert PASSPHRASE not in capsys.readouterr().out


@pytest.mark.parametrize("words", [("pin", "ab12"), ("certify", "forfatter", "ab12"), ("revoke", "forfatter", " ")])
def test_that_what_cannot_be_is_refused(keeper: Application, words: tuple[str, ...]) -> None:
    run(keeper, "authority")
    with pytest.raises(WrongUseError):
        run(keeper, *words)
