"""Two programs that merge the same queue in the same moment, such as a window and the command line: once is enough."""

from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import select

from tests.away.builders import Workstation, listed
from tests.journeys.racing import PEOPLE, Place, Told, decisions_in, prepared, race
from tests.postgresql import DATABASES
from tests.store.conftest import KEY
from triage.clinical.decision import Action
from triage.store.casework.seen import seen_now
from triage.store.database import open_database
from triage.store.tables import audit, away_merged
from triage.workflow.application import Application
from triage.workflow.away.copy import on_copy
from triage.workflow.away.merge import merge
from triage.workflow.away.queue import decide_away

FEW = 12
MANY = pytest.param(1_000, marks=[pytest.mark.full, pytest.mark.timeout(1800)])


@pytest.fixture(params=DATABASES)
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Place]:
    if request.param == "sqlite":
        yield Place(tmp_path)
        return
    with request.getfixturevalue("postgresql").clean() as address:
        yield Place(tmp_path, address)


def merger(app: Application, cases: Sequence[int]) -> Told:
    with closing(open_database(app.store.path.parent / "copy" / "visita.db", KEY)) as store:
        found = merge(app, on_copy(app, store))
    return {found.merged: f"{found.conflicts} conflicts of {len(cases)}"}


@pytest.mark.parametrize("number", [FEW, MANY])
def test_that_what_two_merge_at_once_comes_once(place: Place, number: int) -> None:
    cases = prepared(place, number)
    with closing(place.open()) as store:
        station = Workstation(place.application(store, PEOPLE[0]), place.folder / "copy")
        station.keep()
        for row in listed(station.copy):
            with station.copy.store.read() as connection:
                seen = seen_now(connection, row.patient)
            decide_away(station.copy, row.case, Action.PHONE, "Ringer", seen)
        station.close()
    told = race(place, (merger, merger), cases)
    assert {word for one in told for word in one.values()} == {f"0 conflicts of {number}"}
    assert decisions_in(place) == {case: [PEOPLE[0]] for case in cases}
    with closing(place.open()) as store, store.read() as connection:
        acts = Counter(connection.execute(select(audit.c.act)).scalars())
        outcomes = Counter(connection.execute(select(away_merged.c.outcome)).scalars())
    # One from the copy's own log, one of the merge.
    assert acts["decide:phone"] == 2 * number
    assert outcomes == {"merged": number, "log": 1}
