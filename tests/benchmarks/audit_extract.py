"""How long a citizen's insight, the proof and the opening of the list take over a log of a million lines.

    python -m tests.benchmarks.audit_extract [--lines N] [--home DIR] [--url ADDRESS]

The store is built once in DIR (a few minutes) and measured each time; ADDRESS is an empty PostgreSQL database.
"""

import argparse
import random
import tempfile
from collections.abc import Callable, Iterator
from datetime import timedelta
from itertools import islice
from pathlib import Path
from time import perf_counter
from typing import Any

from sqlalchemy import insert, select, update

from tests.builders import NOW, patient, received
from tests.people import colleague
from triage.access.chain import START, Line, hash_of
from triage.access.log_view import LogQuery
from triage.access.roles import Role
from triage.bootstrap import application_on
from triage.settings import Settings
from triage.store.clock_time import to_ms
from triage.store.database import Store, open_database, open_shared
from triage.store.intake.intake import Intake
from triage.store.keeping.keys import DEMO_KEY
from triage.store.schema import migrate
from triage.store.sources import source_id
from triage.store.tables import audit, audit_chain, audit_patient
from triage.store.tables import patient as people
from triage.workflow.application import Application
from triage.workflow.auditing.extract import extract_csv, extract_log
from triage.workflow.auditing.read_log import count_lines_of, list_log
from triage.workflow.auditing.verify import verify_log

PATIENTS, CHAINS, LISTED, SOME = 2000, 20, 20, 10_000
_TRIED = 5


def build(store: Store, count: int) -> None:
    """Fill a log: one line in twenty is a list of twenty patients, the rest are about one each."""
    with store.read() as connection:
        if connection.execute(select(audit.c.id).limit(1)).first() is not None:
            return
    intake = Intake(store, source_id(store, "bench"))
    intake.accept([received(patient(number)) for number in range(1, PATIENTS + 1)], lambda: NOW)
    with store.read() as connection:
        keys = list(connection.execute(select(people.c.id)).scalars())
    each = count // CHAINS
    for chain in range(CHAINS):
        _fill(store, f"pc-{chain}", list(_lines(keys, each, random.Random(chain))))


def _lines(keys: list[int], count: int, chance: random.Random) -> Iterator[Line]:
    for number in range(count):
        at = to_ms(NOW - timedelta(minutes=count - number))
        who = f"user{chance.randrange(40)}"
        warrant = {"name": f"Opdigtet {who}", "role": "clinician", "department": "Lunge", "relation": "enrolment"}
        if number % 20 == 0:
            yield Line(at, who, "list", patients=tuple(sorted(chance.sample(keys, LISTED))), **warrant)
        else:
            yield Line(at, who, "view", chance.choice(keys), subject=f"case {number}", **warrant)


def _fill(store: Store, chain: str, lines: list[Line]) -> None:
    before, number, stream = START, 0, iter(lines)
    with store.write() as connection:
        connection.execute(insert(audit_chain).values(name=chain, number=0, hash=START, reviewed=0))
        while some := list(islice(stream, SOME)):
            rows = []
            for line in some:
                number += 1
                before = hash_of(before, chain, number, line)
                rows.append(_row(chain, number, line, before))
            first = number - len(some)
            connection.execute(insert(audit), rows)
            within = (audit.c.chain == chain) & (audit.c.number > first)
            written = connection.execute(select(audit.c.number, audit.c.id).where(within))
            keys = {row.number: row.id for row in written}
            named = [
                {"audit_id": keys[first + place], "patient_id": key}
                for place, line in enumerate(some, start=1)
                for key in line.patients
            ]
            if named:
                connection.execute(insert(audit_patient), named)
        connection.execute(update(audit_chain).where(audit_chain.c.name == chain).values(number=number, hash=before))


def _row(chain: str, number: int, line: Line, found: str) -> dict[str, Any]:
    said = {name: getattr(line, name) for name in Line.__slots__ if name not in ("patient", "patients")}
    return said | {"patient_id": line.patient, "chain": chain, "number": number, "hash": found}


def measure(name: str, work: Callable[[], object]) -> None:
    """Print the best and the worst of a few tries."""
    times = []
    for _ in range(_TRIED):
        began = perf_counter()
        work()
        times.append(perf_counter() - began)
    print(f"{name:<48}{min(times) * 1000:>10.1f} ms  to {max(times) * 1000:>10.1f} ms", flush=True)


def run(app: Application) -> None:
    """Measure everything on an open store."""
    auditor = colleague(app, "rev", Role.AUDITOR)
    cpr = patient(7).cpr or ""
    found = extract_log(auditor, cpr)
    print(f"{len(found.mentions)} lines about {found.records} records")
    measure("a citizen's insight, as CSV", lambda: extract_csv(extract_log(auditor, cpr), "da"))
    measure("a page of the log", lambda: list_log(auditor, LogQuery(), 0, 200))
    measure("counting the log", lambda: count_lines_of(auditor, LogQuery()))
    measure("a page about one patient", lambda: list_log(auditor, LogQuery(patients=(7,)), 0, 200))
    measure("counting what one person did", lambda: count_lines_of(auditor, LogQuery(only="user7")))
    began = perf_counter()
    proved = verify_log(auditor)
    seconds = perf_counter() - began
    print(f"proved {proved.lines} lines in {seconds:.1f} s ({seconds / proved.lines * 1e5:.2f} s for 100,000): "
          f"{'whole' if proved.is_whole else proved.faults[:3]}")  # fmt: skip


def main() -> None:
    """Build what is not there, and measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--lines", type=int, default=1_000_000)
    parser.add_argument("--home", type=Path, default=Path(tempfile.gettempdir()) / "audit_extract")
    parser.add_argument("--url")
    arguments = parser.parse_args()
    arguments.home.mkdir(parents=True, exist_ok=True)
    path = arguments.home / "visita.db"
    store = open_shared(arguments.url, path) if arguments.url else open_database(path, DEMO_KEY)
    migrate(store)
    began = perf_counter()
    build(store, arguments.lines)
    print(f"built in {perf_counter() - began:.0f} s")
    run(application_on(store, Settings(home=arguments.home, actor="tester"), is_demo=True, clock=lambda: NOW))
    store.close()


if __name__ == "__main__":
    main()
