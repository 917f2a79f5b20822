"""Send a draft for approval, signed by its author, with what was found and replayed; or take it back."""

from datetime import datetime

from sqlalchemy import Connection

from triage.access.acts import Act
from triage.access.rule_versions.version import RuleVersion, Step
from triage.access.rule_versions.working_draft import WorkingDraft
from triage.clinical.canonical import text_hash
from triage.errors import StaleError, Text, WrongUseError
from triage.store.keeping.key_places import AskPassphrase
from triage.store.rule_versions.drafts import close_draft
from triage.store.rule_versions.notices import Event, tell_people
from triage.store.rule_versions.versions import keep_report
from triage.workflow.application import Application
from triage.workflow.rights.permit import permit, permit_any
from triage.workflow.tune.check_draft import CheckedDraft, looked_through, told_of
from triage.workflow.tune.drafts import NOT_A_DRAFT, READS, SAVED_ELSEWHERE, own_draft
from triage.workflow.tune.keys.keys import nobody, sign
from triage.workflow.tune.numbering import is_after
from triage.workflow.tune.rules_in_use import Standing
from triage.workflow.tune.sent_report import IsStopped, Tell, kept_report, made_report
from triage.workflow.tune.step import (
    Wanted,
    keep,
    known_version,
    next_time,
    reasoned,
    safe_standing,
    scheduled_or,
    statement_of,
)
from triage.workflow.tune.told import responsible

_NO_KEY = 0


def submit(
    app: Application,
    draft: int,
    revision: int,
    reason: str = "",
    *,
    tell: Tell = lambda done, of: None,
    is_stopped: IsStopped = lambda: False,
    ask: AskPassphrase = nobody,
) -> RuleVersion:
    """Send a draft as it was saved last, with a report on it that is made here and signed with it.

    `tell` says how far the replay is. Raises WrongUseError where the draft has errors, a used version number, or rests
    on rules that are in force no more; StaleError where it is another by now; ReplayStoppedError once `is_stopped`.
    """
    with app.store.read() as connection:
        permit(app, connection, Act.DRAFT_RULES)
    known, checked, _ = _ready(app, draft, revision)
    return _sign_and_keep(app, known, reason, made_report(app, known.programme, checked, tell, is_stopped), ask)


def _sign_and_keep(
    app: Application, draft: WorkingDraft, reason: str, report: str, ask: AskPassphrase
) -> RuleVersion:
    """Sign a draft and the report on it, unless either rests on what holds no more: the report took a while."""
    known, checked, standing = _ready(app, draft.id, draft.revision)
    at = next_time(app, standing)
    wanted = Wanted(Step.SUBMIT, _version(known, checked, standing, at), text_hash(report), reason=reason)
    signed = sign(app, statement_of(app, standing, wanted, at), ask)
    with app.store.write() as connection:
        warrant = permit(app, connection, Act.DRAFT_RULES)
        keep_report(connection, report)
        keep(app, connection, signed, wanted, warrant)
        if not close_draft(connection, known.id, known.revision, app.clock(), wanted.version.content_sha256):
            raise StaleError(SAVED_ELSEWHERE)
        tell_people(connection, responsible(connection, at) - {app.actor}, _told(wanted, warrant.name), at)
        return known_version(connection, wanted.version.content_sha256)


def withdraw(app: Application, content_sha256: str, reason: str, *, ask: AskPassphrase = nobody) -> None:
    """Take back what waits for approval, or what was approved and has not come in force; its author alone can."""
    why = reasoned(reason)
    with app.store.read() as connection:
        permit(app, connection, Act.DRAFT_RULES)
        version = known_version(connection, content_sha256)
        standing = safe_standing(app, connection, version.programme)
        version = scheduled_or(connection, standing, version)
    wanted = Wanted(Step.WITHDRAW, version, text_hash(""), reason=why)
    signed = sign(app, statement_of(app, standing, wanted, next_time(app, standing)), ask)
    with app.store.write() as connection:
        keep(app, connection, signed, wanted, permit(app, connection, Act.DRAFT_RULES))


def read_report(app: Application, content_sha256: str) -> str:
    """Return what was found and replayed when a version was sent, as canonical JSON, exactly as it was signed."""
    with app.store.read() as connection:
        permit_any(app, connection, READS)
        version = known_version(connection, content_sha256)
        return kept_report(connection, safe_standing(app, connection, version.programme), version)


def _ready(app: Application, draft: int, revision: int) -> tuple[WorkingDraft, CheckedDraft, Standing]:
    """Return a draft as it can be sent just now, and where the versions stand."""
    with app.store.read() as connection:
        known = _unchanged(app, connection, draft, revision)
        standing = safe_standing(app, connection, known.programme)
    return known, _fit(app, known, standing), standing


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
    content = text_hash(known.body)
    others = [one.version for one in standing.kept.versions.values() if one.content_sha256 != content]
    if not is_after(known.version, others):
        raise WrongUseError(_used(known.version, others))
    return checked


def _version(known: WorkingDraft, checked: CheckedDraft, standing: Standing, at: datetime) -> RuleVersion:
    content = text_hash(known.body)
    again = standing.kept.versions.get(content)
    if again is not None:
        return again
    base = known.base_sha256 if known.origin == "in_force" else None
    named = (known.programme, known.name, known.version, content, checked.rule_set.sha256)
    return RuleVersion(_NO_KEY, *named, known.body, base, known.author, at)


def _told(wanted: Wanted, name: str) -> Event:
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
