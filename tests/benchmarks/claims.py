"""Cases taken a second by 50 workstations on one PostgreSQL, beside a plain lock, update and commit of the same rows.

    python -m tests.benchmarks.claims [--stations N] [--claims N] [--rounds N]

First as fast as the workstations can, then at a pace: each takes one case a second, which no department comes near.
Each workstation is a process with a connection of its own, and the server waits for the disk at every commit. "Without
the log" is the same conditional update with its event, but neither asked for a right nor written to the audit log.
"""

import argparse
import multiprocessing
import os
import random
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from itertools import islice
from multiprocessing.synchronize import Barrier
from pathlib import Path
from typing import Any

import psycopg

from tests.people import colleague
from tests.postgresql import started
from tests.store.filled import fill
from triage.bootstrap import application_on
from triage.settings import Settings
from triage.store.casework import ownership
from triage.store.database import open_shared
from triage.store.schema import migrate
from triage.workflow.application import Application
from triage.workflow.casework import own

# As a department sets its server up: nothing told to be kept is lost in a power cut.
DURABLE = ("fsync = on", "synchronous_commit = on", "full_page_writes = on", "max_connections = 300", "jit = off")
_PEER = 'CREATE TABLE peer (LIKE "case" INCLUDING ALL)'
_LOCK = "SELECT id FROM peer WHERE id = %s AND is_open = 1 AND owner IS NULL FOR UPDATE SKIP LOCKED"
_TAKE = "UPDATE peer SET owner = %s, owned_since = %s, lease_until = %s, fence = fence + 1 WHERE id = %s"
# The driver prepares a statement that comes for the fifth time, the server plans it anew for five more.
WARM = 12

Claim = Callable[[int], object]
# Seconds of each claim, and the seconds of processor time of the process in all of them.
Spent = tuple[list[float], float]


@dataclass(frozen=True, slots=True)
class Station:
    """One of the workstations: the server's address, its own folder, and whose it is."""

    address: str
    home: Path
    login: str


def visita(station: Station, stack: ExitStack) -> Claim:
    """Return how the program takes a case: the right is asked for and the line written in the same transaction."""
    return partial(own.claim, opened(station, stack))


def unlogged(station: Station, stack: ExitStack) -> Claim:
    """Return the program's conditional update with its event alone."""
    app = opened(station, stack)

    def claim(key: int) -> None:
        with app.store.change() as connection:
            ownership.claim(connection, key, app.actor, app.clock())

    return claim


def plain(station: Station, stack: ExitStack) -> Claim:
    """Return how a queue on PostgreSQL is usually emptied, with the driver alone."""
    connection = stack.enter_context(psycopg.connect(station.address, autocommit=True))

    def claim(key: int) -> None:
        now = time.time_ns() // 1_000_000
        with connection.transaction():
            if connection.execute(_LOCK, (key,)).fetchone() is not None:
                connection.execute(_TAKE, (station.login, now, now + 900_000, key))

    return claim


WAYS = {"plain SKIP LOCKED": plain, "visita": visita, "visita without the log": unlogged}


def opened(station: Station, stack: ExitStack) -> Application:
    """Return the application as it runs at a workstation, closed with `stack`."""
    station.home.mkdir(parents=True, exist_ok=True)
    store = open_shared(station.address, station.home / "visita.db")
    stack.callback(store.close)
    settings = Settings(home=station.home, actor=station.login)
    return application_on(store, settings, clock=lambda: datetime.now(UTC))


def work(way: str, station: Station, keys: Sequence[int], pace_s: float, start: Barrier, spent: Any) -> None:
    """Take the cases one after another, and tell what each took; the first few are not counted."""
    with ExitStack() as stack:
        claim = WAYS[way](station, stack)
        for key in keys[:WARM]:
            claim(key)
        start.wait()
        times, began = [], time.process_time()
        # Not all in the same moment.
        due = time.perf_counter() + pace_s * random.random()
        for key in keys[WARM:]:
            time.sleep(max(0.0, due - time.perf_counter()))
            due += pace_s
            before = time.perf_counter()
            claim(key)
            times.append(time.perf_counter() - before)
        spent.put((times, time.process_time() - began))


def race(
    way: str, stations: Sequence[Station], shares: Sequence[Sequence[int]], pace_s: float
) -> tuple[float, list[Spent]]:
    """Return the seconds until every workstation was done, and what each spent."""
    forked = multiprocessing.get_context("fork")
    start, spent = forked.Barrier(len(stations) + 1), forked.Queue()
    pairs = zip(stations, shares, strict=True)
    workers = [forked.Process(target=work, args=(way, one, keys, pace_s, start, spent)) for one, keys in pairs]
    for worker in workers:
        worker.start()
    start.wait()
    began = time.perf_counter()
    found = [spent.get(timeout=600) for _ in workers]
    seconds = time.perf_counter() - began
    for worker in workers:
        worker.join()
    return seconds, found


def prepared(address: str, folder: Path, stations: int, cases: int) -> list[Station]:
    """Make the tables, the people and the cases, and return the workstations."""
    store = open_shared(address, folder / "visita.db")
    migrate(store)
    fill(store, cases)
    app = application_on(store, Settings(home=folder, actor="first"))
    found = [Station(address, folder / f"pc{number}", f"anna{number}") for number in range(stations)]
    for one in found:
        colleague(app, one.login)
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute('UPDATE "case" SET department_id = 1')
        connection.execute(_PEER)
        connection.execute('INSERT INTO peer SELECT * FROM "case"')
        connection.execute("VACUUM ANALYZE")
    store.close()
    return found


def report(way: str, seconds: float, spent: Sequence[Spent], plain: float | None) -> float:
    """Print one race, and return how many cases were taken a second."""
    times = sorted(one for of_station, _ in spent for one in of_station)
    rate = len(times) / seconds
    own_ms = 1000 * sum(processor for _, processor in spent) / len(times)
    beside = "" if plain is None else f"{plain / rate:6.2f} x plain"
    middle, late = statistics.median(times) * 1000, times[int(len(times) * 0.99)] * 1000
    print(
        f"{way:<24}{rate:8.0f}/s  p50 {middle:7.1f} ms  p99 {late:7.1f} ms  {own_ms:5.2f} ms of its own {beside}",
        flush=True,
    )
    return rate


def measure(stations: Sequence[Station], keys: Iterator[int], claims: int, pace_s: float) -> None:
    """Race each way in turn."""
    plain: float | None = None
    for way in WAYS:
        shares = [list(islice(keys, claims + WARM)) for _ in stations]
        seconds, spent = race(way, stations, shares, pace_s)
        rate = report(way, seconds, spent, None if pace_s else plain)
        plain = plain or rate


def main() -> None:
    """Race several rounds."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--stations", type=int, default=50)
    parser.add_argument("--claims", type=int, default=40)
    parser.add_argument("--rounds", type=int, default=3)
    chosen = parser.parse_args()
    paced = chosen.claims // 4
    needed = chosen.stations * len(WAYS) * (chosen.rounds * (chosen.claims + WARM) + paced + WARM)
    with tempfile.TemporaryDirectory() as folder, started(*DURABLE) as server:
        stations = prepared(server.get_uri(), Path(folder), chosen.stations, needed)
        print(f"{os.cpu_count()} processors, {chosen.stations} workstations, {chosen.claims} cases each")
        keys = iter(range(1, needed + 1))
        for _ in range(chosen.rounds):
            measure(stations, keys, chosen.claims, 0)
        print("one case a second each")
        measure(stations, keys, paced, 1.0)


if __name__ == "__main__":
    main()
