"""Which version of a programme's rules may judge patients now: told from what was signed, never from a row alone."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from triage.access.administration import Given, Standing, draft_refusal, is_one_login
from triage.access.roles import Role
from triage.access.rule_versions.course import Course, course_after, course_on
from triage.access.rule_versions.refusal import refusal
from triage.access.rule_versions.register import Trust
from triage.access.rule_versions.resting import approval_of, revoked_fault, sending_of
from triage.access.rule_versions.signing import forgery_fault, order_fault, pair_fault
from triage.access.rule_versions.version import RuleVersion, Signed, Statement, Step
from triage.clinical.canonical import text_hash
from triage.errors import RuleSetError, Text
from triage.scoring.danish_time import danish_day
from triage.scoring.drafts.final_text import approved_text
from triage.scoring.rules.load import load_rule_set


@dataclass(frozen=True, slots=True)
class Kept:
    """What a store holds of one programme: signed steps by serial, and the versions by the hash of their content.

    `administrators` is who was given that role and when: they approve nothing, whatever key they have.
    """

    programme: str
    steps: tuple[Signed, ...]
    versions: Mapping[str, RuleVersion] = field(repr=False)
    administrators: tuple[Given, ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True)
class Told:
    """What the steps of a programme say at a time; where there is a `fault` nothing of it may be relied on."""

    course: Course
    fault: Text | None = None


def told(kept: Kept, trust: Trust, now: datetime) -> Told:
    """Return what the steps say, every signature and the order of all of them looked at.

    A key that was revoked did sign what it signed: whether that still counts is asked of what is used alone.
    """
    course = Course()
    if (fault := order_fault(kept.steps)) is not None:
        return Told(course, fault)
    for signed in kept.steps:
        if (fault := _step_fault(kept, course, signed, trust)) is not None:
            return Told(course, fault)
        course = course_after(course, signed.statement, _source(kept, signed))
    return Told(course_on(course, now))


def content_fault(kept: Kept, course: Course, content: str, trust: Trust, now: datetime) -> Text | None:
    """Return why the text of an approved content may not judge patients at `now`.

    It must be the very text that its two people signed, byte for byte; the texts must stand in `kept`.
    """
    if (fault := revoked_fault(kept.steps, course, content, trust)) is not None:
        return fault
    version, source = kept.versions[content], kept.versions[course.sources[content]]
    approval = approval_of(kept.steps, content).statement
    if any(text_hash(one.body) != one.content_sha256 for one in (version, source)):
        return _changed(version)
    try:
        rules, sent = load_rule_set(version.body), load_rule_set(source.body)
    except RuleSetError as unreadable:
        return unreadable.text
    signed = rules.sign_off
    if signed is None or approval.valid_from is None or signed.sha256 != rules.sha256:
        return _changed(version)
    made = approved_text(source.body, danish_day(approval.valid_from), signed.name, signed.role, approval.at)
    is_same = made == version.body and rules.status == "approved" and rules.programme == kept.programme
    if not is_same or _row(version) != (rules.name, rules.version, rules.sha256):
        return _changed(version)
    if _row(source) != (sent.name, sent.version, sent.sha256):
        return _changed(source)
    return _over(version) if rules.valid_to is not None and rules.valid_to < danish_day(now) else None


def _step_fault(kept: Kept, course: Course, signed: Signed, trust: Trust) -> Text | None:
    statement, version = signed.statement, kept.versions.get(signed.statement.content_sha256)
    if (fault := forgery_fault(signed, trust)) is not None:
        return fault
    if version is None or {statement.programme, version.programme} != {kept.programme}:
        return _gone(signed)
    if (fault := refusal(course, statement, _source(kept, signed))) is not None:
        return _unlawful(signed, fault)
    return _whose_fault(kept, course, signed, version)


def _whose_fault(kept: Kept, course: Course, signed: Signed, version: RuleVersion) -> Text | None:
    """Return why the row of a version is not what the step made it: who wrote it, when, and of what."""
    statement = signed.statement
    if statement.step is Step.SUBMIT:
        is_first = statement.content_sha256 not in course.ended
        fits = version.author == statement.signer and (not is_first or version.made == statement.at)
        return None if fits else _changed(version)
    if statement.step is Step.APPROVE:
        source = _source(kept, signed) or ""
        if version.author != course.authors[source] or version.made != statement.at:
            return _changed(version)
        unfit = draft_refusal(version.author, statement.signer, _roles_known(kept, statement))
        return unfit or pair_fault(sending_of(kept.steps, source), signed)
    return None


def _roles_known(kept: Kept, statement: Statement) -> tuple[Role, ...]:
    theirs = (one for one in kept.administrators if is_one_login(one.login, statement.signer))
    return tuple(one.role for one in theirs if one.standing(statement.at) is Standing.IN_FORCE)


def _source(kept: Kept, signed: Signed) -> str | None:
    if signed.statement.step is not Step.APPROVE:
        return None
    version = kept.versions.get(signed.statement.content_sha256)
    return None if version is None else version.base_sha256


def _row(version: RuleVersion) -> tuple[str, ...]:
    return version.name, version.version, version.rules_sha256


def _changed(version: RuleVersion) -> Text:
    return Text(
        f"Regelsættet {version.name} {version.version} er ikke det, som forfatter og godkender underskrev: rækken er "
        "ændret. Rul tilbage, godkend en ny version, eller hent databasen fra en sikkerhedskopi.",
        f"The rule set {version.name} {version.version} is not what author and approver signed: the row was changed. "
        "Roll back, approve a new version, or restore the database from a backup.",
    )


def _gone(signed: Signed) -> Text:
    number = signed.statement.serial
    return Text(
        f"Trin {number} hører ikke til en version af dette forløbs regler: en række mangler eller er ændret. Hent "
        "databasen fra en sikkerhedskopi.",
        f"Step {number} belongs to no version of this programme's rules: a row is missing or was changed. Restore the "
        "database from a backup.",
    )


def _unlawful(signed: Signed, why: Text) -> Text:
    number = signed.statement.serial
    return Text(f"Trin {number} kunne ikke tages: {why.da}", f"Step {number} could not be taken: {why.en}")


def _over(version: RuleVersion) -> Text:
    return Text(
        f"Regelsættet {version.name} {version.version} er udløbet (»valid_to«). Godkend en ny version.",
        f"The rule set {version.name} {version.version} has run out ('valid_to'). Approve a new version.",
    )
