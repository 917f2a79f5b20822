"""Observations per second from bytes to the encrypted store, beside a validating parser that stores nothing."""

import argparse
import json
import tempfile
import time
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

from fhir.resources.R4B.observation import Observation

from tests.builders import NOW, fhir_care_plan, fhir_patient, fhir_spo2
from triage.bootstrap import open_application
from triage.settings import Settings
from triage.workflow.import_files import import_files

PATIENTS = 500
PEER_SAMPLE = 5_000


def observations(number: int) -> Iterator[bytes]:
    """Yield NDJSON lines of saturations of PATIENTS people."""
    for n in range(number):
        at = NOW - timedelta(minutes=n)
        value = 90 + n % 9
        yield json.dumps(fhir_spo2(value, n, of=n % PATIENTS, at=at)).encode() + b"\n"


def ours(folder: Path, number: int) -> float:
    """Return resources per second through import, with every check and the encrypted store."""
    people = folder / "Patient.ndjson"
    people.write_text("\n".join(json.dumps(fhir_patient(n)) for n in range(PATIENTS)))
    plans = folder / "CarePlan.ndjson"
    plans.write_text("\n".join(json.dumps(fhir_care_plan(n)) for n in range(PATIENTS)))
    readings = folder / "Observation.ndjson"
    readings.write_bytes(b"".join(observations(number)))
    app = open_application(Settings(home=folder / "home", actor="benchmark"), is_demo=True)
    import_files(app, [people, plans])
    start = time.perf_counter()
    report = import_files(app, [readings])
    seconds = time.perf_counter() - start
    app.store.close()
    if report.total("accepted") != number:
        raise SystemExit(f"only {report.counts} of {number} were accepted")
    return number / seconds


def peer() -> float:
    """Return resources per second through json and fhir.resources (R4B), nothing stored."""
    lines = list(observations(PEER_SAMPLE))
    start = time.perf_counter()
    for line in lines:
        Observation.model_validate(json.loads(line))
    return PEER_SAMPLE / (time.perf_counter() - start)


def main() -> None:
    """Print both and their ratio."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--resources", type=int, default=100_000)
    number = arguments.parse_args().resources
    with tempfile.TemporaryDirectory() as folder:
        mine = ours(Path(folder), number)
    other = peer()
    print(f"visita, checked and stored      {mine:10,.0f} Observations/s ({number:,} resources)")
    print(f"json + fhir.resources R4B       {other:10,.0f} Observations/s (sample of {PEER_SAMPLE:,}, nothing stored)")
    print(f"ratio                           {mine / other:10.1f}")


if __name__ == "__main__":
    main()
