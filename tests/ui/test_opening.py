"""Opening the store behind a window that is already there."""

import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from triage.bootstrap import open_application
from triage.errors import StoreError, Text
from triage.settings import Settings
from triage.workflow.application import Application
from ui.start import app, opening
from ui.start.opening import Opening

LOCKED = Text("Databasen er låst.", "The database is locked.")


def test_that_the_store_opens_off_the_main_thread(qapp, tmp_path: Path):
    threads = []

    def opened(_ask: Callable[[bool], str | None]) -> Application:
        threads.append(threading.current_thread())
        return open_application(Settings(tmp_path, "tester"), is_demo=True)

    waiting = Opening(opened)
    assert waiting().is_demo
    waiting.close()
    assert threads != [threading.main_thread()]


def test_that_the_store_is_not_opened_before_the_window_is_there(qapp):
    opened = threading.Event()

    def note(_ask: Callable[[bool], str | None]) -> Application:
        opened.set()
        raise StoreError(LOCKED)

    waiting = Opening(note, patience=30.0)
    assert not opened.wait(0.05)
    waiting.begin()
    assert opened.wait(10.0)
    waiting.close()


def test_that_the_store_is_opened_where_the_window_is_never_painted(qapp):
    opened = threading.Event()

    def note(_ask: Callable[[bool], str | None]) -> Application:
        opened.set()
        raise StoreError(LOCKED)

    waiting = Opening(note, patience=0.01)
    assert opened.wait(10.0)
    waiting.close()


def test_that_the_person_is_asked_on_the_main_thread_while_the_opening_waits(qtbot, monkeypatch):
    asked = []

    def answer(is_new: bool) -> str:
        asked.append((is_new, threading.current_thread() is threading.main_thread()))
        return "korrekt hest batteri"

    monkeypatch.setattr(opening, "ask_passphrase", answer)
    waiting = Opening(lambda ask: ask(True))
    qtbot.waitUntil(lambda: bool(asked))
    assert waiting() == "korrekt hest batteri"
    assert asked == [(True, True)]


def test_that_a_store_that_cannot_be_opened_ends_with_status_3_and_one_sentence(qapp, capsys: pytest.CaptureFixture):
    def refused(_ask: Callable[[bool], str | None]) -> Application:
        raise StoreError(LOCKED)

    assert app.run(refused, "tester", is_demo=False) == 3
    assert LOCKED.da in capsys.readouterr().err
