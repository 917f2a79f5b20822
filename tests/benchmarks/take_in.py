"""Readings and answers from bytes to the encrypted store, beside two programs that do less."""

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

from tests.builders import NOW, fhir_care_plan, fhir_daily_answers, fhir_patient, fhir_spo2

PATIENTS = 500
# fhir.resources is asked for less: it would take minutes.
PEER_SHARE = 20
_TURNS = 24


def write_files(folder: Path, observations: int, responses: int) -> list[Path]:
    """Write NDJSON of saturations and of answers to 24 questions, about PATIENTS people, and return the two files."""
    files = [folder / "Observation.ndjson", folder / "QuestionnaireResponse.ndjson"]
    for file, resources in zip(files, (_observations(observations), _responses(responses)), strict=True):
        with file.open("wb") as out:
            out.writelines(json.dumps(found).encode() + b"\n" for found in resources)
    return files


def _observations(number: int) -> Iterator[dict[str, object]]:
    for n in range(number):
        yield fhir_spo2(90 + n % 9, n, of=n % PATIENTS, at=NOW - timedelta(minutes=n % 500_000))


def _responses(number: int) -> Iterator[dict[str, object]]:
    for n in range(number):
        answers = {f"spoergsmaal-{turn}": bool((n + turn) % 2) for turn in range(_TURNS)}
        yield fhir_daily_answers(n, of=n % PATIENTS, at=NOW - timedelta(minutes=n), **answers)


def visita(folder: Path, files: list[Path]) -> tuple[int, float]:
    """Take the files in with every check; return how many resources came and the seconds."""
    from triage.bootstrap import open_application
    from triage.settings import Settings
    from triage.workflow.intake.import_files import import_files

    people, plans = folder / "Patient.ndjson", folder / "CarePlan.ndjson"
    people.write_text("\n".join(json.dumps(fhir_patient(n)) for n in range(PATIENTS)))
    plans.write_text("\n".join(json.dumps(fhir_care_plan(n)) for n in range(PATIENTS)))
    app = open_application(Settings(home=folder / "home", actor="benchmark"), is_demo=True)
    import_files(app, [people, plans])
    start = time.perf_counter()
    report = import_files(app, files)
    seconds = time.perf_counter() - start
    app.store.close()
    if report.faults or report.total("quarantined"):
        raise SystemExit(f"not all was taken in: {report.counts} {report.faults}")
    return report.total(), seconds


def core(folder: Path, files: list[Path]) -> tuple[int, float]:
    """Take the files in as the first peer does."""
    from tests.benchmarks.intake_peers import with_core

    return with_core(folder, files)


def models(folder: Path, files: list[Path]) -> tuple[int, float]:
    """Take the files in as the second peer does."""
    from tests.benchmarks.intake_peers import with_models

    return with_models(folder, files)


# What each lane needs is imported in it: the process that reads imports this file again, and must not pay for all.
LANES: dict[str, Callable[[Path, list[Path]], tuple[int, float]]] = {
    "visita": visita,
    "core": core,
    "models": models,
}
_WORDS = {
    "visita": "visita, every check on",
    "core": "json + SQLAlchemy Core, no check",
    "models": "fhir.resources R4B + SQLAlchemy ORM",
}


def run_lane(name: str, observations: int, responses: int) -> tuple[float, float]:
    """Return resources per second and peak megabytes of one lane, run in a process of its own."""
    share = PEER_SHARE if name == "models" else 1
    command = [sys.executable, "-m", "tests.benchmarks.take_in", "--lane", name]
    command += ["--observations", str(observations // share), "--responses", str(responses // share)]
    words = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()
    return float(words[-2]), float(words[-1])


def _lane(name: str, observations: int, responses: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        files = write_files(Path(folder), observations, responses)
        number, seconds = LANES[name](Path(folder), files)
    print(number / seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)


def main() -> None:
    """Print each lane's speed and memory, and ours as ratios."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--observations", type=int, default=100_000)
    arguments.add_argument("--responses", type=int, default=10_000)
    arguments.add_argument("--lane", choices=LANES)
    chosen = arguments.parse_args()
    if chosen.lane:
        _lane(chosen.lane, chosen.observations, chosen.responses)
        return
    found = {name: run_lane(name, chosen.observations, chosen.responses) for name in LANES}
    for name, (speed, megabytes) in found.items():
        ratio = found["visita"][0] / speed
        print(f"{_WORDS[name]:<38}{speed:10,.0f} resources/s {megabytes:7,.0f} MB peak   visita / this {ratio:6.2f}")


if __name__ == "__main__":
    main()
