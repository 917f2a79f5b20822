"""Greens closed together, by policy, or by a person to whom they were drawn."""

from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import update

from tests.builders import NOW, fhir_daily_answers, fhir_daily_form, fhir_spo2
from tests.journeys.device_builders import hours_later
from tests.journeys.green_cases import greens, lines
from tests.journeys.test_decision import taken_in
from triage.errors import WrongUseError
from triage.store.tables import patient
from triage.workflow.application import Application
from triage.workflow.greens.close import begin_closing, close_greens, close_some, closing, undo_closing
from triage.workflow.greens.show import preview_greens
from triage.workflow.lists.list_cases import list_cases
from triage.worklist.green_list import GreenQuery
from triage.worklist.greens import Kept
from triage.worklist.row import Query

ALL = GreenQuery()


@pytest.fixture
def three(app: Application, tmp_path: Path) -> Application:
    """A store with three plain greens, none of them drawn."""
    return greens(app, tmp_path, 3)


def test_that_what_is_shown_is_closed_each_with_its_own_decision_and_line(three: Application) -> None:
    shown = preview_greens(three, ALL)
    done = close_greens(three, shown.cases)
    assert (len(done.closed), done.left, shown.by_programme) == (3, (), {"copd": 3})
    assert lines(three, "SELECT count(*) FROM decision WHERE action = 'no_visit'") == [(3,)]
    assert lines(three, "SELECT count(*) FROM audit WHERE act = 'decide:no_visit'") == [(3,)]
    assert list_cases(three, Query(), 0, 9) == []


def test_that_a_case_that_changed_meanwhile_is_left_and_named(three: Application, tmp_path: Path) -> None:
    shown = preview_greens(three, ALL)
    later = hours_later(three, 1)
    taken_in(later, tmp_path, fhir_spo2(95, 9, of=2, at=later.clock()))
    done = close_greens(later, shown.cases)
    ((key, why),) = done.left
    assert (len(done.closed), why) == (2, Kept.CHANGED)
    assert [row.case for row in list_cases(later, Query(), 0, 9)] == [key]


def test_that_a_green_that_turned_red_is_left(three: Application, tmp_path: Path) -> None:
    shown = preview_greens(three, ALL)
    taken_in(hours_later(three, 1), tmp_path, fhir_spo2(80, 9, of=2, at=NOW + timedelta(minutes=30)))
    done = close_greens(hours_later(three, 1), shown.cases)
    assert [why for _, why in done.left] == [Kept.NOT_GREEN]


def test_that_data_that_are_not_assessed_yet_keep_a_green_open(three: Application) -> None:
    with three.store.write() as connection:
        connection.execute(update(patient).where(patient.c.reference == "Patient/p2").values(to_score=1))
    shown = preview_greens(three, ALL)
    assert (len(shown.cases), shown.kept) == (2, {Kept.NEWS: 1})


def test_that_words_nobody_read_keep_a_green_open_whatever_scoring_made_of_them(
    three: Application, tmp_path: Path
) -> None:
    words = fhir_daily_answers(1, of=2, more_dyspnoea=False, wants_contact="none", free_text="Jeg er utryg")
    shown = preview_greens(three, ALL)
    green_before = lines(three, 'SELECT id, result_id FROM "case" ORDER BY id')
    taken_in(three, tmp_path, fhir_daily_form(), words)
    with three.store.write() as connection:
        # As a faulty scoring would have left it.
        for key, result in green_before:
            connection.exec_driver_sql(f'UPDATE "case" SET result_id = {result}, colour_rank = 3 WHERE id = {key}')
    done = close_greens(three, shown.cases)
    assert [why for _, why in done.left] == [Kept.UNREAD]


def test_that_an_unticked_case_is_left(three: Application) -> None:
    cases = preview_greens(three, ALL).cases
    done = close_greens(three, cases, frozenset({cases[0][0]}))
    assert (done.left, len(done.closed)) == (((cases[0][0], Kept.UNTICKED),), 2)


def test_that_the_act_can_be_stopped_and_its_counts_add_up(three: Application) -> None:
    cases = preview_greens(three, ALL).cases
    batch = begin_closing(three, len(cases))
    close_some(three, batch, cases[:2])
    kept = closing(three, batch)
    assert (len(kept.closed), kept.not_reached, len(list_cases(three, Query(), 0, 9))) == (2, 1, 1)


def test_that_a_whole_act_is_taken_back(three: Application) -> None:
    done = close_greens(three, preview_greens(three, ALL).cases)
    undo_closing(three, done.id)
    assert len(list_cases(three, Query(), 0, 9)) == 3
    assert lines(three, "SELECT count(*) FROM decision WHERE action = 'undo'") == [(3,)]
    assert undo_closing(three, done.id).cases == ()


def test_that_nobody_takes_the_act_of_another_back(three: Application) -> None:
    done = close_greens(three, preview_greens(three, ALL).cases)
    with pytest.raises(WrongUseError, match="another person"):
        undo_closing(three, done.id + 1)
