"""Send a draft for approval, signed by its author, with what was found and replayed; or take it back."""

import json
from datetime import datetime

from sqlalchemy import Connection

from triage.access.acts import Act
from triage.access.rule_versions.version import RuleVersion, Step
from triage.access.rule_versions.working_draft import WorkingDraft
from triage.errors import StaleError, Text, WrongUseError
from triage.scoring.analyse.finding import Finding
from triage.store.keeping.key_places import AskPassphrase
from triage.store.rule_versions.drafts import close_draft
from triage.store.rule_versions.notices import Event, tell_people
from triage.store.rule_versions.versions import content_hash, keep_report, report_by_hash
from triage.workflow.application import Application
from triage.workflow.rights.permit import permit, permit_any
from triage.workflow.tune.check_draft import CheckedDraft, looked_through, told_of
from triage.workflow.tune.drafts import NOT_A_DRAFT, READS, SAVED_ELSEWHERE, own_draft
from triage.workflow.tune.keys import nobody, sign
from triage.workflow.tune.numbering import is_after
from triage.workflow.tune.rules_in_use import Standing
from triage.workflow.tune.step import Wanted, keep, known_version, next_time, reasoned, safe_standing, statement_of
from triage.workflow.tune.told import responsible

_NO_KEY = 0


def submit(
    app: Application,
    draft: int,
    revision: int,
    reason: str = "",
    replay: str | None = None,
    *,
    ask: AskPassphrase = nobody,
) -> RuleVersion:
    """Send a draft as it was saved last; `replay` is the report that the author saw, as canonical JSON.

    Raises WrongUseError where the draft has errors, a used version number, or rests on rules that are in force no more;
    StaleError where it is another by now.
    """
    with app.store.read() as connection:
        permit(app, connection, Act.DRAFT_RULES)
        known = _unchanged(app, connection, draft, revision)
        standing = safe_standing(app, connection, known.programme)
    checked = _fit(app, known, standing)
    report, at = _report(checked.findings, replay), next_time(app, standing)
    wanted = Wanted(Step.SUBMIT, _version(known, checked, standing, at), content_hash(report), reason=reason)
    signed = sign(app, statement_of(app, standing, wanted, at), ask)
    with app.store.write() as connection:
        warrant = permit(app, connection, Act.DRAFT_RULES)
        keep_report(connection, report)
        keep(app, connection, signed, wanted, warrant)
        if not close_draft(connection, draft, revision, app.clock(), wanted.version.content_sha256):
            raise StaleError(SAVED_ELSEWHERE)
        tell_people(connection, responsible(connection, at) - {app.actor}, _sent(wanted, warrant.name), at)
        return known_version(connection, wanted.version.content_sha256)


def withdraw(app: Application, content_sha256: str, reason: str, *, ask: AskPassphrase = nobody) -> None:
    """Take back what waits for approval, or what was approved and has not come in force; its author alone can."""
    why = reasoned(reason)
    with app.store.read() as connection:
        permit(app, connection, Act.DRAFT_RULES)
        version = known_version(connection, content_sha256)
        standing = safe_standing(app, connection, version.programme)
    wanted = Wanted(Step.WITHDRAW, version, content_hash(""), reason=why)
    signed = sign(app, statement_of(app, standing, wanted, next_time(app, standing)), ask)
    with app.store.write() as connection:
        keep(app, connection, signed, wanted, permit(app, connection, Act.DRAFT_RULES))


def read_report(app: Application, content_sha256: str) -> str:
    """Return what was found and replayed when a version was sent, as canonical JSON, exactly as it was signed."""
    with app.store.read() as connection:
        permit_any(app, connection, READS)
        version = known_version(connection, content_sha256)
        body = report_by_hash(connection, report_of(safe_standing(app, connection, version.programme), version))
    if body is None:
        raise WrongUseError(_NO_REPORT)
    return body


def report_of(standing: Standing, version: RuleVersion) -> str:
    """Return the hash of the report with which a version, or the one it was approved of, was sent last."""
    sent = standing.course.sources.get(version.content_sha256, version.content_sha256)
    said = (one.statement for one in reversed(standing.kept.steps) if one.statement.step is Step.SUBMIT)
    return next((one.report_sha256 for one in said if one.content_sha256 == sent), "")


def _unchanged(app: Application, connection: Connection, draft: int, revision: int) -> WorkingDraft:
    known = own_draft(app, connection, draft)
    if known.revision != revision:
        raise StaleError(SAVED_ELSEWHERE)
    return known


def _fit(app: Application, known: WorkingDraft, standing: Standing) -> CheckedDraft:
    checked = looked_through(app, known.body)
    if checked.rule_set.status != "draft" or checked.rule_set.sign_off is not None:
        raise WrongUseError(NOT_A_DRAFT)
    if not checked.is_submittable:
        raise WrongUseError(told_of(checked.errors))
    if known.base_sha256 != standing.course.in_force:
        raise WrongUseError(_BASE_GONE)
    content = content_hash(known.body)
    others = [one.version for one in standing.kept.versions.values() if one.content_sha256 != content]
    if not is_after(known.version, others):
        raise WrongUseError(_used(known.version, others))
    return checked


def _version(known: WorkingDraft, checked: CheckedDraft, standing: Standing, at: datetime) -> RuleVersion:
    content = content_hash(known.body)
    again = standing.kept.versions.get(content)
    if again is not None:
        return again
    base = known.base_sha256 if known.origin == "in_force" else None
    named = (known.programme, known.name, known.version, content, checked.rule_set.sha256)
    return RuleVersion(_NO_KEY, *named, known.body, base, known.author, at)


def _report(findings: tuple[Finding, ...], replay: str | None) -> str:
    told = [
        {"code": one.code, "severity": one.severity, "path": one.path, "da": one.text.da, "en": one.text.en}
        for one in findings
    ]
    said = {"findings": told, "replay": None if replay is None else json.loads(replay)}
    return json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _sent(wanted: Wanted, name: str) -> Event:
    version = wanted.version
    text = Text(
        f"{name} har sendt {version.name} {version.version} til godkendelse.",
        f"{name} has sent {version.name} {version.version} for approval.",
    )
    return Event(version.programme, "submitted", f"{version.content_sha256}", text)


def _used(version: str, others: list[str]) -> Text:
    last = max(others, key=lambda one: [int(part) for part in one.split(".")])
    return Text(
        f"Version {version} er ikke højere end {last}, som findes. Skriv et højere versionsnummer i udkastet.",
        f"Version {version} is not greater than {last}, which exists. Write a greater version number in the draft.",
    )


_BASE_GONE = Text(
    "Udkastet blev begyndt, mens et andet regelsæt var i kraft. Lav et nyt udkast fra det, der gælder nu.",
    "The draft was begun while another rule set was in force. Make a new draft from the one that counts now.",
)
_NO_REPORT = Text(
    "Rapporten findes ikke, eller den er ændret, efter at der blev underskrevet. Send udkastet på ny.",
    "The report is not there, or was changed after it was signed. Send the draft anew.",
)
