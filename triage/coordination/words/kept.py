"""What a plan might have broken and keeps: the age of a result, an order, a limit, a wish."""

from collections.abc import Iterator

from triage.coordination.conflicts.conflict import Code
from triage.coordination.deadlines.clocks import duty_due
from triage.coordination.proposals.proposal import Proposal
from triage.coordination.situation.pathway import Pathway
from triage.coordination.situation.situation import Situation
from triage.coordination.situation.traveller import Wishes
from triage.coordination.situation.visit import Visit
from triage.coordination.words.missed import missed_wish
from triage.coordination.words.resolved import RESOLVED
from triage.errors import Text

_NO_WISHES = Wishes()


def kept_words(proposal: Proposal, then: Situation) -> tuple[Text, ...]:
    """Return "svaret bliver ikke for gammelt" and the like; `then` is the situation once the plan is carried out."""
    ids = {move.appointment for move in proposal.moves}
    moved = [then.visits[id_] for id_ in sorted(ids) if id_ in then.visits]
    kept = (*_dependencies(ids, then), *_limits(ids, then), *_wishes(moved, then))
    return tuple(RESOLVED[code] for code in dict.fromkeys(kept))


def _dependencies(ids: set[str], then: Situation) -> Iterator[Code]:
    """Yield what rules between visits are about; that they hold for whatever moves is a rule of every plan."""
    for rule in then.dependencies:
        before = then.visits.get(rule.before)
        if before is None or before.start is None or not ids & {rule.before, rule.after}:
            continue
        yield Code.DEPENDENCY_ORDER if rule.max_gap_min is None else Code.DEPENDENCY_EXPIRED


def _limits(ids: set[str], then: Situation) -> Iterator[Code]:
    courses = [course for course in then.pathways.values() if ids & set(course.completed_by)]
    if courses and all(_is_in_time(course, then) for course in courses):
        yield Code.DEADLINE_BREACH


def _is_in_time(course: Pathway, then: Situation) -> bool:
    ends = [then.visits[id_].end for id_ in course.completed_by if id_ in then.visits and then.visits[id_].is_active]
    is_whole = len(ends) == len(course.completed_by)
    return is_whole and all(end is not None and end.date() <= duty_due(course) for end in ends)


def _wishes(moved: list[Visit], then: Situation) -> Iterator[Code]:
    wishing = [one for one in moved if then.travellers[one.patient].prefers != _NO_WISHES]
    if wishing and not any(_misses(one, then) for one in wishing):
        yield Code.PREFERENCE_MISSED


def _misses(visit: Visit, then: Situation) -> bool:
    if visit.start is None or visit.end is None:
        return False
    return bool(missed_wish(then.travellers[visit.patient].prefers, visit.start, visit.end).da)
