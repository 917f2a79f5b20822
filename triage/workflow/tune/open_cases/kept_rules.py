"""The older version that an open case keeps while somebody has it: only where it is still what was signed."""

from dataclasses import replace

from sqlalchemy import Connection

from triage.access.rule_versions.taken import Kept
from triage.access.rule_versions.verified import content_fault
from triage.errors import RuleSetError, UnreadableError
from triage.scoring.explain.result import Result
from triage.scoring.rules.model import RuleSet
from triage.store.results import StoredResult
from triage.store.rule_sets import InForce, version_with_hash
from triage.store.rule_versions.versions import texts_of
from triage.workflow.application import Application
from triage.workflow.catalogue import parsed_rule_set
from triage.workflow.tune.rules_in_use import Standing, standing_of


def kept_rules(app: Application, connection: Connection, shown: StoredResult) -> RuleSet | None:
    """Return the rules that made the result of an open case; None where they are not to be relied on."""
    try:
        made_by = Result.from_json(shown.body).rule_set_sha256
        line = version_with_hash(connection, shown.programme, made_by) if made_by else None
        rules = None if line is None or not _is_sound(app, connection, line) else parsed_rule_set(line.body)
    except (UnreadableError, RuleSetError):
        return None
    return rules if rules is not None and rules.sha256 == made_by else None


def _is_sound(app: Application, connection: Connection, line: InForce) -> bool:
    if line.content_sha256 is None:
        return app.is_demo
    now = app.clock()
    standing = standing_of(app, connection, line.programme, now)
    if standing.unsafe is not None or line.content_sha256 not in standing.course.sources:
        return False
    kept = _with_texts(connection, standing, line.content_sha256)
    is_signed = content_fault(kept, standing.course, line.content_sha256, standing.trust, now) is None
    return is_signed and kept.versions[line.content_sha256].body == line.body


def _with_texts(connection: Connection, standing: Standing, content: str) -> Kept:
    texts = texts_of(connection, (content, standing.course.sources[content]))
    named = standing.kept.versions.items()
    return replace(standing.kept, versions={key: replace(one, body=texts.get(key, "")) for key, one in named})
