"""Versions in any order, contradictions, corrections and withdrawals; what they change is kept and told."""

from collections import Counter
from datetime import timedelta
from decimal import Decimal
from hashlib import sha256

from sqlalchemy import Connection, event, insert, select, update

from tests.builders import NOW, ago, clock, patient, reading, received
from triage.clinical.colour import Colour
from triage.clinical.notice import NoticeKind
from triage.clinical.received import BY_CPR, Disposition, Received
from triage.errors import Text
from triage.scoring.explain.result import FiredRule, Result, UsedInput
from triage.scoring.inputs.values import Status
from triage.scoring.rules.model import Clock
from triage.store import tables
from triage.store.clock_time import to_ms
from triage.store.database import Store
from triage.store.intake.intake import Intake
from triage.store.list_counts import counts
from triage.store.notices import notices_of
from triage.store.records import facts_of
from triage.store.sources import source_id, sources
from triage.store.worklist import rows as worklist_rows
from triage.worklist.row import Query

WORD = Text("", "")


def spo2(value: str, **changes: object) -> Received:
    values = {"version": None, "last_updated": None, "subject": "Patient/p1"}
    return received(reading(value), **{**values, **changes})


def deleted(**changes: object) -> Received:
    values = {"type": "Observation", "id": "o1", "version": None, "last_updated": None, "withdrawn": True}
    return received(**{**values, **changes})


def in_force(store: Store, key: int = 1) -> list[str]:
    with store.read() as connection:
        found = facts_of(connection, [key])[key].readings
    return [str(each.value) for each in found if each.status == "final" and each.fault is None]


def rows(store: Store, table: str) -> list:
    with store.read() as connection:
        found = tables.metadata.tables[table]
        return list(connection.execute(select(found).order_by(found.c.id)).all())


def alarm(store: Store, references: tuple[str, ...] = ("Observation/o1",), colour: str = "red") -> None:
    """Store a result of patient 1 that rests on readings, with an open case that shows it."""
    rule = FiredRule("low", Colour(colour), WORD, WORD, Decimal(4), next(iter(Clock)), "nurse", "hospital", ("spo2",))
    used = UsedInput("spo2", WORD, None, Status.KNOWN, references, 1, None)
    made = Result("4", "r", "1", "", "copd", Colour(colour), (rule,), (), (), (), (), (), None, None, (used,), {})
    rank = Colour(colour).rank
    shown = {"patient_id": 1, "programme": "copd", "colour_rank": rank}
    result = {"at": 0, "is_complete": 0, "rule_set": "", "rule_set_version": "", "sha256": "", "basis": "1"}
    with store.write() as connection:
        added = insert(tables.result).values(**shown, **result, body=made.to_json()).returning(tables.result.c.id)
        key = connection.execute(added).scalar_one()
        texts = {"reason_da": "", "reason_en": "", "is_open": 1, "opened": 0}
        connection.execute(insert(tables.case).values(**shown, **texts, result_id=key))


def told(store: Store, key: int = 1) -> list[NoticeKind]:
    with store.read() as connection:
        return [each.kind for each in notices_of(connection, key)]


def test_that_a_version_that_was_replaced_stays_replaced_without_times(store: Store, intake: Intake) -> None:
    old = spo2("84", version="a1b2")
    intake.accept([old, spo2("94", version="c3d4")], clock)
    assert intake.accept([old], clock) == {("Observation", "unchanged"): 1}
    assert in_force(store) == ["94"]


def test_that_without_version_and_time_what_was_said_last_holds(store: Store, intake: Intake) -> None:
    first, second = spo2("84"), spo2("94")
    intake.accept([first, second, first], clock)
    assert in_force(store) == ["84"]


def test_that_two_contents_of_one_version_are_both_held(store: Store, intake: Intake) -> None:
    intake.accept([spo2("84", version="1"), spo2("94", version="1")], clock)
    assert [row.disposition for row in rows(store, "resource")] == ["quarantined", "quarantined"]
    assert in_force(store) == []
    (source,) = sources(store)
    assert (source.received, source.accepted, source.quarantined) == (2, 0, 2)


def test_that_the_same_members_in_another_order_are_no_contradiction(store: Store, intake: Intake) -> None:
    once, other = (
        received(reading("94"), raw=raw, sha256=sha256(raw).hexdigest(), subject="Patient/p1")
        for raw in (b'{"id": "o1", "value": 94}', b'{"value": 94, "id": "o1"}')
    )
    assert intake.accept([once, other], clock) == Counter(
        {("Observation", "accepted"): 1, ("Observation", "unchanged"): 1}
    )


def test_that_a_number_written_otherwise_is_a_contradiction(store: Store, intake: Intake) -> None:
    written = (b'{"value": 94}', b'{"value": 94.0}', b'{"value": "94"}')
    for number, raw in enumerate(written[1:], 1):
        ids = {"raw": raw, "sha256": sha256(raw).hexdigest(), "id": f"o{number}"}
        first = {**ids, "raw": written[0], "sha256": sha256(written[0]).hexdigest()}
        tally = intake.accept([received(reading("94", number), **same) for same in (first, ids)], clock)
        assert tally["Observation", "quarantined"] == 1


def test_that_a_newer_version_ends_a_contradiction(store: Store, intake: Intake) -> None:
    intake.accept([spo2("84", version="1"), spo2("94", version="1"), spo2("92", version="2")], clock)
    assert in_force(store) == ["92"]


def test_that_a_history_may_tell_of_a_deletion_before_what_was_deleted(store: Store, intake: Intake) -> None:
    intake.accept([deleted(), spo2("84", version="2", last_updated=ago(hours=2))], clock)
    assert in_force(store) == []


def test_that_a_deletion_and_a_reading_nobody_can_order_are_not_used(store: Store, intake: Intake) -> None:
    intake.accept([deleted(), spo2("84", version="x")], clock)
    assert in_force(store) == []
    assert rows(store, "resource")[-1].disposition == "quarantined"


def test_that_a_resource_made_anew_after_its_deletion_is_used(store: Store, intake: Intake) -> None:
    intake.accept([spo2("84", version="1", last_updated=ago(hours=3)), deleted(last_updated=ago(hours=2))], clock)
    intake.accept([spo2("90", version="9", last_updated=NOW + timedelta(hours=1))], clock)
    assert in_force(store) == ["90"]


def test_that_an_amended_reading_keeps_what_it_said(store: Store, intake: Intake) -> None:
    intake.accept([spo2("91", version="1"), spo2("85", version="2")], clock)
    (former,) = rows(store, "former_fact")
    assert ('"value":"91"' in former.body, '"value":"85"' in former.after) == (True, True)
    assert former.change == "amended"


def test_that_many_corrections_cost_no_more_questions_than_a_few(store: Store, intake: Intake) -> None:
    asked: list[int] = []
    for version, number in (("2", 4), ("3", 40)):
        intake.accept([received(reading("91", of), version="1", last_updated=None) for of in range(40)], clock)
        amended = [received(reading(f"8{version}", of), version=version, last_updated=None) for of in range(number)]
        with store.write() as connection:
            statements = questions(connection)
            intake.accept_in(connection, amended, to_ms(NOW))
        asked.append(len(statements))
    assert asked[0] == asked[1]


def questions(connection: Connection) -> list[str]:
    """Return the statements that `connection` is going to execute, as they come."""
    found: list[str] = []

    def note(_one: object, _cursor: object, statement: str, *_rest: object) -> None:
        found.append(statement)

    event.listen(connection, "before_cursor_execute", note)
    return found


def test_that_a_new_status_alone_is_no_correction(store: Store, intake: Intake) -> None:
    begun = received(reading("91", status="preliminary"), version="1", subject="Patient/p1")
    intake.accept([begun, spo2("91", version="2")], clock)
    assert rows(store, "former_fact") == []


def test_that_somebody_is_told_when_what_a_red_rested_on_is_withdrawn(store: Store, intake: Intake) -> None:
    intake.accept([spo2("84", version="1")], clock)
    alarm(store)
    intake.accept([deleted(version="2")], clock)
    assert told(store) == [NoticeKind.WITHDRAWN]


def test_that_nobody_is_told_of_a_withdrawal_no_alarm_rested_on(store: Store, intake: Intake) -> None:
    intake.accept([spo2("84", version="1")], clock)
    alarm(store, ("Observation/o17",))
    intake.accept([deleted(version="2")], clock)
    assert told(store) == []


def test_that_a_yellow_that_rested_on_an_amended_reading_is_told_of(store: Store, intake: Intake) -> None:
    intake.accept([spo2("88", version="1")], clock)
    alarm(store, colour="yellow")
    intake.accept([spo2("94", version="2")], clock)
    assert told(store) == [NoticeKind.AMENDED]


def test_that_both_are_told_when_a_reading_was_the_wrong_patients(store: Store, intake: Intake) -> None:
    intake.accept([received(patient(1)), received(patient(2)), spo2("84", version="1")], clock)
    moved = received(reading("84", patient="Patient/p2"), version="2", last_updated=None, subject="Patient/p2")
    intake.accept([moved], clock)
    assert (told(store, 1), told(store, 2)) == ([NoticeKind.MOVED_AWAY], [NoticeKind.MOVED_HERE])
    assert (in_force(store, 1), in_force(store, 2)) == ([], ["84"])


def test_that_another_cpr_number_is_held_and_told(store: Store, intake: Intake) -> None:
    intake.accept([received(patient(1)), received(patient(1, cpr="620152-9995"), version="2")], clock)
    assert told(store) == [NoticeKind.OTHER_CPR]
    assert [row.cpr for row in rows(store, "patient")] == ["610152-9995"]


def test_that_the_same_person_in_two_sources_is_linked_and_kept_twice(store: Store, intake: Intake) -> None:
    other = Intake(store, source_id(store, "other"))
    for each in (intake, other):
        each.accept([received(patient(1)), spo2("84")], clock)
    assert [row.kind for row in rows(store, "twin")] == ["patient", "reading"]
    assert (in_force(store, 1), in_force(store, 2)) == (["84"], ["84"])


def test_that_links_are_found_also_when_the_person_comes_last(store: Store, intake: Intake) -> None:
    other = Intake(store, source_id(store, "other"))
    for each in (intake, other):
        each.accept([spo2("84")], clock)
    for each in (intake, other, intake):
        each.accept([received(patient(1))], clock)
    assert [row.kind for row in rows(store, "twin")] == ["patient", "reading"]


def test_that_a_reading_named_by_cpr_number_finds_its_patient(store: Store, intake: Intake) -> None:
    intake.accept([received(patient(1))], clock)
    intake.accept([received(reading("84", patient=BY_CPR + "610152-9995"), subject=BY_CPR + "610152-9995")], clock)
    assert in_force(store) == ["84"]


def test_that_a_reading_of_one_patient_with_the_number_of_another_is_nobodys(store: Store, intake: Intake) -> None:
    intake.accept([received(patient(1)), received(patient(2))], clock)
    with store.write() as connection:
        connection.execute(update(tables.patient).values(to_score=0))
    intake.accept([spo2("95", subject_cpr="620252-9995")], clock)
    assert in_force(store) == []
    assert [(row.reference, row.to_score) for row in rows(store, "patient")] == [("Patient/p1", 1), ("Patient/p2", 0)]


def test_that_a_reading_with_the_number_of_its_own_patient_beside_is_in_force(store: Store, intake: Intake) -> None:
    intake.accept([received(patient(1)), spo2("95", subject_cpr="610152-9995")], clock)
    assert in_force(store) == ["95"]


def test_that_a_person_known_at_another_source_is_told_of_once_where_a_reading_is_held_for_the_number_alone(
    store: Store, intake: Intake
) -> None:
    intake.accept([received(patient())], clock)
    other = Intake(store, source_id(store, "other"))
    named = BY_CPR + "610152-9995"
    for _ in range(2):
        other.accept([received(reading("80", patient=named), subject=named)], clock)
    assert told(store) == [NoticeKind.BY_CPR_ALONE]


def test_that_a_patient_is_scored_again_when_what_was_held_of_him_turns_out_to_be_anothers(
    store: Store, intake: Intake
) -> None:
    held = received(type="Observation", id="o1", disposition=Disposition.QUARANTINED, subject="Patient/p1")
    intake.accept([received(patient(1)), received(patient(2)), held], clock)
    with store.write() as connection:
        connection.execute(update(tables.patient).values(to_score=0))
    moved = received(reading("94", patient="Patient/p2"), version="2", subject="Patient/p2")
    intake.accept([moved], clock)
    assert [row.to_score for row in rows(store, "patient")] == [1, 1]


def test_that_a_reading_of_an_unknown_cpr_number_is_held(store: Store, intake: Intake) -> None:
    intake.accept([received(reading("84", patient=BY_CPR + "620152-9995"), subject=BY_CPR + "620152-9995")], clock)
    assert [row.disposition for row in rows(store, "resource")] == ["quarantined"]
    assert rows(store, "patient") == []


def test_that_two_refused_bodies_of_the_same_content_are_kept_once(store: Store, intake: Intake) -> None:
    body = received(type=None, id=None, raw=b"<html>", sha256="same")
    assert intake.accept([body, body], clock) == {("", "accepted"): 1, ("", "unchanged"): 1}


def test_that_a_notice_makes_a_handled_case_listed(store: Store, intake: Intake) -> None:
    intake.accept([received(patient(1)), spo2("84", version="1")], clock)
    alarm(store)
    with store.write() as connection:
        connection.exec_driver_sql('UPDATE "case" SET is_open = 0')
    intake.accept([deleted(version="2")], clock)
    with store.read() as connection:
        assert [row.notices for row in worklist_rows(connection, Query(told=True), 0, 10)] == [1]
        assert counts(connection, Query()).notices == 1


def test_that_a_red_in_one_source_shows_in_the_other(store: Store, intake: Intake) -> None:
    other = Intake(store, source_id(store, "other"))
    for each in (intake, other):
        each.accept([received(patient(1))], clock)
    alarm(store)
    with store.write() as connection:
        connection.exec_driver_sql(
            'INSERT INTO "case" (patient_id, programme, result_id, is_open, colour_rank, reason_da, reason_en, opened)'
            " SELECT 2, programme, result_id, 1, 2, '', '', 0 FROM \"case\""
        )
    with store.read() as connection:
        found = {row.patient: row.elsewhere for row in worklist_rows(connection, Query(), 0, 10)}
    assert found == {1: Colour.GREY, 2: Colour.RED}
