"""A damaged database is told of, once the list is on the screen; one that cannot be opened was told of already."""

from contextlib import closing

import pytest

from tests.store.filled import fill
from triage.errors import StoreError, Text
from triage.store.database import open_database
from triage.store.keeping.keys import DEMO_KEY
from triage.workflow.application import Application
from ui.background import Background
from ui.start.store_check import check_store

PAGE = 4096


def spoiled(app: Application) -> Application:
    """Return the application on the same file, the last pages of which are damaged."""
    fill(app.store, 300, padding="x" * 500)
    app.store.close()
    content = bytearray(app.store.path.read_bytes())
    for start in range(len(content) - 20 * PAGE, len(content), PAGE):
        content[start + 100] ^= 1
    app.store.path.write_bytes(content)
    return Application(open_database(app.store.path, DEMO_KEY), app.clock, "tester", is_demo=True)


def test_that_a_person_hears_of_a_damaged_database(
    app: Application, background: Background, capsys: pytest.CaptureFixture[str]
) -> None:
    damaged = spoiled(app)
    with closing(damaged.store):
        check_store(background, lambda: damaged)
        assert background.wait()
    assert "Databasen er beskadiget" in capsys.readouterr().err


def test_that_a_sound_database_is_not_spoken_of(
    app: Application, background: Background, capsys: pytest.CaptureFixture[str]
) -> None:
    check_store(background, lambda: app)
    assert background.wait()
    assert capsys.readouterr().err == ""


def test_that_a_store_that_did_not_open_is_not_told_of_twice(
    background: Background, capsys: pytest.CaptureFixture[str]
) -> None:
    def opening() -> Application:
        raise StoreError(Text("Væk.", "Gone."))

    check_store(background, opening)
    assert background.wait()
    assert capsys.readouterr().err == ""
