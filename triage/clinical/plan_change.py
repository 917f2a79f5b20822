"""What decisions made here change in a measuring plan, for as long as the source's own plan stays what it was."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from triage.clinical.care import Enrolment, PlanStep
from triage.clinical.details import KnownPlan


@dataclass(frozen=True, slots=True)
class PlanChange:
    """From `start` on there is one `interval` between measurements, or with None nothing is expected.

    `plans` are those that it changes, as they stood; of a plan that is another by now it says nothing. `what` (as in
    `PlanStep`) is what alone it changes, None everything: then no interval is the end of the course.
    """

    plans: tuple[KnownPlan, ...]
    start: datetime
    interval: timedelta | None
    what: str | None = None

    def is_of(self, step: PlanStep) -> bool:
        """Return whether it changes what a step asks for."""
        return self.what is None or self.what == step.what


def changed(enrolment: Enrolment, known: str, changes: Iterable[PlanChange]) -> Enrolment:
    """Return a course as `changes` leave it, in the order in which they were made; `known` is the hash of its plan."""
    for change in changes:
        if (enrolment.id, known) in change.plans:
            ended = change.start if change.interval is None and change.what is None else None
            others = [step for step in enrolment.plan if not change.is_of(step)]
            own = [step for step in enrolment.plan if change.is_of(step)]
            plan = (*others, *_before(own, change.start), *_after(own, change))
            enrolment = replace(enrolment, plan=plan, ended=ended)
    return enrolment


def _before(plan: Iterable[PlanStep], start: datetime) -> Iterator[PlanStep]:
    for step in plan:
        if step.start < start:
            is_cut = step.end is None or step.end > start
            yield replace(step, end=start) if is_cut else step


def _after(plan: Iterable[PlanStep], change: PlanChange) -> Iterator[PlanStep]:
    """Yield one step for each thing that the plan would have asked for from then on; a plan of nothing asks on."""
    if change.interval is None:
        return
    coming = [step.what for step in plan if step.end is None or step.end > change.start]
    for what in dict.fromkeys(coming or [change.what or ""]):
        yield PlanStep(change.start, None, change.interval, what)
