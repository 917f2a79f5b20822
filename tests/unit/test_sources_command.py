"""`triage sources` as a person types it."""

import json

import pytest

from triage.__main__ import main
from triage.bootstrap import open_application
from triage.errors import Text
from triage.settings import read_settings
from triage.store.sources import find_source, record_fault, source_id

Captured = pytest.CaptureFixture[str]
URL = "https://fhir.example/r4"


@pytest.fixture(autouse=True)
def _home(tmp_path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VISITA_HOME", str(tmp_path))
    monkeypatch.setenv("VISITA_PASSPHRASE", "korrekt hest batteri")
    monkeypatch.setenv("VISITA_LANGUAGE", "en")
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.fail.Keyring")


def told(capsys: Captured, *words: str) -> dict[str, object]:
    """Return what a command prints as JSON."""
    assert main([*words, "--json"]) == 0
    return json.loads(capsys.readouterr().out)


def test_that_a_source_keeps_what_it_was_given(capsys: Captured) -> None:
    words = ("sources", "add", "region", "--url", URL, "--token", "region", "--interval", "5", "--count", "50")
    made = told(capsys, *words)
    assert (made["url"], made["token"], made["interval_minutes"], made["count"]) == (URL, "region", 5, 50)
    assert (made["kind"], made["dialect"], made["write_back"], made["enabled"]) == ("rest", "auto", "none", True)
    assert told(capsys, "sources", "list") == {"sources": [made]}


def test_that_setting_one_thing_changes_nothing_else(capsys: Captured) -> None:
    before = told(capsys, "sources", "add", "region", "--url", URL, "--token", "region")
    after = told(capsys, "sources", "set", "region", "--write-back", "task")
    assert after == before | {"write_back": "task"}


def test_that_an_empty_word_takes_the_token_away(capsys: Captured) -> None:
    told(capsys, "sources", "add", "region", "--url", URL, "--token", "region")
    assert told(capsys, "sources", "set", "region", "--token", "")["token"] is None


def test_that_removing_switches_off_and_enabling_switches_on(capsys: Captured) -> None:
    told(capsys, "sources", "add", "region", "--url", URL)
    assert told(capsys, "sources", "remove", "region")["enabled"] is False
    assert told(capsys, "sources", "set", URL, "--enable")["enabled"] is True


@pytest.mark.parametrize(
    ("words", "status", "told"),
    [
        (("add", "region", "--url", URL), 2, "exists already"),
        (("set", "nowhere", "--count", "5"), 2, "No source is called nowhere"),
        (("add", "plain", "--url", "http://fhir.example/r4"), 3, "not encrypted"),
        (("add", "other", "--url", URL + "/b", "--dialect", "klingon"), 3, "klingon"),
        (("add", "other", "--url", URL + "/b", "--proxy", "proxy"), 3, "proxy"),
        (("add", "export", "--kind", "folder", "--url", ""), 2, "--url"),
    ],
)
def test_that_what_cannot_be_is_refused(capsys: Captured, words: tuple[str, ...], status: int, told: str) -> None:
    main(["sources", "add", "region", "--url", URL])
    assert main(["sources", *words]) == status
    assert told in capsys.readouterr().err


def test_that_a_failing_source_is_listed_with_its_fault(capsys: Captured) -> None:
    main(["sources", "add", "region", "--url", URL])
    app = open_application(read_settings())
    found = find_source(app.store, "region")
    record_fault(app.store, found.id, Text("Nej.", "No."), app.clock(), [Text("Pas på.", "Beware.")])
    app.store.close()
    assert main(["sources", "list"]) == 1
    out = capsys.readouterr().out
    assert "failing since" in out
    assert "No." in out
    assert "Beware." in out


def test_that_a_server_pulled_by_its_address_is_the_source_of_that_address() -> None:
    main(["sources", "add", "region", "--url", URL])
    app = open_application(read_settings())
    assert source_id(app.store, URL) == find_source(app.store, "region").id
    app.store.close()
