"""Devices within their source: what a reading names at one source is nothing at another."""

from tests.builders import NOW, ago, clock, patient, reading, received
from triage.clinical.device import INVALIDATED, Device, DeviceMetric, Invalidation
from triage.store.database import Store
from triage.store.device_list import device_rows, keys_of
from triage.store.devices import add_invalidation, devices_at
from triage.store.intake.intake import Intake
from triage.store.records import facts_of
from triage.store.sources import source_id
from triage.worklist.devices import DeviceQuery

LINE = Invalidation(0, 1, ago(days=1), None, "Prøve", delivered=True, actor="tester", at=NOW)


def two_sources(store: Store) -> None:
    """Device/d1 at both, a reading by it at both."""
    for name in ("one", "two"):
        batch = [
            received(Device("Device/d1", "Demo", name)),
            received(patient()),
            received(reading(device="Device/d1")),
        ]
        Intake(store, source_id(store, name)).accept(batch, clock)


def faults(store: Store, *patients: int) -> list[str | None]:
    with store.read() as connection:
        found = facts_of(connection, patients)
    return [found[key].readings[0].fault for key in patients]


def test_that_a_device_is_invalidated_at_its_own_source_alone(store: Store) -> None:
    two_sources(store)
    with store.write() as connection:
        add_invalidation(connection, LINE)
    assert faults(store, 1, 2) == [INVALIDATED, None]


def test_that_a_reading_finds_the_device_of_its_own_source(store: Store) -> None:
    two_sources(store)
    with store.read() as connection:
        found = devices_at(connection, {(1, "Device/d1"), (2, "Device/d1")})
    assert [found[place].model for place in sorted(found)] == ["one", "two"]


def test_that_a_reference_may_stand_for_devices_of_several_sources(store: Store) -> None:
    two_sources(store)
    with store.read() as connection:
        assert keys_of(connection, "Device/d1") == [1, 2]


def test_that_only_who_was_measured_in_the_range_is_scored_again(store: Store, intake: Intake) -> None:
    others = reading(number=2, patient="Patient/p2", device="Device/d1", time=ago(days=2))
    intake.accept([received(reading(device="Device/d1")), received(others)], clock)
    with store.write() as connection:
        connection.exec_driver_sql("UPDATE patient SET to_score = 0")
        add_invalidation(connection, LINE)
        marked = connection.exec_driver_sql("SELECT reference FROM patient WHERE to_score = 1").scalars().all()
    assert marked == ["Patient/p1"]


def test_that_a_metric_whose_device_is_known_is_no_device_of_its_own(store: Store, intake: Intake) -> None:
    intake.accept([received(reading(device="DeviceMetric/m1"))], clock)
    metric = DeviceMetric("DeviceMetric/m1", "Device/d1")
    intake.accept([received(Device("Device/d1", "Demo")), received(metric)], clock)
    with store.read() as connection:
        (row,) = device_rows(connection, DeviceQuery(), NOW, 0, 9)
    assert (row.device.label, row.readings) == ("Demo", 1)


def test_that_a_sign_of_the_search_language_is_a_sign(store: Store, intake: Intake) -> None:
    intake.accept([received(Device("Device/d1", "Demo 100%")), received(Device("Device/d2", "Demo 100"))], clock)
    with store.read() as connection:
        found = device_rows(connection, DeviceQuery("100%"), NOW, 0, 9)
    assert [row.device.id for row in found] == ["Device/d1"]
