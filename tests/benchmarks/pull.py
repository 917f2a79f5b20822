"""A pull over loopback with every check into the encrypted store, beside fetching the same pages alone."""

import argparse
import tempfile
import time
from datetime import timedelta
from pathlib import Path

import requests

from tests.builders import NOW, fhir_care_plan, fhir_patient, fhir_spo2
from tests.servers import FhirServer, serving
from triage.bootstrap import open_application
from triage.settings import Settings
from triage.workflow.pull.pull import pull

PATIENTS = 90
PAGE = 1000


def load(server: FhirServer, number: int) -> None:
    """Put people, plans and readings on the server; it takes about 200 a second."""
    server.load([body for n in range(PATIENTS) for body in (fhir_patient(n), fhir_care_plan(n))])
    server.load([fhir_spo2(90 + n % 9, n, of=n % PATIENTS, at=NOW - timedelta(minutes=n)) for n in range(number)])


def fetch_alone(base_url: str) -> tuple[int, float]:
    """Fetch the readings page by page and do nothing with them; return how many came and the seconds."""
    start, found = time.perf_counter(), 0
    url: str | None = f"{base_url}/Observation?_sort=_lastUpdated&_count={PAGE}"
    with requests.Session() as session:
        session.trust_env = False
        while url:
            page = session.get(url, timeout=60).json()
            found += len(page.get("entry", []))
            url = next((link["url"] for link in page["link"] if link["relation"] == "next"), None)
    return found, time.perf_counter() - start


def visita(base_url: str, home: Path) -> tuple[int, float]:
    """Pull everything; return how many readings came and the seconds, those of the other types too."""
    app = open_application(Settings(home=home, actor="benchmark"), is_demo=True)
    start = time.perf_counter()
    report = pull(app, base_url, count=PAGE)
    seconds = time.perf_counter() - start
    app.store.close()
    if report.faults or report.total("quarantined"):
        raise SystemExit(f"not all was pulled: {report.counts} {report.faults}")
    return report.counts["Observation", "accepted"], seconds


def main() -> None:
    """Print both and their ratio."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--resources", type=int, default=5_000)
    number = arguments.parse_args().resources
    with tempfile.TemporaryDirectory() as folder, serving(Path(folder)) as server:
        load(server, number)
        alone, alone_s = fetch_alone(server.base_url)
        mine, mine_s = visita(server.base_url, Path(folder) / "home")
    if (alone, mine) != (number, number):
        raise SystemExit(f"{number} readings, but {alone} and {mine} came")
    print(f"fetching alone                  {alone / alone_s:10,.0f} Observations/s ({alone_s:.2f} s)")
    print(f"visita, checked and stored      {mine / mine_s:10,.0f} Observations/s ({mine_s:.2f} s)")
    print(f"ratio                           {mine_s / alone_s:10.2f}")


if __name__ == "__main__":
    main()
