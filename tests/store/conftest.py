"""An open store for every test of this folder."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from triage.store.database import Store, open_database
from triage.store.intake.intake import Intake
from triage.store.schema import migrate
from triage.store.sources import source_id

KEY = bytes(range(32))


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = open_database(tmp_path / "visita.db", KEY)
    migrate(opened)
    yield opened
    opened.close()


@pytest.fixture
def intake(store: Store) -> Intake:
    return Intake(store, source_id(store, "test"))
