"""`triage import`, `triage pull` and `triage score`."""

from argparse import Namespace

from triage.commands.shown import complain, language, print_json, say
from triage.commands.status import Status
from triage.commands.unjudged import told_of_unjudged, unjudged_json
from triage.errors import Text
from triage.workflow.application import Application
from triage.workflow.intake.import_files import import_files
from triage.workflow.intake.intake import OUTCOMES, IntakeReport
from triage.workflow.pull.pull import pull
from triage.workflow.score.score import score


def run_import(app: Application, arguments: Namespace) -> Status:
    """Take in files, score, and print the account."""
    return _finish(app, import_files(app, arguments.paths), arguments)


def run_pull(app: Application, arguments: Namespace) -> Status:
    """Fetch what is new, score, and print the account."""
    return _finish(app, pull(app, arguments.source, arguments.token, arguments.count), arguments)


def run_score(app: Application, arguments: Namespace) -> Status:
    """Score what waits and print how many cases changed."""
    changed = score(app)
    if arguments.json:
        print_json({"changed": len(changed.cases), **unjudged_json(app)})
    else:
        say(Text(f"{len(changed.cases)} sager ændret", f"{len(changed.cases)} cases changed"))
    return told_of_unjudged(app)


def _finish(app: Application, report: IntakeReport, arguments: Namespace) -> Status:
    changed = score(app)
    if arguments.json:
        print_json({**report.as_json(), "changed": len(changed.cases)})
    else:
        _print(report, len(changed.cases))
    for text in (*report.warnings, *report.faults):
        complain(text)
    if report.faults:
        return Status.FAILED
    return told_of_unjudged(app, Status.FINDINGS if report.total("quarantined") or report.warnings else Status.DONE)


def _print(report: IntakeReport, changed: int) -> None:
    for type_, numbers in report.by_type().items():
        print(f"  {type_:<24}" + ", ".join(_counted(outcome, number) for outcome, number in numbers.items()))
    parts = " + ".join(_counted(outcome, report.total(outcome)) for outcome in OUTCOMES)
    say(Text(f"Modtaget {report.total()} = {parts}", f"Received {report.total()} = {parts}"))
    say(Text(f"{changed} sager ændret", f"{changed} cases changed"))


def _counted(outcome: str, number: int) -> str:
    return f"{_WORDS[outcome].in_language(language())} {number}"


_WORDS = {
    "accepted": Text("accepteret", "accepted"),
    "with_findings": Text("med anmærkninger", "with findings"),
    "quarantined": Text("karantæne", "quarantined"),
    "unchanged": Text("uændret", "unchanged"),
}
