"""`triage rules check`."""

from argparse import Namespace
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from triage.bootstrap import utc_now
from triage.commands.rule_texts import is_in_store, text_of
from triage.commands.shown import complain, language, print_json, say
from triage.commands.status import Status
from triage.errors import RuleSetError, Text
from triage.scoring.analyse.check import check
from triage.scoring.analyse.finding import Finding, Severity
from triage.scoring.danish_time import danish_day
from triage.scoring.files.rule_file import text_in_file
from triage.scoring.rules.load import load_rule_set
from triage.scoring.rules.model import RuleSet
from triage.workflow.application import Application
from triage.workflow.catalogue import Catalogue

_SEVERITIES = {
    Severity.ERROR: Text("fejl", "error"),
    Severity.WARNING: Text("advarsel", "warning"),
    Severity.NOTE: Text("note", "note"),
}
Checked = tuple[str, RuleSet | None, tuple[Finding, ...]]


def needs_store(arguments: Namespace) -> bool:
    """Return whether a draft or a version is to be checked, and not files alone."""
    return any(is_in_store(wanted) for wanted in arguments.texts)


def run_check(arguments: Namespace, app: Application | None = None) -> Status:
    """Check each text and print its findings; the status is FINDINGS when one is an error or a warning."""
    missing = [one for one in arguments.texts if not (is_in_store(one) or Path(one).is_file())]
    if missing:
        complain(Text(f"{missing[0]} er ingen fil. Kontrollér stien.", f"{missing[0]} is no file. Check the path."))
        return Status.WRONG_USE
    catalogue, today = Catalogue(), danish_day(utc_now())
    checked = [_check(one, _loaded(one, app), catalogue, today) for one in arguments.texts]
    if arguments.json:
        print_json({"files": [_as_json(*one) for one in checked]})
    else:
        _print(checked)
    serious = any(finding.severity is not Severity.NOTE for _, _, findings in checked for finding in findings)
    return Status.FINDINGS if serious else Status.DONE


def _loaded(wanted: str, app: Application | None) -> RuleSet | RuleSetError:
    try:
        return load_rule_set(text_in_file(Path(wanted)) if app is None else text_of(app, wanted, may_be_file=True))
    except RuleSetError as fault:
        return fault


def _check(wanted: str, loaded: RuleSet | RuleSetError, catalogue: Catalogue, today: date) -> Checked:
    if isinstance(loaded, RuleSetError):
        return wanted, None, (Finding("cannot-load", Severity.ERROR, "", None, loaded.text),)
    return wanted, loaded, check(loaded, catalogue.kinds, catalogue.instruments, today)


def _print(checked: Sequence[Checked]) -> None:
    for wanted, rule_set, findings in checked:
        if rule_set is not None:
            print(f"{wanted}: {rule_set.name} {rule_set.version}")
        for finding in findings:
            place = wanted if finding.line is None else f"{wanted}:{finding.line}"
            severity = _SEVERITIES[finding.severity].in_language(language())
            print(f"{place}: {severity} {finding.code}: {finding.text.in_language(language())}")
    say(_summary(checked))


def _summary(checked: Sequence[Checked]) -> Text:
    found = [finding.severity for _, _, findings in checked for finding in findings]
    errors, warnings, notes = (found.count(severity) for severity in Severity)
    return Text(
        f"{_counted(len(checked), 'fil', 'filer')}: {_counted(errors, 'fejl', 'fejl')}, "
        f"{_counted(warnings, 'advarsel', 'advarsler')}, {_counted(notes, 'note', 'noter')}",
        f"{_counted(len(checked), 'file', 'files')}: {_counted(errors, 'error', 'errors')}, "
        f"{_counted(warnings, 'warning', 'warnings')}, {_counted(notes, 'note', 'notes')}",
    )


def _counted(number: int, one: str, several: str) -> str:
    return f"{number} {one if number == 1 else several}"


def _as_json(wanted: str, rule_set: RuleSet | None, findings: tuple[Finding, ...]) -> dict[str, object]:
    return {
        "file": wanted,
        "rule_set": rule_set and rule_set.name,
        "version": rule_set and rule_set.version,
        "sha256": rule_set and rule_set.sha256,
        "findings": [_finding_as_json(finding) for finding in findings],
    }


def _finding_as_json(finding: Finding) -> dict[str, object]:
    return {
        "code": finding.code,
        "severity": finding.severity,
        "path": finding.path,
        "line": finding.line,
        "da": finding.text.da,
        "en": finding.text.en,
    }
