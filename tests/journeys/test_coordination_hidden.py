"""A visit to a department that nobody else is told of is time taken: nothing computed gives away where, what or how."""

from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.away.builders import Clock, application, arrive, fresh_store
from tests.builders import fhir_care_plan
from tests.journeys.coordination_region import citizen, hospitals, referral, slot, stay, visit
from tests.people import colleague
from triage.access.department import Part
from triage.access.roles import Role
from triage.commands.coordination_json import conflicts_as_json, proposal_as_json
from triage.coordination.conflicts.conflict import Code
from triage.coordination.inbox.query import InboxQuery
from triage.coordination.situation.traveller import Needs
from triage.coordination.words.names import Names
from triage.errors import WrongUseError
from triage.workflow.application import Application
from triage.workflow.chart.open_chart import open_patient
from triage.workflow.coordinate.coordination import Coordination
from triage.workflow.coordinate.findings import find_again
from triage.workflow.coordinate.inbox import list_inbox
from triage.workflow.coordinate.letters import letters_of
from triage.workflow.coordinate.notes import lift_note, note_movable, note_needs
from triage.workflow.coordinate.patient import open_coordination, proposed
from triage.workflow.people.departments import assign, make_department

pytestmark = pytest.mark.file_only

_TEAM = "Psykiatri"
_SECRET = {"psyk": "Psykiatrisk klinik", "rus": "Rusmiddelklinik"}
_SERVICES = ("Samtale", "Medicinsamtale", "EEG", "Blodprøve", "Diætistsamtale", "Noget helt andet")
_VISIBLE = {"service": "Samtale", "clinic": "psyk", "site": "viborg"}
HIDDEN = st.fixed_dictionaries(
    {
        "service": st.sampled_from(_SERVICES),
        "clinic": st.sampled_from(sorted(_SECRET)),
        "site": st.sampled_from(("aarhus", "viborg")),
        "mode": st.sampled_from(("physical", "phone", "video")),
    }
)


@settings(max_examples=8)
@given(st.lists(HIDDEN, min_size=2, max_size=3))
def test_that_another_place_service_or_department_changes_nothing_at_all(kinds: list[dict[str, str]]) -> None:
    first, *others = [_as_the_secretary_has_it(hidden) for hidden in kinds]
    for other in others:
        assert other == first


def test_that_the_visit_is_there_all_the_same_as_time_taken() -> None:
    with TemporaryDirectory() as folder:
        shown = _secretarys(_filled(Path(folder), {"service": "Samtale", "clinic": "psyk", "site": "viborg"}))
        assert [f"{one.start:%H:%M}-{one.end:%H:%M}" for one in shown.taken] == ["11:00-11:45"]
        assert Code.PATIENT_UNAVAILABLE in {one.code for one in shown.conflicts}
        assert not any("secret" in id_ for id_ in (*shown.situation.visits, *shown.situation.pathways))


def test_that_its_own_people_see_it() -> None:
    with TemporaryDirectory() as folder:
        app = _filled(Path(folder), {"service": "Samtale", "clinic": "psyk", "site": "viborg"})
        own = open_coordination(colleague(app, "egen", Role.MEDICAL_SECRETARY, department=_TEAM), 1)
        assert "1|Appointment/secret" in own.situation.visits
        assert own.taken == ()


def test_that_what_is_noted_there_tells_neither_of_it_nor_who_noted_it() -> None:
    with TemporaryDirectory() as folder:
        app = _filled(Path(folder), {"service": "Samtale", "clinic": "psyk", "site": "viborg"})
        own = colleague(app, "egen", Role.MEDICAL_SECRETARY, department=_TEAM)
        note_movable(own, 1, "1|Appointment/secret", movable=False)
        note_needs(own, 1, Needs(companion=True))
        (note,) = _secretarys(app).notes
        assert (note.value, note.author) == (Needs(companion=True), "")


def test_that_a_stay_there_is_time_taken_too() -> None:
    with TemporaryDirectory() as folder:
        app = _filled(Path(folder), {"service": "Samtale", "clinic": "psyk", "site": "viborg"})
        there = {"serviceProvider": {"display": _TEAM}}
        arrive(app, stay("e1", "2026-11-24", **there))
        shown = _secretarys(app)
        assert shown.situation.travellers["1"].admissions == ()
        assert len(shown.taken) == 2


def _words(shown: Coordination) -> str:
    """All that is told of the patient; what courses and services are called is the same whoever it is."""
    return str(replace(shown, names=Names())).casefold()


def _as_the_secretary_has_it(hidden: dict[str, str]) -> tuple[object, ...]:
    with TemporaryDirectory() as folder:
        app = _filled(Path(folder), hidden)
        shown = proposed(_secretarys(app))
        assert shown.proposal is not None
        letters = letters_of(colleague(app, "brevskriver", Role.MEDICAL_SECRETARY), 1)
        assert [len(one.letter.visits) for one in letters] == [2, 1]
        told = conflicts_as_json(shown.conflicts), proposal_as_json(shown.proposal), letters
        app.store.close()
        return (replace(shown), *told)


def _filled(folder: Path, hidden: dict[str, str]) -> Application:
    """A store in which one patient has a visit that is hidden between two that are not, and free times around."""
    app = application(fresh_store(folder), Clock())
    make_department(app, _TEAM, is_sensitive=True)
    for code, name in _SECRET.items():
        for called in (name, f"HealthcareService/aarhus-{code}", f"HealthcareService/viborg-{code}"):
            assign(app, _TEAM, Part.SERVICE, called)
    arrive(app, *hospitals(**_SECRET), citizen(), fhir_care_plan(), *_open_visits(), *_secret(hidden))
    return app


def _open_visits() -> list[dict[str, Any]]:
    based = {"basedOn": [{"reference": "ServiceRequest/r1"}]}
    return [
        referral("r1", "2026-11-10"),
        visit("a1", "2026-12-01T09:00", "Blodprøve", "blod", minutes=15),
        visit("a2", "2026-12-01T12:00", "Lungekontrol", **based),
        visit("a3", "2026-12-08T10:00", "Lungekontrol"),
        slot("s1", "2026-12-01T13:00", "Blodprøve", "blod", minutes=15),
        slot("s2", "2026-12-08T09:20", "Blodprøve", "blod", minutes=15),
        slot("s3", "2026-12-01T10:00", "Lungekontrol"),
        slot("s4", "2026-12-08T11:00", "Lungekontrol"),
    ]


def _secret(hidden: dict[str, str]) -> list[dict[str, Any]]:
    asked = referral("secret", "2026-10-01", performer=[{"reference": f"HealthcareService/aarhus-{hidden['clinic']}"}])
    based = {"basedOn": [{"reference": "ServiceRequest/secret"}]}
    mode = {"mode": hidden["mode"]} if "mode" in hidden else {}
    parts = {name: value for name, value in hidden.items() if name != "mode"}
    return [asked, visit("secret", "2026-12-01T11:00", minutes=45, **parts, **mode, **based)]


def _secretarys(app: Application) -> Coordination:
    return open_coordination(colleague(app, "sekretær", Role.MEDICAL_SECRETARY), 1)


def test_that_a_right_that_names_an_illness_is_told_to_who_treats_it_alone() -> None:
    with TemporaryDirectory() as folder:
        app = _filled(Path(folder), {"service": "Samtale", "clinic": "psyk", "site": "viborg"})
        kind = {"coding": [{"system": "http://visita.example/referral", "code": "behandling-psykiatri"}]}
        arrive(app, referral("r2", "2026-11-10", code=kind))
        asked = {"performer": [{"reference": "HealthcareService/aarhus-psyk"}]}
        arrive(app, referral("r3", "2026-11-10", code=kind, **asked))
        assert {one.kind for one in _secretarys(app).situation.pathways.values()} == {"udredning"}
        assert "psykiatri" not in _words(_secretarys(app))
        own = open_coordination(colleague(app, "egen", Role.MEDICAL_SECRETARY, department=_TEAM), 1)
        assert "1|ServiceRequest/r3" in own.situation.pathways


@pytest.mark.parametrize("part", ["Psykiatrisk klinik", "HealthcareService/viborg-psyk"])
def test_that_a_clinic_is_hidden_by_its_name_and_by_its_reference_alike(tmp_path: Path, part: str) -> None:
    app = application(fresh_store(tmp_path), Clock())
    make_department(app, _TEAM, is_sensitive=True)
    assign(app, _TEAM, Part.SERVICE, part)
    arrive(app, *hospitals(**_SECRET), citizen(), fhir_care_plan(), *_open_visits(), *_secret(_VISIBLE))
    assert "psyk" not in _words(_secretarys(app))
    chart = open_patient(colleague(app, "læge", Role.CLINICIAN), 1)
    assert "Samtale" not in str(chart.appointments)


def test_that_a_visit_of_which_only_the_place_is_named_is_hidden_by_the_place(tmp_path: Path) -> None:
    app = application(fresh_store(tmp_path), Clock())
    make_department(app, _TEAM, is_sensitive=True)
    somewhere = {"resourceType": "Location", "id": "ps", "name": _TEAM, "status": "active"}
    there = visit("secret", "2026-12-01T11:00", "Samtale")
    there["participant"] = [there["participant"][0], {"actor": {"reference": "Location/ps"}, "status": "accepted"}]
    arrive(app, *hospitals(), somewhere, citizen(), fhir_care_plan(), *_open_visits(), there)
    shown = _secretarys(app)
    assert (len(shown.taken), "psykiatri" in _words(shown)) == (1, False)


def test_that_what_was_found_before_a_department_was_hidden_is_told_no_more(tmp_path: Path) -> None:
    app = application(fresh_store(tmp_path), Clock())
    arrive(app, *hospitals(**_SECRET), citizen(), fhir_care_plan(), *_open_visits())
    arrive(app, visit("secret", "2026-12-01T09:05", "Samtale", "psyk"))
    secretary = colleague(app, "sekretær", Role.MEDICAL_SECRETARY)
    find_again(app)
    assert "Psykiatrisk" in str(list_inbox(secretary, InboxQuery(), 0, 99))
    make_department(app, _TEAM, is_sensitive=True)
    assign(app, _TEAM, Part.SERVICE, "Psykiatrisk klinik")
    find_again(app)
    assert "psykiatri" not in str(list_inbox(secretary, InboxQuery(states=frozenset()), 0, 99)).casefold()


@pytest.mark.parametrize("about", ["Appointment/secret", "ServiceRequest/secret"])
def test_that_a_note_about_what_is_hidden_is_refused_like_one_about_nothing(tmp_path: Path, about: str) -> None:
    secretary = colleague(_filled(tmp_path, _VISIBLE), "sekretær", Role.MEDICAL_SECRETARY)
    told = []
    for one in (f"1|{about}", f"1|{about}-nobody-has"):
        with pytest.raises(WrongUseError) as refused:
            note_movable(secretary, 1, one, movable=False)
        told.append(refused.value.text)
    assert told[0] == told[1]


def test_that_a_note_about_what_is_hidden_is_lifted_by_its_own_people_alone(tmp_path: Path) -> None:
    app = _filled(tmp_path, _VISIBLE)
    own = colleague(app, "egen", Role.MEDICAL_SECRETARY, department=_TEAM)
    note_movable(own, 1, "1|Appointment/secret", movable=False)
    (note,) = open_coordination(own, 1).notes
    with pytest.raises(WrongUseError, match=f"No note {note.key} counts"):
        lift_note(colleague(app, "sekretær", Role.MEDICAL_SECRETARY), note.key)
    assert [one.key for one in open_coordination(own, 1).notes] == [note.key]
    lift_note(own, note.key)
    assert open_coordination(own, 1).notes == ()
