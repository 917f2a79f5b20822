"""Where the versions of one programme stand, told from the steps of people alone, and what comes when its day comes."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from triage.access.rule_versions.version import Stage, Statement, Step


@dataclass(frozen=True, slots=True)
class Period:
    """A content in force from `start` until `end`, None = still."""

    content_sha256: str
    start: datetime
    end: datetime | None = None


@dataclass(frozen=True, slots=True)
class Course:
    """The versions of a programme after some steps, by the hash of their contents.

    `submitted` are those that wait for another person, `scheduled` the approvals whose day has not come. `stack` are
    the contents that a roll-back goes through, the one in force last. `ended` says how the others ended, `periods` what
    was in force when. `sources` names for each approved content the one it was sent as, `authors` who sent a
    content.
    """

    serial: int = 0
    at: datetime | None = None
    submitted: Mapping[str, Statement] = field(default_factory=dict)
    scheduled: tuple[Statement, ...] = ()
    stack: tuple[str, ...] = ()
    ended: Mapping[str, Stage] = field(default_factory=dict)
    periods: tuple[Period, ...] = ()
    sources: Mapping[str, str] = field(default_factory=dict)
    authors: Mapping[str, str] = field(default_factory=dict)

    @property
    def in_force(self) -> str | None:
        """Return the content in force, None where there is none."""
        return self.stack[-1] if self.stack else None

    @property
    def before(self) -> str | None:
        """Return the content that a roll-back puts in force, None where there was none before."""
        return self.stack[-2] if len(self.stack) > 1 else None

    @property
    def next_change(self) -> datetime | None:
        """Return when the next approved version comes in force, None where none waits."""
        return min((one.valid_from for one in self.scheduled if one.valid_from is not None), default=None)

    def stage(self, content: str) -> Stage:
        """Return where a content stands; one that nobody has sent yet is a draft."""
        if content == self.in_force:
            return Stage.IN_FORCE
        if content in self.submitted:
            return Stage.SUBMITTED
        if any(one.content_sha256 == content for one in self.scheduled):
            return Stage.APPROVED
        return self.ended.get(content, Stage.DRAFT)


def course_on(course: Course, now: datetime) -> Course:
    """Return the course at `now`: what was approved comes in force on its day, if its base still is."""
    while due := _due(course, now):
        course = _begun(course, due)
    return course


def course_after(course: Course, step: Statement, source: str | None = None) -> Course:
    """Return the course after a step that `refusal` lets pass; `source` is the content that an approval is of."""
    before = replace(course_on(course, step.at), serial=step.serial, at=step.at)
    match step.step:
        case Step.SUBMIT:
            return _submitted(before, step)
        case Step.APPROVE:
            return course_on(_approved(before, step, source or ""), step.at)
        case Step.REJECT:
            return _closed(before, step.content_sha256, Stage.REJECTED)
        case Step.WITHDRAW:
            return _closed(before, step.content_sha256, Stage.WITHDRAWN)
        case Step.ROLL_BACK:
            return _rolled_back(before, step)


def _due(course: Course, now: datetime) -> Statement | None:
    due = [(one.valid_from, one.serial, one) for one in course.scheduled if one.valid_from and one.valid_from <= now]
    return min(due)[2] if due else None


def _begun(course: Course, one: Statement) -> Course:
    waiting = tuple(other for other in course.scheduled if other is not one)
    if one.base_sha256 != course.in_force or one.valid_from is None:
        return replace(course, scheduled=waiting, ended={**course.ended, one.content_sha256: Stage.RETIRED})
    ended = {**course.ended, **({course.in_force: Stage.RETIRED} if course.in_force else {})}
    begun = replace(course, scheduled=waiting, ended=ended, stack=(*course.stack, one.content_sha256))
    return _in_force_from(begun, one.content_sha256, one.valid_from)


def _submitted(course: Course, step: Statement) -> Course:
    content = step.content_sha256
    return replace(
        course,
        submitted={**course.submitted, content: step},
        ended=_without(course.ended, content),
        authors={**course.authors, content: step.signer},
    )


def _approved(course: Course, step: Statement, source: str) -> Course:
    return replace(
        course,
        submitted={key: one for key, one in course.submitted.items() if key != source},
        scheduled=(*course.scheduled, step),
        ended={**course.ended, source: Stage.APPROVED},
        sources={**course.sources, step.content_sha256: source},
        authors={**course.authors, step.content_sha256: course.authors[source]},
    )


def _closed(course: Course, content: str, stage: Stage) -> Course:
    return replace(
        course,
        submitted={key: one for key, one in course.submitted.items() if key != content},
        scheduled=tuple(one for one in course.scheduled if one.content_sha256 != content),
        ended={**course.ended, content: stage},
    )


def _rolled_back(course: Course, step: Statement) -> Course:
    """What was approved on top of the version that is left will not come in force either."""
    *below, left = course.stack
    lapsed = dict.fromkeys((left, *(one.content_sha256 for one in course.scheduled)), Stage.RETIRED)
    ended = _without({**course.ended, **lapsed}, step.content_sha256)
    back = replace(course, stack=tuple(below), ended=ended, scheduled=())
    return _in_force_from(back, step.content_sha256, step.at)


def _in_force_from(course: Course, content: str, start: datetime) -> Course:
    ended = tuple(replace(one, end=start) if one.end is None else one for one in course.periods)
    return replace(course, periods=(*ended, Period(content, start)))


def _without(ended: Mapping[str, Stage], content: str) -> Mapping[str, Stage]:
    return {key: stage for key, stage in ended.items() if key != content}
