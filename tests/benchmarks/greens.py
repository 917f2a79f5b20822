"""How long the list of greens takes to open, and the act to close them, on a store of many cases.

`python -m tests.benchmarks.greens [CASES]` prints milliseconds; 100,000 cases take a few minutes to make.
"""

import sys
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time

from sqlalchemy import insert

from tests.builders import NOW
from triage.bootstrap import open_application
from triage.settings import Settings
from triage.store.clock_time import to_ms
from triage.store.greens.draws import draw_missing
from triage.store.sources import source_id
from triage.store.tables import case, patient, result
from triage.workflow.application import Application
from triage.workflow.greens.close import CHUNK, begin_closing, close_some
from triage.workflow.greens.show import list_greens, preview_greens
from triage.worklist.green_list import GreenQuery

_PAGE = 200
_ROUNDS = 5


def main(cases: int) -> None:
    """Make a store of `cases` greens, and print what takes how long."""
    with TemporaryDirectory() as folder:
        app = open_application(Settings(home=Path(folder), actor="tester"), is_demo=True, clock=lambda: NOW)
        _fill(app, cases)
        with app.store.read() as connection:
            connection.exec_driver_sql("SELECT count(*) FROM result")
        first = [_timed(lambda: list_greens(app, GreenQuery(), 0, _PAGE)) for _ in range(_ROUNDS)]
        print(f"first page of {_PAGE}: {max(first[1:]):.0f} ms, cold {first[0]:.0f} ms")
        whole = [_timed(lambda: preview_greens(app, GreenQuery())) for _ in range(_ROUNDS)]
        print(f"the whole preview: {max(whole):.0f} ms")
        shown = preview_greens(app, GreenQuery()).cases
        batch = begin_closing(app, len(shown))
        chunks = [
            _timed(lambda at=at: close_some(app, batch, shown[at : at + CHUNK])) for at in range(0, 5 * CHUNK, CHUNK)
        ]
        print(f"a chunk of {CHUNK}: {max(chunks):.0f} ms, {max(chunks) / CHUNK:.2f} ms a case")
        app.store.close()


def _timed(work: Callable[[], object]) -> float:
    start = process_time()
    work()
    return 1000 * (process_time() - start)


def _fill(app: Application, cases: int) -> None:
    source = source_id(app.store, "made up")
    now = to_ms(NOW)
    numbers = range(1, cases + 1)
    blank = dict.fromkeys(("active", "is_known"), 1) | dict.fromkeys(("deceased", "protected", "to_score"), 0)
    people = [
        {"id": n, "source_id": source, "reference": f"Patient/p{n}", "family": f"Eksempel{n}", "given": "Person"}
        | {"name_key": f"eksempel{n}", "contacts": "[]", "first_seen": now}
        | blank
        for n in numbers
    ]
    results = [
        {"id": n, "patient_id": n, "programme": "copd", "at": now, "colour_rank": 3, "is_complete": 1}
        | {"rule_set": "kol", "rule_set_version": "1", "sha256": f"{n:064x}", "basis": f"{n}", "body": "{}"}
        for n in numbers
    ]
    rows = [
        {"id": n, "patient_id": n, "programme": "copd", "result_id": n, "is_open": 1, "colour_rank": 3}
        | {"reason_da": "Alt i mål", "reason_en": "All within limits", "opened": now, "newest": now}
        for n in numbers
    ]
    with app.store.write() as connection:
        for table, made in ((patient, people), (result, results), (case, rows)):
            connection.execute(insert(table), made)
    while True:
        with app.store.write() as connection:
            if not draw_missing(connection, NOW):
                return


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)
