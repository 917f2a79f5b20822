"""The report that goes with a draft: made by the program when it is sent, signed by its author and its approver."""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from triage.access.rule_versions.version import RuleVersion, Step
from triage.clinical.canonical import canonical_text
from triage.errors import Text, UnreadableError, WrongUseError
from triage.scoring.analyse.finding import Finding
from triage.scoring.analyse.rule_tests import failures
from triage.scoring.replay.budget import budget_in
from triage.scoring.replay.report.report_parts import Json
from triage.scoring.rules.model import RuleSet
from triage.store.rule_versions.versions import report_by_hash
from triage.workflow.application import Application
from triage.workflow.tune.check_draft import CheckedDraft
from triage.workflow.tune.open_cases.count_change import count_open
from triage.workflow.tune.replay.recompute import ReplayStoppedError
from triage.workflow.tune.replay.replay import replay_draft
from triage.workflow.tune.rules_in_use import Standing

Tell = Callable[[int, int], None]
IsStopped = Callable[[], bool]


@dataclass(frozen=True, slots=True)
class SentReport:
    """What was signed, in sentences: what the check found, how the examples came out, the replay, the open cases."""

    findings: Sequence[Text]
    examples: Text
    replay: Sequence[Text]
    workload: Text
    open_cases: Text


def made_report(app: Application, programme: str, checked: CheckedDraft, tell: Tell, is_stopped: IsStopped) -> str:
    """Return the report on a draft as canonical JSON: the last 12 months, and the cases that are open now.

    Nothing is held meanwhile; `tell` says how far it is, and ReplayStoppedError comes once `is_stopped`.
    """
    _go_on(is_stopped)
    replayed = replay_draft(app, checked.rule_set, tell=tell, is_stopped=is_stopped).report
    replay: Json = json.loads(replayed.to_json())
    _go_on(is_stopped)
    changes = count_open(app, programme, checked.rule_set)
    budget = budget_in(json.dumps(replay))
    _go_on(is_stopped)
    said = {
        "findings": [_finding(one) for one in checked.findings],
        "examples": _examples(checked.rule_set),
        "replay": replay if replayed.rows else None,
        "no_history": None if replayed.rows else NO_HISTORY.content,
        "workload": (budget if isinstance(budget, Text) else budget.words).content,
        "open_cases": {
            "open": changes.open_cases,
            "held": changes.held,
            "flow": [[was.value, now.value, many] for (was, now), many in sorted(changes.flow.items())],
            "not_counted": changes.not_counted,
            "words": changes.words.content,
        },
    }
    return canonical_text(said)


def report_of(standing: Standing, version: RuleVersion) -> str:
    """Return the hash of the report with which a version, or the one it was approved of, was sent last."""
    sent = standing.course.sources.get(version.content_sha256, version.content_sha256)
    said = (one.statement for one in reversed(standing.kept.steps) if one.statement.step is Step.SUBMIT)
    return next((one.report_sha256 for one in said if one.content_sha256 == sent), "")


def kept_report(connection: Connection, standing: Standing, version: RuleVersion) -> str:
    """Return the report that was signed; raises WrongUseError where it is gone, or is not what was signed."""
    body = report_by_hash(connection, report_of(standing, version))
    if body is None:
        raise WrongUseError(_NO_REPORT)
    return body


def told_in_report(body: str) -> SentReport:
    """Return a kept report in sentences; raises UnreadableError when it is none."""
    try:
        said = json.loads(body)
        replay = said["replay"]
        words = [said["no_history"]] if replay is None else [*replay["words"], *replay["warnings"]]
        return SentReport(
            tuple(_text(one) for one in said["findings"]),
            _text(said["examples"]["words"]),
            tuple(_text(one) for one in words),
            _text(said["workload"]),
            _text(said["open_cases"]["words"]),
        )
    except (ValueError, KeyError, TypeError) as fault:
        raise UnreadableError(_NO_REPORT) from fault


def _go_on(is_stopped: IsStopped) -> None:
    if is_stopped():
        raise ReplayStoppedError(_STOPPED)


def _finding(one: Finding) -> Json:
    return {"code": one.code, "severity": one.severity, "path": one.path, **one.text.content}


def _examples(rule_set: RuleSet) -> Json:
    every, failed = len(rule_set.tests), [one.test for one in failures(rule_set)]
    passed = every - len(failed)
    words = Text(
        f"{passed} af {every} eksempler kommer ud, som de siger.",
        f"{passed} of {every} examples come out as they say.",
    )
    return {"passed": passed, "failed": failed, "words": words.content}


def _text(said: Json) -> Text:
    return Text(said["da"], said["en"])


_STOPPED = Text(
    "Afprøvningen blev stoppet. Udkastet er ikke sendt.", "The replay was stopped. The draft is not sent."
)
NO_HISTORY = Text(
    "Der er ingen historik endnu: ingen vurderinger i de sidste 12 måneder at afprøve udkastet på.",
    "There is no history yet: no assessments in the last 12 months to replay the draft on.",
)
_NO_REPORT = Text(
    "Rapporten findes ikke, eller den er ændret, efter at der blev underskrevet. Send udkastet på ny.",
    "The report is not there, or was changed after it was signed. Send the draft anew.",
)
