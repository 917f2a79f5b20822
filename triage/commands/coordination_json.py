"""Conflicts and proposals as JSON."""

from collections.abc import Iterable
from dataclasses import asdict

from triage.coordination.conflicts.conflict import Conflict
from triage.coordination.proposals.proposal import Facts, Key, Proposal, WhyNot

_TO_THE_MINUTE = "minutes"


def conflicts_as_json(found: Iterable[Conflict]) -> list[dict[str, object]]:
    """Return conflicts in their order; one without data has none."""
    return [
        {"code": one.code.value, "severity": one.severity.name.lower(), "items": list(one.items)}
        | ({"data": dict(one.data)} if one.data else {})
        for one in found
    ]


def proposal_as_json(found: Proposal) -> dict[str, object]:
    """Return a proposal; without moves there is nothing to explain, and reasons are left out where there are none."""
    moves = [
        {
            "appointment": one.appointment,
            "to": one.to,
            "start": one.start.isoformat(timespec=_TO_THE_MINUTE),
            "site": one.site,
        }
        for one in found.moves
    ]
    told: dict[str, object] = {"moves": moves, "before": asdict(found.before), "after": asdict(found.after)}
    if found.facts is not None:
        told["explanation_facts"] = _facts(found.facts)
    if found.why_not:
        told["why_not"] = {f"{one}->{slot}": _why_not(why) for (one, slot), why in found.why_not.items()}
    if not found.is_proven:
        told["proven"] = False
    return told


def _facts(facts: Facts) -> dict[str, object]:
    return {
        "trips_saved": facts.trips_saved,
        "travel_saved_min": facts.travel_saved_min,
        "wait_change_min": facts.wait_change_min,
        "points_saved": facts.points_saved,
        "resolved": [_key(one) for one in facts.resolved],
        "created": [_key(one) for one in facts.created],
    }


def _key(key: Key) -> list[object]:
    code, items = key
    return [code.value, list(items)]


def _why_not(why: WhyNot) -> dict[str, object]:
    if why.blocked_by:
        return {"blocked_by": list(why.blocked_by)}
    return {"points_vs_best": why.points_vs_best}
