"""The file of a store with all tables and no rows: made once in each process, for it takes a quarter of a second."""

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from triage.store.database import Store, open_database
from triage.store.schema import migrate


def empty_store(path: Path, key: bytes) -> Store:
    """Open a new store at `path`."""
    put_empty_store(path, key)
    return open_database(path, key)


def put_empty_store(path: Path, key: bytes) -> None:
    """Put the file of a new store at `path`, for whoever opens it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(_empty(key))


@cache
def _empty(key: bytes) -> bytes:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "visita.db"
        store = open_database(path, key)
        migrate(store)
        store.close()
        return path.read_bytes()
