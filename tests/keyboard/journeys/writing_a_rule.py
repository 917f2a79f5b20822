"""A rule author writes a rule, has it compared with a limit, and moves it, by keys alone."""

from dataclasses import replace

import pytest

from tests.keyboard.journeys.conftest import Sit
from tests.keyboard.seat import Seat
from triage.scoring.drafts.draft import opened
from triage.scoring.rules.conditions import Comparison, Operator
from triage.scoring.rules.model import RuleSet
from triage.workflow.application import Application
from triage.workflow.demonstration.demo_keys import make_demo_keys
from triage.workflow.tune.drafts import list_drafts
from ui.thresholds.page import ThresholdsPage

# The keys are the same on both databases.
pytestmark = pytest.mark.file_only


def page_of(seat: Seat) -> ThresholdsPage:
    page = seat.window.frame.full_page()
    assert isinstance(page, ThresholdsPage)
    return page


def calm(seat: Seat) -> None:
    """Wait until what was changed is written, kept and checked."""
    page = page_of(seat)
    timers = (page.tuning._save_soon, page.tuning._check_soon)
    seat.until(lambda: not any(one.isActive() for one in timers) and not seat.window.background.pending)
    seat.rest()


def kept(app: Application) -> RuleSet:
    return opened(list_drafts(app, "copd")[0].body).rule_set


def test_that_a_rule_is_written_compared_and_moved_by_keys_alone(ward: Application, sit: Sit) -> None:
    make_demo_keys(ward)
    head = replace(ward, actor="demo-leder", session=None, is_demo=True)
    seat = sit(head)
    seat.press("ctrl+7")
    seat.until(lambda: "pulse_yellow" in page_of(seat).left.table.rows)
    calm(seat)
    seat.press("ctrl+Tab")
    seat.see("Slår til når")
    seat.press("Insert")
    calm(seat)
    assert kept(head).rules[1].id == "new_rule"
    # To the condition, to what its row compares, and on to how.
    seat.press("Return", "Return", "Down")
    calm(seat)
    seat.press("Tab", "Home")
    calm(seat)
    when = kept(head).rule("new_rule").when
    assert isinstance(when, Comparison)
    assert (when.input, when.operator) == ("spo2_fall", Operator.LT)
    seat.press("ctrl+z")
    calm(seat)
    page_of(seat).left.rules.focus_rules()
    seat.press("alt+Down")
    calm(seat)
    assert kept(head).rules[2].id == "new_rule"
    seat.press("Delete")
    calm(seat)
    assert all(rule.id != "new_rule" for rule in kept(head).rules)
