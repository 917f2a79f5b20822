"""Milliseconds from asking for a page of the worklist to its rows, of 100,000 open cases, in a file and on a server.

    python -m tests.benchmarks.first_page [--cases N] [--departments N] [--database sqlite|postgresql] [--login]

Each page counts what the program does for it: the right, the rows, what masks them, and the line in the audit log that
names their patients. Beside it stand the same number of rows read by their keys alone. With `--login` the server is
asked by a clinician's own login of the database, which looks at the rights of every row itself.
"""

import argparse
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from sqlalchemy import Connection, insert, select, text

from tests.benchmarks.claims import DURABLE
from tests.builders import NOW
from tests.people import colleague
from tests.postgresql import DATABASES, started
from tests.store.filled import fill
from triage.bootstrap import application_on, utc_now
from triage.clinical.colour import Colour
from triage.settings import Settings
from triage.store.clock_time import to_ms
from triage.store.database import Store, open_database, open_shared
from triage.store.keeping.keys import DEMO_KEY
from triage.store.rights.logins import make_login
from triage.store.schema import migrate
from triage.store.tables import case, department, patient
from triage.store.told import seen
from triage.workflow.application import Application
from triage.workflow.auditing.shown import Shown
from triage.workflow.lists.list_cases import conservation, count_cases, list_cases
from triage.worklist.row import NOT_DISTRIBUTED, Query

PAGE, _TRIED, LOGIN = 200, 7, "r_measured"
_MINUTE = 60_000
QUERIES = {
    "the list": Query(),
    "red": Query(colours=(Colour.RED,)),
    "one programme": Query(programmes=("heart",)),
    "one team": Query(teams=("Team 1",)),
    "without a team": Query(teams=(NOT_DISTRIBUTED,)),
    "mine": Query(mine=True),
    "nobody's": Query(unowned=True),
    "put off": Query(snoozed=True),
    "escalated": Query(escalated=True),
    "lacking answers": Query(missing=True),
    "promised calls": Query(promised=True),
    "with a notice": Query(told=True),
    "by name": Query(words="eksempel 77"),
    "closed": Query(closed=True),
}

_PEOPLE = "UPDATE patient SET name_key = 'eksempel ' || id, family = 'Eksempel', birth_date = '1952-01-01'"
# Half of all are green, one in ten has no deadline, one in fifty is in no team, one in twenty was decided.
_CASES = """UPDATE "case" SET
    colour_rank = CASE WHEN id % 2 = 0 THEN 3 WHEN id % 20 = 1 THEN 0 WHEN id % 3 = 0 THEN 2 ELSE 1 END,
    programme = CASE WHEN id % 4 = 0 THEN 'heart' ELSE 'copd' END,
    deadline = CASE WHEN id % 10 = 3 THEN NULL ELSE {now} + (id * 7919 % 20000) * {minute} END,
    newest = {now} - (id % 5000) * {minute},
    team = CASE WHEN id % 50 = 7 THEN NULL ELSE 'Team ' || (id % 5) END,
    department_id = 1 + id % {departments},
    is_open = CASE WHEN id % 20 = 11 THEN 0 ELSE 1 END,
    missing = CASE WHEN id % 200 = 5 THEN 2 ELSE 0 END,
    snoozed_until = CASE WHEN id % 300 = 9 THEN {now} + 1000 * {minute} ELSE NULL END,
    escalated_at = CASE WHEN id % 2000 = 1 THEN {now} ELSE NULL END,
    owner = CASE WHEN id % 1500 = 2 THEN 'anna' ELSE NULL END,
    lease_until = CASE WHEN id % 1500 = 2 THEN {now} + 10 * {minute} ELSE NULL END,
    owned_since = CASE WHEN id % 1500 = 2 THEN {now} ELSE NULL END"""
_DECISIONS = """INSERT INTO decision (case_id, result_id, action, note, actor, at, due)
    SELECT id, result_id, CASE WHEN id % 200 = 11 THEN 'phone' ELSE 'no_visit' END, '', 'anna', {now}, {now}
    FROM "case" WHERE is_open = 0"""
_NOTICES = """INSERT INTO notice (patient_id, kind, da, en, at)
    SELECT patient_id, 'handed_over', 'Rettet', 'Amended', {now} FROM "case" WHERE id % 1000 = 3"""


def spread(connection: Connection, departments: int) -> None:
    """Make filled cases look like those of a large hospital."""
    numbers = {"now": to_ms(NOW), "minute": _MINUTE, "departments": departments}
    for place in range(2, departments + 1):
        connection.execute(insert(department).values(name=f"Afdeling {place}", is_sensitive=0))
    for statement in (_PEOPLE, _CASES, _DECISIONS, _NOTICES):
        connection.execute(text(statement.format(**numbers)))


@contextmanager
def filled(database: str, folder: Path, cases: int, departments: int) -> Iterator[Store]:
    """Give a store with so many cases, as old as a department's that has worked a while."""
    if database == "sqlite":
        with _whole(open_database(folder / "visita.db", DEMO_KEY), cases, departments) as store:
            yield store
        return
    with started(*DURABLE) as server:
        store = open_shared(server.get_uri(), folder / "visita.db", patience_s=300)
        with _whole(store, cases, departments) as ready:
            yield ready


@contextmanager
def _whole(store: Store, cases: int, departments: int) -> Iterator[Store]:
    migrate(store)
    fill(store, cases)
    with store.write() as connection:
        spread(connection, departments)
        connection.exec_driver_sql("ANALYZE")
    yield store
    store.close()


@contextmanager
def as_clinician(store: Store, home: Path) -> Iterator[Application]:
    """Give the application as it is by the login of a clinician of the first department."""
    made = application_on(store, Settings(home=home, actor="tester"), is_demo=True, clock=utc_now)
    colleague(made, LOGIN)
    with store.write() as connection:
        make_login(connection, LOGIN)
        address = connection.engine.url.set(drivername="postgresql", username=LOGIN)
    theirs = open_shared(address.render_as_string(hide_password=False), home / "theirs.db")
    # The server goes by its own clock.
    yield application_on(theirs, Settings(home=home, actor=LOGIN), clock=utc_now)
    theirs.close()


def milliseconds(work: Callable[[], object]) -> list[float]:
    """Return how long a few tries took, the first (cold) one apart and last."""
    times = []
    for _ in range(_TRIED + 1):
        began = time.perf_counter()
        work()
        times.append((time.perf_counter() - began) * 1000)
    return [*times[1:], times[0]]


def say(what: str, times: Sequence[float], beside: float | None = None) -> None:
    """Print the median, the worst and the cold try."""
    *warm, cold = times
    ratio = "" if beside is None else f"  {statistics.median(warm) / beside:6.1f} x by keys alone"
    print(f"{what:<32}{statistics.median(warm):8.1f} ms  worst {max(warm):8.1f}  cold {cold:8.1f}{ratio}", flush=True)


def measure(anna: Application) -> None:
    """Time every kind of page and of count as a clinician of the first department sees it."""

    def page(query: Query, offset: int) -> None:
        # Nobody has looked yet: each page writes its line.
        list_cases(replace(anna, shown=Shown()), query, offset, PAGE)

    alone = milliseconds(lambda: _by_keys(anna.store))
    say("200 rows by their keys alone", alone)
    keys = statistics.median(alone[:-1])
    for name, query in QUERIES.items():
        say(name, milliseconds(lambda query=query: page(query, 0)), keys)
    found = count_cases(anna, Query()).total
    for offset in (found // 100, found // 2, int(found * 0.9)):
        say(f"the list from row {offset:,}", milliseconds(lambda offset=offset: page(Query(), offset)), keys)
    for name, query in QUERIES.items():
        say(f"count: {name}", milliseconds(lambda query=query: count_cases(anna, query)))
    say("the account of everything", milliseconds(lambda: conservation(anna)))


def _by_keys(store: Store) -> None:
    joined = case.join(patient, patient.c.id == case.c.patient_id)
    with store.read() as connection:
        wanted = select(*seen(case), patient.c.family).select_from(joined)
        connection.execute(wanted.where(case.c.id.between(1, PAGE))).all()


def main() -> None:
    """Fill a store of each kind, and measure it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cases", type=int, default=100_000)
    parser.add_argument("--departments", type=int, default=3)
    parser.add_argument("--database", choices=DATABASES)
    parser.add_argument("--login", action="store_true", help="by a clinician's own login of the server")
    chosen = parser.parse_args()
    chosen.database = "postgresql" if chosen.login else chosen.database
    for database in (chosen.database,) if chosen.database else DATABASES:
        with tempfile.TemporaryDirectory() as folder:
            home = Path(folder)
            with filled(database, home, chosen.cases, chosen.departments) as store:
                print(f"{database}: {chosen.cases:,} cases, {chosen.departments} departments, pages of {PAGE}")
                if chosen.login:
                    with as_clinician(store, home) as anna:
                        measure(anna)
                    continue
                app = application_on(store, Settings(home=home, actor="tester"), is_demo=True, clock=lambda: NOW)
                measure(colleague(app, "anna"))


if __name__ == "__main__":
    main()
