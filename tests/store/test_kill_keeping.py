"""Killed with -9 at any point - deciding, updating, backing up, moving, changing the key - nothing is lost."""

import shutil
from collections import Counter
from contextlib import closing
from pathlib import Path
from random import Random

import keyring
import pytest
from keyring.backends import fail
from sqlalchemy import Connection

from tests.builders import NOW
from tests.store.filled import fill
from tests.store.killed import changer, decider, demo, keeper, kill_often, kill_once, mover, updater
from triage.store.database import open_database
from triage.store.keeping.backup_file import read_backup
from triage.store.keeping.digest import Digest, digests
from triage.store.keeping.keys import DEMO_KEY, database_key
from triage.store.keeping.move import move_rows
from triage.store.keeping.register import Noted, noted
from triage.store.keeping.restore import try_restore
from triage.store.schema import HEAD, migrate, revision_of

OLD = Path(__file__).parent / "data" / "schema-0001.db"
# More than one of the programs decides before it is killed.
CASES_EACH = 40


@pytest.fixture(autouse=True)
def _no_keyring() -> None:
    """Keep the keyring of whoever runs the tests out of them."""
    keyring.set_keyring(fail.Keyring())


def filled(folder: Path, cases: int) -> None:
    with closing(demo(folder).store) as store:
        fill(store, cases)


def contents(path: Path, key: bytes = DEMO_KEY) -> dict[str, Digest]:
    with closing(open_database(path, key)) as store, store.read() as connection:
        return digests(connection)


def kill_deciders(folder: Path, times: int) -> None:
    filled(folder, CASES_EACH * times)
    decided: set[int] = set()

    def check(acknowledged: list[int]) -> None:
        decided.update(acknowledged)
        with closing(demo(folder).store) as store, store.read() as connection:
            assert connection.exec_driver_sql("PRAGMA quick_check").scalar() == "ok"
            found = whole_decisions(connection)
        assert decided <= found.keys()
        assert set(found.values()) <= {(1, 1, 0)}

    kill_often(decider, folder, times, check, 0.08)
    assert len(decided) >= times


def whole_decisions(connection: Connection) -> dict[int, tuple[int, int, int]]:
    """Return how many audit lines, outbox rows and open cases go with the decision on a case: one, one and none."""

    def counted(statement: str) -> Counter[object]:
        return Counter(found for (found,) in connection.exec_driver_sql(statement))

    lines = counted("SELECT subject FROM audit WHERE substr(act, 1, 7) = 'decide:'")
    sent = counted("SELECT decision_id FROM outbox")
    open_ = counted('SELECT id FROM "case" WHERE is_open = 1')
    decisions = connection.exec_driver_sql("SELECT case_id, id FROM decision")
    return {case: (lines[f"case {case}"], sent[key], open_[case]) for case, key in decisions}


def kill_updates(folder: Path, times: int) -> None:
    database = folder / "demo" / "visita.db"
    for number in range(times):
        shutil.rmtree(folder / "demo", ignore_errors=True)
        database.parent.mkdir(parents=True)
        shutil.copy(OLD, database)
        before = contents(database)["decision"].rows, contents(database)["resource"]
        kill_once(updater, folder, 0.02 * (number % 40))
        with closing(open_database(database, DEMO_KEY)) as store:
            assert revision_of(store) in ("0001", HEAD)
            migrate(store)
        assert (contents(database)["decision"].rows, contents(database)["resource"].rows) == (before[0], before[1].rows)


def kill_keepers(folder: Path, times: int) -> None:
    filled(folder, 100)

    def check(_acknowledged: list[int]) -> None:
        for file in folder.glob("*.backup"):
            assert try_restore(read_backup(file), DEMO_KEY, folder) == []
            file.unlink()

    kill_often(keeper, folder, times, check, 0.3)


def kill_moves(folder: Path, times: int) -> None:
    source, target, chance = folder / "demo" / "visita.db", folder / "shared.db", Random(times)
    filled(folder, 300)
    with closing(open_database(target, DEMO_KEY)) as store:
        migrate(store)
    old, new, before = source.read_bytes(), target.read_bytes(), contents(source)
    for _ in range(times):
        source.write_bytes(old)
        target.write_bytes(new)
        done, after = kill_once(mover, folder, chance.uniform(0, 0.3)), contents(target)
        assert after == before or not (any(after[name].rows for name in ("patient", "case", "audit")) or 1 in done)
        finish_move(source, target)
        assert contents(target) == before


def finish_move(source: Path, target: Path) -> None:
    """Move again, if the source does not say that it has moved; leave no journal beside either."""
    with closing(open_database(source, DEMO_KEY)) as old, closing(open_database(target, DEMO_KEY)) as new:
        with old.read() as connection:
            is_moved = noted(connection, Noted.MOVED) is not None
        if not is_moved:
            move_rows(old, new, "server/visita", NOW)


def kill_changes(folder: Path, times: int) -> None:
    key = database_key(folder, lambda _is_new: "hest")
    with closing(open_database(folder / "visita.db", key)) as store:
        migrate(store)
        fill(store, 300)
    before = contents(folder / "visita.db", key)

    def check(_acknowledged: list[int]) -> None:
        assert contents(folder / "visita.db", database_key(folder, lambda _is_new: "hest")) == before

    kill_often(changer, folder, times, check, 0.06)


def test_that_no_decision_is_lost_or_half_after_twenty_kills(tmp_path: Path) -> None:
    kill_deciders(tmp_path, 20)


def test_that_an_update_that_is_killed_leaves_the_old_tables_or_the_new(tmp_path: Path) -> None:
    kill_updates(tmp_path, 3)


def test_that_every_backup_that_has_its_name_is_whole(tmp_path: Path) -> None:
    kill_keepers(tmp_path, 3)


def test_that_a_move_that_is_killed_leaves_the_target_empty_or_whole(tmp_path: Path) -> None:
    kill_moves(tmp_path, 3)


def test_that_a_killed_change_of_key_leaves_a_store_that_opens(tmp_path: Path) -> None:
    kill_changes(tmp_path, 3)


@pytest.mark.full
@pytest.mark.timeout(1800)
@pytest.mark.parametrize(
    ("kill", "times"),
    [(kill_deciders, 600), (kill_updates, 100), (kill_keepers, 100), (kill_moves, 100), (kill_changes, 100)],
)
def test_that_a_thousand_kills_lose_nothing(tmp_path: Path, kill: object, times: int) -> None:
    assert callable(kill)
    kill(tmp_path, times)
