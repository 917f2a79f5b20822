"""Take a step with a version of a programme: asked for, signed, and kept only while nobody else was first."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection

from triage.access.rule_versions.canonical import whole_ms
from triage.access.rule_versions.refusal import refusal
from triage.access.rule_versions.resting import revoked_fault
from triage.access.rule_versions.version import RuleVersion, Signed, Statement, Step
from triage.access.warrant import Warrant
from triage.errors import Text, WrongUseError
from triage.store.auditing import audit
from triage.store.rule_versions.steps import keep_step
from triage.store.rule_versions.versions import keep_version, version_by_hash
from triage.workflow.application import Application
from triage.workflow.tune.rules_in_use import Standing, standing_of


@dataclass(frozen=True, slots=True)
class Wanted:
    """A step about `version`; an approval is of the content `source`, and counts from `valid_from`."""

    step: Step
    version: RuleVersion
    report: str
    source: str | None = None
    valid_from: datetime | None = None
    reason: str = ""


def safe_standing(app: Application, connection: Connection, programme: str) -> Standing:
    """Return where the versions stand; raises WrongUseError where what was signed before cannot be relied on."""
    standing = standing_of(app, connection, programme, app.clock())
    if standing.unsafe is not None:
        raise WrongUseError(standing.unsafe)
    return standing


def next_time(app: Application, standing: Standing) -> datetime:
    """Return when the next step is taken: now, and never before the last, whatever another workstation's clock says."""
    course = standing.course
    before = [] if course.at is None else [course.at]
    return max([whole_ms(app.clock()), *before, *(one.start for one in course.periods[-1:])])


def statement_of(app: Application, standing: Standing, wanted: Wanted, at: datetime) -> Statement:
    """Return what the person at work signs; raises WrongUseError where the step may not follow."""
    statement = Statement(
        step=wanted.step,
        programme=standing.kept.programme,
        content_sha256=wanted.version.content_sha256,
        base_sha256=standing.course.in_force,
        report_sha256=wanted.report,
        valid_from=wanted.valid_from,
        serial=standing.course.serial + 1,
        signer=app.actor,
        at=at,
        reason=wanted.reason.strip(),
    )
    _refuse(standing, statement, wanted.source)
    return statement


def keep(app: Application, connection: Connection, signed: Signed, wanted: Wanted, warrant: Warrant) -> None:
    """Keep a signed step, its version and its line of the log; raises StaleError or WrongUseError where it may not."""
    said, version = signed.statement, wanted.version
    _refuse(safe_standing(app, connection, said.programme), said, wanted.source)
    keep_version(connection, version)
    keep_step(connection, signed, version.author)
    subject = f"{said.programme} {version.version}, step {said.serial}, sha256 {said.content_sha256}"
    audit.log(connection, app.clock(), app.actor, f"rules.{said.step.value}", subject=subject, warrant=warrant)


def known_version(connection: Connection, content: str) -> RuleVersion:
    """Return a version by its hash, or the beginning of it; raises WrongUseError where that is not exactly one."""
    found = version_by_hash(connection, content.strip().casefold()) if content.strip() else None
    if found is None:
        raise WrongUseError(
            Text(
                f"Der er ikke netop én version, hvis hash begynder med »{content}«. Se »triage rules list«.",
                f"There is not exactly one version whose hash begins with '{content}'. See 'triage rules list'.",
            )
        )
    return found


def scheduled_or(connection: Connection, standing: Standing, version: RuleVersion) -> RuleVersion:
    """Return the approved version that waits for its day where it was made of this one, else this one."""
    course = standing.course
    waiting = (one.content_sha256 for one in course.scheduled)
    approved = next((one for one in waiting if course.sources.get(one) == version.content_sha256), None)
    return version if approved is None else known_version(connection, approved)


def reasoned(reason: str) -> str:
    """Return the reason; raises WrongUseError where none is given."""
    if not reason.strip():
        raise WrongUseError(
            Text("Skriv hvorfor: begrundelsen bliver stående.", "Say why: the reason stays with the version.")
        )
    return reason.strip()


def _refuse(standing: Standing, statement: Statement, source: str | None) -> None:
    why = refusal(standing.course, statement, source) or _revoked(standing, statement, source)
    if why is not None:
        raise WrongUseError(why)


def _revoked(standing: Standing, statement: Statement, source: str | None) -> Text | None:
    """Return why nobody may build on what others signed: a stolen key sent the draft, or is behind what comes back."""
    wanted = {Step.APPROVE: source, Step.ROLL_BACK: statement.content_sha256}.get(statement.step)
    kept = standing.kept
    return None if wanted is None else revoked_fault(kept.steps, standing.course, wanted, standing.trust)
