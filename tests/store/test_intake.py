"""Facts over time: nothing twice, nothing lost, the newest in force, and who must be scored again."""

from collections import Counter

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.builders import NOW, ago, clock, patient, reading, received
from triage.clinical.received import Disposition, Received
from triage.store.casework.cases import waiting
from triage.store.database import Store
from triage.store.intake.intake import Intake
from triage.store.records import Facts, facts_of
from triage.store.sources import sources


def facts(store: Store, key: int = 1) -> Facts:
    with store.read() as connection:
        return facts_of(connection, [key])[key]


def spo2(value: str, version: str = "1", **changes: object) -> Received:
    return received(reading(value), version=version, subject="Patient/p1", **changes)


def test_that_the_same_resource_twice_is_kept_once(store: Store, intake: Intake) -> None:
    intake.accept([spo2("94")], clock)
    again = intake.accept([spo2("94")], clock)
    assert again == Counter({("Observation", "unchanged"): 1})
    assert len(facts(store).readings) == 1


def test_that_one_reading_five_thousand_times_in_a_bundle_costs_what_one_does(store: Store, intake: Intake) -> None:
    tally = intake.accept([spo2("94")] * 5000, clock)
    assert tally == Counter({("Observation", "accepted"): 1, ("Observation", "unchanged"): 4999})
    assert [found.received for found in sources(store)] == [5000]


def test_that_an_amended_reading_replaces_the_old_value(store: Store, intake: Intake) -> None:
    intake.accept([spo2("84"), spo2("94", version="2")], clock)
    assert [str(found.value) for found in facts(store).readings] == ["94"]


def test_that_an_older_version_never_replaces_a_newer(store: Store, intake: Intake) -> None:
    intake.accept([spo2("94", version="2", last_updated=NOW)], clock)
    intake.accept([spo2("84", version="1", last_updated=ago(hours=5))], clock)
    assert [str(found.value) for found in facts(store).readings] == ["94"]


def test_that_a_withdrawn_reading_stays_readable_as_withdrawn(store: Store, intake: Intake) -> None:
    intake.accept([spo2("84")], clock)
    gone = received(reading("84", status="entered-in-error"), version="2", withdrawn=True, subject="Patient/p1")
    intake.accept([gone], clock)
    assert [(str(found.value), found.status) for found in facts(store).readings] == [("84", "entered-in-error")]


def test_that_a_reading_whose_new_version_is_quarantined_is_no_longer_used(store: Store, intake: Intake) -> None:
    intake.accept([spo2("94")], clock)
    held = received(
        type="Observation", id="o1", version="2", disposition=Disposition.QUARANTINED, subject="Patient/p1"
    )
    intake.accept([held], clock)
    assert [found.fault for found in facts(store).readings] == ["quarantined"]
    assert len(facts(store).held) == 1


def test_that_a_reading_moved_to_the_right_patient_marks_both_to_be_scored(store: Store, intake: Intake) -> None:
    intake.accept([received(patient(1)), received(patient(2)), spo2("84")], clock)
    clear(store)
    moved = received(reading("84", patient="Patient/p2"), version="2", subject="Patient/p2")
    intake.accept([moved], clock)
    assert to_score(store) == [1, 2]


def test_that_readings_may_come_before_their_patient(store: Store, intake: Intake) -> None:
    intake.accept([spo2("94")], clock)
    intake.accept([received(patient(1))], clock)
    assert len(facts(store).readings) == 1
    assert to_score(store) == [1]


def test_that_an_appointment_alone_scores_nobody(store: Store, intake: Intake) -> None:
    intake.accept([received(patient(1))], clock)
    clear(store)
    from triage.clinical.appointment import Appointment

    booked = Appointment("Appointment/a1", "Patient/p1", "booked", NOW, NOW, "Kontrol", "Lunge")
    intake.accept([received(booked)], clock)
    assert to_score(store) == []


outcomes = st.sampled_from(Disposition)
arrivals = st.lists(st.tuples(st.integers(1, 6), st.integers(1, 3), outcomes), max_size=40)


@given(arrivals)
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_that_received_is_the_sum_of_the_outcomes_whatever_comes(
    store: Store, arrivals: list[tuple[int, int, Disposition]]
) -> None:
    from triage.store.sources import source_id

    source = source_id(store, "any")
    before = next(found for found in sources(store) if found.id == source)
    batch = [
        received(type="Observation", id=f"o{id_}", version=str(version), disposition=disposition)
        for id_, version, disposition in arrivals
    ]
    counted = Intake(store, source).accept(batch, clock)
    after = next(found for found in sources(store) if found.id == source)
    assert counted.total() == len(arrivals) == after.received - before.received
    assert after.received == after.accepted + after.with_findings + after.quarantined + after.unchanged


def to_score(store: Store) -> list:
    with store.read() as connection:
        return waiting(connection, NOW)


def clear(store: Store) -> None:
    with store.write() as connection:
        connection.exec_driver_sql("UPDATE patient SET to_score = 0")
