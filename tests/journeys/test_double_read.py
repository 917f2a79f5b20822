"""A double reading from the draw to the agreement: who reads what, what they are not shown, and what comes of it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from sqlalchemy import select
from sqlalchemy.exc import DatabaseError

from tests.builders import NOW, fhir_care_plan, fhir_daily_answers, fhir_daily_form, fhir_patient, fhir_spo2
from tests.journeys.test_decision import taken_in
from tests.people import colleague
from triage.access.roles import Role
from triage.clinical.colour import Colour
from triage.clinical.decision import Action
from triage.clinical.notice import NoticeKind
from triage.errors import NotAllowedError, Text, WrongUseError
from triage.store.notices import notices_of
from triage.store.tables import audit, double_item, double_reading
from triage.workflow.application import Application
from triage.workflow.casework.decide import decide
from triage.workflow.casework.own import claim
from triage.workflow.chart.open_chart import open_patient
from triage.workflow.lists.list_cases import list_cases
from triage.workflow.tune.double_read.agreement import agreement_of
from triage.workflow.tune.double_read.double_read import (
    close_round,
    count_to_read,
    judge_item,
    list_rounds,
    next_item,
    open_round,
)
from triage.worklist.double_read import Wanted
from triage.worklist.row import Query

SPO2 = {1: 84, 2: 88, 3: 96, 4: 96, 5: 84}
ALL = Wanted("copd", 50, 4)
LATER = timedelta(hours=1)


@dataclass
class Ward:
    """Who takes part: the head, who decided on everybody, and clinicians who did not."""

    head: Application
    readers: tuple[Application, ...]


@pytest.fixture
def ward(app: Application, tmp_path: Path) -> Ward:
    """Five made-up people, assessed and decided on by the head."""
    people = [part for number in SPO2 for part in (fhir_patient(number), fhir_care_plan(number))]
    readings = [fhir_spo2(value, number, of=number) for number, value in SPO2.items()]
    taken_in(app, tmp_path, *people, *readings, fhir_daily_form(), fhir_daily_answers(3, of=3, more_dyspnoea=False))
    head = colleague(app, "leder", Role.DEPARTMENT_HEAD)
    for row in list_cases(app, Query(), 0, 9):
        decide(head, row.case, Action.NO_VISIT, "")
    return Ward(head, tuple(colleague(app, login) for login in ("anna", "bo", "carl")))


def read_all(reader: Application, judged: Callable[[int], Colour]) -> list[int]:
    """Let a reader judge everybody who waits, and return whom in their order."""
    read = []
    while (found := next_item(reader)) is not None:
        judge_item(reader, found.item, judged(found.patient_key))
        read.append(found.patient_key)
    return read


def test_that_a_round_is_drawn_with_a_seed_that_makes_it_again(ward: Ward) -> None:
    drawn = open_round(ward.head, Wanted("copd", 3, 4), seed="frø")
    assert (drawn.seed, drawn.drawn, drawn.wanted.size, drawn.author) == ("frø", 3, 3, "leder")
    first = patients(ward.head, drawn.key)
    close_round(ward.head, drawn.key)
    again = open_round(ward.head, Wanted("copd", 3, 4), seed="frø")
    assert patients(ward.head, again.key) == first


def patients(app: Application, key: int) -> list[int]:
    with app.store.read() as connection:
        theirs = select(double_item.c.patient_id).where(double_item.c.double_round_id == key)
        return sorted(connection.execute(theirs).scalars())


def test_that_a_reader_sees_answers_and_readings_and_nothing_the_program_made_of_them(ward: Ward) -> None:
    open_round(ward.head, ALL)
    shown = {}
    while (found := next_item(ward.readers[0])) is not None:
        shown[found.patient_key] = found
        judge_item(ward.readers[0], found.item, Colour.GREEN)
    assert len(shown) == 5
    assert shown[3].responses
    (spo2,) = [one for one in shown[1].series if one.kind.code == "spo2"]
    assert [point.value for point in spo2.points] == [Decimal(84)]
    for one in shown.values():
        assert all(not series.limits for series in one.series)
        assert not list(colours_in(one))


def colours_in(thing: object) -> Iterator[Colour]:
    """Yield every colour anywhere inside of what is shown."""
    if isinstance(thing, Colour):
        yield thing
    elif is_dataclass(thing):
        for one in fields(thing):
            yield from colours_in(getattr(thing, one.name))
    elif isinstance(thing, tuple | list):
        for part in thing:
            yield from colours_in(part)


def test_that_what_came_later_is_not_shown_and_is_counted(ward: Ward, tmp_path: Path) -> None:
    open_round(ward.head, ALL)
    later = replace(ward.readers[0], clock=lambda: NOW + LATER)
    taken_in(replace(ward.head, clock=later.clock), tmp_path, fhir_spo2(60, 90, of=1, at=NOW + LATER))
    found = next_item(later)
    while found is not None and found.patient_key != 1:
        judge_item(later, found.item, Colour.GREEN)
        found = next_item(later)
    assert found is not None
    assert found.later == 1
    assert [point.value for one in found.series for point in one.points] == [Decimal(84)]


def test_that_nobody_reads_what_they_decided_on(ward: Ward) -> None:
    open_round(ward.head, ALL)
    assert count_to_read(ward.head) == 0
    assert next_item(ward.head) is None
    item = next_item(ward.readers[0])
    assert item is not None
    with pytest.raises(WrongUseError, match="yourself"):
        judge_item(ward.head, item.item, Colour.RED)


def test_that_nobody_reads_whom_they_opened_since(ward: Ward) -> None:
    open_round(ward.head, ALL)
    anna, bo, _ = ward.readers
    open_patient(anna, 2)
    assert 2 not in read_all(anna, lambda _: Colour.GREEN)
    assert 2 in read_all(bo, lambda _: Colour.GREEN)


def test_that_a_patient_whose_case_is_open_can_be_read_by_others_than_who_has_it(ward: Ward, tmp_path: Path) -> None:
    row = taken_in(ward.head, tmp_path, fhir_patient(6), fhir_care_plan(6), fhir_spo2(84, 6, of=6))
    open_round(ward.head, ALL)
    anna, bo, _ = ward.readers
    claim(anna, row.case)
    assert row.patient not in read_all(anna, lambda _: Colour.GREEN)
    assert row.patient in read_all(bo, lambda _: Colour.GREEN)


def test_that_two_different_people_read_each_and_no_third(ward: Ward) -> None:
    key = open_round(ward.head, ALL).key
    anna, bo, carl = ward.readers
    first = next_item(anna)
    assert first is not None
    judge_item(anna, first.item, Colour.RED)
    with pytest.raises(WrongUseError, match="already"):
        judge_item(anna, first.item, Colour.GREEN)
    read_all(anna, lambda _: Colour.GREEN)
    assert len(read_all(bo, lambda _: Colour.GREEN)) == 5
    assert (count_to_read(carl), next_item(carl)) == (0, None)
    with pytest.raises(WrongUseError, match="two others"):
        judge_item(carl, first.item, Colour.RED)
    (shown,) = list_rounds(ward.head)
    assert (shown.key, shown.read_once, shown.read_twice) == (key, 5, 5)


def test_that_who_is_judged_worse_than_the_program_did_is_told_of_at_once_without_a_colour(ward: Ward) -> None:
    open_round(ward.head, ALL)
    read_all(ward.readers[0], lambda patient: Colour.RED if patient in (1, 3) else Colour.GREY)
    with ward.head.store.read() as connection:
        told = {who: [one for one in notices_of(connection, who) if one.kind is NoticeKind.READ_WORSE] for who in SPO2}
    assert {who for who, found in told.items() if found} == {3}
    assert not any(colour.words.da in told[3][0].text.da for colour in Colour)


def test_that_agreement_is_counted_when_the_round_is_closed(ward: Ward) -> None:
    key = open_round(ward.head, ALL).key
    by_rules = {1: Colour.RED, 2: Colour.YELLOW, 3: Colour.GREEN, 4: Colour.GREEN, 5: Colour.RED}
    read_all(ward.readers[0], lambda patient: {**by_rules, 4: Colour.RED, 5: Colour.GREY}[patient])
    read_all(ward.readers[1], by_rules.__getitem__)
    assert agreement_of(ward.head, "copd").versions == ()
    close_round(ward.head, key)
    agreed = agreement_of(ward.head, "copd")
    (version,) = agreed.versions
    assert (version.patients, version.read_once, version.read_twice) == (5, 5, 5)
    assert (version.worse, version.milder, version.unsure) == (1, 0, 1)
    assert isinstance(version.rules_reader, Text)
    spo2_red = next(one for one in version.rules if one.colour is Colour.RED)
    assert spo2_red.rule in agreed.rules
    assert (spo2_red.fired, spo2_red.confirmed) == (1, 1)
    assert agreed.rounds[0].closed == NOW


def test_that_a_closed_round_takes_no_reading(ward: Ward) -> None:
    key = open_round(ward.head, ALL).key
    item = next_item(ward.readers[0])
    assert item is not None
    close_round(ward.head, key)
    assert next_item(ward.readers[0]) is None
    with pytest.raises(WrongUseError, match="closed"):
        judge_item(ward.readers[0], item.item, Colour.RED)
    with pytest.raises(WrongUseError):
        close_round(ward.head, key)


@pytest.mark.parametrize(
    ("wanted", "why"),
    [(Wanted("copd", 0, 4), "sample"), (Wanted("copd", 9, 60), "sample"), (Wanted("diabetes", 9, 4), "Nobody")],
)
def test_that_a_round_of_nobody_or_without_bounds_is_refused(ward: Ward, wanted: Wanted, why: str) -> None:
    with pytest.raises(WrongUseError, match=why):
        open_round(ward.head, wanted)


def test_that_one_round_of_a_programme_is_open_at_a_time(ward: Ward) -> None:
    open_round(ward.head, ALL)
    with pytest.raises(WrongUseError, match="open already"):
        open_round(ward.head, ALL)


def test_that_only_a_head_opens_and_only_who_sees_the_patient_reads(ward: Ward) -> None:
    author = colleague(ward.head, "forfatter", Role.RULE_AUTHOR)
    for app in (ward.readers[0], author):
        with pytest.raises(NotAllowedError):
            open_round(app, ALL)
    key = open_round(ward.head, ALL).key
    item = next_item(ward.readers[0])
    assert item is not None
    for refused in (lambda: next_item(author), lambda: judge_item(author, item.item, Colour.RED)):
        with pytest.raises(NotAllowedError):
            refused()
    close_round(ward.head, key)
    assert agreement_of(author, "copd").versions[0].patients == 5
    with pytest.raises(NotAllowedError):
        agreement_of(colleague(ward.head, "admin", Role.ADMINISTRATOR), "copd")


def test_that_every_look_is_logged_and_no_colour_stands_in_the_log(ward: Ward) -> None:
    open_round(ward.head, ALL)
    read_all(ward.readers[0], lambda _: Colour.RED)
    with ward.head.store.read() as connection:
        lines = connection.execute(select(audit.c.act, audit.c.subject, audit.c.patient_id)).all()
    looks = [row for row in lines if row.act == "view blind"]
    assert sorted(row.patient_id for row in looks) == sorted(SPO2)
    assert len([row for row in lines if row.act == "read blind"]) == len(SPO2)
    assert not any("red" in (row.subject or "") for row in lines if "blind" in row.act)


def test_that_a_reading_is_never_changed_or_deleted(ward: Ward) -> None:
    open_round(ward.head, ALL)
    read_all(ward.readers[0], lambda _: Colour.RED)
    for change in (double_reading.update().values(colour_rank=3), double_reading.delete()):
        with pytest.raises((DatabaseError, NotAllowedError)), ward.head.store.write() as connection:
            connection.execute(change)
