"""Made-up people stand in a store of their own, under a key that opens no other."""

from contextlib import closing
from pathlib import Path

import pytest

from triage.bootstrap import open_application
from triage.errors import StoreError
from triage.settings import Settings
from triage.store.database import open_database
from triage.store.keeping.keys import DEMO_KEY
from triage.store.schema import migrate

pytestmark = pytest.mark.file_only


def test_that_the_demonstration_leaves_the_departments_store_untouched(tmp_path: Path) -> None:
    settings = Settings(home=tmp_path, actor="tester")
    own = tmp_path / "visita.db"
    with closing(open_database(own, bytes(32))) as store:
        migrate(store)
    before = own.read_bytes()
    with closing(open_application(settings, is_demo=True).store) as demo:
        assert demo.path != own
    assert own.read_bytes() == before


def test_that_the_key_of_the_demonstration_does_not_open_a_departments_store(tmp_path: Path) -> None:
    with closing(open_database(tmp_path / "visita.db", bytes(32))) as store:
        migrate(store)
    with pytest.raises(StoreError):
        open_database(tmp_path / "visita.db", DEMO_KEY).read().__enter__()
