"""Which lines of a programme are steps that people took, and which count for nothing.

A store's lines are gone through by their numbers. A line is the next step if whom it names signed it, that key is
certified for such a step, and the step may follow on those before; every other line is refused, and changes nothing: it
takes no number, and stops nobody. So whoever may add rows can neither put rules in force nor take them out of force.

That must not let a step be hidden by spoiling its row, so that rules which were rolled back run on. What is missing is
told by what the spoiler cannot make: a step signed by somebody who may put rules in force and that has no place here
(`missing_fault`), the steps that this workstation has seen (`seen_steps`), and what the service noted as in force
(`ledger`). Each of these makes the programme grey. Where none of them knows of a step, its row could as well have been
deleted.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from triage.access.administration import Given, draft_refusal, is_one_login
from triage.access.roles import Role
from triage.access.rule_versions.course import Course, course_after, course_on
from triage.access.rule_versions.refusal import NOT_SENT, refusal
from triage.access.rule_versions.register import Trust
from triage.access.rule_versions.resting import sending_of
from triage.access.rule_versions.signing import forgery_fault, late_fault, pair_fault, signature_fault
from triage.access.rule_versions.version import RuleVersion, Signed, Statement, Step
from triage.errors import Text


@dataclass(frozen=True, slots=True)
class Kept:
    """What a store holds of one programme: lines of steps by number, and the versions by the hash of their content.

    `administrators` is who was given that role and when: they approve nothing, whatever key they have.
    """

    programme: str
    steps: tuple[Signed, ...]
    versions: Mapping[str, RuleVersion] = field(repr=False)
    administrators: tuple[Given, ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True)
class RefusedLine:
    """A line that is no step, and why."""

    line: Signed
    why: Text


@dataclass(frozen=True, slots=True)
class Told:
    """What the lines of a programme say at a time: the `steps` among them; with a `fault` none may be relied on."""

    course: Course
    steps: tuple[Signed, ...] = ()
    refused: tuple[RefusedLine, ...] = ()
    fault: Text | None = None


def told(kept: Kept, trust: Trust, now: datetime) -> Told:
    """Return what the lines say, every signature and the order of all of them looked at.

    A key that was revoked later did sign what it signed: whether that still counts is asked of what is used alone.
    """
    if trust.fault is not None:
        return Told(Course(), fault=trust.fault if kept.steps else None)
    course, steps, refused = Course(), list[Signed](), list[RefusedLine]()
    for line in kept.steps:
        why = _line_fault(kept, course, steps, line, trust)
        if why is not None:
            refused.append(RefusedLine(line, why))
            continue
        course = course_after(course, line.statement, _source(kept, line))
        steps.append(line)
    return Told(course_on(course, now), tuple(steps), tuple(refused), missing_fault(course, refused, trust))


def missing_fault(course: Course, refused: Sequence[RefusedLine], trust: Trust) -> Text | None:
    """Return why the steps or their versions are not all there, told by who may put rules in force and signed one.

    Where an administrator calls that key stolen, it is told by nobody any more that anything is missing.
    """
    without_place = (one for one in refused if _has_no_place(one, course))
    if not any(signature_fault(one.line, trust) is None for one in without_place):
        return None
    return next((_not_taken(one) for one in refused if one.line.statement.serial == course.serial + 1), _GAP)


def _has_no_place(one: RefusedLine, course: Course) -> bool:
    """Return whether what went before a line that puts rules in force is not as it was when that was signed."""
    said = one.line.statement
    is_spoilt = said.serial > course.serial + 1 or (said.serial > course.serial and one.why in _SPOILT)
    return is_spoilt and said.step in (Step.APPROVE, Step.ROLL_BACK)


def _line_fault(kept: Kept, course: Course, steps: Sequence[Signed], line: Signed, trust: Trust) -> Text | None:
    said, version = line.statement, kept.versions.get(line.statement.content_sha256)
    if said.serial <= course.serial:
        return TAKEN
    if (fault := forgery_fault(line, trust) or late_fault(line, trust)) is not None:
        return fault
    if version is None or {said.programme, version.programme} != {kept.programme}:
        return _NO_VERSION
    return refusal(course, said, _source(kept, line)) or _whose_fault(kept, course, steps, line, version)


def _whose_fault(
    kept: Kept, course: Course, steps: Sequence[Signed], line: Signed, version: RuleVersion
) -> Text | None:
    """Return why the row of a version is not what the step made it: who wrote it, when, and of what."""
    said = line.statement
    if said.step is Step.SUBMIT:
        is_first = said.content_sha256 not in course.ended
        fits = version.author == said.signer and (not is_first or version.made == said.at)
        return None if fits else _OTHER_VERSION
    if said.step is Step.APPROVE:
        source = _source(kept, line) or ""
        if version.author != course.authors[source] or version.made != said.at:
            return _OTHER_VERSION
        unfit = draft_refusal(version.author, said.signer, _roles_known(kept, said))
        return unfit or pair_fault(sending_of(steps, source), line)
    return None


def _roles_known(kept: Kept, said: Statement) -> tuple[Role, ...]:
    theirs = (one for one in kept.administrators if is_one_login(one.login, said.signer))
    return tuple(one.role for one in theirs if one.was_held(said.at))


def _source(kept: Kept, line: Signed) -> str | None:
    if line.statement.step is not Step.APPROVE:
        return None
    version = kept.versions.get(line.statement.content_sha256)
    return None if version is None else version.base_sha256


def _not_taken(one: RefusedLine) -> Text:
    number = one.line.statement.serial
    return Text(f"Trin {number} kunne ikke tages: {one.why.da}", f"Step {number} could not be taken: {one.why.en}")


TAKEN = Text(
    "Et andet trin har dette nummer.",
    "Another step has this number.",
)
_NO_VERSION = Text(
    "Linjen hører ikke til en version af dette forløbs regler: en række mangler eller er ændret.",
    "The line belongs to no version of this programme's rules: a row is missing or was changed.",
)
_OTHER_VERSION = Text(
    "Versionens række er ikke det, som blev underskrevet: den er ændret. Hent databasen fra en sikkerhedskopi.",
    "The row of the version is not what was signed: it was changed. Restore the database from a backup.",
)
_SPOILT = (_NO_VERSION, _OTHER_VERSION, NOT_SENT)
_GAP = Text(
    "Der mangler underskrevne trin før et, som nogen har underskrevet: databasen er ændret. Hent den fra en "
    "sikkerhedskopi. Har ingen taget det sidste trin i Visita, er nøglen misbrugt: spær den som stjålet.",
    "Signed steps are missing before one that somebody has signed: the database was changed. Restore it from a backup. "
    "If nobody took the last step in Visita, that key was misused: revoke it as stolen.",
)
