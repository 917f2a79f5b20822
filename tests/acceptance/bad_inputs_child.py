"""What the program makes of files that could arrive: `python -m tests.acceptance.bad_inputs_child FILE...`.

Prints one line of JSON a file: {"file": "reject|partial|accept", "triage": "red|yellow|green|unknown|none",
"issues": [[code, text], ...]}. Every file is taken in by the program itself, into a store of its own, in a process of
its own with 2 GiB and a time limit.
"""

import json
import os
import resource
import shutil
import signal
import sys
import tempfile
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from datetime import datetime
from functools import cached_property
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, select

from triage.bootstrap import open_application
from triage.scoring.instruments.score import Instrument, load_instrument
from triage.scoring.rules.model import RuleSet
from triage.settings import Settings
from triage.store import tables
from triage.workflow.application import Application
from triage.workflow.catalogue import Catalogue, parsed_rule_set
from triage.workflow.intake.import_files import import_files
from triage.workflow.lists.list_cases import list_cases
from triage.workflow.score.score import score
from triage.worklist.row import Query

NOW = datetime.fromisoformat("2026-11-20T10:00:00+01:00")
MEMORY = 2 << 30
PROGRAMME = "corpus"
_WHO5 = """
instrument: who5
name: {da: WHO-5, en: WHO-5}
licence: test
source: test
missing: none may be missing
range: [0, 5]
items: [who5_1, who5_2, who5_3, who5_4, who5_5]
shape: {kind: sum, scale: 4}
"""


class CorpusCatalogue(Catalogue):
    """The shipped kinds of readings, with the rule set and the instrument of the corpus alone."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._folder = folder

    @cached_property
    def instruments(self) -> dict[str, Instrument]:
        """Return WHO-5 under the link ids of the corpus."""
        return {"who5": load_instrument(_WHO5)}

    @cached_property
    def rule_set_files(self) -> dict[str, str]:
        """Return the file of the corpus' rule set, as that of one programme."""
        body = (self._folder / "corpus_ruleset.yaml").read_text(encoding="utf-8")
        return {PROGRAMME: body + f"\npopulation: {{programme: {PROGRAMME}}}\n"}

    @cached_property
    def rule_sets(self) -> dict[str, RuleSet]:
        """Return the corpus' rule set by its programme."""
        return {programme: parsed_rule_set(body) for programme, body in self.rule_set_files.items()}


def outcome(app: Application, file: Path, work: Path) -> dict[str, Any]:
    """Take `file` in, enrol everybody in it, score, and say what came of it."""
    with app.store.read() as connection:
        before = max(connection.execute(select(tables.resource.c.id)).scalars(), default=0)
    body = work / "body.json"
    shutil.copyfile(file, body)
    report = import_files(app, [body])
    with app.store.read() as connection:
        findings = list(_findings(connection, before))
    enrol(app, work)
    score(app)
    if report.faults:
        return {"file": "reject", "triage": "none", "issues": [["structure", fault.en] for fault in report.faults]}
    is_partial = any(severity in ("error", "warning") for severity, _, _ in findings)
    with app.store.read() as connection:
        triage = _colour(app, connection)
    issues = [[code, text] for _, code, text in findings]
    return {"file": "partial" if is_partial else "accept", "triage": triage, "issues": issues}


def enrol(app: Application, work: Path) -> None:
    """Enrol every patient in the store through a CarePlan, as a source does."""
    with app.store.read() as connection:
        people = connection.execute(select(tables.patient.c.reference)).scalars().all()
    plans = [_care_plan(number, reference) for number, reference in enumerate(people)]
    path = work / "plans.ndjson"
    path.write_text("\n".join(json.dumps(plan) for plan in plans), encoding="utf-8")
    import_files(app, [path])


def _care_plan(number: int, patient: str) -> dict[str, Any]:
    return {
        "resourceType": "CarePlan",
        "id": f"corpus-{number}",
        "status": "active",
        "intent": "plan",
        "subject": {"reference": patient},
        "period": {"start": "2026-01-01"},
        "category": [{"coding": [{"system": "http://visita.example/CodeSystem/programme", "code": PROGRAMME}]}],
    }


def _findings(connection: Connection, before: int) -> Iterator[tuple[str, str, str]]:
    found = tables.finding
    rows = select(found.c.severity, found.c.code, found.c.en).where(found.c.resource_id > before)
    for row in connection.execute(rows):
        yield row.severity, row.code, row.en


def _colour(app: Application, connection: Connection) -> str:
    """Return the worst colour of identified patients with data; "none" where data are of nobody who can be told."""
    kept, person = tables.resource, tables.patient
    joined = kept.outerjoin(person, person.c.id == kept.c.patient_id)
    data = select(person.c.reference, person.c.is_known).select_from(joined)
    rows = connection.execute(data.where(kept.c.type.in_(("Observation", "QuestionnaireResponse")))).all()
    known = {row.reference for row in rows if row.is_known}
    colours = {case.colour.value for case in list_cases(app, Query(), 0, 1000) if case.reference in known}
    if any(not row.is_known for row in rows) and not colours & {"red", "yellow"}:
        return "none"
    worst = next((colour for colour in ("red", "yellow", "grey", "green") if colour in colours), "none")
    return "unknown" if worst == "grey" else worst


def opened(home: Path, folder: Path) -> Application:
    """Open the store in `home` under the corpus' rules and clock."""
    app = open_application(Settings(home=home, actor="corpus"), is_demo=True, clock=lambda: NOW)
    return replace(app, catalogue=CorpusCatalogue(folder))


def prepared(home: Path, folder: Path) -> None:
    """Make a store that knows both Questionnaires and nobody."""
    app = opened(home, folder)
    import_files(app, sorted(folder.glob("Questionnaire-*.json")))
    app.store.close()


def run(files: Sequence[Path], folder: Path, seconds: Sequence[float]) -> Iterator[dict[str, Any]]:
    """Yield the outcome of every file; one that crashes, or takes over its `seconds` or 2 GiB, says so in `file`."""
    with tempfile.TemporaryDirectory() as made:
        template = Path(made) / "template"
        prepared(template, folder)
        for number, (file, limit) in enumerate(zip(files, seconds, strict=True)):
            work = Path(made) / str(number)
            shutil.copytree(template, work)
            yield _apart(work, file, folder, limit)
            shutil.rmtree(work)


def run_fresh(files: Sequence[Path], folder: Path, seconds: Sequence[float]) -> list[dict[str, Any]]:
    """Return what `run` yields in a process of its own: a long run of tests holds much of the 2 GiB of its children."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        return pool.submit(_all, files, folder, seconds).result()


def _all(files: Sequence[Path], folder: Path, seconds: Sequence[float]) -> list[dict[str, Any]]:
    return list(run(files, folder, seconds))


def _apart(work: Path, file: Path, folder: Path, seconds: float) -> dict[str, Any]:
    answer = work / "answer.json"
    child = os.fork()
    if not child:
        _child(work, file, folder, seconds, answer)
    _, status = os.waitpid(child, 0)
    if not status and answer.is_file():
        found: dict[str, Any] = json.loads(answer.read_text(encoding="utf-8"))
        return found
    return {"file": "crash" if not os.WIFSIGNALED(status) else "stopped", "triage": "none", "issues": []}


def _child(work: Path, file: Path, folder: Path, seconds: float, answer: Path) -> None:
    """Do one file within its limits and leave, whatever happens."""
    try:
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        signal.setitimer(signal.ITIMER_REAL, seconds)
        app = opened(work, folder)
        answer.write_text(json.dumps(outcome(app, file, work)), encoding="utf-8")
        os._exit(0)
    except BaseException as fault:  # a child must not run on as a second parent
        print(f"{file.name}: {fault!r}", file=sys.stderr)
        os._exit(1)


def corpus_folder(file: Path) -> Path:
    """Return the folder above `file` that has the rule set, else that of the copy in the repository."""
    own = Path(__file__).parent / "data" / "bad_inputs"
    return next((found for found in file.resolve().parents if (found / "corpus_ruleset.yaml").is_file()), own)


def main(names: Sequence[str]) -> None:
    """Print the outcome of each file."""
    files = [Path(name) for name in names]
    for found in run(files, corpus_folder(files[0]), [10.0] * len(files)):
        print(json.dumps(found, ensure_ascii=False), flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
