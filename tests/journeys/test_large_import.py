"""A large file is read by a process of its own, and is kept as a small one is."""

import json
import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import Connection, Table, select

from tests.builders import NOW, bundle, fhir_patient, fhir_spo2
from tests.properties.mutated import mutated
from triage.bootstrap import open_application
from triage.settings import Settings
from triage.store.database import Store
from triage.store.tables import resource
from triage.store.tables.columns import metadata
from triage.workflow.application import Application
from triage.workflow.demonstration.prepare_demo import generate_region
from triage.workflow.intake import import_files as importing
from triage.workflow.intake.import_files import import_files
from triage.workflow.intake.intake import IntakeReport

BROKEN = 60
Take = Callable[[list[Path], int], tuple[IntakeReport, Application]]


@pytest.fixture
def take(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Take]:
    """Import files into a new store, those read apart that have so many bytes or more."""
    opened: list[Application] = []

    def taken(files: list[Path], large: int) -> tuple[IntakeReport, Application]:
        monkeypatch.setattr(importing, "LARGE", large)
        home = tmp_path / f"home {len(opened)}"
        opened.append(open_application(Settings(home=home, actor="tester"), is_demo=True, clock=lambda: NOW))
        return import_files(opened[-1], files), opened[-1]

    yield taken
    for app in opened:
        app.store.close()


def rows(connection: Connection, table: Table) -> list[tuple[object, ...]]:
    return [tuple(row) for row in connection.execute(select(table).order_by(*table.primary_key))]


def everything(store: Store) -> dict[str, list[tuple[object, ...]]]:
    """Return every row of every table in order, but the log of its own workstation."""
    with store.read() as connection:
        return {
            table.name: rows(connection, table)
            for table in metadata.sorted_tables
            if not table.name.startswith("audit")
        }


def of_all_kinds(folder: Path) -> list[Path]:
    """Write a small region with what is broken in it, and a Bundle."""
    generate_region(folder, 8, 7, NOW, days=15)
    broken = [mutated(fhir_spo2(95, number), number).replace(b"\n", b" ") for number in range(BROKEN)]
    (folder / "Broken.ndjson").write_bytes(b"\n".join(broken))
    (folder / "Bundle.json").write_bytes(bundle(fhir_patient(), *(fhir_spo2(94, number) for number in range(700))))
    (folder / "Page.json").write_bytes(b"<html>")
    return [folder]


def test_that_reading_apart_leaves_the_same_store_row_for_row(take: Take, tmp_path: Path) -> None:
    files = of_all_kinds(tmp_path / "region")
    (report, here), (report_apart, apart) = take(files, 10**12), take(files, 0)
    assert report_apart == report
    assert report.total("quarantined") > BROKEN / 4
    assert everything(apart.store) == everything(here.store)


def test_that_a_body_refused_as_a_whole_is_said_and_kept_too(take: Take, tmp_path: Path) -> None:
    page = tmp_path / "page.json"
    page.write_bytes(b"<html>Log in</html>")
    report, app = take([page], 0)
    assert "page.json" in report.faults[0].en
    with app.store.read() as connection:
        assert connection.execute(select(resource.c.raw)).scalars().all() == [b"<html>Log in</html>"]


def dies(*_: object) -> Iterator[object]:
    """Break down as a reader that was killed does."""
    yield os._exit(9)


def test_that_a_reader_that_breaks_down_is_a_fault_that_says_what_to_do(
    take: Take, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "Observation.ndjson"
    file.write_text(json.dumps(fhir_spo2(94)))
    monkeypatch.setattr(importing, "read_path", dies)
    report, _ = take([file], 0)
    assert [fault.en for fault in report.faults if "import the file again" in fault.en]
    monkeypatch.undo()
    assert take([file], 10**12)[0].total() == 1
