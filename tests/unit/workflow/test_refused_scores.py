"""An answer that an instrument does not have is told when it comes, whatever its form says."""

from decimal import Decimal

import pytest

from tests.builders import ago, received
from triage.clinical.questionnaire import Answer, Response
from triage.clinical.received import Disposition, Received
from triage.workflow.catalogue import Catalogue
from triage.workflow.score.refused_scores import told_of_scores

CATALOGUE = Catalogue()


def well_being(*answers: int) -> Received:
    """A response to WHO-5."""
    given = tuple(Answer(f"who5-{n}", Decimal(value), str(value)) for n, value in enumerate(answers, 1))
    return received(Response("QuestionnaireResponse/r1", "Patient/p1", "who5", "completed", ago(hours=1), given))


def told(item: Received) -> Received:
    (found,) = told_of_scores([item], CATALOGUE)
    return found


@pytest.mark.parametrize("wrong", [6, -1])
def test_that_an_answer_outside_the_instrument_is_told(wrong: int) -> None:
    found = told(well_being(3, 3, wrong, 3, 3))
    assert found.disposition is Disposition.WITH_FINDINGS
    assert [(one.code, "who5-3" in one.path) for one in found.findings] == [("value", True)]


def test_that_answers_of_the_instrument_are_left_as_they_came() -> None:
    item = well_being(0, 5, 3, 3, 3)
    assert told(item) is item


def test_that_what_was_taken_back_needs_no_score() -> None:
    item = received(*well_being(9, 9, 9, 9, 9).facts, withdrawn=True)
    assert told(item) is item
