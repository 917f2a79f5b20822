"""What a plan breaks, and which appointments that is about."""

from collections import Counter
from collections.abc import Iterator

from triage.coordination.proposals.evaluate import Evaluation
from triage.coordination.proposals.plan import moved


def disputed(found: Evaluation) -> Iterator[str]:
    """Yield the appointments by which a plan is not allowed, or not as good as it seemed, the surest first."""
    changed = moved(found.plan)
    taken = Counter(choice.name for choice in found.plan.values())
    for key, choice in sorted(found.plan.items()):
        if taken[choice.name] > 1:
            yield key
        if choice.leaver is not None and choice.leaver not in changed:
            yield from (key, choice.leaver)
    for blocker in found.after.blockers:
        if not changed.isdisjoint(blocker.items):
            yield from blocker.items
    for blocker in found.after.blockers:
        yield from blocker.items
    worse = set(found.worse_off)
    yield from (key for key, visit in sorted(found.before.situation.visits.items()) if visit.patient in worse)
