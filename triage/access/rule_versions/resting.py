"""Whether those who signed what rules rest on may still be believed: a key can be revoked long after."""

from collections.abc import Iterator, Sequence

from triage.access.rule_versions.course import Course
from triage.access.rule_versions.register import Trust
from triage.access.rule_versions.signing import revocation_fault
from triage.access.rule_versions.version import Signed, Step
from triage.errors import Text


def sending_of(steps: Sequence[Signed], content: str) -> Signed:
    """Return the newest step that sent a content."""
    return next(one for one in reversed(steps) if _is(one, Step.SUBMIT, content))


def approval_of(steps: Sequence[Signed], content: str) -> Signed:
    """Return the step that approved a content."""
    return next(one for one in steps if _is(one, Step.APPROVE, content))


def revoked_fault(steps: Sequence[Signed], course: Course, content: str, trust: Trust) -> Text | None:
    """Return why a content counts no more though it was signed: a key behind it was stolen, or revoked before then.

    Steps that led elsewhere, or that others have built upon since, are not asked.
    """
    faults = (revocation_fault(one, trust) for one in _behind(steps, course, content))
    return next((fault for fault in faults if fault is not None), None)


def _behind(steps: Sequence[Signed], course: Course, content: str) -> Iterator[Signed]:
    """Yield who sent a content, who approved it, and who went back to it where that is why it is in force."""
    sent = course.sources.get(content)
    if sent is None:
        yield sending_of(steps, content)
        return
    yield from (sending_of(steps, sent), approval_of(steps, content))
    if content == course.in_force:
        start = course.periods[-1].start
        yield from (one for one in steps if _is(one, Step.ROLL_BACK, content) and one.statement.at == start)


def _is(signed: Signed, step: Step, content: str) -> bool:
    return signed.statement.step is step and signed.statement.content_sha256 == content
