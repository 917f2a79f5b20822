"""Beside the list: views with live counts, what waits, who is where, search, and the list as a sheet."""

import zipfile
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import insert, select

from tests.away.builders import arrive, people
from tests.builders import NOW, ago, fhir_care_plan, fhir_patient, fhir_spo2, patient
from tests.people import colleague
from triage.access.relation import EmergencyReason, LegalGround
from triage.access.roles import Role
from triage.clinical.choice import plain
from triage.clinical.colour import Colour
from triage.clinical.decision import Action
from triage.errors import NotAllowedError, StoreError, WrongUseError
from triage.store.tables import audit, saved_view
from triage.workflow.administration.programmes import set_programme
from triage.workflow.application import Application
from triage.workflow.auditing.shown import Shown
from triage.workflow.casework.decide import decide, undo
from triage.workflow.lists.gains import mark, new_since
from triage.workflow.lists.list_cases import list_cases, rows_of
from triage.workflow.lists.menus import menus
from triage.workflow.lists.not_acute import says_not_acute
from triage.workflow.lists.presence import note_presence, who_is_there
from triage.workflow.lists.sheet import list_sheet
from triage.workflow.lists.views import remove_view, rename_view, replace_view, save_view, share_view, views
from triage.workflow.lists.xlsx import save_xlsx
from triage.workflow.rights.emergency import break_glass
from triage.workflow.rights.privacy import mark_private
from triage.worklist.programme_use import ProgrammeUse
from triage.worklist.row import EVERYBODY, Query
from triage.worklist.views import BUILT_IN

REDS = replace(EVERYBODY, colours=(Colour.RED,))
PURPOSE = "Morgenrunde"


@pytest.fixture
def anna(app: Application) -> Application:
    """A clinician of a department with three reds."""
    arrive(app, *people(3))
    return colleague(app, "anna")


def logged(app: Application) -> list[str]:
    with app.store.read() as connection:
        found = connection.execute(select(audit.c.act, audit.c.subject).order_by(audit.c.id))
        return [f"{row.act}: {row.subject}" for row in found]


def names(app: Application, words: str) -> list[str]:
    return [row.name for row in list_cases(app, replace(EVERYBODY, words=words), 0, 50)]


def texts(path: Path) -> str:
    with zipfile.ZipFile(path) as book:
        return "".join(book.read(name).decode() for name in book.namelist() if name.endswith(".xml"))


@pytest.mark.parametrize("words", ["person 2 eksempel", "Eks 2", "EKSEMPEL, Person 2", patient(2).cpr])
def test_that_a_person_is_found_by_parts_of_the_name_and_the_whole_number(anna: Application, words: str) -> None:
    assert names(anna, words) == ["Eksempel, Person 2"]
    assert names(anna, words.replace("-", "")) == ["Eksempel, Person 2"]


def test_that_a_part_of_a_number_finds_nobody(anna: Application) -> None:
    number = patient(2).cpr or ""
    assert names(anna, number[:8]) == names(anna, number[-4:]) == []


def test_that_a_reason_is_looked_for_by_whom_it_is_told_to(app: Application, anna: Application) -> None:
    assert len(names(anna, "iltmæt")) == 3
    secretary = colleague(app, "sekretær", Role.MEDICAL_SECRETARY)
    assert names(secretary, "iltmæt") == []
    assert list_cases(secretary, replace(EVERYBODY, reasons=("Iltmætning",)), 0, 9) == []
    assert menus(secretary).reasons == ()


def test_that_menus_count_what_each_choice_lists(anna: Application) -> None:
    told = menus(anna)
    assert told.programmes == (("copd", 3),)
    for kind in told.reasons:
        assert len(list_cases(anna, replace(EVERYBODY, reasons=(kind.code,)), 0, 50)) == kind.count


def test_that_a_new_name_is_found_and_the_old_one_no_more(anna: Application) -> None:
    renamed = fhir_patient(2) | {"name": [{"family": "Demogaard-Prøve", "given": ["Åse"]}], "meta": {"versionId": "2"}}
    arrive(anna, renamed)
    assert names(anna, "aase prøve") == names(anna, "demog") == ["Demogaard-Prøve, Åse"]
    assert names(anna, "person 2") == []


def test_that_every_view_counts_the_list_behind_it(anna: Application) -> None:
    save_view(anna, "Røde", REDS)
    told = views(anna)
    assert [line.view.code for line in told][: len(BUILT_IN)] == [view.code for view in BUILT_IN]
    for line in told:
        assert line.view.query is not None
        assert line.total == len(list_cases(anna, line.view.query, 0, 50))
    assert [(line.view.name.da, line.total, line.red) for line in told][-1] == ("Røde", 3, 3)


def test_that_a_view_is_ones_own_until_it_is_shared(app: Application, anna: Application) -> None:
    bo = colleague(app, "bo")
    made = save_view(anna, "Røde", REDS)
    assert [line.view.key for line in views(bo)][len(BUILT_IN) :] == []
    share_view(anna, made.key or 0, shared=True)
    (seen,) = [line.view for line in views(bo)][len(BUILT_IN) :]
    assert (seen.name.da, seen.query, seen.shared, seen.may_change) == ("Røde", REDS, True, False)
    with pytest.raises(NotAllowedError):
        rename_view(bo, made.key or 0, "Bos")
    head = colleague(app, "leder", Role.DEPARTMENT_HEAD)
    assert rename_view(head, made.key or 0, "Afdelingens røde").name.da == "Afdelingens røde"
    remove_view(head, made.key or 0)
    assert len(views(anna)) == len(BUILT_IN)
    changes = "change view: view 1: own > shared", "change view: view 1: renamed"
    assert {"save view: view 1", *changes, "remove view: view 1"} <= set(logged(app))


def test_that_a_secretary_shares_no_view(app: Application, anna: Application) -> None:
    secretary = colleague(app, "sekretær", Role.MEDICAL_SECRETARY)
    assert not save_view(secretary, "Mine røde", REDS).shared
    with pytest.raises(NotAllowedError):
        save_view(secretary, "Fælles", REDS, shared=True)


@pytest.mark.parametrize("name", ["", "   ", "x" * 61])
def test_that_a_view_has_a_name(anna: Application, name: str) -> None:
    with pytest.raises(WrongUseError):
        save_view(anna, name, REDS)


def test_that_a_name_stands_once_and_names_nobody_that_was_looked_for(anna: Application) -> None:
    made = save_view(anna, "Røde", REDS)
    with pytest.raises(WrongUseError):
        save_view(anna, "røde", EVERYBODY)
    with pytest.raises(WrongUseError):
        replace_view(anna, made.key or 0, replace(REDS, words="610152-9995"))


def test_that_a_filter_of_a_newer_program_is_not_dropped_in_silence(anna: Application) -> None:
    kept = {"owner": "anna", "name": "Nyere", "made": 0, "changed_by": "anna", "changed": 0}
    with anna.store.write() as connection:
        for version, query in ((1, '{"ward": "B4"}'), (2, "{}"), (1, "[]"), (1, '{"colours": ["blue"]}')):
            connection.execute(insert(saved_view).values(**kept, version=version, query=query))
    unreadable = views(anna)[len(BUILT_IN) :]
    assert [(line.view.query, line.total) for line in unreadable] == [(None, 0)] * 4


def test_that_what_came_since_waits_and_what_was_there_does_not(anna: Application) -> None:
    before = mark(anna)
    assert new_since(anna, EVERYBODY, before).total == 0
    arrive(anna, fhir_patient(4), fhir_care_plan(4), fhir_spo2(84, 14, of=4))
    arrive(anna, fhir_spo2(83, 15, of=1, at=ago(minutes=5)))
    waits = new_since(anna, EVERYBODY, before)
    assert (waits.by_colour, waits.total, waits.reds) == ({Colour.RED: 1}, 1, 1)
    assert new_since(anna, replace(EVERYBODY, colours=(Colour.GREEN,)), before).total == 0
    assert new_since(anna, replace(EVERYBODY, colours=(Colour.GREEN,)), before).reds == 1
    assert new_since(anna, EVERYBODY, mark(anna)).total == 0


def test_that_a_colour_that_got_worse_waits(app: Application) -> None:
    arrive(app, fhir_patient(1), fhir_care_plan(1), fhir_spo2(96, 1, of=1))
    before = mark(app)
    arrive(app, fhir_spo2(84, 1, of=1, meta={"versionId": "2"}))
    assert new_since(app, EVERYBODY, before).by_colour == {Colour.RED: 1}


def test_that_a_decision_brings_nothing_to_the_list(anna: Application) -> None:
    before, row = mark(anna), list_cases(anna, EVERYBODY, 0, 1)[0]
    decide(anna, row.case, plain(Action.PHONE), "", None, None)
    assert new_since(anna, EVERYBODY, before).total == 0


def test_that_taking_ones_own_decision_back_is_news_to_others_alone(app: Application, anna: Application) -> None:
    bo, row = colleague(app, "bo"), list_cases(anna, EVERYBODY, 0, 1)[0]
    made = decide(anna, row.case, plain(Action.PHONE)).decision
    assert made is not None
    before = mark(anna)
    undo(anna, made)
    assert new_since(anna, EVERYBODY, before).total == new_since(anna, EVERYBODY, before).reds == 0
    assert new_since(bo, EVERYBODY, before).by_colour == {Colour.RED: 1}


def test_that_many_rows_are_read_by_their_keys_in_one_line_of_the_log(anna: Application) -> None:
    keys = [row.case for row in list_cases(anna, EVERYBODY, 0, 9)]
    fresh = replace(anna, shown=Shown())
    assert [row.case for row in rows_of(fresh, keys[::-1])] == keys[::-1]
    assert [line for line in logged(anna) if line.startswith("list")][1:] == ["list: "]
    with pytest.raises(WrongUseError):
        rows_of(anna, [*keys, 999])


def test_that_others_see_who_has_a_patient_open_for_a_minute(app: Application, anna: Application) -> None:
    bo, row = colleague(app, "bo"), list_cases(anna, EVERYBODY, 0, 1)[0]
    note_presence(anna, row.case)
    assert who_is_there(bo, [row.case]) == {row.case: ("Opdigtet anna",)}
    assert who_is_there(anna, [row.case]) == {}
    later = replace(bo, clock=lambda: NOW + timedelta(seconds=61))
    assert who_is_there(later, [row.case]) == {}
    note_presence(anna, None)
    assert who_is_there(bo, [row.case]) == {}


def test_that_who_opens_the_next_patient_has_left_the_one_before(app: Application, anna: Application) -> None:
    bo, (one, other) = colleague(app, "bo"), list_cases(anna, EVERYBODY, 0, 2)
    note_presence(anna, one.case)
    note_presence(anna, other.case)
    assert list(who_is_there(bo, [one.case, other.case])) == [other.case]


def test_that_a_sheet_is_logged_and_has_numbers_only_where_they_were_asked_for(anna: Application) -> None:
    plain_sheet = list_sheet(anna, REDS, PURPOSE)
    assert (len(plain_sheet.rows), plain_sheet.total, {row.cpr for row in plain_sheet.rows}) == (3, 3, {""})
    assert logged(anna)[-1] == f"export_list: list, 3 patients: {PURPOSE}"
    assert {row.cpr for row in list_sheet(anna, REDS, PURPOSE, with_cpr=True).rows} == {
        patient(number).cpr for number in (1, 2, 3)
    }
    assert logged(anna)[-1] == f"export_list: list with CPR numbers, 3 patients: {PURPOSE}"


def test_that_the_number_of_a_private_record_leaves_on_no_sheet(app: Application, anna: Application) -> None:
    mark_private(app, 1)
    numbers = {row.cpr for row in list_sheet(anna, REDS, PURPOSE, with_cpr=True).rows}
    assert numbers == {"", patient(2).cpr, patient(3).cpr}


def test_that_what_is_open_in_an_emergency_is_for_the_eye_and_on_no_sheet(app: Application, anna: Application) -> None:
    mark_private(app, 1)
    break_glass(anna, 1, EmergencyReason.CONSENT, "Patienten står her", LegalGround.CONSENT)
    assert "Eksempel, Person 1" in [row.name for row in list_cases(anna, REDS, 0, 9)]
    sheet = list_sheet(anna, REDS, PURPOSE, with_cpr=True)
    assert "Eksempel, Person 1" not in [row.name for row in sheet.rows]
    assert patient(1).cpr not in [row.cpr for row in sheet.rows]


@pytest.mark.parametrize("role", [Role.AUDITOR, Role.ADMINISTRATOR, Role.RULE_AUTHOR])
def test_that_who_may_export_no_list_leaves_no_file(app: Application, tmp_path: Path, role: Role) -> None:
    with pytest.raises(NotAllowedError):
        save_xlsx(colleague(app, "anden", role), EVERYBODY, PURPOSE, tmp_path / "liste.xlsx", "da")
    assert not list(tmp_path.glob("*.xlsx"))


def test_that_a_list_without_a_purpose_is_not_taken_out(anna: Application) -> None:
    with pytest.raises(WrongUseError):
        list_sheet(anna, EVERYBODY, " ")


def test_that_a_secretary_takes_out_no_reasons(app: Application, anna: Application) -> None:
    secretary = colleague(app, "sekretær", Role.MEDICAL_SECRETARY)
    assert {row.reason.da for row in list_sheet(secretary, EVERYBODY, PURPOSE).rows} == {""}


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_that_no_name_is_a_formula(app: Application, tmp_path: Path, start: str) -> None:
    hostile = fhir_patient(1) | {"name": [{"family": f"{start}HYPERLINK(1)", "given": ["X"]}]}
    arrive(app, hostile, fhir_care_plan(1), fhir_spo2(84, 1, of=1))
    path = tmp_path / "liste.xlsx"
    save_xlsx(app, EVERYBODY, "=1+1", path, "da", with_cpr=True)
    written = texts(path)
    assert "HYPERLINK(1)" in written
    assert "<f>" not in written
    assert "RØD" in written


def test_that_a_file_that_cannot_be_written_leaves_the_old_one(anna: Application, tmp_path: Path) -> None:
    with pytest.raises(StoreError):
        save_xlsx(anna, EVERYBODY, PURPOSE, tmp_path / "borte" / "liste.xlsx", "da")
    with pytest.raises(StoreError):
        save_xlsx(anna, EVERYBODY, PURPOSE, tmp_path, "da")
    assert not list(tmp_path.glob(".visita-*"))


def test_that_the_commands_list_each_case(app: Application) -> None:
    arrive(app, *people(1), fhir_care_plan(1) | {"id": "c9"} | _programme("heart_failure"))
    assert len(list_cases(app, EVERYBODY, 0, 9)) == 1
    each = list_cases(app, Query(), 0, 9)
    assert len(each) == 2
    assert [one.programme for one in list_cases(app, EVERYBODY, 0, 9)[0].also] == [each[1].programme]


def _programme(code: str) -> dict[str, object]:
    return {"category": fhir_care_plan(1, code)["category"]}


def test_that_the_list_is_no_acute_service_until_every_programme_of_it_is_one(
    app: Application, anna: Application
) -> None:
    assert says_not_acute(anna)
    set_programme(app, None, ProgrammeUse("diabetes", not_acute=False))
    assert says_not_acute(anna)
    set_programme(app, None, ProgrammeUse("copd", not_acute=False))
    assert not says_not_acute(anna)
    set_programme(app, None, ProgrammeUse("copd"))
    assert says_not_acute(anna)
