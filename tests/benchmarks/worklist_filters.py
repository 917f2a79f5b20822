"""Milliseconds to show the worklist of 100,000 open cases sorted or filtered anew, beside two models of Qt.

    python -m tests.benchmarks.worklist_filters [--cases N]

One patient in twenty has two open cases. Each of ours counts what the program does for it: the right, the rows, what
masks them and the line in the log. The peers hold the same rows: QSortFilterProxyModel in memory over Qt's own
items, QSqlTableModel over an SQLite table without encryption and with the same indexes. All show the first 200 rows.
"""

import argparse
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, text

from tests.benchmarks.first_page import PAGE, spread
from tests.benchmarks.peers.qt_lists import ProxyList, SqlList, Wanted
from tests.builders import NOW
from tests.people import colleague
from tests.store.filled import fill
from triage.bootstrap import application_on
from triage.clinical.colour import Colour
from triage.settings import Settings
from triage.store.database import Store, open_database
from triage.store.keeping.keys import DEMO_KEY
from triage.store.schema import migrate
from triage.workflow.application import Application
from triage.workflow.auditing.shown import Shown
from triage.workflow.lists.gains import mark, new_since
from triage.workflow.lists.list_cases import count_cases, list_cases
from triage.workflow.lists.menus import menus
from triage.workflow.lists.views import views
from triage.worklist.row import EVERYBODY, Order, Query

_TRIED, _TRIED_PEERS, _LIMIT = 21, 5, 50.0
_SECOND_CASES = """INSERT INTO "case" (patient_id, programme, result_id, is_open, colour_rank, reason_da, reason_en,
    deadline, newest, opened, team, department_id, several)
    SELECT patient_id, 'kidney', result_id, 1, (colour_rank + id / 20) % 4, 'Blodtryk 152', 'Blood pressure 152',
    deadline, newest, opened, 'Team ' || (id % 5), department_id, 1 FROM "case" WHERE is_open = 1 AND id % 20 = 4"""
_SEVERAL = """UPDATE "case" SET several = 1 WHERE patient_id IN
    (SELECT patient_id FROM "case" GROUP BY patient_id HAVING count(DISTINCT programme) > 1)"""
_NAMES = """INSERT INTO name_part (patient_id, part)
    SELECT id, 'eksempel' FROM patient UNION ALL SELECT id, CAST(id AS TEXT) FROM patient
    UNION ALL SELECT id, CASE id % 50 WHEN 0 THEN 'ida' ELSE 'person' END FROM patient"""
_REASONS = """INSERT INTO case_reason (case_id, patient_id, da, en)
    SELECT id, patient_id, CASE id % 40 WHEN 0 THEN 'Iltmætning' ELSE 'Puls og vægt ' || (id % 40) END, 'Reason'
    FROM "case" """
QUERIES: dict[str, Query] = {
    "the list": EVERYBODY,
    "red": replace(EVERYBODY, colours=(Colour.RED,)),
    "one programme": replace(EVERYBODY, programmes=("heart",)),
    "one team": replace(EVERYBODY, teams=("Team 1",)),
    "one department": replace(EVERYBODY, departments=(1,)),
    "one reason": replace(EVERYBODY, reasons=("Iltmætning",)),
    "programme and reason": replace(EVERYBODY, programmes=("copd",), reasons=("Puls og vægt 7",)),
    "a colleague's": replace(EVERYBODY, owners=("anna",)),
    "mine": replace(EVERYBODY, mine=True),
    "free": replace(EVERYBODY, unowned=True),
    "put off": replace(EVERYBODY, snoozed=True),
    "escalated": replace(EVERYBODY, escalated=True),
    "lacking answers": replace(EVERYBODY, missing=True),
    "with a notice": replace(EVERYBODY, told=True),
    "words: ida eks": replace(EVERYBODY, words="ida eks"),
    "words: 77": replace(EVERYBODY, words="77"),
    "words: iltm": replace(EVERYBODY, words="iltm"),
    "words: a CPR number": replace(EVERYBODY, words="610152-0777"),
    "by name": replace(EVERYBODY, order=Order.NAME),
    "by name alone": replace(EVERYBODY, order=Order.NAME, reds_first=False),
    "newest data first": replace(EVERYBODY, order=Order.NEWEST),
    "oldest data first": replace(EVERYBODY, order=Order.OLDEST),
    "by programme": replace(EVERYBODY, order=Order.PROGRAMME),
    "handled": replace(EVERYBODY, closed=True),
}
PEERS: dict[str, Wanted] = {
    "the list": Wanted(),
    "red": Wanted("colour", "0"),
    "one programme": Wanted("programme", "heart"),
    "by name": Wanted(order="name"),
    "newest data first": Wanted(order="newest", is_falling=True),
}


def main() -> None:
    """Fill a store, and measure it beside the peers."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cases", type=int, default=100_000)
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, _filled(Path(folder), chosen.cases) as store:
        made = application_on(store, Settings(home=Path(folder), actor="tester"), is_demo=True, clock=lambda: NOW)
        anna = colleague(made, "anna")
        ours = _measure(anna)
        _beside(ours, Path(folder), _plain_rows(store))


@contextmanager
def _filled(folder: Path, cases: int) -> Iterator[Store]:
    store = open_database(folder / "visita.db", DEMO_KEY)
    migrate(store)
    fill(store, cases)
    with store.write() as connection:
        spread(connection, 1)
        _second_cases(connection)
    yield store
    store.close()


def _second_cases(connection: Connection) -> None:
    for statement in (_SECOND_CASES, _SEVERAL, _NAMES, _REASONS):
        connection.execute(text(statement))
    connection.exec_driver_sql("ANALYZE")


def _measure(anna: Application) -> dict[str, float]:
    """Time the first page, one in the middle and the counts of every query, and what else the list asks."""
    firsts = {}
    for name, query in QUERIES.items():
        found = count_cases(anna, query).total
        firsts[name] = _say(f"{name}: first page", lambda query=query: _page(anna, query, 0))
        if found > PAGE:
            _say(f"{name}: row {found // 2:,}", lambda query=query, at=found // 2: _page(anna, query, at))
        _say(f"{name}: counts", lambda query=query: count_cases(anna, query))
    began = mark(anna)
    _say("what waits", lambda: new_since(anna, EVERYBODY, began))
    _say("every view with its count", lambda: views(anna), tried=5)
    _say("menus with their counts", lambda: menus(anna), tried=5)
    return firsts


def _page(anna: Application, query: Query, offset: int) -> object:
    # Nobody has looked yet: each page writes its line.
    return list_cases(replace(anna, shown=Shown()), query, offset, PAGE)


def _beside(ours: dict[str, float], folder: Path, plain: list[tuple[Any, ...]]) -> None:
    for peer in (ProxyList(plain), SqlList(plain, folder / "peer.db")):
        for name, wanted in PEERS.items():
            theirs = _say(f"{peer.name}: {name}", partial(peer.show, wanted, PAGE), _TRIED_PEERS)
            print(f"{'':<40}{theirs / ours[name]:8.1f} x ours")


def _plain_rows(store: Store) -> list[tuple[Any, ...]]:
    wanted = """SELECT c.id, p.name_key, c.programme, c.colour_rank, coalesce(c.deadline, 9e15), coalesce(c.newest, 0)
        FROM "case" c JOIN patient p ON p.id = c.patient_id WHERE c.is_open = 1"""
    with store.read() as connection:
        return [tuple(row) for row in connection.execute(text(wanted))]


def _say(what: str, work: Callable[[], object], tried: int = _TRIED) -> float:
    """Print the median and the 95th percentile, marked where that is over the limit; return the percentile."""
    work()
    times = sorted(_timed(work) for _ in range(tried))
    worst = times[min(len(times) - 1, round(0.95 * len(times)) - 1)]
    over = "  over 50 ms" if worst > _LIMIT else ""
    print(f"{what:<40}{statistics.median(times):8.1f} ms  p95 {worst:8.1f}{over}", flush=True)
    return worst


def _timed(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return (time.perf_counter() - began) * 1000


if __name__ == "__main__":
    main()
