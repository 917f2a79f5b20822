"""An update that stops at any statement leaves the old tables or the new, with everything in them."""

import shutil
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, event

from triage.store.database import Store, open_database
from triage.store.keeping.digest import digests
from triage.store.keeping.keys import DEMO_KEY
from triage.store.schema import HEAD, migrate, revision_of

DATA = Path(__file__).parent / "data"
OLD = {"0001": DATA / "schema-0001.db", "0009": DATA / "schema-0009.db"}
# What an update must not touch but to add columns.
KEPT = ("resource", "patient", "reading", "result", "decision")


class StoppedError(Exception):
    """The machine stopped."""


class Stopping:
    """Raises at the statement with a number, counted from the first on."""

    def __init__(self, at: int | None = None) -> None:
        self.count = 0
        self._at = at

    def __call__(self, *_given: Any) -> None:
        self.count += 1
        if self.count == self._at:
            raise StoppedError


def rows(store: Store) -> list[int]:
    with store.read() as connection:
        found = digests(connection)
    return [found[name].rows for name in KEPT]


def update(path: Path, stopping: Stopping) -> None:
    """Migrate, and stop where `stopping` says."""
    with closing(open_database(path, DEMO_KEY)) as store:
        event.listen(Engine, "before_cursor_execute", stopping)
        try:
            with suppress(StoppedError):
                migrate(store)
        finally:
            event.remove(Engine, "before_cursor_execute", stopping)


def stopped_updates(tmp_path: Path, old: str, every: int) -> None:
    path, whole = tmp_path / "visita.db", Stopping()
    shutil.copy(OLD[old], path)
    update(path, whole)
    for number in range(1, whole.count + 1, every):
        shutil.copy(OLD[old], path)
        with closing(open_database(path, DEMO_KEY)) as store:
            before = rows(store)
        update(path, Stopping(number))
        with closing(open_database(path, DEMO_KEY)) as store:
            assert revision_of(store) == old
            assert rows(store) == before
            with store.read() as connection:
                assert connection.exec_driver_sql("PRAGMA quick_check").scalar() == "ok"
    update(path, Stopping())
    with closing(open_database(path, DEMO_KEY)) as store:
        assert revision_of(store) == HEAD
        assert rows(store) == before


@pytest.mark.parametrize("old", sorted(OLD))
def test_that_an_update_that_stops_leaves_the_old_tables(tmp_path: Path, old: str) -> None:
    stopped_updates(tmp_path, old, every=97)


@pytest.mark.full
@pytest.mark.timeout(3600)
@pytest.mark.parametrize("old", sorted(OLD))
def test_that_an_update_that_stops_at_any_statement_leaves_the_old_tables(tmp_path: Path, old: str) -> None:
    stopped_updates(tmp_path, old, every=1)
