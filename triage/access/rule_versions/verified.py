"""Whether the text of a version may judge patients now: told from what was signed, never from a row alone."""

from datetime import datetime

from triage.access.rule_versions.course import Course
from triage.access.rule_versions.register import Trust
from triage.access.rule_versions.resting import approval_of, revoked_fault
from triage.access.rule_versions.taken import Kept
from triage.access.rule_versions.version import RuleVersion
from triage.clinical.canonical import text_hash
from triage.errors import RuleSetError, Text
from triage.scoring.danish_time import danish_day
from triage.scoring.drafts.final_text import approved_text
from triage.scoring.rules.load import load_rule_set
from triage.scoring.rules.model import RuleSet


def content_fault(kept: Kept, course: Course, content: str, trust: Trust, now: datetime) -> Text | None:
    """Return why the text of an approved content may not judge patients at `now`."""
    rules = signed_rules(kept, course, content, trust)
    if isinstance(rules, Text):
        return rules
    return _over(kept.versions[content]) if rules.has_run_out(danish_day(now)) else None


def signed_rules(kept: Kept, course: Course, content: str, trust: Trust) -> RuleSet | Text:
    """Return the rules that were approved, also where their last day is over, or why that cannot be relied on.

    It must be the very text that its two people signed, byte for byte; `kept` holds the steps alone, and the texts.
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
    return rules


def _row(version: RuleVersion) -> tuple[str, ...]:
    return version.name, version.version, version.rules_sha256


def _changed(version: RuleVersion) -> Text:
    return Text(
        f"Regelsættet {version.name} {version.version} er ikke det, som forfatter og godkender underskrev: rækken er "
        "ændret. Rul tilbage, godkend en ny version, eller hent databasen fra en sikkerhedskopi.",
        f"The rule set {version.name} {version.version} is not what author and approver signed: the row was changed. "
        "Roll back, approve a new version, or restore the database from a backup.",
    )


def _over(version: RuleVersion) -> Text:
    return Text(
        f"Regelsættet {version.name} {version.version} er udløbet (»valid_to«). Godkend en ny version.",
        f"The rule set {version.name} {version.version} has run out ('valid_to'). Approve a new version.",
    )
