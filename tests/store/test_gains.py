"""What a list that stands still tells of: whatever would come to it, by whichever way, and first of all a red."""

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.builders import NOW, clock, patient, received
from tests.store.test_cases import decide, outcome, record
from triage.clinical.colour import Colour
from triage.store.casework.ownership import snooze
from triage.store.database import Store
from triage.store.intake.intake import Intake
from triage.store.lists import gains
from triage.store.lists.gains import gained, read_list_mark
from triage.store.worklist import rows
from triage.worklist.gains import ListMark, NewRows
from triage.worklist.ownership import Snooze, SnoozeReason
from triage.worklist.row import EVERYBODY, Query, Viewer

ANNA = Viewer("anna", NOW)


@pytest.fixture
def desk(store: Store, intake: Intake) -> Store:
    intake.accept([received(patient(number)) for number in (1, 2, 3, 4)], clock)
    return store


def mark(store: Store) -> ListMark:
    with store.read() as connection:
        return read_list_mark(connection, NOW)


def waits(store: Store, before: ListMark, query: Query = EVERYBODY) -> NewRows:
    with store.read() as connection:
        return gained(connection, query, before, ANNA)


def colours(store: Store) -> list[Colour]:
    with store.read() as connection:
        return [row.colour for row in rows(connection, EVERYBODY, 0, 10, ANNA)]


@pytest.mark.parametrize("other", [Colour.RED, Colour.YELLOW])
def test_that_a_patients_next_case_waits_once_a_colleague_decided_the_worse(desk: Store, other: Colour) -> None:
    worst, _ = record(desk, outcome(Colour.RED), outcome(other, "b", programme="heart"))
    before = mark(desk)
    decide(desk, worst)
    assert colours(desk) == [other]
    assert waits(desk, before).by_colour == {other: 1}
    assert waits(desk, mark(desk)).total == 0


def test_that_a_patient_who_stays_by_the_worse_case_is_not_new(desk: Store) -> None:
    _, milder = record(desk, outcome(Colour.RED), outcome(Colour.YELLOW, "b", programme="heart"))
    before = mark(desk)
    decide(desk, milder)
    assert waits(desk, before).total == 0


def test_that_what_was_put_off_waits_when_new_data_bring_it_back(desk: Store) -> None:
    (case,) = record(desk, outcome(Colour.YELLOW))
    later = Snooze(NOW + timedelta(days=1), SnoozeReason.TEST_RESULT)
    with desk.change() as connection:
        snooze(connection, case, "bo", NOW, None, later)
    before = mark(desk)
    record(desk, outcome(Colour.YELLOW, "b"))
    assert colours(desk) == [Colour.YELLOW]
    assert waits(desk, before).by_colour == {Colour.YELLOW: 1}


def test_that_no_red_waits_unseen_behind_more_news_than_are_read(desk: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gains, "_MOST", 2)
    before = mark(desk)
    for number, colour in enumerate((Colour.YELLOW, Colour.YELLOW, Colour.YELLOW, Colour.RED), 1):
        record(desk, outcome(colour, patient=number))
    assert waits(desk, before).by_colour[Colour.RED] == waits(desk, before).reds == 1


def test_that_who_is_listed_by_another_programme_all_along_is_not_new(desk: Store) -> None:
    worst, _ = record(desk, outcome(Colour.RED), outcome(Colour.YELLOW, "b", programme="heart"))
    before = mark(desk)
    decide(desk, worst)
    assert waits(desk, before, replace(EVERYBODY, programmes=("heart",))).total == 0
