"""What speaks for a plan, in figures: what is saved, which conflicts go, and which come."""

from triage.coordination.conflicts.conflict import Code
from triage.coordination.conflicts.find import conflicts
from triage.coordination.proposals.evaluate import Evaluation
from triage.coordination.proposals.proposal import Facts, Key
from triage.coordination.situation.situation import Situation

# They are about what could be better, and a plan is the answer to them.
_ABOUT_IMPROVEMENT = frozenset({Code.CROSSING_PATIENTS, Code.COMBINABLE_TRIPS})


def facts_of(shown: Evaluation) -> Facts:
    """Return the difference that a plan makes."""
    before, after = shown.before.numbers, shown.after.numbers
    had, has = _keys(shown.before.situation), _keys(shown.after.situation)
    return Facts(
        trips_saved=before.trips - after.trips,
        travel_saved_min=before.travel_min - after.travel_min,
        wait_change_min=after.wait_min - before.wait_min,
        points_saved=before.points - after.points,
        resolved=tuple(sorted(had - has)),
        created=tuple(sorted(has - had)),
    )


def _keys(situation: Situation) -> set[Key]:
    return {one.key for one in conflicts(situation) if one.code not in _ABOUT_IMPROVEMENT}
