"""An open store for every test of this folder."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.empty_stores import empty_store
from tests.postgresql import Server
from triage.store.database import Store, open_shared
from triage.store.intake.intake import Intake
from triage.store.sources import source_id

KEY = bytes(range(32))


@pytest.fixture
def store(request: pytest.FixtureRequest, tmp_path: Path, database: str) -> Iterator[Store]:
    """An open, empty store: once as a file, once on a server."""
    if database == "postgresql":
        yield from shared_store(request.getfixturevalue("postgresql"), tmp_path)
    else:
        yield from file_store(tmp_path)


def file_store(folder: Path) -> Iterator[Store]:
    opened = empty_store(folder / "visita.db", KEY)
    yield opened
    opened.close()


def shared_store(server: Server, folder: Path) -> Iterator[Store]:
    with server.clean() as address:
        opened = open_shared(address, folder / "visita.db")
        yield opened
        opened.close()


@pytest.fixture
def intake(store: Store) -> Intake:
    return Intake(store, source_id(store, "test"))
