"""When a source is due, and when its data are late."""

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from tests.builders import NOW, ago
from triage.worklist.source import Health, SourceKind, SourceSettings, due_at, is_due, is_late

SETTINGS = SourceSettings("https://fhir.example/r4", interval=timedelta(minutes=2))
intervals = st.integers(1, 24 * 60).map(lambda minutes: timedelta(minutes=minutes))


def failing(times: int) -> Health:
    return Health(last_attempt=NOW, failures=times, failing_since=NOW)


def test_that_a_new_source_is_due_at_once() -> None:
    assert is_due(1, SETTINGS, Health(), NOW)


def test_that_a_source_is_due_after_its_interval_and_not_before() -> None:
    health = Health(last_attempt=ago(minutes=2))
    assert is_due(1, SETTINGS, health, NOW)
    assert not is_due(1, SETTINGS, health, ago(seconds=1))


def test_that_a_source_switched_off_and_imported_files_are_never_due() -> None:
    for settings in (SourceSettings("https://fhir.example/r4", enabled=False), SourceSettings(None, SourceKind.FILES)):
        assert not is_due(1, settings, Health(), NOW)
        assert not is_late(settings, Health(), NOW)


def test_that_a_clock_set_back_does_not_keep_a_source_from_being_asked() -> None:
    assert is_due(1, SETTINGS, Health(last_attempt=NOW + timedelta(days=1)), NOW)


def test_that_sources_that_failed_together_are_not_asked_together() -> None:
    assert len({due_at(key, SETTINGS, failing(3)) for key in range(20)}) == 20


@given(interval=intervals, key=st.integers(1, 1000), times=st.integers(1, 10_000))
def test_that_a_failing_source_is_never_asked_sooner_than_a_well_one_and_never_given_up(
    interval: timedelta, key: int, times: int
) -> None:
    due = due_at(key, SourceSettings("https://fhir.example/r4", interval=interval), failing(times))
    assert due is not None
    assert interval <= due - NOW <= max(interval, timedelta(minutes=15)) * 1.25


@given(interval=intervals, minutes=st.integers(0, 10_000))
def test_that_data_are_late_after_three_intervals_at_least_five_minutes(interval: timedelta, minutes: int) -> None:
    settings = SourceSettings("https://fhir.example/r4", interval=interval)
    age = timedelta(minutes=minutes)
    assert is_late(settings, Health(last_success=NOW - age), NOW) is (age > max(3 * interval, timedelta(minutes=5)))
