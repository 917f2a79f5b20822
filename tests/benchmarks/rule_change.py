"""Rules that change under a queue of open cases: how long others wait, beside judging within the transaction."""

from argparse import ArgumentParser
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter, process_time
from typing import Any

from sqlalchemy import Connection

from tests.builders import NOW, bundle, fhir_care_plan, fhir_patient, fhir_spo2
from tests.changing import Changing, changing
from tests.empty_stores import put_empty_store
from triage.bootstrap import open_application
from triage.settings import Settings
from triage.store.database import Store
from triage.store.keeping.keys import DATABASE_NAME, DEMO_KEY
from triage.workflow.intake.import_files import import_files
from triage.workflow.score.score import score

_READINGS = 20


def main() -> None:
    """Measure the change, and the first assessment of the same patients."""
    asked = ArgumentParser(description=__doc__)
    asked.add_argument("--cases", type=int, default=1000)
    cases = asked.parse_args().cases
    with TemporaryDirectory() as folder:
        ward = _filled(Path(folder), cases)
        begun = perf_counter(), process_time()
        score(ward.app)
        whole = perf_counter() - begun[0], process_time() - begun[1]
        held = _Held(ward.app.store)
        ward.rules("1.3.0", spo2_red=88)
        changed = len(ward.listed())
        ward.app.store.close()
    longest = max(held.times)
    print(f"{cases} open cases, {_READINGS} readings each")
    print(f"judged within transactions: {whole[0]:.2f} s by the clock, {whole[1]:.2f} s of the processor")
    print(f"others wait while rules change: {longest[0]:.2f} s by the clock, {longest[1]:.2f} s of the processor")
    print(f"ratio by the processor: {longest[1] / whole[1]:.2f}; changed colour: {changed}")


class _Held:
    """Times how long each writing transaction of a store is open."""

    def __init__(self, store: Store) -> None:
        self.times: list[tuple[float, float]] = []
        self._write: Any = store.write
        store.write = self.write  # type: ignore[method-assign] - timed, and otherwise the same

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """Give the store's own transaction."""
        with self._write() as connection:
            begun = perf_counter(), process_time()
            yield connection
        self.times.append((perf_counter() - begun[0], process_time() - begun[1]))


def _filled(folder: Path, cases: int) -> Changing:
    made = Settings(home=folder, actor="tester")
    put_empty_store(made.demo_home / DATABASE_NAME, DEMO_KEY)
    ward = changing(open_application(made, is_demo=True, clock=lambda: NOW), folder)
    elements: list[Any] = []
    for number in range(1, cases + 1):
        elements += [fhir_patient(number), fhir_care_plan(number)]
        times = (NOW - timedelta(days=day) for day in range(_READINGS))
        elements += [
            fhir_spo2(86 + number % 8, number * 100 + place, at=time, of=number) for place, time in enumerate(times)
        ]
    path = folder / "arrived.json"
    path.write_bytes(bundle(*elements))
    import_files(ward.app, [path])
    return ward


if __name__ == "__main__":
    main()
