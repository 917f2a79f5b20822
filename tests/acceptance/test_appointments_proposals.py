"""Every worked case of coordination: the plan proposed, its figures, what speaks for it, and why no other slot."""

import pytest

from tests.acceptance.appointment_cases import Case, Json, cases, parameters
from triage.coordination.proposals.best import propose
from triage.coordination.proposals.proposal import Numbers, Proposal


@pytest.mark.parametrize("case", parameters(cases(), lambda case: case.id))
def test_that_the_proposal_is_the_worked_one(case: Case) -> None:
    expected = {name: value for name, value in case.expected["proposal"].items() if name != "plans_enumerated"}
    assert as_json(propose(case.situation)) == expected


@pytest.mark.parametrize("case", parameters(cases(), lambda case: case.id))
def test_that_a_plan_on_the_screen_is_proven(case: Case) -> None:
    proposal = propose(case.situation)
    assert proposal.is_proven
    assert proposal.floor is None


def as_json(proposal: Proposal) -> Json:
    found: Json = {
        "moves": [
            {"appointment": one.appointment, "to": one.to, "start": f"{one.start:%Y-%m-%dT%H:%M}", "site": one.site}
            for one in proposal.moves
        ],
        "before": _numbers(proposal.before),
        "after": _numbers(proposal.after),
    }
    if proposal.facts is not None:
        found["explanation_facts"] = _facts(proposal)
    if proposal.why_not:
        found["why_not"] = {
            f"{visit}->{slot}": {"blocked_by": list(why.blocked_by)}
            if why.blocked_by
            else {"points_vs_best": why.points_vs_best}
            for (visit, slot), why in proposal.why_not.items()
        }
    return found


def _numbers(numbers: Numbers) -> Json:
    return {name: getattr(numbers, name) for name in Numbers.__slots__}


def _facts(proposal: Proposal) -> Json:
    facts = proposal.facts
    assert facts is not None
    names = ("trips_saved", "travel_saved_min", "wait_change_min", "points_saved")
    pairs = {"resolved": facts.resolved, "created": facts.created}
    return {name: getattr(facts, name) for name in names} | {
        name: [[code.value, list(items)] for code, items in keys] for name, keys in pairs.items()
    }
