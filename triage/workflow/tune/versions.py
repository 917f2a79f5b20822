"""The versions of programmes as people see them: where each stands, who did what with it, and when it counted."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from triage.access.rule_versions.refusal import LASTS
from triage.access.rule_versions.taken import RefusedLine
from triage.access.rule_versions.version import RuleVersion, Signed, Stage, Statement, Step
from triage.errors import Text
from triage.workflow.application import Application
from triage.workflow.rights.permit import permit_any
from triage.workflow.tune.in_force import refresh_rules
from triage.workflow.tune.rules_in_use import Standing, standings_of
from triage.workflow.tune.step import known_version
from triage.workflow.tune.told import SEES


@dataclass(frozen=True, slots=True)
class VersionShown:
    """A version, the last period in which it was in force, and the steps about it and the text it was sent as.

    `expires`: until when it can be approved. The text is asked for by its hash.
    """

    version: RuleVersion
    stage: Stage
    steps: tuple[Signed, ...] = field(repr=False)
    sent: RuleVersion
    valid_from: datetime | None
    in_force_from: datetime | None
    in_force_until: datetime | None
    expires: datetime | None


def list_versions(app: Application, programme: str | None = None) -> Sequence[VersionShown]:
    """Return the versions that anybody ever sent, the newest first."""
    with app.store.read() as connection:
        permit_any(app, connection, SEES)
        standings = standings_of(app, connection, app.clock())
    wanted = [one for name, one in standings.items() if programme in (None, name)]
    shown = [found for one in wanted for found in _shown(one)]
    return sorted(shown, key=lambda one: (one.version.made, one.version.id), reverse=True)


def refused_rules(app: Application) -> Mapping[str, Text]:
    """Return why the rules of a programme may not judge patients, of each where somebody must look."""
    with app.store.read() as connection:
        permit_any(app, connection, SEES)
    refresh_rules(app)
    return app.catalogue.refused


def refused_lines(app: Application) -> Mapping[str, Sequence[RefusedLine]]:
    """Return the rows among the steps of each programme that count for nothing: somebody put them there by hand."""
    with app.store.read() as connection:
        permit_any(app, connection, SEES)
        standings = standings_of(app, connection, app.clock())
    return {programme: one.refused for programme, one in standings.items() if one.refused}


def version_body(app: Application, content_sha256: str) -> str:
    """Return the text of a version by its hash, or the beginning of it."""
    with app.store.read() as connection:
        permit_any(app, connection, SEES)
        return known_version(connection, content_sha256).body


def _shown(standing: Standing) -> Iterator[VersionShown]:
    course, versions = standing.course, standing.kept.versions
    approved = set(course.sources.values()) - set(course.submitted)
    for content, one in versions.items():
        if content not in approved:
            sent = versions.get(course.sources.get(content, content), one)
            yield _one(standing, one, sent)


def _one(standing: Standing, version: RuleVersion, sent: RuleVersion) -> VersionShown:
    course, contents = standing.course, (version.content_sha256, sent.content_sha256)
    steps = tuple(one for one in standing.kept.steps if one.statement.content_sha256 in contents)
    said = [one.statement for one in steps]
    period = next((one for one in reversed(course.periods) if one.content_sha256 == version.content_sha256), None)
    return VersionShown(
        version=version,
        stage=course.stage(version.content_sha256),
        steps=steps,
        sent=sent,
        valid_from=next((one.valid_from for one in reversed(said) if one.valid_from), None),
        in_force_from=None if period is None else period.start,
        in_force_until=None if period is None else period.end,
        expires=_expires(course.submitted.get(version.content_sha256)),
    )


def _expires(sent: Statement | None) -> datetime | None:
    return None if sent is None or sent.step is not Step.SUBMIT else sent.at + LASTS
