"""Views, presence, reasons and settings in a shared database, where each has a login of their own."""

from collections.abc import Iterator
from dataclasses import replace

import psycopg
import pytest

from tests.rights_ward import Ward
from triage.clinical.decision import Action
from triage.errors import NotAllowedError
from triage.workflow.casework.decide import decide, undo
from triage.workflow.catalogue import Catalogue
from triage.workflow.lists.gains import mark, new_since
from triage.workflow.lists.list_cases import list_cases
from triage.workflow.lists.menus import menus
from triage.workflow.lists.presence import note_presence, who_is_there
from triage.workflow.lists.sheet import list_sheet
from triage.workflow.lists.views import remove_view, rename_view, save_view, share_view, views
from triage.workflow.rights.privacy import mark_private
from triage.workflow.tune.without_rules import patients_without_rules
from triage.worklist.row import EVERYBODY, Row
from triage.worklist.views import BUILT_IN

MS = "(extract(epoch FROM clock_timestamp()) * 1000)::bigint"
INTO_PRESENCE = f"INSERT INTO presence (actor, workstation, patient_id, until) VALUES ('{{}}', 'x', {{}}, {MS})"
INTO_VIEWS = (
    "INSERT INTO saved_view (owner, department_id, name, version, query, made, changed_by, changed) "
    "VALUES ('{who}', {place}, 'x', 1, '{{}}', 1, '{who}', 1)"
)
INTO_LIMITS = (
    "INSERT INTO own_limit (patient_id, rule_set, param, value, reason, author, at, until) "
    f"VALUES ({{}}, 'x', '{{}}', '2', 'z', '{{}}', {MS}, {MS} + 99999)"
)
INTO_SETTINGS = (
    "INSERT INTO department_setting (department_id, kind, programme, body, author, at) "
    f"VALUES ({{}}, 'capacity', '', '{{{{}}}}', '{{}}', {MS})"
)


@pytest.fixture
def ward(made: Ward) -> Iterator[Ward]:
    yield made
    made.told("DELETE FROM saved_view; DELETE FROM presence; UPDATE privacy_mark SET ended = 1, ended_by = 'x'")
    made.close_opened()


@pytest.fixture
def both(ward: Ward) -> Iterator[Ward]:
    """The ward, where patient 1 has a case in the other department too."""
    columns = "patient_id, programme, is_open, colour_rank, opened, result_id, reason_da, reason_en"
    taken = "SELECT 1, 'heart_failure', 1, 1, 1, result_id, 'Angst', 'Anxiety', 2 FROM \"case\" LIMIT 1"
    ((key,),) = ward.told(f'INSERT INTO "case" ({columns}, department_id) {taken} RETURNING id')
    ward.told(f"INSERT INTO case_reason (case_id, patient_id, da, en) VALUES ({key}, 1, 'Angst', 'Anxiety')")
    yield ward
    ward.told(f'DELETE FROM case_reason WHERE case_id = {key}; DELETE FROM "case" WHERE id = {key}')


def worst(ward: Ward, login: str) -> Row:
    return list_cases(ward.of(login), EVERYBODY, 0, 9)[0]


def test_that_a_clinician_is_not_told_what_another_department_follows_an_own_patient_for(both: Ward) -> None:
    reasons = "SELECT count(*) FROM case_reason WHERE da = 'Angst'"
    assert {login: both.found(login, reasons)[0][0] for login in ("r_anna", "r_bo")} == {"r_anna": 0, "r_bo": 1}
    assert "Angst" not in {kind.code for kind in menus(both.of("r_anna")).reasons}
    assert "Angst" in {kind.code for kind in menus(both.of("r_bo")).reasons}


@pytest.mark.parametrize("login", ["r_sofie", "r_eva", "r_ida"])
def test_that_who_reads_no_reasons_reads_no_kinds_of_them(ward: Ward, login: str) -> None:
    assert ward.found(login, "SELECT count(*) FROM case_reason") == [(0,)]


def test_that_each_is_told_of_own_patients_alone_that_no_rules_judge(ward: Ward) -> None:
    lungs, hearts = {"copd": 2}, {"heart_failure": 1}
    seen = {"r_anna": lungs, "r_sofie": lungs, "r_lis": lungs, "r_bo": hearts, "r_service": lungs | hearts}
    none = Catalogue(ward.folder)
    assert {login: patients_without_rules(replace(ward.of(login), catalogue=none)) for login in seen} == seen


def test_that_a_view_is_kept_shared_and_taken_away(ward: Ward) -> None:
    anna, carl, head = ward.of("r_anna"), ward.of("r_carl"), ward.of("r_lis")
    key = save_view(anna, "Alle", EVERYBODY).key or 0
    assert len(views(carl)) == len(BUILT_IN)
    share_view(anna, key, shared=True)
    assert [line.view.name.da for line in views(carl)][len(BUILT_IN) :] == ["Alle"]
    assert len(views(ward.of("r_bo"))) == len(BUILT_IN)
    with pytest.raises(NotAllowedError):
        rename_view(carl, key, "Carls")
    rename_view(head, key, "Afdelingens")
    remove_view(head, key)
    assert len(views(anna)) == len(BUILT_IN)


def test_that_a_list_tells_what_came_and_goes_out_on_a_sheet(ward: Ward) -> None:
    anna = ward.of("r_anna")
    before, row = mark(anna), worst(ward, "r_anna")
    done = decide(anna, row.case, Action.NO_VISIT, "Set").decision or 0
    assert new_since(anna, EVERYBODY, before).reds == 0
    undo(anna, done)
    reds = {login: new_since(ward.of(login), EVERYBODY, before).reds for login in ("r_anna", "r_carl", "r_sofie")}
    assert reds == {"r_anna": 0, "r_carl": 1, "r_sofie": 1}
    assert len(list_sheet(anna, EVERYBODY, "Morgenrunde", with_cpr=True).rows) == 2


def test_that_the_own_department_alone_is_told_who_has_a_patient_open(ward: Ward) -> None:
    case = worst(ward, "r_anna").case
    note_presence(ward.of("r_anna"), case)
    told = {case: ("Opdigtet r_anna",)}
    seen = {login: who_is_there(ward.of(login), [case]) for login in ("r_carl", "r_lis", "r_sofie", "r_bo")}
    assert seen == {"r_carl": told, "r_lis": told, "r_sofie": told, "r_bo": {}}
    assert ward.found("r_bo", "SELECT count(*) FROM presence") == [(0,)]
    note_presence(ward.of("r_anna"), None)
    assert ward.told("SELECT count(*) FROM presence") == [(0,)]


def test_that_nobody_is_told_who_has_a_closed_record_open(ward: Ward) -> None:
    row = worst(ward, "r_anna")
    note_presence(ward.of("r_carl"), row.case)
    mark_private(ward.of("r_anna"), row.patient)
    assert who_is_there(ward.of("r_anna"), [row.case]) == {}
    assert ward.found("r_anna", "SELECT count(*) FROM presence") == [(0,)]


def test_that_no_name_finds_a_closed_record(ward: Ward) -> None:
    row = worst(ward, "r_anna")
    mark_private(ward.of("r_anna"), row.patient)
    named = replace(EVERYBODY, words=row.name)
    assert row.patient not in {one.patient for one in list_cases(ward.of("r_anna"), named, 0, 9)}


REFUSED = {
    "be there in another's name": INTO_PRESENCE.format("r_bo", 1),
    "be at another department's patient": INTO_PRESENCE.format("r_anna", 2),
    "keep a view in another's name": INTO_VIEWS.format(who="r_bo", place="NULL"),
    "share a view with another department": INTO_VIEWS.format(who="r_anna", place=2),
    "give a view to another": "UPDATE saved_view SET owner = 'r_bo'",
    "delete a view": "DELETE FROM saved_view",
    "set a limit in another's name": INTO_LIMITS.format(1, "y", "r_carl"),
    "set a limit of another department's patient": INTO_LIMITS.format(2, "y", "r_anna"),
    "loosen a limit that is set": "UPDATE own_limit SET value = '1'",
    "lift in another's name": f"UPDATE own_limit SET lifted = {MS}, lifted_by = 'r_carl' WHERE param = 'y'",
    "have lifted it last month": "UPDATE own_limit SET lifted = 1, lifted_by = 'r_anna' WHERE param = 'y'",
    "lift what another lifted": f"UPDATE own_limit SET lifted = {MS}, lifted_by = 'r_anna' WHERE param = 'w'",
    "set what a department can do": INTO_SETTINGS.format(1, "r_anna"),
    "make a step of a colour": "UPDATE colour_step SET colour_rank = 3",
    "forget that a colour got worse": "DELETE FROM colour_step",
    "call somebody otherwise": "UPDATE name_part SET part = 'x'",
    "forget a name": "DELETE FROM name_part",
}


@pytest.mark.parametrize("statement", REFUSED.values(), ids=REFUSED.keys())
def test_that_a_clinicians_login_cannot(ward: Ward, statement: str) -> None:
    limits = f"{INTO_LIMITS.format(1, 'y', 'r_carl')}; {INTO_LIMITS.format(1, 'w', 'r_carl')}"
    ward.told(f"DELETE FROM own_limit; {INTO_VIEWS.format(who='r_anna', place='NULL')}; {limits}")
    ward.told("UPDATE own_limit SET lifted = 5, lifted_by = 'r_carl' WHERE param = 'w'")
    with pytest.raises(psycopg.errors.InsufficientPrivilege), ward.sql("r_anna") as connection:
        if connection.execute(statement).rowcount == 0:
            raise psycopg.errors.InsufficientPrivilege("no row is in sight")


def test_that_a_heads_login_sets_the_own_department_alone(ward: Ward) -> None:
    with ward.sql("r_lis") as connection:
        connection.execute(INTO_SETTINGS.format(1, "r_lis"))
    with pytest.raises(psycopg.errors.InsufficientPrivilege), ward.sql("r_lis") as connection:
        connection.execute(INTO_SETTINGS.format(2, "r_lis"))
