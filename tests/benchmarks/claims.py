"""Cases taken a second by 50 workstations on one PostgreSQL, beside a plain lock, update and commit of the same rows.

    python -m tests.benchmarks.claims [--stations N] [--claims N] [--rounds N]

Each workstation is a process with a connection of its own, and the server waits for the disk at every commit. "Without
the log" is the same conditional update with its event, but neither asked for a right nor written to the audit log.
"""

import argparse
import multiprocessing
import os
import statistics
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from multiprocessing.synchronize import Barrier
from pathlib import Path
from typing import Any

import psycopg

from tests.people import colleague
from tests.postgresql import started
from tests.store.filled import fill
from triage.bootstrap import application_on
from triage.settings import Settings
from triage.store import ownership
from triage.store.database import open_shared
from triage.store.schema import migrate
from triage.workflow import own
from triage.workflow.application import Application

# As a department sets its server up: nothing told to be kept is lost in a power cut.
DURABLE = ("fsync = on", "synchronous_commit = on", "full_page_writes = on", "max_connections = 300", "jit = off")
_PEER = 'CREATE TABLE peer (LIKE "case" INCLUDING ALL)'
_LOCK = "SELECT id FROM peer WHERE id = %s AND is_open = 1 AND owner IS NULL FOR UPDATE SKIP LOCKED"
_TAKE = "UPDATE peer SET owner = %s, owned_since = %s, lease_until = %s, fence = fence + 1 WHERE id = %s"

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
    return partial(own.claim, _opened(station, stack))


def unlogged(station: Station, stack: ExitStack) -> Claim:
    """Return the program's conditional update with its event alone."""
    app = _opened(station, stack)

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


def _opened(station: Station, stack: ExitStack) -> Application:
    station.home.mkdir(parents=True, exist_ok=True)
    store = open_shared(station.address, station.home / "visita.db")
    stack.callback(store.close)
    settings = Settings(home=station.home, actor=station.login)
    return application_on(store, settings, clock=lambda: datetime.now(UTC))


def work(way: str, station: Station, keys: Sequence[int], start: Barrier, spent: Any) -> None:  # noqa: ANN401 - a queue
    """Take the cases one after another, and tell what each took; the first is not counted."""
    with ExitStack() as stack:
        claim = WAYS[way](station, stack)
        claim(keys[0])
        start.wait()
        times, began = [], time.process_time()
        for key in keys[1:]:
            before = time.perf_counter()
            claim(key)
            times.append(time.perf_counter() - before)
        spent.put((times, time.process_time() - began))


def race(way: str, stations: Sequence[Station], shares: Sequence[Sequence[int]]) -> tuple[float, list[Spent]]:
    """Return the seconds until every workstation was done, and what each spent."""
    forked = multiprocessing.get_context("fork")
    start, spent = forked.Barrier(len(stations) + 1), forked.Queue()
    pairs = zip(stations, shares, strict=True)
    workers = [forked.Process(target=work, args=(way, one, keys, start, spent)) for one, keys in pairs]
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
        connection.execute(_PEER)
        connection.execute('INSERT INTO peer SELECT * FROM "case"')
        connection.execute("VACUUM ANALYZE")
    store.close()
    return found


def report(way: str, seconds: float, spent: Sequence[Spent], plain_rate: float | None) -> float:
    """Print one race, and return how many cases were taken a second."""
    times = sorted(one for of_station, _ in spent for one in of_station)
    rate = len(times) / seconds
    own_ms = 1000 * sum(processor for _, processor in spent) / len(times)
    beside = "" if plain_rate is None else f"{plain_rate / rate:6.2f} x plain"
    middle, late = statistics.median(times) * 1000, times[int(len(times) * 0.99)] * 1000
    print(f"{way:<24}{rate:8.0f}/s  p50 {middle:6.1f} ms  p99 {late:6.1f} ms  {own_ms:5.2f} ms of its own {beside}")
    return rate


def main() -> None:
    """Race each way in turn, several rounds."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--stations", type=int, default=50)
    parser.add_argument("--claims", type=int, default=40)
    parser.add_argument("--rounds", type=int, default=3)
    chosen = parser.parse_args()
    each = chosen.claims + 1
    needed = chosen.stations * each
    with tempfile.TemporaryDirectory() as folder, started(*DURABLE) as server:
        stations = prepared(server.get_uri(), Path(folder), chosen.stations, needed * 2 * chosen.rounds)
        print(f"{os.cpu_count()} processors, {chosen.stations} workstations, {chosen.claims} cases each")
        for number in range(chosen.rounds):
            # The two ways of ours take different cases; the plain one has a table of its own.
            plain_rate: float | None = None
            for way, turn in (("plain SKIP LOCKED", 0), ("visita", 0), ("visita without the log", 1)):
                first = 1 + needed * (2 * number + turn)
                shares = [range(first + place * each, first + (place + 1) * each) for place in range(chosen.stations)]
                seconds, spent = race(way, stations, shares)
                rate = report(way, seconds, spent, plain_rate)
                plain_rate = plain_rate or rate


if __name__ == "__main__":
    main()
