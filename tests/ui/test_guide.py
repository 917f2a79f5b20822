"""The introduction: once for each person, quiet, and again when it is asked for."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel

from tests.screens.fits import faults
from tests.ui.conftest import settle
from tests.ui.made_up import MadeUpWorkflow
from ui.guide.steps import steps_of_triage
from ui.main_window import MainWindow
from ui.preferences import keep_in


@pytest.fixture
def kept(qapp: QApplication, tmp_path: Path) -> Iterator[None]:
    """What was seen is kept."""
    keep_in(qapp, tmp_path)
    yield
    qapp.setProperty("visita_profile", None)
    qapp.setProperty("visita_preferences", None)


def words(window: MainWindow) -> str:
    """Return what stands on the card."""
    return "\n".join(label.text() for label in window.frame.guide.findChildren(QLabel) if label.isVisible())


def test_that_it_comes_the_first_time_and_not_again(
    kept: None, open_window: Callable[..., MainWindow], work: MadeUpWorkflow
) -> None:
    first = open_window(work)
    assert "Grå: kan ikke vurderes" in words(first)
    first.commands.back()
    first.close()
    assert open_window(work).frame.guide.isHidden()


def test_that_it_takes_no_keyboard_and_the_work_goes_on(
    kept: None, open_window: Callable[..., MainWindow], work: MadeUpWorkflow
) -> None:
    window = open_window(work)
    assert window.frame.worklist.rows.hasFocus()
    window.commands.select_next()
    settle(window)
    assert window.open_case.chart is not None
    assert window.frame.guide.isVisible()


def test_that_its_key_leads_through_every_step_and_ends(window: MainWindow) -> None:
    seen = []
    for _ in steps_of_triage():
        window.commands.show_guide()
        settle(window)
        seen.append(words(window))
    window.commands.show_guide()
    assert [step.title in text for step, text in zip(steps_of_triage(), seen, strict=True)] == [True] * 4
    assert window.frame.guide.isHidden()


def test_that_escape_ends_it_first_and_leaves_the_page(window: MainWindow) -> None:
    window.commands.show_intake()
    window.commands.show_guide()
    window.commands.back()
    assert window.frame.guide.isHidden()
    assert window.frame.full_page() is not None


def test_that_it_goes_on_where_it_was_in_another_language(window: MainWindow) -> None:
    window.commands.show_guide()
    window.commands.show_guide()
    window.commands.next_language()
    settle(window)
    assert "The keyboard does everything" in words(window)


def test_that_it_stays_within_the_window(window: MainWindow) -> None:
    window.commands.show_guide()
    settle(window)
    assert window.frame.rect().contains(window.frame.guide.geometry())


def test_that_the_card_is_as_high_as_its_words_at_every_step(window: MainWindow) -> None:
    card = window.frame.guide
    for _ in steps_of_triage():
        window.commands.show_guide()
        assert card.height() >= card.heightForWidth(card.width())
        assert all(part.height() > 0 for part in card.findChildren(QLabel) if part.isVisible())
    assert faults(window) == []
