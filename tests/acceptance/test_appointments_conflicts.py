"""Every worked case of coordination: exactly its conflicts, with severity, items and data."""

from datetime import datetime
from typing import Any

import pytest

from tests.acceptance.appointment_cases import FOLDER, Case, cases, parameters
from triage.coordination.conflicts.conflict import Conflict
from triage.coordination.conflicts.find import conflicts
from triage.coordination.conflicts.improvements import with_improvements
from triage.coordination.proposals.proposal import Move, Numbers, Proposal
from triage.coordination.situation.situation import Situation


def test_that_there_are_cases_to_run():
    if not FOLDER.is_dir():
        pytest.skip(f"no folder {FOLDER.name} under TRIAGE_ACCEPTANCE")
    assert cases()


@pytest.mark.parametrize("case", parameters(cases(), lambda case: case.id))
def test_that_the_conflicts_of_a_case_are_exactly_the_expected(case: Case):
    situation = case.situation
    found = with_improvements(situation, conflicts(situation), expected_proposal(situation, case))
    assert [as_json(one) for one in found] == case.expected["conflicts"]


def expected_proposal(situation: Situation, case: Case) -> Proposal:
    """The proposal as the case has it, so that conflicts are measured alone."""
    proposal = case.expected["proposal"]
    moves = tuple(_move(situation, one) for one in proposal["moves"])
    return Proposal(moves, Numbers(**proposal["before"]), Numbers(**proposal["after"]))


def as_json(conflict: Conflict) -> dict[str, Any]:
    told = {"code": conflict.code.value, "severity": conflict.severity.word, "items": list(conflict.items)}
    return told | ({"data": dict(conflict.data)} if conflict.data else {})


def _move(situation: Situation, move: dict[str, Any]) -> Move:
    start = datetime.fromisoformat(move["start"])
    return Move(move["appointment"], move["to"], start, move["site"], situation.visits[move["appointment"]].dept)
