"""Every table of coordination lets through what is about the own department's patients, and no more, whoever asks."""

from collections.abc import Iterator
from datetime import timedelta

import psycopg
import pytest

from tests.builders import bundle
from tests.coordination_builders import fhir_appointment, inbox
from tests.postgresql import Server
from tests.rights_ward import SERVICE, Ward, ward_on
from triage.bootstrap import utc_now
from triage.coordination.conflicts.conflict import Code
from triage.coordination.rebooking.capability import Capability
from triage.coordination.rebooking.plan import Call, Step, Verb
from triage.coordination.situation.traveller import Wishes
from triage.scoring.danish_time import danish_day
from triage.store.coordination.plan_journal import begin_call
from triage.store.coordination.plans import Moving, add_plan, plan_of
from triage.workflow.application import Application
from triage.workflow.coordinate.findings import find_again
from triage.workflow.coordinate.handle import snooze
from triage.workflow.coordinate.notes import note_wishes
from triage.workflow.coordinate.prompts_shown import note_prompt
from triage.workflow.intake.import_files import import_files

ABOUT_PATIENTS = (
    *("coordination_due", "coordination_finding", "coordination_act", "coordination_prompt", "coordination_note"),
    *("visit_question", "rebooking", "rebooking_move", "rebooking_call"),
)
LOGINS = ("r_eva", "r_ida", "r_bo")


@pytest.fixture(scope="module")
def ward(postgresql: Server, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ward]:
    """A ward in which the first patient has a line in every table of coordination."""
    with ward_on(postgresql, tmp_path_factory.mktemp("ward")) as made:
        path, day = made.folder / "booked.json", danish_day(utc_now() + timedelta(days=10)).isoformat()
        times = {"start": f"{day}T09:00:00+01:00", "end": f"{day}T09:30:00+01:00"}
        path.write_bytes(bundle(*(fhir_appointment(number, 1, **times) for number in (1, 2))))
        import_files(made.owner, [path])
        find_again(made.of(SERVICE))
        _work(made)
        yield made


def _work(ward: Ward) -> None:
    sofie, now = ward.of("r_sofie"), utc_now()
    note_wishes(sofie, 1, Wishes(avoid_weekdays=frozenset({1})))
    note_prompt(sofie, 1, [Code.PATIENT_OVERLAP.value])
    snooze(sofie, inbox(sofie)[0].id, danish_day(now) + timedelta(days=1), "venter")
    move = Moving(
        *(1, 1, "Appointment/a1", "1", "Lunge@x", "Lunge", "", None, "", now, "x", "Slot/s", None, "", False),
        Step("1|Appointment/a1", Capability.WRITE),
    )
    _plan(sofie, move)
    (place,) = ward.told("SELECT min(id) FROM department")[0]
    ward.told(
        "INSERT INTO visit_question (patient_id, department_id, item, basis, at, state, words) "
        f"VALUES (1, {place}, '1|Appointment/a1', '', 1, 'open', '')"
    )
    # The owner was asked, and has not answered.
    ward.told("UPDATE rebooking_move SET stage = 'asked'")


def _plan(app: Application, move: Moving) -> None:
    now = app.clock()
    with app.store.write() as connection:
        made = add_plan(connection, 1, "k", [move], app.actor, None, now, now, now)
        plan = plan_of(connection, made)
        assert plan is not None
        begin_call(connection, plan, Call(Verb.HOLD, "1|Appointment/a1"), now)


def count(ward: Ward, login: str, table: str) -> int:
    (line,) = ward.found(login, f"SELECT count(*) FROM {table}")
    return int(line[0])


@pytest.mark.parametrize("table", ABOUT_PATIENTS)
def test_that_the_own_secretary_sees_it_and_no_auditor_administrator_or_other_department(
    ward: Ward, table: str
) -> None:
    (lines,) = ward.told(f"SELECT count(*) FROM {table} WHERE true")
    assert count(ward, "r_sofie", table) > 0
    assert lines[0] > 0
    mine = "" if table in ("coordination_act", "rebooking_call") else " WHERE patient_id = 1"
    assert [count(ward, login, table + mine) for login in LOGINS] == [0, 0, 0]


def test_that_every_table_of_coordination_is_tried() -> None:
    from triage.store.tables import metadata

    known = {name for name in metadata.tables if name.startswith(("coordination_", "rebooking", "visit_question"))}
    assert known - set(ABOUT_PATIENTS) == {"coordination_switch"}


@pytest.mark.parametrize("table", ABOUT_PATIENTS)
@pytest.mark.parametrize("login", ["r_sofie", "r_bo", "r_eva"])
def test_that_nobody_deletes_or_empties(ward: Ward, table: str, login: str) -> None:
    for statement in (f"DELETE FROM {table}", f"TRUNCATE {table} CASCADE"):
        with pytest.raises(psycopg.errors.InsufficientPrivilege), ward.sql(login) as connection:
            connection.execute(statement)


FORGED = {
    "print a letter in another's name": "UPDATE rebooking SET letter = 'printed', printed = 1, printed_by = 'r_anna'",
    "say yes for an owner in another's name": "UPDATE rebooking_move SET said = 'yes', said_by = 'r_anna'",
    "move a plan to another time": "UPDATE rebooking_move SET start = 1",
    "move a plan to another patient": "UPDATE rebooking SET patient_id = 3",
    "answer a clinician's question": "UPDATE visit_question SET state = 'needed', settled_by = 'r_anna', settled = 1",
    "count a prompt as another": "INSERT INTO coordination_prompt SELECT * FROM coordination_prompt",
}


@pytest.mark.parametrize("statement", FORGED.values(), ids=FORGED.keys())
def test_that_a_secretary_forges_nothing(ward: Ward, statement: str) -> None:
    before = _whole(ward)
    try:
        with ward.sql("r_sofie") as connection:
            connection.execute(statement)
    except psycopg.Error:
        pass
    assert _whole(ward) == before


def _whole(ward: Ward) -> list[object]:
    return [sorted(map(str, ward.told(f"SELECT * FROM {table}"))) for table in ABOUT_PATIENTS]
