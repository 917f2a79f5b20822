"""A decision in the queue that this version of the program cannot read waits, and holds up no other."""

import json

import pytest
from sqlalchemy import update

from tests.away.builders import arrive, listed, people
from tests.away.conftest import MakeWorkstation
from triage.store.tables import away_act
from triage.workflow.application import Application
from triage.workflow.away.copy import copy_state
from triage.workflow.away.merge import Merged, merge


@pytest.mark.parametrize("body", [{"action": "teleport"}, {}, [], {"action": "phone", "details": None, "reason": ""}])
def test_that_an_act_of_another_version_holds_up_no_other(
    shared: Application, workstation: MakeWorkstation, body: object
) -> None:
    arrive(shared, *people(2))
    station = workstation()
    station.keep()
    first, second = listed(station.copy)
    station.decide(first)
    with station.copy.store.write() as connection:
        connection.execute(update(away_act).values(body=json.dumps(body)))
    station.decide(second)
    assert merge(station.shared, station.copy) == Merged(merged=1)
    assert copy_state(station.copy).waiting == 1
    assert [row.case for row in listed(shared)] == [first.case]
