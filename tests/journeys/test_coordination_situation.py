"""From what sources sent to what coordination looks at."""

from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest

from tests.away.builders import arrive
from tests.builders import NOW, fhir_care_plan, fhir_spo2
from tests.journeys.coordination_region import citizen, hospitals, referral, slot, stay, visit
from tests.people import colleague, nobody
from triage.access.roles import Role
from triage.coordination.conflicts.conflict import Code
from triage.coordination.rebooking.capability import Capability
from triage.coordination.situation.situation import Situation
from triage.errors import NotAllowedError
from triage.store.auditing.audit_search import acts_in
from triage.workflow.application import Application
from triage.workflow.coordinate.coordination import Coordination
from triage.workflow.coordinate.patient import open_coordination, proposed
from triage.workflow.coordinate.situation import gathered, situation_of

A1 = "1|Appointment/a1"


def shown(app: Application, *resources: dict[str, Any]) -> Coordination:
    arrive(app, *hospitals(), citizen(), fhir_care_plan(), *resources)
    return open_coordination(app, 1)


def situation(app: Application, *resources: dict[str, Any], own: tuple[int, ...] = (1,)) -> Situation:
    arrive(app, *hospitals(), citizen(), fhir_care_plan(), *resources)
    with app.store.read() as connection:
        return situation_of(app, connection, [1], NOW, own)


def test_that_a_visit_has_danish_local_time_and_the_version_it_is_written_against(app: Application) -> None:
    found = shown(app, visit("a1", "2026-12-01T09:00", "Blodprøver", "blod", "viborg", 15))
    one = found.situation.visits[A1]
    assert (one.start, one.minutes, one.service) == (datetime.fromisoformat("2026-12-01T09:00"), 15, "Blodprøve")
    assert (one.dept, one.site, one.any_dept) == ("Blodprøver@viborg", "viborg", True)
    assert found.versions[A1] == "3"
    assert found.situation.travel.between("home:1", "viborg") is not None


def test_that_a_visit_by_phone_is_of_its_department_and_at_no_place(app: Application) -> None:
    found = situation(app, visit("a1", "2026-12-01T09:00", "Lungekontrol", mode="phone"))
    assert (found.visits[A1].dept, found.visits[A1].mode) == ("Lungesygdomme@aarhus", "phone")


def test_that_what_is_asked_for_has_no_time_and_blocks(app: Application) -> None:
    asked = visit("a1", "2026-12-01T09:00", "Lungekontrol", status="proposed")
    found = shown(app, {name: value for name, value in asked.items() if name not in ("start", "end")})
    assert [one.code for one in found.conflicts] == [Code.UNPLACED]


def test_that_a_place_that_nobody_knows_is_no_other_visits_place(app: Application) -> None:
    strange = visit("a2", "2026-12-01T09:40", "Lungekontrol")
    strange["participant"] = strange["participant"][:1]
    found = shown(app, visit("a1", "2026-12-01T09:00", "Lungekontrol"), strange)
    assert found.situation.visits["1|Appointment/a2"].site.startswith("?")
    assert found.site_names[found.situation.visits["1|Appointment/a2"].site] == ""


def test_that_free_times_of_the_same_department_and_service_are_offered(app: Application) -> None:
    found = shown(
        app,
        visit("a1", "2026-12-01T09:00", "Lungekontrol"),
        slot("s1", "2026-12-02T09:00", "Lungekontrol"),
        slot("s2", "2026-12-02T09:00", "Sygeplejesamtale"),
        slot("s3", "2026-12-02T09:00", "Lungekontrol", site="viborg"),
    )
    assert list(found.situation.slots) == ["1|Slot/s1"]
    assert found.versions["1|Slot/s1"] == "7"


def test_that_a_blood_test_may_be_anywhere(app: Application) -> None:
    taken = visit("a1", "2026-12-01T09:00", "Blodprøve", "blod", minutes=15)
    found = situation(app, taken, slot("s1", "2026-12-02T09:00", "Blodprøve", "blod", "viborg", 15))
    assert list(found.slots) == ["1|Slot/s1"]


def test_that_so_many_free_times_more_were_not_looked_at(app: Application) -> None:
    many = [slot(f"s{n}", f"2026-12-{1 + n // 8:02}T{8 + n % 8:02}:00", "Lungekontrol") for n in range(70)]
    found = shown(app, visit("a1", "2026-12-01T09:00", "Lungekontrol"), *many)
    assert (len(found.situation.slots), found.slots_left_out) == (60, 10)


def test_that_a_control_needs_the_test_that_the_catalogue_says(app: Application) -> None:
    found = shown(
        app,
        visit("a1", "2026-12-01T09:00", "Diabeteskontrol", "endo"),
        visit("a2", "2026-12-01T13:00", "Blodprøve", "blod", minutes=15),
    )
    assert Code.DEPENDENCY_ORDER in {one.code for one in found.conflicts}


def test_that_a_referral_is_a_pathway_completed_by_what_answers_it(app: Application) -> None:
    based = {"basedOn": [{"reference": "ServiceRequest/r1"}]}
    found = shown(app, referral("r1", "2026-11-10"), visit("a1", "2026-12-20T09:00", "Lungekontrol", **based))
    pathway = found.situation.pathways["1|ServiceRequest/r1"]
    assert (pathway.received, pathway.limit_days, pathway.completed_by) == (date(2026, 11, 10), 30, (A1,))
    assert Code.DEADLINE_BREACH in {one.code for one in found.conflicts}
    assert found.situation.travellers["1"].waiting_since == date(2026, 11, 10)


def test_that_who_was_booked_was_told(app: Application) -> None:
    based = {"basedOn": [{"reference": "ServiceRequest/r1"}]}
    told = situation(app, referral("r1", "2026-11-01"), visit("a1", "2026-11-26T09:00", "Lungekontrol", **based))
    assert told.pathways["1|ServiceRequest/r1"].notified_on is not None


def test_that_a_stay_without_an_end_stands_in_the_way_of_the_next_days_alone(app: Application) -> None:
    near, later = (visit(f"a{n}", day, "Lungekontrol") for n, day in ((1, "2026-11-25T09:00"), (2, "2027-01-05T09:00")))
    found = shown(app, stay("e1", "2026-11-22"), near, later)
    clashes = [one.items for one in found.conflicts if one.code is Code.INPATIENT_CLASH]
    assert clashes == [(A1,)]


def test_that_who_needs_an_interpreter_lacks_one(app: Application) -> None:
    speaks = {"communication": [{"language": {"text": "Arabisk"}, "preferred": True}]}
    url = "http://hl7.org/fhir/StructureDefinition/patient-interpreterRequired"
    arrive(app, *hospitals(), citizen(extension=[{"url": url, "valueBoolean": True}], **speaks))
    arrive(app, fhir_care_plan(), visit("a1", "2026-12-01T09:00", "Lungekontrol"))
    (found,) = open_coordination(app, 1).conflicts
    assert (found.code, found.data) == (Code.INTERPRETER_MISSING, {"language": "Arabisk"})


def test_that_red_without_a_visit_is_told_in_the_department_that_follows_the_course(app: Application) -> None:
    found = shown(app, fhir_spo2(80), visit("a1", "2026-12-10T09:00", "Lungekontrol"))
    assert Code.TRIAGE_RED_LATE in {one.code for one in found.conflicts}
    assert found.situation.visits[A1].pro.color == "red"


def test_that_one_room_cannot_be_used_by_two_patients(app: Application) -> None:
    other = visit("b1", "2026-12-01T09:30", "EEG", "neuro", minutes=60, of=2)
    found = shown(app, citizen(2), visit("a1", "2026-12-01T09:00", "EEG", "neuro", minutes=60), other)
    (clash,) = (one for one in found.conflicts if one.code is Code.RESOURCE_DOUBLE_BOOKED)
    assert clash.items == (A1, "1|Appointment/b1")


def test_that_the_conflicts_of_a_stranger_in_the_same_room_are_not_told(app: Application) -> None:
    others = [visit(f"b{n}", "2026-12-01T09:30", "EEG", "neuro", minutes=60, of=2) for n in (1, 2)]
    found = shown(app, citizen(2), visit("a1", "2026-12-01T09:00", "EEG", "neuro", minutes=60), *others)
    assert all(A1 in one.items for one in found.conflicts)


def test_that_the_owner_says_how_it_is_booked(app: Application) -> None:
    arrive(app, *hospitals(), citizen(), fhir_care_plan(), visit("a1", "2026-12-01T09:00", "Lungekontrol"))
    arrive(app, visit("a2", "2026-12-02T09:00", "EEG", "neuro"))
    with app.store.read() as connection:
        found = gathered(app, connection, [1], NOW, (1,))
    assert found.owners["Lungesygdomme@aarhus"].capability is Capability.WRITE
    assert found.owners["Neurologi@aarhus"].capability is Capability.REQUEST
    assert found.owners["Neurologi@aarhus"].phone == "+45 00 00 00 01"


def test_that_a_department_whose_source_takes_nothing_back_is_told_as_one_to_telephone(app: Application) -> None:
    booked = visit("a1", "2026-12-01T09:00", "Lungekontrol"), visit("a2", "2026-12-02T09:00", "EEG", "neuro")
    found = shown(replace(app, is_demo=False), *booked)
    asked = [found.owners[dept] for dept in ("Lungesygdomme@aarhus", "Neurologi@aarhus")]
    assert [owner.capability for owner in asked] == [Capability.PHONE] * 2
    assert found.owners["Neurologi@aarhus"].phone == "+45 00 00 00 01"


def test_that_a_plan_is_proposed_and_tells_what_it_gains(app: Application) -> None:
    found = shown(
        app,
        visit("a1", "2026-12-01T09:00", "Blodprøve", "blod", minutes=15),
        visit("a2", "2026-12-03T10:00", "Lungekontrol"),
        slot("s1", "2026-12-03T09:20", "Blodprøve", "blod", minutes=15),
    )
    assert found.proposal is None
    planned = proposed(found)
    assert [(move.appointment, move.to) for move in planned.proposal.moves] == [(A1, "1|Slot/s1")]
    assert Code.COMBINABLE_TRIPS in {one.code for one in planned.conflicts}


def test_that_the_look_up_is_logged_and_strangers_are_refused(app: Application) -> None:
    arrive(app, *hospitals(), citizen(), fhir_care_plan())
    with pytest.raises(NotAllowedError):
        open_coordination(nobody(app), 1)
    open_coordination(colleague(app, "sekretær", Role.MEDICAL_SECRETARY), 1)
    with app.store.read() as connection:
        assert "view appointments" in acts_in(connection)
