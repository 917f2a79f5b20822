"""What the signed versions of a store say: the rules that may judge patients, and why others may not."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from sqlalchemy import Connection

from triage.access.roles import Role
from triage.access.rule_versions.course import Course
from triage.access.rule_versions.ledger import Line, line_fault, told_at
from triage.access.rule_versions.register import Mark, Trust
from triage.access.rule_versions.seen_steps import seen_fault
from triage.access.rule_versions.taken import Kept, RefusedLine, told
from triage.access.rule_versions.verified import content_fault
from triage.access.rule_versions.version import RuleVersion
from triage.errors import Text
from triage.scoring.danish_time import danish_day
from triage.scoring.rules.model import RuleSet
from triage.store.people.people import given
from triage.store.rule_sets import InForce, newest_in_force
from triage.store.rule_versions.steps import signed_steps
from triage.store.rule_versions.versions import texts_of, version_heads
from triage.workflow.application import Application
from triage.workflow.catalogue import parsed_rule_set
from triage.workflow.tune.keys.trust import note_steps, trust_of


@dataclass(frozen=True, slots=True)
class Standing:
    """Where the versions of one programme stand by the keys of `trust`; `unsafe` is why its steps cannot be relied on,
    `fault` why its rules may not judge patients now. `kept` holds the steps alone: other lines are `refused`.
    """

    kept: Kept
    course: Course
    trust: Trust = field(default_factory=Trust, repr=False)
    unsafe: Text | None = None
    fault: Text | None = None
    refused: tuple[RefusedLine, ...] = ()


@dataclass(frozen=True, slots=True)
class _Stored:
    """What a store holds of versions, whom the workstation believes, and how far it saw the steps (`marks`).

    In a demonstration examples run too.
    """

    is_demo: bool
    kept: Mapping[str, Kept] = field(repr=False)
    lines: Mapping[str, InForce] = field(repr=False)
    trust: Trust = field(repr=False)
    marks: Mapping[str, Mark] = field(repr=False)


@dataclass(frozen=True, slots=True)
class _Seen:
    """All that rules were told from: the same again, before the next version is due, needs not be told again."""

    stored: _Stored
    texts: Mapping[str, str] = field(repr=False)
    day: date
    until: datetime | None


@dataclass(frozen=True, slots=True, eq=False)
class RulesInUse:
    """The rules that may judge patients by programme, from when, and why those of others are refused.

    `refused_lines` are rows among the steps of a programme that count for nothing.
    """

    files: Mapping[str, str] = field(default_factory=dict, repr=False)
    rule_sets: Mapping[str, RuleSet] = field(default_factory=dict, repr=False)
    refused: Mapping[str, Text] = field(default_factory=dict)
    refused_lines: Mapping[str, tuple[RefusedLine, ...]] = field(default_factory=dict, repr=False)
    versions: Mapping[str, RuleVersion] = field(default_factory=dict, repr=False)
    starts: Mapping[str, datetime] = field(default_factory=dict)
    seen: _Seen | None = field(default=None, repr=False)


def read_rules(app: Application, known: RulesInUse | None = None) -> RulesInUse:
    """Return the rules in use now; `known` itself where nothing that they rest on has changed."""
    now = app.clock()
    with app.store.read() as connection:
        stored = _stored(app, connection)
        if known is not None and _is_same(connection, known.seen, stored, now):
            return known
        standings = dict(_standings(connection, stored, now))
    safe = {name: one.kept.steps for name, one in standings.items() if one.unsafe is None}
    return _in_use(app, replace(stored, marks=note_steps(app, stored.trust, safe)), standings, now)


def standing_of(app: Application, connection: Connection, programme: str, now: datetime) -> Standing:
    """Return where the versions of a programme stand; one without any has an empty course."""
    stored = _stored(app, connection)
    found = dict(_standings(connection, stored, now))
    return found.get(programme, Standing(Kept(programme, (), {}), Course()))


def standings_of(app: Application, connection: Connection, now: datetime) -> Mapping[str, Standing]:
    """Return where the versions of every programme stand that has any."""
    return dict(_standings(connection, _stored(app, connection), now))


def _stored(app: Application, connection: Connection) -> _Stored:
    steps, heads = signed_steps(connection), version_heads(connection)
    trust = trust_of(app, connection)
    seen = {} if trust.pin is None else trust.pin.steps
    # Who is what is asked where somebody signed something.
    administrators = tuple(one for one in given(connection) if one.role is Role.ADMINISTRATOR) if steps else ()
    kept = {
        name: Kept(name, steps.get(name, ()), heads.get(name, {}), administrators) for name in {*steps, *heads, *seen}
    }
    return _Stored(app.is_demo, kept, newest_in_force(connection), trust, seen)


def _standings(connection: Connection, stored: _Stored, now: datetime) -> Iterator[tuple[str, Standing]]:
    for programme, kept in stored.kept.items():
        said = told(kept, stored.trust, told_at(_line(stored.lines.get(programme)), now))
        steps = replace(kept, steps=said.steps)
        unsafe = said.fault or seen_fault(said.steps, stored.marks.get(programme))
        if unsafe is not None:
            yield programme, Standing(steps, said.course, stored.trust, unsafe, unsafe, said.refused)
            continue
        read = _with_texts(connection, steps, said.course)
        fault = _fault(read, said.course, stored, now)
        yield programme, Standing(read, said.course, stored.trust, None, fault, said.refused)


def _fault(kept: Kept, course: Course, stored: _Stored, now: datetime) -> Text | None:
    content = course.in_force
    fault = None if content is None else content_fault(kept, course, content, stored.trust, now)
    line = stored.lines.get(kept.programme)
    named = None if line is None or line.content_sha256 is None else kept.versions.get(line.content_sha256)
    return fault or line_fault(course, named, _line(line))


def _with_texts(connection: Connection, kept: Kept, course: Course) -> Kept:
    content = course.in_force
    if content is None:
        return kept
    texts = texts_of(connection, (content, course.sources[content]))
    versions = {key: replace(one, body=texts.get(key, "")) for key, one in kept.versions.items()}
    return replace(kept, versions=versions)


def _line(one: InForce | None) -> Line | None:
    if one is None:
        return None
    return Line(one.content_sha256, (one.name, one.version, one.sha256), one.body, one.start, one.end)


def _is_same(connection: Connection, seen: _Seen | None, stored: _Stored, now: datetime) -> bool:
    if seen is None or seen.stored != stored or seen.day != danish_day(now):
        return False
    is_due = seen.until is not None and seen.until <= now
    return not is_due and (not seen.texts or texts_of(connection, seen.texts) == seen.texts)


def _in_use(app: Application, stored: _Stored, standings: Mapping[str, Standing], now: datetime) -> RulesInUse:
    refused = {name: one.fault for name, one in standings.items() if one.fault is not None}
    in_force = {name: one.course.in_force for name, one in standings.items() if one.fault is None}
    versions = {name: standings[name].kept.versions[key] for name, key in in_force.items() if key is not None}
    examples = app.catalogue.library_files if app.is_demo else {}
    files = {name: body for name, body in examples.items() if name not in refused}
    files |= {name: one.body for name, one in versions.items()}
    due = (one.course.next_change for one in standings.values())
    return RulesInUse(
        files=files,
        rule_sets={name: parsed_rule_set(body) for name, body in files.items()},
        refused=refused,
        refused_lines={name: one.refused for name, one in standings.items() if one.refused},
        versions=versions,
        starts={name: standings[name].course.periods[-1].start for name in versions},
        seen=_Seen(stored, _texts(standings), danish_day(now), min((one for one in due if one), default=None)),
    )


def _texts(standings: Mapping[str, Standing]) -> dict[str, str]:
    kept = (one for standing in standings.values() for one in standing.kept.versions.values())
    return {one.content_sha256: one.body for one in kept if one.body}
