"""What a department sets, by people who each sign in to the shared database by a login of their own."""

from collections.abc import Iterator
from datetime import datetime, time

import pytest
from sqlalchemy import insert
from sqlalchemy.exc import DBAPIError

from tests.postgresql import Server
from tests.rights_ward import SERVICE, Ward, ward_on
from triage.errors import NotAllowedError, StoreError
from triage.store.clock_time import to_ms
from triage.store.tables import department_setting
from triage.workflow.administration.capacity import list_capacity, set_capacity
from triage.workflow.administration.changes import list_changes
from triage.workflow.administration.network import see_network, set_network
from triage.workflow.administration.opening_hours import list_hours, preview_hours, set_hours
from triage.workflow.administration.programmes import list_programmes
from triage.workflow.application import Application
from triage.workflow.lists.list_cases import list_cases
from triage.workflow.score.score import score
from triage.worklist.department_hours import NewHours
from triage.worklist.network import Network
from triage.worklist.row import Query
from triage.worklist.working_hours import WorkingHours

ROUND_THE_CLOCK = WorkingHours({day: (time(0), time(23, 59)) for day in range(7)})


@pytest.fixture
def ward(postgresql: Server, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ward]:
    with ward_on(postgresql, tmp_path_factory.mktemp("ward")) as made:
        yield made
        made.close_opened()


def deadlines(app: Application) -> list[datetime | None]:
    return [row.deadline for row in list_cases(app, Query(), 0, 9)]


def test_that_a_head_moves_deadlines_of_the_own_department_and_all_see_the_hours(ward: Ward) -> None:
    head, wanted = ward.of("r_lis"), NewHours(None, ROUND_THE_CLOCK, {})
    moves = preview_hours(head, wanted).count
    before = deadlines(head)
    assert set_hours(head, wanted)[0].count == moves > 0
    assert list_hours(ward.of("r_ida"))[0].is_own
    assert [line.act for line in list_changes(head)][:1] == ["opening hours"]
    # A person's login moves no deadline; the service does, with its next round.
    assert deadlines(head) == before
    score(ward.of(SERVICE))
    assert deadlines(head) != before


def test_that_administrator_and_head_set_and_see_what_is_theirs(ward: Ward) -> None:
    set_capacity(ward.of("r_lis"), None, [4] * 7, [20] * 7)
    assert list_capacity(ward.of("r_ida"))[0].capacity.calls[0] == 20
    assert list_programmes(ward.of("r_ida"))
    set_network(ward.of("r_ida"), Network(hosts=("fhir.example.dk",)))
    assert see_network(ward.of("r_lis")).hosts == ("fhir.example.dk",)
    with pytest.raises(NotAllowedError):
        set_capacity(ward.of("r_anna"), None, [1] * 7, [1] * 7)


def test_that_the_database_itself_refuses_who_may_not_set(ward: Ward) -> None:
    anna = ward.of("r_anna")
    line = {"department_id": 1, "kind": "capacity", "programme": "", "body": "{}", "author": "r_anna"}
    with pytest.raises((DBAPIError, NotAllowedError, StoreError)), anna.store.write() as connection:
        connection.execute(insert(department_setting).values(**line, at=to_ms(anna.clock())))
