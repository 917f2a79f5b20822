"""Rules that change while cases are open: who has a case keeps its version, all the others go over at once."""

from argparse import Namespace
from datetime import timedelta
from pathlib import Path
from threading import Thread
from time import sleep

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from tests.builders import bundle, fhir_spo2
from tests.changing import Changing, changing
from tests.journeys.racing import Place
from tests.people import colleague
from tests.store.killed import FORKS
from triage.access.roles import Role
from triage.clinical.colour import Colour
from triage.clinical.decision import Action
from triage.commands.rule_changes import run_rule_changes
from triage.store.rule_sets import versions_of
from triage.store.rule_versions.changes import changes
from triage.store.schema import migrate
from triage.workflow.application import Application
from triage.workflow.casework.decide import decide
from triage.workflow.casework.own import claim, release
from triage.workflow.intake.import_files import import_files
from triage.workflow.score.score import score
from triage.workflow.tune.told import list_rule_notices
from triage.worklist.ownership import LEASE

RED, YELLOW = Colour.RED, Colour.YELLOW


@pytest.fixture
def ward(app: Application, tmp_path: Path) -> Changing:
    return changing(app, tmp_path)


def test_that_an_open_case_nobody_has_goes_over_with_the_rules(ward: Changing) -> None:
    ward.enrol(1, 88)
    (key, colour, version) = ward.cases()[0]
    assert (colour, version) == (YELLOW, "1.2.0")
    ward.rules("1.3.0", spo2_red=88)
    assert ward.cases() == [(key, RED, "1.3.0")]
    assert [(one.case, one.was, one.now, one.kind) for one in ward.listed()] == [(key, YELLOW, RED, "changed")]


def test_that_the_command_tells_of_changed_and_kept_cases_in_words(
    ward: Changing, capsys: pytest.CaptureFixture[str]
) -> None:
    for number in (1, 2):
        ward.enrol(number, 88)
    claim(ward.app, ward.cases()[1][0])
    ward.rules("1.3.0", spo2_red=88)
    capsys.readouterr()
    run_rule_changes(ward.app, Namespace(number=1, programme=None, json=False))
    changed, kept = sorted(capsys.readouterr().out.splitlines())
    assert changed.endswith("GUL > RØD  skiftede farve")
    assert kept.endswith(f"GUL > RØD  beholdt sin version hos  {ward.app.actor}")


def test_that_other_rules_may_make_a_case_milder_and_say_so(ward: Changing) -> None:
    ward.enrol(1, 87)
    key = ward.cases()[0][0]
    ward.rules("1.3.0", spo2_red=85)
    assert ward.cases() == [(key, YELLOW, "1.3.0")]
    assert [(one.was, one.now) for one in ward.listed()] == [(RED, YELLOW)]


def test_that_an_alarm_that_the_new_rules_would_raise_too_stays_though_newer_data_are_milder(ward: Changing) -> None:
    ward.enrol(1, 84)
    ward.clock.on(hours=2)
    ward.arrive(fhir_spo2(95, 9, at=ward.clock.now, of=1))
    assert [one[1] for one in ward.cases()] == [RED]
    ward.rules("1.3.0", spo2_red=86)
    assert [one[1:] for one in ward.cases()] == [(RED, "1.3.0")]
    ward.rules("1.4.0", spo2_red=83)
    assert [one[1:] for one in ward.cases()] == [(YELLOW, "1.4.0")]


def test_that_an_alarm_of_before_that_the_old_rules_did_not_see_is_raised(ward: Changing) -> None:
    ward.enrol(1, 88)
    ward.clock.on(hours=2)
    ward.arrive(fhir_spo2(95, 9, at=ward.clock.now, of=1))
    assert [one[1] for one in ward.cases()] == [YELLOW]
    ward.rules("1.3.0", spo2_red=88)
    assert [one[1:] for one in ward.cases()] == [(RED, "1.3.0")]


def test_that_a_case_that_somebody_has_keeps_its_version_and_says_what_the_new_one_would(ward: Changing) -> None:
    ward.enrol(1, 88)
    key = ward.cases()[0][0]
    fence = ward.take(key)
    ward.rules("1.3.0", spo2_red=88)
    assert ward.cases() == [(key, YELLOW, "1.2.0")]
    said = ward.says(key)
    assert said is not None
    assert (said.colour, said.version, said.reason.en) == (RED, "1.3.0", "SpO2 88 % (limit 88 %)")
    assert [(one.kind, one.now, one.owner) for one in ward.listed()] == [("kept", RED, "anna")]
    release(ward.doctor(), key, fence)
    score(ward.app)
    assert ward.cases() == [(key, RED, "1.3.0")]
    assert ward.says(key) is None
    assert {one.kind for one in ward.listed()} == {"kept", "released"}


def test_that_a_case_goes_over_when_the_lease_runs_out(ward: Changing) -> None:
    ward.enrol(1, 88)
    key = ward.cases()[0][0]
    ward.take(key)
    ward.rules("1.3.0", spo2_red=88)
    ward.clock.now += LEASE + timedelta(seconds=1)
    score(ward.app)
    assert ward.cases() == [(key, RED, "1.3.0")]


def test_that_new_data_of_a_case_that_somebody_has_are_judged_by_its_own_version(ward: Changing) -> None:
    ward.enrol(1, 89)
    key = ward.cases()[0][0]
    ward.take(key)
    ward.rules("1.3.0", spo2_red=88)
    said = ward.says(key)
    assert said is not None
    assert said.colour is YELLOW
    ward.clock.on(minutes=5)
    # The median of a sitting counts: 88.
    ward.arrive(fhir_spo2(86, 9, at=ward.clock.now, of=1))
    assert ward.cases() == [(key, YELLOW, "1.2.0")]
    said = ward.says(key)
    assert said is not None
    assert said.colour is RED


def test_that_a_decided_case_is_untouched_and_nothing_opens_for_the_same_or_a_milder_colour(ward: Changing) -> None:
    ward.enrol(1, 87)
    key = ward.cases()[0][0]
    decide(ward.doctor(), key, Action.PHONE, "Ringer")
    ward.rules("1.3.0", spo2_red=86)
    assert ward.cases() == []
    assert ward.cases(closed=True) == [(key, RED, "1.2.0")]
    ward.clock.on(minutes=1)
    score(ward.app)
    assert ward.cases() == []


def test_that_a_decided_course_that_the_new_rules_find_worse_gets_a_case_of_its_own(ward: Changing) -> None:
    ward.enrol(1, 88)
    key = ward.cases()[0][0]
    decide(ward.doctor(), key, Action.PHONE, "Ringer")
    ward.rules("1.3.0", spo2_red=88)
    assert [one[1:] for one in ward.cases()] == [(RED, "1.3.0")]
    assert ward.cases(closed=True) == [(key, YELLOW, "1.2.0")]
    assert [(one.kind, one.was, one.now) for one in ward.listed()] == [("opened", YELLOW, RED)]


def test_that_who_is_late_after_a_change_is_still_noticed(ward: Changing) -> None:
    ward.enrol(1, 87)
    decide(ward.doctor(), ward.cases()[0][0], Action.PHONE, "Ringer")
    ward.rules("1.3.0", spo2_red=86)
    ward.clock.on(days=9)
    score(ward.app)
    assert [one[1] for one in ward.cases()] != []


def test_that_a_case_decided_while_somebody_had_it_stays_as_it_was_judged(ward: Changing) -> None:
    ward.enrol(1, 88)
    key = ward.cases()[0][0]
    ward.take(key)
    ward.rules("1.3.0", spo2_red=88)
    decide(ward.doctor(), key, Action.PHONE, "Ringer")
    score(ward.app)
    assert ward.cases(closed=True) == [(key, YELLOW, "1.2.0")]
    assert ward.says(key) is None


def test_that_going_back_treats_open_cases_the_same(ward: Changing) -> None:
    ward.enrol(1, 88)
    ward.enrol(2, 88)
    (first, second) = (one[0] for one in ward.cases())
    ward.rules("1.3.0", spo2_red=88)
    ward.take(second)
    ward.rules("1.2.0")
    assert ward.cases() == [(first, YELLOW, "1.2.0"), (second, RED, "1.3.0")]
    said = ward.says(second)
    assert said is not None
    assert said.colour is YELLOW


def test_that_heads_and_owners_are_told_of_what_changed_until_they_have_read_it(ward: Changing) -> None:
    head = colleague(ward.app, "leder", Role.DEPARTMENT_HEAD)
    ward.enrol(1, 88)
    ward.enrol(2, 88)
    ward.take(ward.cases()[0][0])
    ward.rules("1.3.0", spo2_red=88)
    for told in (head, ward.doctor()):
        assert "1 open cases changed colour" in list_rule_notices(told)[0].text.en
        assert "1 cases that somebody has" in list_rule_notices(told)[0].text.en


def test_that_what_arrives_while_it_is_prepared_is_judged_within_the_same_change(ward: Changing) -> None:
    ward.enrol(1, 88)
    ward.clock.on(minutes=1)
    path = ward.folder / "late.json"
    path.write_bytes(bundle(fhir_spo2(70, 8, at=ward.clock.now, of=1)))
    import_files(ward.app, [path])
    ward.rules("1.3.0", spo2_red=88)
    assert [one[1:] for one in ward.cases()] == [(RED, "1.3.0")]
    assert [(one.was, one.now, one.kind) for one in ward.listed()] == [(YELLOW, RED, "changed")]


def test_that_nothing_of_a_change_is_kept_where_it_is_cut_off(ward: Changing) -> None:
    ward.enrol(1, 88)
    before = ward.cases()
    with ward.app.store.write() as connection:
        if connection.dialect.name == "sqlite":
            cut = "BEFORE INSERT ON rule_change_case BEGIN SELECT RAISE(ABORT, 'cut'); END"
            connection.execute(text(f"CREATE TRIGGER cut {cut}"))
        else:
            connection.execute(text("ALTER TABLE rule_change_case ADD CONSTRAINT cut CHECK (id < 0)"))
    with pytest.raises(IntegrityError, match="cut"):
        ward.rules("1.3.0", spo2_red=88)
    if ward.app.store.is_shared:
        # The next test gets this schema with its rows taken out.
        with ward.app.store.write() as connection:
            connection.execute(text("ALTER TABLE rule_change_case DROP CONSTRAINT cut"))
    assert ward.cases() == before
    with ward.app.store.read() as connection:
        assert [one.version for one in versions_of(connection, "copd")] == ["1.2.0"]
        assert not [one for one in changes(connection, "copd") if one.version_from is not None]


def test_that_who_takes_a_case_while_the_rules_change_has_one_version_or_the_other_whole(ward: Changing) -> None:
    for number in range(1, 25):
        ward.enrol(number, 88)
    keys = [key for key, *_ in ward.cases()]
    doctor = ward.doctor()
    taken: list[int] = []

    def take() -> None:
        for key in keys:
            claim(doctor, key)
            taken.append(key)

    racer = Thread(target=take)
    racer.start()
    ward.rules("1.3.0", spo2_red=88)
    racer.join()
    assert taken == keys
    for key, colour, version in ward.cases():
        said = ward.says(key)
        is_new = said is None
        assert (colour, version) == ((RED, "1.3.0") if is_new else (YELLOW, "1.2.0"))
        assert is_new or (said is not None and said.colour is RED)
    listed = {one.case: one.kind for one in ward.listed()}
    assert set(listed) == set(keys)


def _change_rules(place: Place, folder: Path) -> None:
    ward = changing(place.application(place.open(), "tester"), folder)
    ward.rules("1.3.0", spo2_red=88)


@pytest.mark.file_only
@pytest.mark.parametrize("after_s", [0.02, 0.2, 0.35, 0.5])
def test_that_a_program_killed_while_rules_change_leaves_the_old_ones_or_the_new_ones_whole(
    tmp_path: Path, after_s: float
) -> None:
    place = Place(tmp_path)
    store = place.open()
    migrate(store)
    ward = changing(place.application(store, "tester"), tmp_path)
    for number in range(1, 13):
        ward.enrol(number, 88)
    killed = FORKS.Process(target=_change_rules, args=(place, tmp_path))
    killed.start()
    sleep(after_s)
    killed.kill()
    killed.join()
    with store.read() as connection:
        in_force = versions_of(connection, "copd")[-1].version
        listed = [one.changed for one in changes(connection, "copd") if one.version_to == "1.3.0"]
    assert {one[1:] for one in ward.cases()} == {(RED, "1.3.0") if in_force == "1.3.0" else (YELLOW, "1.2.0")}
    assert listed == ([12] if in_force == "1.3.0" else [])
    store.close()
