"""The same work on both databases leaves the same rows, to the byte."""

import hashlib
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import Connection, Table, insert, select

from tests.builders import NOW, ago
from tests.postgresql import Server
from triage.bootstrap import application_on, open_application
from triage.clinical.decision import Action
from triage.settings import Settings
from triage.store.database import open_shared
from triage.store.tables import green_secret, metadata
from triage.workflow.application import Application
from triage.workflow.casework.decide import decide
from triage.workflow.demonstration.demo_faults import take_in_faults
from triage.workflow.demonstration.prepare_demo import generate_region
from triage.workflow.intake.import_files import import_files
from triage.workflow.lists.list_cases import list_cases
from triage.workflow.score.score import score
from triage.worklist.row import Query

# What is drawn at random for each store: the workstation's own chain of the log.
OF_ONE_STORE = {"audit", "audit_chain", "audit_day"}

Dump = dict[str, tuple[int, str]]


Both = tuple[Application, Application]


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory, postgresql: Server) -> Iterator[Both]:
    """A file and a shared store after the same work."""
    folder = tmp_path_factory.mktemp("both")
    settings = [Settings(home=folder / name, actor="tester") for name in ("file", "shared")]
    settings[1].demo_home.mkdir(parents=True)
    regions = _regions(folder)
    with (
        postgresql.clean() as address,
        closing(open_application(settings[0], is_demo=True, clock=lambda: NOW).store) as file,
        closing(open_shared(address, settings[1].demo_home / "visita.db")) as shared,
    ):
        apps = [
            application_on(store, of, is_demo=True, clock=lambda: NOW)
            for store, of in zip((file, shared), settings, strict=True)
        ]
        for app in apps:
            work(app, regions)
        yield apps[0], apps[1]


def _regions(folder: Path) -> list[Path]:
    """Return the region as it was two days ago, and as it is now: what is the same, has changed, and is new."""
    folders = [folder / "then", folder / "now"]
    for each, at in zip(folders, (ago(days=2), NOW), strict=True):
        generate_region(each, 12, 1, at, days=30)
    return folders


def work(app: Application, regions: list[Path]) -> None:
    with app.store.write() as connection:
        # Which greens a person looks at hangs on a secret drawn for each store.
        connection.execute(insert(green_secret).values(id=1, secret="0" * 64))
    for region in regions:
        import_files(app, [region])
        score(app)
    take_in_faults(app, regions[-1])
    for row in list_cases(app, Query(), 0, 3):
        decide(app, row.case, Action.PHONE, "Ringer i dag")


def dump(connection: Connection, table: Table) -> tuple[int, str]:
    rows = connection.execute(select(table).order_by(*table.primary_key.columns)).all()
    written = "\n".join(repr(tuple(row)) for row in rows)
    return len(rows), hashlib.sha256(written.encode("utf-8")).hexdigest()


def dumps(app: Application) -> Dump:
    with app.store.read() as connection:
        tables = (table for table in metadata.sorted_tables if table.name not in OF_ONE_STORE)
        return {table.name: dump(connection, table) for table in tables}


def test_that_both_databases_hold_the_same_to_the_byte(both: Both) -> None:
    file, shared = map(dumps, both)
    assert shared == file
    assert all(file[name][0] for name in ("patient", "reading", "response", "result", "case", "decision", "finding"))


@pytest.mark.parametrize("query", [Query(), Query(closed=True), Query(words="å"), Query(missing=True)])
def test_that_both_databases_list_in_the_same_order(both: Both, query: Query) -> None:
    file, shared = (list_cases(app, query, 0, 50) for app in both)
    assert list(shared) == list(file)
