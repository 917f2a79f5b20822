"""A database that an older program wrote is brought up to date with everything that stands in it."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

import pytest

from triage.bootstrap import open_application
from triage.settings import Settings
from triage.store.keeping.keys import DEMO_KEY
from triage.store.schema import HEAD
from triage.workflow.application import Application
from triage.workflow.chart.open_chart import open_chart
from triage.workflow.lists.list_cases import conservation, list_cases
from triage.workflow.lists.menus import menus
from triage.workflow.score.score import score
from triage.worklist.row import EVERYBODY, Query

DATA = Path(__file__).parent / "data"


@dataclass(frozen=True, slots=True)
class Old:
    """A database of three made-up people, written under the demonstration's key: what was received, what is open."""

    name: str
    then: datetime
    received: int
    open: int

    @property
    def path(self) -> Path:
        return DATA / f"{self.name}.db"


OLD = (
    Old("schema-0001", datetime.fromisoformat("2026-11-20T10:00:00+01:00"), received=92, open=3),
    # One decision more, which was taken back.
    Old("schema-0009", datetime.fromisoformat("2026-11-23T10:00:00+01:00"), received=13, open=2),
)


@pytest.fixture(params=OLD, ids=lambda old: old.name)
def old(request: pytest.FixtureRequest) -> Old:
    """A database for each schema that is worth an update of its own."""
    return request.param  # type: ignore[no-any-return]  # it is one of OLD


@pytest.fixture
def opened(tmp_path: Path, old: Old) -> Iterator[Application]:
    home = tmp_path / "demo"
    home.mkdir()
    shutil.copy(old.path, home / "visita.db")
    app = open_application(Settings(home=tmp_path, actor="prøve"), is_demo=True, clock=lambda: old.then)
    yield app
    app.store.close()


def test_that_the_old_database_is_locked_with_the_key_of_the_demonstration(old: Old) -> None:
    assert len(DEMO_KEY) == 32
    assert not old.path.read_bytes().startswith(b"SQLite format")


def test_that_an_old_database_is_brought_to_the_newest_schema(opened: Application) -> None:
    with opened.store.read() as connection:
        assert connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar_one() == HEAD


def test_that_everything_received_is_still_accounted_for(opened: Application, old: Old) -> None:
    account = conservation(opened)
    assert account.received == old.received
    assert account.holds


def test_that_a_decision_made_long_ago_can_be_read(opened: Application) -> None:
    decided = list_cases(opened, Query(closed=True), 0, 10)
    notes = [decision.note for row in decided for decision in open_chart(opened, row.case).decisions]
    assert notes == ["Ringer i dag"]


def test_that_everybody_there_is_found_by_name_and_by_reason(opened: Application) -> None:
    rows = list_cases(opened, Query(), 0, 10)
    for row in rows:
        named = replace(EVERYBODY, words=row.name)
        assert row.patient in {one.patient for one in list_cases(opened, named, 0, 10)}
    kinds = menus(opened).reasons
    assert sum(kind.count for kind in kinds) >= len({row.patient for row in rows}) > 0
    for kind in kinds:
        assert len(list_cases(opened, replace(EVERYBODY, reasons=(kind.code,)), 0, 10)) == kind.count


def test_that_nobody_becomes_greener_by_the_update_alone(opened: Application, old: Old) -> None:
    before = {row.case: row.colour for row in list_cases(opened, Query(), 0, 10)}
    score(opened)
    after = {row.case: row.colour for row in list_cases(opened, Query(), 0, 10)}
    assert len(before) == old.open
    assert all(after[case].rank <= colour.rank for case, colour in before.items())
