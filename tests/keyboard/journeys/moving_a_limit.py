"""A head moves a limit and sees what it would have meant; another approves it; by keys alone."""

from dataclasses import replace

import pytest

from tests.keyboard.journeys.conftest import Sit
from tests.keyboard.seat import Seat
from triage.access.rule_versions.version import Stage
from triage.workflow.application import Application
from triage.workflow.demonstration.demo_keys import make_demo_keys
from triage.workflow.score.score import score
from triage.workflow.tune.versions import list_versions
from ui.thresholds.page import ThresholdsPage

# The keys are the same on both databases.
pytestmark = pytest.mark.file_only


def at(ward: Application, login: str) -> Application:
    return replace(ward, actor=login, session=None, is_demo=True)


def page_of(seat: Seat) -> ThresholdsPage:
    page = seat.window.frame.full_page()
    assert isinstance(page, ThresholdsPage)
    return page


def calm(seat: Seat) -> None:
    """Wait until what was changed is kept and checked."""
    page = page_of(seat)
    timers = (page.tuning._save_soon, page.tuning._check_soon)
    seat.until(lambda: not any(one.isActive() for one in timers) and not seat.window.background.pending)
    seat.rest()


def test_that_a_limit_is_moved_sent_and_approved_by_keys_alone(ward: Application, sit: Sit) -> None:
    make_demo_keys(ward)
    seat = sit(at(ward, "demo-leder"))
    seat.press("ctrl+7")
    seat.until(lambda: "pulse_yellow" in page_of(seat).left.table.rows)
    calm(seat)
    page_of(seat).left.table.focus_limit("pulse_yellow")
    seat.press("ctrl+a")
    seat.write("112")
    seat.press("Return")
    calm(seat)
    seat.see("Ændringer i ord: gul puls 111 → 112")
    seat.press("ctrl+Return")
    seat.see("eksemplet »several yellows stay yellow« følger med: Puls 111 → 112")
    seat.see("Du underskriver dens tekst og den rapport.")
    seat.press("Return")
    seat.until(lambda: bool(list_versions(at(ward, "demo-leder"), "copd")))
    calm(seat)
    seat.see("En anden skal godkende den: du har skrevet den.")
    seat.window.hide()
    other = sit(at(ward, "demo-godkender"))
    other.press("ctrl+7")
    other.until(lambda: "approve" in page_of(other).offer.steps)
    calm(other)
    other.press("ctrl+Return")
    other.see("Du underskriver præcis denne tekst")
    other.press("Return")
    other.until(lambda: list_versions(at(ward, "demo-leder"), "copd")[0].stage is not Stage.SUBMITTED)
    score(ward)
    (shown,) = list_versions(at(ward, "demo-leder"), "copd")
    assert (shown.stage, [one.statement.signer for one in shown.steps]) == (
        Stage.IN_FORCE,
        ["demo-leder", "demo-godkender"],
    )
