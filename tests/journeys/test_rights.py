"""Rights through the real functions of the workflow: every role, every function, allowed and refused."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from tests.builders import NOW, bundle, fhir_care_plan, fhir_patient, fhir_spo2
from tests.people import colleague, nobody
from triage.access.acts import Act
from triage.access.department import Part
from triage.access.matrix import cell
from triage.access.relation import EmergencyReason
from triage.access.roles import Role
from triage.bootstrap import open_application
from triage.clinical.care import PauseReason
from triage.clinical.decision import Action
from triage.clinical.draft import Draft as Begun
from triage.errors import NotAllowedError, VisitaError
from triage.settings import Settings
from triage.workflow.administration.capacity import list_capacity, set_capacity
from triage.workflow.administration.changes import list_changes
from triage.workflow.administration.keys import back_up_to, key_state, verify_backup
from triage.workflow.administration.network import keep_proxy_login, see_network, set_network, try_source
from triage.workflow.administration.opening_hours import list_hours, preview_hours, set_hours
from triage.workflow.administration.programmes import list_programmes, set_programme
from triage.workflow.administration.recount_due import recount_deadlines
from triage.workflow.application import Application
from triage.workflow.care.courses import Asked, change_plan, end_course, enrol, patient_named
from triage.workflow.care.dismiss import dismiss_answer
from triage.workflow.care.limits import WantedLimit, lift, list_limits, set_limit
from triage.workflow.care.offers import care_offers
from triage.workflow.care.pause import add_pause, cut_short, list_pauses, pause_patient
from triage.workflow.casework.decide import correct, decide, undo
from triage.workflow.casework.draft import discard_draft, keep_draft, my_drafts
from triage.workflow.casework.notices import count_unseen, mark_seen
from triage.workflow.casework.own import claim
from triage.workflow.chart.explain import explain, find_case
from triage.workflow.chart.journal import journal_text
from triage.workflow.chart.note_picture import Way, note_picture
from triage.workflow.chart.open_chart import open_chart, open_patient
from triage.workflow.devices.devices import count_devices, device_history, find_devices, list_devices, trace_device
from triage.workflow.devices.invalidate import invalidate, preview_invalidation, preview_restoration, restore
from triage.workflow.intake.import_files import import_files
from triage.workflow.intake.quarantine import count_held, list_held, retry, show_held
from triage.workflow.intake.source_states import source_states
from triage.workflow.intake.sources import add, change
from triage.workflow.lists.gains import mark, new_since
from triage.workflow.lists.list_cases import conservation, count_cases, list_cases, row_of, rows_of
from triage.workflow.lists.menus import menus
from triage.workflow.lists.presence import note_presence, who_is_there
from triage.workflow.lists.sheet import list_sheet
from triage.workflow.lists.views import remove_view, rename_view, replace_view, save_view, share_view, views
from triage.workflow.people.departments import assign, list_departments, make_department, rename_department
from triage.workflow.people.find_patient import find_patients
from triage.workflow.people.identity import set_passphrase
from triage.workflow.people.people import add_person, confirm, deactivate, grant, list_people, revoke
from triage.workflow.pull.pull import pull, pull_source
from triage.workflow.rights.emergency import break_glass, emergency_of
from triage.workflow.rights.privacy import end_mark, mark_private, note_opt_out
from triage.workflow.score.expect import list_expected, refresh_ledger
from triage.workflow.score.score import score
from triage.workflow.watching.read_news import ask_round
from triage.workflow.write_back.outbox import outbox_lines, retry_outbox
from triage.workflow.write_back.write_back import write_back
from triage.worklist.department_hours import NewHours
from triage.worklist.devices import DeviceQuery, Draft
from triage.worklist.gains import ListMark
from triage.worklist.held import HeldQuery
from triage.worklist.network import Network
from triage.worklist.programme_use import ProgrammeUse
from triage.worklist.row import EVERYBODY, Query
from triage.worklist.source import SourceSettings

DAY = date(2026, 12, 1)
DRAFT = Draft((1,), NOW, None, "Måler for højt", delivered=False)
LONG = "Indlagt på en anden afdeling"
BEGUN = Begun(Action.PHONE, "Ringer")
OWN = WantedLimit("copd", "spo2_yellow", Decimal(94), DAY, "Kendt høj mætning")
MARK, HOURS = ListMark(0, 0, 0, NOW, 0), NewHours(None, None, {})


@dataclass(frozen=True)
class Tried:
    """A function as it is called about case 1 of patient 1, and the acts of which one lets it through."""

    name: str
    call: Callable[[Application], object]
    acts: tuple[Act, ...]


def tried(call: Callable[[Application], object], name: str, *acts: Act) -> Tried:
    return Tried(name, call, acts)


FUNCTIONS = [
    tried(lambda app: list_cases(app, Query(), 0, 9), "list_cases", Act.SEE_LIST),
    tried(lambda app: row_of(app, 1), "row_of", Act.SEE_LIST),
    tried(lambda app: rows_of(app, [1]), "rows_of", Act.SEE_LIST),
    tried(lambda app: find_case(app, "1"), "find_case", Act.SEE_LIST),
    tried(lambda app: count_cases(app, Query()), "count_cases", Act.SEE_COUNTS),
    tried(conservation, "conservation", Act.SEE_COUNTS),
    tried(count_unseen, "count_unseen", Act.SEE_COUNTS),
    tried(
        lambda app: open_chart(app, 1),
        "open_chart",
        Act.SEE_PATIENT,
        Act.SEE_PSEUDONYMISED,
        Act.SEE_APPOINTMENTS,
    ),
    tried(lambda app: explain(app, 1), "explain", Act.SEE_PATIENT),
    tried(lambda app: list_expected(app, "1"), "list_expected of one", Act.SEE_PATIENT),
    tried(list_expected, "list_expected", Act.SEE_EXPECTED),
    tried(lambda app: list_pauses(app, "1"), "list_pauses of one", Act.SEE_PATIENT),
    tried(list_pauses, "list_pauses", Act.SEE_EXPECTED),
    tried(lambda app: add_pause(app, "1", PauseReason.OTHER, DAY, DAY), "add_pause", Act.NOTE_PAUSE),
    tried(lambda app: pause_patient(app, 1, PauseReason.OTHER, DAY, DAY), "pause_patient", Act.NOTE_PAUSE),
    tried(lambda app: claim(app, 1), "claim", Act.OWN_CASE),
    tried(lambda app: list_devices(app, DeviceQuery(), 0, 9), "list_devices", Act.SEE_DEVICES),
    tried(lambda app: count_devices(app, DeviceQuery()), "count_devices", Act.SEE_DEVICES),
    tried(lambda app: find_devices(app, ["x"]), "find_devices", Act.SEE_DEVICES),
    tried(lambda app: device_history(app, 1), "device_history", Act.SEE_DEVICES),
    tried(lambda app: trace_device(app, 1), "trace_device", Act.SEE_DEVICES),
    tried(lambda app: preview_invalidation(app, DRAFT), "preview_invalidation", Act.INVALIDATE_READINGS),
    tried(lambda app: invalidate(app, DRAFT), "invalidate", Act.INVALIDATE_READINGS),
    tried(lambda app: preview_restoration(app, 1), "preview_restoration", Act.INVALIDATE_READINGS),
    tried(lambda app: restore(app, 1, "Fejl"), "restore", Act.INVALIDATE_READINGS),
    tried(lambda app: list_held(app, HeldQuery(), 0, 9), "list_held", Act.SEE_QUARANTINE),
    tried(lambda app: count_held(app, HeldQuery()), "count_held", Act.SEE_QUARANTINE),
    tried(lambda app: show_held(app, 1), "show_held", Act.SEE_QUARANTINE),
    tried(lambda app: retry(app, key=1), "retry", Act.SEE_QUARANTINE),
    tried(lambda app: import_files(app, []), "import_files", Act.RUN_INTAKE),
    tried(score, "score", Act.RUN_INTAKE),
    tried(refresh_ledger, "refresh_ledger", Act.RUN_INTAKE),
    tried(write_back, "write_back", Act.RUN_INTAKE),
    tried(ask_round, "ask_round", Act.RUN_INTAKE),
    tried(lambda app: pull_source(app, 1), "pull_source", Act.RUN_INTAKE),
    tried(lambda app: pull(app, "no address"), "pull of a new source", Act.SET_SOURCES),
    tried(source_states, "source_states", Act.SEE_SOURCES),
    tried(lambda app: outbox_lines(app, unsettled_only=True), "outbox_lines", Act.SEE_SOURCES),
    tried(lambda app: retry_outbox(app, None), "retry_outbox", Act.SEE_SOURCES),
    tried(lambda app: add(app, "ny", SourceSettings(None, enabled=False)), "sources.add", Act.SET_SOURCES),
    tried(lambda app: change(app, "files", enabled=False), "sources.change", Act.SET_SOURCES),
    tried(lambda app: break_glass(app, 1, EmergencyReason.DANGER, LONG), "break_glass", Act.BREAK_GLASS),
    tried(lambda app: emergency_of(app, 1), "emergency_of", Act.BREAK_GLASS),
    tried(lambda app: note_opt_out(app, 1, "Ingen"), "note_opt_out", Act.NOTE_PRIVACY),
    tried(lambda app: end_mark(app, 1, is_private=True), "end_mark", Act.NOTE_PRIVACY),
    tried(list_people, "list_people", Act.SEE_USERS),
    tried(list_departments, "list_departments", Act.SEE_USERS),
    tried(lambda app: add_person(app, "tester", "Findes"), "add_person", Act.SET_USERS),
    tried(lambda app: grant(app, "ukendt", Role.CLINICIAN), "grant", Act.ASK_USERS),
    tried(lambda app: confirm(app, 999), "confirm", Act.ASK_USERS),
    tried(lambda app: revoke(app, 999), "revoke", Act.SET_USERS),
    tried(lambda app: deactivate(app, "ukendt"), "deactivate", Act.SET_USERS),
    tried(lambda app: set_passphrase(app, "ukendt", "korrekt hest batteri"), "set_passphrase", Act.SET_USERS),
    tried(lambda app: make_department(app, " "), "make_department", Act.SET_USERS),
    tried(lambda app: rename_department(app, "ukendt", "x"), "rename_department", Act.SET_USERS),
    tried(lambda app: assign(app, "ukendt", Part.TEAM, "x"), "assign", Act.SET_USERS),
    tried(menus, "menus", Act.SEE_LIST),
    tried(views, "views", Act.SEE_LIST),
    tried(lambda app: save_view(app, "Røde", EVERYBODY), "save_view", Act.SEE_LIST),
    tried(lambda app: rename_view(app, 999, "x"), "rename_view", Act.SEE_LIST),
    tried(lambda app: replace_view(app, 999, EVERYBODY), "replace_view", Act.SEE_LIST),
    tried(lambda app: share_view(app, 999, shared=False), "share_view", Act.SEE_LIST),
    tried(lambda app: remove_view(app, 999), "remove_view", Act.SEE_LIST),
    tried(mark, "mark", Act.SEE_COUNTS),
    tried(lambda app: new_since(app, EVERYBODY, MARK), "new_since", Act.SEE_COUNTS),
    tried(lambda app: note_presence(app, 1), "note_presence", Act.SEE_PATIENT),
    tried(lambda app: note_presence(app, None), "note_presence of nobody", Act.SEE_LIST),
    tried(lambda app: who_is_there(app, [1]), "who_is_there", Act.SEE_LIST),
    tried(lambda app: list_sheet(app, EVERYBODY, "Runde"), "list_sheet", Act.EXPORT_LIST, Act.EXPORT_CALL_INS),
    tried(lambda app: find_patients(app, "eksempel"), "find_patients", Act.SEE_LIST),
    tried(
        lambda app: open_patient(app, 1),
        "open_patient",
        Act.SEE_PATIENT,
        Act.SEE_PSEUDONYMISED,
        Act.SEE_APPOINTMENTS,
    ),
    tried(lambda app: journal_text(app, 1, "da"), "journal_text", Act.SEE_PATIENT),
    tried(lambda app: note_picture(app, 1, Way.COPY), "note_picture", Act.SEE_PATIENT),
    tried(lambda app: keep_draft(app, 1, BEGUN), "keep_draft", Act.DECIDE),
    tried(lambda app: discard_draft(app, 1), "discard_draft", Act.DECIDE),
    tried(my_drafts, "my_drafts", Act.SEE_LIST),
    tried(care_offers, "care_offers", Act.SEE_LIST),
    tried(lambda app: patient_named(app, "1"), "patient_named", Act.SEE_PATIENT),
    tried(lambda app: enrol(app, 1, "copd", DAY, []), "enrol", Act.DECIDE),
    tried(lambda app: change_plan(app, 1, "ukendt", None, 7, DAY), "change_plan", Act.DECIDE),
    tried(lambda app: end_course(app, 1, "ukendt"), "end_course", Act.DECIDE),
    tried(lambda app: dismiss_answer(app, 1, "copd", "ukendt", "Rejse"), "dismiss_answer", Act.NOTE_PAUSE),
    tried(lambda app: set_limit(app, 1, OWN), "set_limit", Act.LIMIT_PATIENT),
    tried(lambda app: lift(app, 1), "lift", Act.LIMIT_PATIENT),
    tried(lambda app: list_limits(app, 1), "list_limits", Act.SEE_PATIENT),
    *(
        tried(call, name, Act.SET_PROGRAMMES, Act.SEE_USERS)
        for call, name in ((list_hours, "list_hours"), (list_capacity, "list_capacity"))
    ),
    tried(list_programmes, "list_programmes", Act.SET_PROGRAMMES, Act.SEE_USERS),
    tried(lambda app: preview_hours(app, HOURS), "preview_hours", Act.SET_PROGRAMMES),
    tried(lambda app: set_hours(app, HOURS), "set_hours", Act.SET_PROGRAMMES),
    tried(lambda app: set_capacity(app, None, [4] * 7, [9] * 7), "set_capacity", Act.SET_PROGRAMMES),
    tried(lambda app: set_programme(app, None, ProgrammeUse("copd")), "set_programme", Act.SET_PROGRAMMES),
    tried(recount_deadlines, "recount_deadlines", Act.RUN_INTAKE),
    tried(list_changes, "list_changes", Act.SEE_USERS),
    tried(see_network, "see_network", Act.SET_SOURCES, Act.SEE_USERS),
    tried(lambda app: set_network(app, Network()), "set_network", Act.SET_SOURCES),
    tried(lambda app: keep_proxy_login(app, "x", "y"), "keep_proxy_login", Act.SET_SOURCES),
    tried(lambda app: try_source(app, "ukendt"), "try_source", Act.SET_SOURCES),
    tried(key_state, "key_state", Act.KEEP_KEYS),
    tried(lambda app: back_up_to(app, "/findes/ikke"), "back_up_to", Act.KEEP_KEYS),
    tried(lambda app: verify_backup(app, "/findes/ikke"), "verify_backup", Act.KEEP_KEYS),
    # Last, for they close what the others are about.
    tried(lambda app: decide(app, 1, Action.NO_VISIT, ""), "decide", Act.DECIDE),
    tried(lambda app: correct(app, 1, Action.PHONE, "", "slip"), "correct", Act.DECIDE),
    tried(lambda app: undo(app, 1), "undo", Act.DECIDE),
]


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[Role, Application]]:
    """A store with one red case, decided once and open again, and one person for each role."""
    home = tmp_path_factory.mktemp("rights")
    app = open_application(Settings(home=home, actor="tester"), is_demo=True, clock=lambda: NOW)
    path = home / "in.json"
    path.write_bytes(bundle(fhir_patient(), fhir_care_plan(), fhir_spo2(84)))
    import_files(app, [path])
    score(app)
    made = decide(app, 1, Action.PHONE, "Ring")
    undo(app, made.decision or 0)
    with suppress(VisitaError):
        cut_short(app, 1)
        mark_seen(app, 1)
    yield {role: colleague(app, str(role), role) for role in Role}
    app.store.close()


def is_let_through(call: Callable[[Application], object], app: Application) -> bool:
    """Return whether the right was there; whether there was anything to do is another matter."""
    try:
        call(app)
    except NotAllowedError:
        return False
    except (VisitaError, LookupError):
        return True
    return True


@pytest.mark.parametrize("one", FUNCTIONS, ids=lambda one: one.name)
def test_that_each_role_may_what_the_matrix_says(world: dict[Role, Application], one: Tried) -> None:
    found = {role for role, app in world.items() if is_let_through(one.call, app)}
    assert found == {role for role in Role if any(cell(role, act).is_allowed for act in one.acts)}


@pytest.mark.parametrize("one", FUNCTIONS, ids=lambda one: one.name)
def test_that_who_is_no_user_here_may_nothing_and_is_told_whom_to_ask(
    world: dict[Role, Application], one: Tried
) -> None:
    with pytest.raises(NotAllowedError) as refused:
        one.call(nobody(world[Role.ADMINISTRATOR]))
    assert "Opdigtet administrator" in refused.value.text.en


@pytest.fixture
def elsewhere(app: Application, tmp_path: Path) -> Application:
    """The application of a clinician of another department than the one of the only patient."""
    path = tmp_path / "in.json"
    path.write_bytes(bundle(fhir_patient(), fhir_care_plan(), fhir_spo2(84)))
    import_files(app, [path])
    score(app)
    make_department(app, "Øjenafdelingen")
    return colleague(app, "oje", Role.CLINICIAN, department="Øjenafdelingen")


def test_that_another_department_sees_nothing_of_the_list(elsewhere: Application) -> None:
    counted = count_cases(elsewhere, Query())
    assert list_cases(elsewhere, Query(), 0, 9) == []
    assert (counted.total, counted.hidden_red, counted.by_team, counted.unowned) == (0, 0, {}, 0)
    assert list_expected(elsewhere) == list_pauses(elsewhere) == []
    for read in (lambda: row_of(elsewhere, 1), lambda: rows_of(elsewhere, [1])):
        with pytest.raises(VisitaError):
            read()


@pytest.mark.parametrize(
    "call",
    [
        lambda app: open_chart(app, 1),
        lambda app: explain(app, 1),
        lambda app: decide(app, 1, Action.PHONE, ""),
        lambda app: claim(app, 1),
        lambda app: pause_patient(app, 1, PauseReason.OTHER, DAY, DAY),
        lambda app: mark_private(app, 1),
        lambda app: open_patient(app, 1),
        lambda app: journal_text(app, 1, "da"),
        lambda app: note_picture(app, 1, Way.PRINT),
        lambda app: keep_draft(app, 1, BEGUN),
        lambda app: note_presence(app, 1),
        lambda app: patient_named(app, "1"),
        lambda app: enrol(app, 1, "copd", DAY, [Asked("", 7)]),
        lambda app: change_plan(app, 1, "copd", None, 7, DAY),
        lambda app: end_course(app, 1, "copd"),
        lambda app: dismiss_answer(app, 1, "copd", "", "Rejse"),
        lambda app: set_limit(app, 1, OWN),
        lambda app: list_limits(app, 1),
    ],
)
def test_that_another_department_may_nothing_about_the_patient(
    elsewhere: Application, call: Callable[[Application], object]
) -> None:
    with pytest.raises(NotAllowedError, match="no relation"):
        call(elsewhere)


def test_that_a_team_moves_with_its_cases_to_the_department_it_is_given_to(
    app: Application, elsewhere: Application
) -> None:
    assign(app, "Øjenafdelingen", Part.TEAM, "Lungeteamet")
    assert [row.case for row in list_cases(elsewhere, Query(), 0, 9)] == [1]
    assert open_chart(elsewhere, 1).case == 1


def test_that_a_role_that_was_taken_back_counts_no_more_at_once(app: Application, elsewhere: Application) -> None:
    (of_eye,) = [one for one in list_people(app) if one.login == "oje"]
    revoke(app, of_eye.grants[0][0].key)
    with pytest.raises(NotAllowedError, match="no role"):
        list_cases(elsewhere, Query(), 0, 9)


def test_that_a_relation_ends_ninety_days_after_the_case_was_closed(app: Application, tmp_path: Path) -> None:
    path = tmp_path / "in.json"
    path.write_bytes(bundle(fhir_patient(), fhir_spo2(84)))
    import_files(app, [path])
    score(app)
    decide(app, 1, Action.PHONE, "")
    later = [NOW + timedelta(days=90), NOW + timedelta(days=90, seconds=1)]
    seen = [is_let_through(lambda at: open_chart(at, 1), _at(app, moment)) for moment in later]
    assert seen == [True, False]


def _at(app: Application, moment: datetime) -> Application:
    return replace(app, clock=lambda: moment)
