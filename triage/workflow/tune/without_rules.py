"""Programmes that nothing judges, since no rules were brought into use, and how far on their way rules are."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection

from triage.access.acts import Act
from triage.access.rule_versions.version import Stage
from triage.access.rule_versions.working_draft import WorkingDraft
from triage.store.open_load import enrolled
from triage.store.people.departments import departments
from triage.store.programme_uses import switched_off
from triage.store.rule_versions.drafts import open_drafts
from triage.workflow.application import Application
from triage.workflow.rights.permit import permit
from triage.workflow.tune.in_force import refresh_rules
from triage.workflow.tune.keys.trust import trust_of
from triage.workflow.tune.rules_in_use import Standing, standings_of


@dataclass(frozen=True, slots=True)
class Nearest:
    """The text that is nearest to being in force: where it stands, who wrote it, its draft's number or its hash.

    `valid_from` is the day on which an approved one comes in force.
    """

    stage: Stage
    version: str
    author: str
    known_by: str
    valid_from: datetime | None = None


@dataclass(frozen=True, slots=True)
class WithoutRules:
    """A programme without rules in force, with how many patients; programme "" and nobody for a store without any.

    `nearest` is None where nobody has begun; without `can_sign` this workstation believes no administrator key yet.
    """

    programme: str
    patients: int
    nearest: Nearest | None = None
    can_sign: bool = True


def patients_without_rules(app: Application) -> Mapping[str, int]:
    """Return how many patients each programme has that no rules are in use for, and where none are refused.

    A programme that every department has switched off judges nobody by intent.
    """
    with app.store.read() as connection:
        permit(app, connection, Act.RUN_INTAKE)
        return _patients(app, connection)


def without_rules(app: Application) -> Sequence[WithoutRules]:
    """Return what no rules are in force for, the programmes nearest to having some first.

    A store where nothing is in force or refused and nobody is enrolled has one line, of no programme.
    """
    refresh_rules(app)
    with app.store.read() as connection:
        permit(app, connection, Act.RUN_INTAKE)
        counts, is_bare = _patients(app, connection), not (app.catalogue.rule_sets or app.catalogue.refused)
        if not counts and not is_bare:
            return ()
        can_sign = trust_of(app, connection).fault is None
        standings, drafts = standings_of(app, connection, app.clock()), open_drafts(connection)
    if not counts:
        on_the_way = [_nearest(standings.get(name), drafts, name) for name in app.catalogue.library]
        return [WithoutRules("", 0, min(filter(None, on_the_way), key=_distance, default=None), can_sign)]
    found = [
        WithoutRules(name, number, _nearest(standings.get(name), drafts, name), can_sign)
        for name, number in counts.items()
    ]
    return sorted(found, key=lambda one: _distance(one.nearest))


def _patients(app: Application, connection: Connection) -> dict[str, int]:
    told = app.catalogue.rule_sets.keys() | app.catalogue.refused.keys()
    counts, off = enrolled(connection), switched_off(connection)
    places = [one.key for one in departments(connection)]
    missing = sorted(counts.keys() - told)
    return {name: counts[name] for name in missing if not all((place, name) in off for place in places)}


def _nearest(standing: Standing | None, drafts: Iterable[WorkingDraft], programme: str) -> Nearest | None:
    found = [] if standing is None else list(_sent(standing))
    found += [
        Nearest(Stage.DRAFT, one.version, one.author, str(one.id)) for one in drafts if one.programme == programme
    ]
    return min(found, key=_distance, default=None)


def _sent(standing: Standing) -> Iterable[Nearest]:
    course, versions = standing.course, standing.kept.versions
    for step in course.scheduled:
        one = versions[step.content_sha256]
        yield Nearest(Stage.APPROVED, one.version, one.author, one.content_sha256, step.valid_from)
    for content in course.submitted:
        one = versions[content]
        yield Nearest(Stage.SUBMITTED, one.version, one.author, content)


def _distance(one: Nearest | None) -> int:
    return _ORDER.index(None if one is None else one.stage)


_ORDER = (Stage.APPROVED, Stage.SUBMITTED, Stage.DRAFT, None)
