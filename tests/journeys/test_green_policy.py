"""Greens drawn for a person, and greens that a policy closes."""

from dataclasses import replace
from pathlib import Path

import pytest

from tests.builders import fhir_daily_answers, fhir_daily_form
from tests.journeys.green_cases import green, greens, lines, policy
from tests.journeys.test_decision import taken_in
from triage.clinical.colour import Colour
from triage.clinical.decision import Action, Seen
from triage.errors import WrongUseError
from triage.workflow.application import Application
from triage.workflow.casework.decide import decide, undo
from triage.workflow.chart.open_chart import open_chart
from triage.workflow.greens.close import close_greens
from triage.workflow.greens.judge import agreement, judge, judged_greens
from triage.workflow.greens.policy import green_policies
from triage.workflow.greens.show import count_greens, list_greens, preview_greens, standing_of_greens
from triage.workflow.lists.list_cases import list_cases
from triage.workflow.watching.cycle import run_steps
from triage.worklist.green_list import GreenQuery, Which
from triage.worklist.greens import AUTOMATIC, WHOLE, Closing, Kept
from triage.worklist.row import Query

ALL = GreenQuery()
pytestmark = pytest.mark.file_only


@pytest.fixture
def three(app: Application, tmp_path: Path) -> Application:
    """A store with three plain greens, none of them drawn."""
    return greens(app, tmp_path, 3)


@pytest.fixture
def drawn(app: Application, tmp_path: Path) -> Application:
    """A store with one green, which was drawn."""
    return greens(app, tmp_path, 1, WHOLE)


def test_that_a_drawn_green_is_never_closed_with_others(drawn: Application) -> None:
    shown = preview_greens(drawn, ALL)
    (row,) = list_greens(drawn, GreenQuery(Which.SAMPLED), 0, 9)
    assert (shown.cases, shown.kept, row.kept) == ((), {Kept.SAMPLED: 1}, Kept.SAMPLED)
    assert close_greens(drawn, [(row.case, row.result)]).left == ((row.case, Kept.SAMPLED),)


def test_that_a_changed_share_draws_nothing_anew(drawn: Application, tmp_path: Path) -> None:
    policy(drawn, 0)
    taken_in(drawn, tmp_path, *green(1), *green(2))
    assert preview_greens(drawn, ALL).kept == {Kept.SAMPLED: 1}


def seen(app: Application, case: int) -> Seen:
    return open_chart(app, case).seen


def test_that_who_agrees_with_a_drawn_green_closes_it(drawn: Application) -> None:
    (row,) = list_greens(drawn, GreenQuery(Which.SAMPLED), 0, 9)
    assert judge(drawn, row.case, Colour.GREEN, seen(drawn, row.case)).decision
    (found,) = agreement(drawn)
    assert (found.agreed, found.rate, list_cases(drawn, Query(), 0, 9)) == (1, 0, [])


def test_that_who_would_have_seen_the_patient_is_counted_and_decides_as_ever(drawn: Application) -> None:
    (row,) = list_greens(drawn, GreenQuery(Which.SAMPLED), 0, 9)
    judge(drawn, row.case, Colour.YELLOW, seen(drawn, row.case))
    decide(drawn, row.case, Action.PHONE, "")
    (found,), (one,) = agreement(drawn), judged_greens(drawn)
    assert (found.rate, found.version, one.colour, one.weight) == (1, "1.2.0", Colour.YELLOW, 1)


@pytest.mark.parametrize(
    ("action", "judged"),
    [(Action.VISIT, Colour.YELLOW), (Action.PHONE, Colour.YELLOW), (Action.NO_VISIT, Colour.GREEN)],
)
def test_that_an_ordinary_decision_on_a_drawn_green_is_a_judgement(
    drawn: Application, action: Action, judged: Colour
) -> None:
    (row,) = list_greens(drawn, GreenQuery(Which.SAMPLED), 0, 9)
    made = decide(drawn, row.case, action, "", seen(drawn, row.case)).decision
    (one,) = judged_greens(drawn)
    assert one.colour is judged
    assert made is not None
    undo(drawn, made)
    decide(drawn, row.case, Action.NO_VISIT)
    assert judged_greens(drawn) == [one]


def test_that_a_decision_on_a_green_that_was_not_drawn_is_none(three: Application) -> None:
    decide(three, list_cases(three, Query(), 0, 9)[0].case, Action.PHONE)
    assert lines(three, "SELECT id FROM green_judgement") == []


def test_that_a_green_is_judged_once(drawn: Application) -> None:
    (row,) = list_greens(drawn, GreenQuery(Which.SAMPLED), 0, 9)
    judge(drawn, row.case, Colour.RED, seen(drawn, row.case))
    with pytest.raises(WrongUseError, match="judged already"):
        judge(drawn, row.case, Colour.GREEN, seen(drawn, row.case))
    assert standing_of_greens(drawn).to_judge == 0


def test_that_a_green_whose_news_were_not_shown_is_not_judged(drawn: Application, tmp_path: Path) -> None:
    (row,) = list_greens(drawn, GreenQuery(Which.SAMPLED), 0, 9)
    with pytest.raises(WrongUseError, match="News"):
        judge(drawn, row.case, Colour.GREEN, Seen())


def test_that_greens_are_not_closed_by_themselves_unless_a_policy_says_so(three: Application) -> None:
    run_steps(three, ())
    assert len(list_cases(three, Query(), 0, 9)) == 3


def test_that_a_policy_closes_greens_under_its_own_name(three: Application) -> None:
    set_to = policy(three, closing=Closing.AUTO)
    assert run_steps(three, ()) is None
    notes = f"Lukket automatisk efter reglen for grønne (nr. {set_to.version})"
    assert lines(three, "SELECT DISTINCT actor, note FROM decision") == [(AUTOMATIC, notes)]
    assert list_cases(three, Query(), 0, 9) == []


def test_that_nothing_is_closed_by_itself_on_rules_that_nobody_approved(three: Application) -> None:
    policy(three, closing=Closing.AUTO)
    run_steps(replace(three, is_demo=False), ())
    assert len(list_cases(three, Query(), 0, 9)) == 3


def test_that_a_drawn_green_is_not_closed_by_itself(drawn: Application) -> None:
    policy(drawn, WHOLE, closing=Closing.AUTO)
    run_steps(drawn, ())
    assert len(list_cases(drawn, Query(), 0, 9)) == 1


def test_that_where_each_is_seen_by_a_person_none_is_closed_with_others(three: Application) -> None:
    policy(three, closing=Closing.PERSON)
    assert preview_greens(three, ALL).kept == {Kept.PERSON: 3}


def test_that_what_was_closed_unseen_does_not_pass_for_read(three: Application, tmp_path: Path) -> None:
    close_greens(three, preview_greens(three, ALL).cases)
    words = fhir_daily_answers(1, more_dyspnoea=False, wants_contact="none", free_text="Jeg er utryg")
    row = taken_in(three, tmp_path, fhir_daily_form(), words)
    assert row.colour is Colour.GREY


def test_that_every_policy_stays_readable(three: Application) -> None:
    policy(three, 500, rounds=4)
    own, history = green_policies(three)
    assert next(one for one in own if one.programme == "copd").share == 500
    assert [one.share for one in history] == [500, 0]


def test_that_a_list_of_greens_stands_in_the_log_with_everybody_on_it(three: Application) -> None:
    found = list_greens(three, ALL, 0, 2)
    named = lines(three, "SELECT patient_id FROM audit_patient ORDER BY patient_id")
    assert [key for (key,) in named][-2:] == [row.patient for row in found]
    assert count_greens(three, ALL) == 3
