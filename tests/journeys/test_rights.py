"""Rights through the real functions of the workflow: every role, every function, allowed and refused."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
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
from triage.errors import NotAllowedError, VisitaError
from triage.settings import Settings
from triage.workflow.application import Application
from triage.workflow.chart.open_chart import open_chart
from triage.workflow.decide import correct, decide, undo
from triage.workflow.devices import count_devices, device_history, find_devices, list_devices, trace_device
from triage.workflow.explain import explain, find_case
from triage.workflow.import_files import import_files
from triage.workflow.invalidate import invalidate, preview_invalidation, preview_restoration, restore
from triage.workflow.list_cases import conservation, count_cases, list_cases, row_of
from triage.workflow.notices import count_unseen, mark_seen
from triage.workflow.own import claim
from triage.workflow.pause import add_pause, cut_short, list_pauses, pause_patient
from triage.workflow.people.departments import assign, list_departments, make_department, rename_department
from triage.workflow.people.identity import set_passphrase
from triage.workflow.people.people import add_person, confirm, deactivate, grant, list_people, revoke
from triage.workflow.pull.pull import pull, pull_source
from triage.workflow.quarantine import count_held, list_held, retry, show_held
from triage.workflow.read_news import ask_round
from triage.workflow.rights.emergency import break_glass, emergency_of
from triage.workflow.rights.privacy import end_mark, mark_private, note_opt_out
from triage.workflow.score.expect import list_expected, refresh_ledger
from triage.workflow.score.score import score
from triage.workflow.source_states import source_states
from triage.workflow.sources import add, change
from triage.workflow.write_back.outbox import outbox_lines, retry_outbox
from triage.workflow.write_back.write_back import write_back
from triage.worklist.devices import DeviceQuery, Draft
from triage.worklist.held import HeldQuery
from triage.worklist.row import Query
from triage.worklist.source import SourceSettings

DAY = date(2026, 12, 1)
DRAFT = Draft((1,), NOW, None, "Måler for højt", delivered=False)
LONG = "Indlagt på en anden afdeling"


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
    with pytest.raises(VisitaError):
        row_of(elsewhere, 1)


@pytest.mark.parametrize(
    "call",
    [
        lambda app: open_chart(app, 1),
        lambda app: explain(app, 1),
        lambda app: decide(app, 1, Action.PHONE, ""),
        lambda app: claim(app, 1),
        lambda app: pause_patient(app, 1, PauseReason.OTHER, DAY, DAY),
        lambda app: mark_private(app, 1),
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
