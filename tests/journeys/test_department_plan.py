"""A department's days as one plan: who may have it, what is logged before it is made, and that nothing is written."""

import json
from datetime import date
from typing import Any

import pytest
from sqlalchemy import select

from tests.away.builders import arrive
from tests.builders import fhir_care_plan
from tests.journeys.coordination_region import citizen, hospitals, visit
from tests.people import nobody
from triage.commands.arguments import parser
from triage.commands.coordination import run_propose
from triage.commands.status import Status
from triage.errors import NotAllowedError, WrongUseError
from triage.store.tables import appointment, audit
from triage.workflow.application import Application
from triage.workflow.coordinate.batch import DepartmentDays, DepartmentPlan, department_days, department_plan

MONDAY, SUNDAY = date(2026, 11, 30), date(2026, 12, 6)
SAMPLES = ("1|Appointment/s1", "1|Appointment/s2")


@pytest.fixture
def crossing(app: Application) -> Application:
    """Two patients who each come twice; swapping their samples each would come once."""
    resources: list[Any] = [*hospitals()]
    for number, days in ((1, ("2026-12-01", "2026-12-02")), (2, ("2026-12-02", "2026-12-01"))):
        resources += [citizen(number), fhir_care_plan(number)]
        resources.append(visit(f"s{number}", f"{days[0]}T09:00", "Blodprøve", "blod", minutes=15, of=number))
        resources.append(visit(f"c{number}", f"{days[1]}T11:00", "Lungekontrol", minutes=15 * (number + 1), of=number))
    arrive(app, *resources)
    return app


def plan_of(app: Application, first: date = MONDAY, last: date = SUNDAY) -> tuple[DepartmentDays, DepartmentPlan]:
    days = department_days(app, "Afdelingen", first, last)
    return days, department_plan(days, 2.0)


def test_that_two_patients_change_places_where_both_gain(crossing: Application) -> None:
    days, found = plan_of(crossing)
    assert tuple(one.appointment for one in found.proposal.moves) == SAMPLES
    assert (found.proposal.before.trips, found.proposal.after.trips) == (4, 2)
    assert set(days.patients) == {"1", "2"}


def test_that_days_outside_stand_as_they_are(crossing: Application) -> None:
    tuesday = date(2026, 12, 1)
    days, found = plan_of(crossing, tuesday, tuesday)
    assert found.proposal.moves == ()
    assert {one.id for one in days.situation.visits.values() if one.movable} <= {"1|Appointment/s1", "1|Appointment/c2"}


def test_that_nothing_is_written_but_who_was_looked_at(crossing: Application) -> None:
    before = _content(crossing)
    plan_of(crossing)
    assert _content(crossing) == before != []
    with crossing.store.read() as connection:
        last = connection.execute(select(audit.c.act).order_by(audit.c.id.desc())).scalars().first()
    assert last == "list department plan"


def test_that_the_first_answer_stands_where_the_search_is_ended(crossing: Application) -> None:
    days = department_days(crossing, "Afdelingen", MONDAY, SUNDAY)
    told: list[DepartmentPlan] = []
    found = department_plan(days, 2.0, lambda: False, told.append)
    assert (found.is_whole, found) == (False, told[0])


def test_that_who_is_of_another_department_is_refused(crossing: Application) -> None:
    with pytest.raises((NotAllowedError, WrongUseError)):
        department_days(crossing, "Andetsteds", MONDAY, SUNDAY)
    with pytest.raises(NotAllowedError):
        department_days(nobody(crossing), "Afdelingen", MONDAY, SUNDAY)


def test_that_too_many_are_refused_with_what_to_do(crossing: Application, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("triage.workflow.coordinate.batch.MOST_PATIENTS", 1)
    with pytest.raises(WrongUseError) as refusal:
        department_days(crossing, "Afdelingen", MONDAY, SUNDAY)
    assert "Vælg færre dage" in refusal.value.text.da


def test_that_the_plan_is_json_for_scripts(crossing: Application, capsys: pytest.CaptureFixture[str]) -> None:
    words = ["propose", "--department", "Afdelingen", "--week", "2026-W49", "--seconds", "2", "--json"]
    assert run_propose(crossing, parser().parse_args(words)) is Status.FINDINGS
    told = json.loads(capsys.readouterr().out)
    assert (told["from"], told["to"], told["patients"]) == ("2026-11-30", "2026-12-06", 2)
    assert [one["appointment"] for one in told["proposal"]["moves"]] == list(SAMPLES)


def test_that_the_words_say_whose_visit_is_moved_and_that_nothing_was(
    crossing: Application, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["propose", "--department", "Afdelingen", "--day", "2026-12-01", "--seconds", "1"]
    assert run_propose(crossing, parser().parse_args(words)) is Status.DONE
    assert run_propose(crossing, parser().parse_args([*words[:3], "--week", "2026-W49"])) is Status.FINDINGS
    told = capsys.readouterr().out
    assert "Eksempel, Person 2" in told
    assert told.rstrip().endswith("Intet er flyttet endnu.")


@pytest.mark.parametrize("when", [[], ["--week", "2026-W49", "--day", "2026-12-01"]])
def test_that_when_must_be_said_once(crossing: Application, when: list[str]) -> None:
    with pytest.raises(WrongUseError):
        run_propose(crossing, parser().parse_args(["propose", "--department", "Afdelingen", *when]))


def _content(app: Application) -> list[Any]:
    with app.store.read() as connection:
        return [tuple(row) for row in connection.execute(select(appointment).order_by(appointment.c.id))]
