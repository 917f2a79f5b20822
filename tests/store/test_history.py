"""Kept inputs are a row or in a block, whatever ends the program; and who may see them is said to the database too."""

import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import func, select

from tests.builders import clock, patient, received
from tests.postgresql import Server
from tests.rights_ward import SERVICE, Ward, ward_on
from tests.store.conftest import KEY
from tests.store.test_cases import outcome
from triage.clinical.colour import Colour
from triage.scoring.evaluate.kept.layout import read_layout
from triage.scoring.evaluate.kept.row import KeptRow, Mark
from triage.store.casework.cases import record_outcomes
from triage.store.database import Store, open_database
from triage.store.history.keep import place_inputs
from triage.store.history.pack import ROWS, full_layouts, pack
from triage.store.history.read import read_blocks, span_of
from triage.store.intake.intake import Intake
from triage.store.sources import source_id
from triage.store.tables import history_block, history_row, result

PACKER = """
import sys
from pathlib import Path
from tests.store.conftest import KEY
from tests.store.test_history import keep_some
from triage.store.database import open_database
from triage.store.history.pack import full_layouts, pack

store = open_database(Path(sys.argv[1]), KEY)
print("begun", flush=True)
for number in range(10_000):
    keep_some(store, 3)
    with store.write() as connection:
        for layout in full_layouts(connection, 4):
            pack(connection, layout, 4)
"""


def keep_some(store: Store, many: int) -> None:
    """Record results of patient 1, each with the inputs it was made of."""
    kept = KeptRow(read_layout("[]"), "a", Mark(0), b"")
    with store.write() as connection:
        so_far = connection.execute(select(func.count()).select_from(result)).scalar_one()
        for number in range(so_far, so_far + many):
            record_outcomes(connection, [1], [outcome(Colour.RED, f"{number}", kept=kept)])
        place_inputs(connection, [1])


@pytest.fixture
def desk(store: Store) -> Store:
    Intake(store, source_id(store, "test")).accept([received(patient())], clock)
    return store


def kept(store: Store) -> list[int]:
    """Return the results whose inputs are kept, of rows and blocks alike."""
    with store.read() as connection:
        blocks = read_blocks(connection, "copd", 0, 1 << 60)
    return sorted(key for block in blocks for key in block.fixed("result").tolist())


def results(store: Store) -> list[int]:
    with store.read() as connection:
        return list(connection.execute(select(result.c.id).order_by(result.c.id)).scalars())


def test_that_each_result_is_kept_once_before_and_after_packing(desk: Store) -> None:
    keep_some(desk, 9)
    assert kept(desk) == results(desk)
    with desk.write() as connection:
        (layout,) = full_layouts(connection, 4)
        assert pack(connection, layout, 4)
        assert span_of(connection, "copd").rows == 9
    assert kept(desk) == results(desk)


def test_that_nothing_is_packed_before_there_is_enough_or_before_it_is_placed(desk: Store) -> None:
    keep_some(desk, 3)
    with desk.write() as connection:
        assert full_layouts(connection, 4) == []
        assert not pack(connection, 1, 4)
        record_outcomes(
            connection, [1], [outcome(Colour.RED, "unplaced", kept=KeptRow(read_layout("[]"), "a", Mark(0), b""))]
        )
        assert full_layouts(connection, 4) == []
    assert ROWS > 4


def test_that_a_result_without_kept_inputs_is_recorded_all_the_same(desk: Store) -> None:
    with desk.write() as connection:
        record_outcomes(connection, [1], [outcome(Colour.RED)])
    assert (len(results(desk)), kept(desk)) == (1, [])


def test_that_an_overtaken_state_is_marked(desk: Store) -> None:
    plain = KeptRow(read_layout("[]"), "a", Mark(0), b"")
    with desk.write() as connection:
        record_outcomes(connection, [1], [outcome(Colour.RED, kept=plain, is_passed=True)])
        assert connection.execute(select(history_row.c.mark)).scalar_one() == Mark.PASSED_OVER


@pytest.mark.file_only
def test_that_a_packer_that_is_killed_loses_no_row_and_doubles_none(desk: Store, tmp_path: Path) -> None:
    path = desk.path
    desk.close()
    chance = random.Random(1)
    for _ in range(3):
        command = [sys.executable, "-c", PACKER, str(path)]
        packer = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        packer.stdout.readline()
        time.sleep(chance.uniform(0.05, 0.3))
        packer.send_signal(signal.SIGKILL)
        packer.communicate(timeout=30)
        again = open_database(path, KEY)
        assert kept(again) == results(again)
        with again.read() as connection:
            blocks = connection.execute(select(func.count()).select_from(history_block)).scalar_one()
        again.close()
    assert blocks > 0


@pytest.fixture(scope="module")
def ward(postgresql: Server, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ward]:
    with ward_on(postgresql, tmp_path_factory.mktemp("ward")) as made:
        yield made


@pytest.mark.parametrize("login", ["r_anna", "r_sofie", "r_eva", "r_ida"])
def test_that_who_tunes_no_rules_sees_no_inputs(ward: Ward, login: str) -> None:
    for table in ("history_row", "history_block", "history_layout", "history_fill"):
        assert ward.found(login, f"SELECT * FROM {table}") == []


@pytest.mark.parametrize("login", ["r_lis", "r_per"])
def test_that_who_tunes_rules_sees_the_inputs_behind_every_result_and_no_name(ward: Ward, login: str) -> None:
    ((rows,),) = ward.found(login, "SELECT count(*) FROM history_row WHERE mark = 0")
    assert (rows,) == ward.told("SELECT count(*) FROM history_row WHERE mark = 0")[0]
    assert rows > 0
    columns = set(history_row.c.keys())
    assert columns.isdisjoint({"name", "family", "cpr", "reference"})


def test_that_nobody_but_the_service_keeps_or_packs_inputs(ward: Ward) -> None:
    for statement in ("DELETE FROM history_row", "UPDATE history_row SET colour_rank = 3", "DELETE FROM history_block"):
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            ward.found("r_lis", statement)
    assert ward.found(SERVICE, "SELECT count(*) FROM history_row")[0][0] > 0
