"""The contents of rule sets and the reports beside them: kept once under their hash, and never changed."""

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import Connection, insert, literal, select

from triage.access.rule_versions.version import RuleVersion
from triage.clinical.canonical import text_hash
from triage.store.clock_time import time_or_never, to_ms
from triage.store.tables import rule_report, rule_version

_SHORT = tuple(column for column in rule_version.c if column.name != "body")


def keep_version(connection: Connection, one: RuleVersion) -> bool:
    """Keep a version (its key is not looked at); return whether it is new: the same content is kept once."""
    known = select(rule_version.c.id).where(rule_version.c.content_sha256 == one.content_sha256)
    if connection.execute(known).first() is not None:
        return False
    values = {"content_sha256": one.content_sha256, "rules_sha256": one.rules_sha256, "base_sha256": one.base_sha256}
    named = {"programme": one.programme, "name": one.name, "version": one.version}
    made = {"body": one.body, "author": one.author, "made": to_ms(one.made)}
    connection.execute(insert(rule_version).inline().values(**values, **named, **made))
    return True


def version_heads(connection: Connection) -> Mapping[str, Mapping[str, RuleVersion]]:
    """Return every version by programme and hash, without the texts."""
    found: dict[str, dict[str, RuleVersion]] = {}
    short = select(*_SHORT, literal("").label("body")).order_by(rule_version.c.id)
    for row in connection.execute(short):
        found.setdefault(row.programme, {})[row.content_sha256] = _version(row)
    return found


def version_by_hash(connection: Connection, content: str) -> RuleVersion | None:
    """Return a version with its text, found by its hash or the beginning of it; None where that is not exactly one."""
    is_named = rule_version.c.content_sha256.startswith(content, autoescape=True)
    found = connection.execute(select(rule_version).where(is_named).limit(2)).all()
    return _version(found[0]) if len(found) == 1 else None


def texts_of(connection: Connection, contents: Iterable[str]) -> Mapping[str, str]:
    """Return the texts of some versions by hash."""
    named = select(rule_version.c.content_sha256, rule_version.c.body)
    wanted = named.where(rule_version.c.content_sha256.in_(sorted(set(contents))))
    return {row.content_sha256: row.body for row in connection.execute(wanted)}


def keep_report(connection: Connection, body: str) -> str:
    """Keep a report under its hash, and return that."""
    named = text_hash(body)
    known = select(rule_report.c.id).where(rule_report.c.sha256 == named)
    if connection.execute(known).first() is None:
        connection.execute(insert(rule_report).inline().values(sha256=named, body=body))
    return named


def report_by_hash(connection: Connection, named: str) -> str | None:
    """Return a report; None where there is none, or another text stands in its place."""
    body = connection.execute(select(rule_report.c.body).where(rule_report.c.sha256 == named)).scalar()
    return body if body is not None and text_hash(body) == named else None


def _version(row: Any) -> RuleVersion:  # noqa: ANN401 - a row has the columns of its query
    return RuleVersion(
        id=row.id,
        programme=row.programme,
        name=row.name,
        version=row.version,
        content_sha256=row.content_sha256,
        rules_sha256=row.rules_sha256,
        body=row.body,
        base_sha256=row.base_sha256,
        author=row.author,
        made=time_or_never(row.made),
    )
