"""Whatever people try, in whatever order: only what one wrote and another approved comes in force."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from triage.access.rule_versions.course import Course, course_after, course_on
from triage.access.rule_versions.refusal import LASTS, refusal
from triage.access.rule_versions.version import Stage, Statement, Step

START = datetime(2026, 11, 1, 9, 0, tzinfo=UTC)
PEOPLE = ("anna", "bo", "carl")
SENT = ("s1", "s2", "s3")
FINAL = ("f1", "f2", "f3")


@dataclass(frozen=True)
class Tried:
    """A step that somebody tries: about the `content`th of what there is, `hours` after the one before."""

    step: Step
    content: int
    signer: str
    hours: int
    waits_days: int
    is_stale: bool


TRIES = st.lists(
    st.builds(
        Tried,
        step=st.sampled_from(Step),
        content=st.integers(0, 2),
        signer=st.sampled_from(PEOPLE),
        hours=st.sampled_from((0, 1, 30, 400, 800)),
        waits_days=st.sampled_from((0, 0, 1, 20)),
        is_stale=st.sampled_from((False, False, False, True)),
    ),
    max_size=25,
)


def statement(course: Course, one: Tried, now: datetime) -> tuple[Statement, str | None]:
    is_final = one.step in (Step.APPROVE, Step.ROLL_BACK)
    content = (FINAL if is_final else SENT)[one.content]
    said = Statement(
        step=one.step,
        programme="copd",
        content_sha256=content,
        base_sha256="other" if one.is_stale else course_on(course, now).in_force,
        report_sha256="",
        valid_from=now + timedelta(days=one.waits_days) if one.step is Step.APPROVE else None,
        serial=course.serial + 1,
        signer=one.signer,
        at=now,
    )
    return said, SENT[one.content] if one.step is Step.APPROVE else None


def taken(tries: list[Tried]) -> tuple[Course, list[Statement], datetime]:
    """Return the course after those steps that were let pass, which were, and the time of the last."""
    course, done, now = Course(), [], START
    for one in tries:
        now += timedelta(hours=one.hours)
        said, source = statement(course, one, now)
        if refusal(course, said, source) is None:
            course, done = course_after(course, said, source), [*done, said]
    return course_on(course, now), done, now


@given(TRIES)
def test_that_whatever_is_in_force_was_written_by_one_and_approved_by_another(tries: list[Tried]) -> None:
    course, done, _ = taken(tries)
    for period in course.periods:
        approved = next(one for one in done if one.step is Step.APPROVE and one.content_sha256 == period.content_sha256)
        source = course.sources[period.content_sha256]
        sent = [one for one in done if one.step is Step.SUBMIT and one.content_sha256 == source]
        last = max((one for one in sent if one.serial < approved.serial), key=lambda one: one.serial)
        assert last.signer != approved.signer
        assert approved.at - last.at <= LASTS
        assert last.base_sha256 == approved.base_sha256
        assert approved.valid_from is not None
        assert period.start >= approved.valid_from


@given(TRIES)
def test_that_periods_follow_one_another_without_a_gap(tries: list[Tried]) -> None:
    course, _, _ = taken(tries)
    periods = course.periods
    assert all(one.end == after.start for one, after in pairwise(periods))
    assert [one.end for one in periods[-1:]] == [None] * min(1, len(periods))
    assert course.in_force == (periods[-1].content_sha256 if periods else None)


@given(TRIES)
def test_that_exactly_one_content_is_in_force_once_any_was(tries: list[Tried]) -> None:
    course, _, _ = taken(tries)
    in_force = [one for one in (*SENT, *FINAL) if course.stage(one) is Stage.IN_FORCE]
    assert in_force == ([course.in_force] if course.periods else [])


@given(TRIES)
def test_that_a_roll_back_goes_to_what_was_in_force_before(tries: list[Tried]) -> None:
    course, done, now = taken(tries)
    if course.before is None:
        return
    said = Statement(Step.ROLL_BACK, "copd", course.before, course.in_force, "", None, course.serial + 1, "anna", now)
    assert refusal(course, said) is None
    back = course_on(course_after(course, said), now + timedelta(days=365))
    assert back.in_force == course.before
    assert any(one.content_sha256 == course.before for one in course.periods)
    assert done


@given(TRIES, st.integers(-2, 2))
def test_that_a_step_has_the_next_number_alone(tries: list[Tried], off: int) -> None:
    course, _, now = taken(tries)
    said, _ = statement(course, Tried(Step.SUBMIT, 0, "anna", 0, 0, is_stale=False), now)
    renumbered = replace(said, serial=said.serial + off)
    if off:
        assert refusal(course, renumbered) is not None


@given(TRIES)
def test_that_a_draft_or_what_was_sent_is_never_in_force(tries: list[Tried]) -> None:
    course, _, now = taken(tries)
    later = course_on(course, now + timedelta(days=400))
    assert later.in_force not in SENT
