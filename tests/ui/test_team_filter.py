"""The worklist's filters for care teams, for what no team has, and for missing answers."""

import pytest
from PySide6.QtWidgets import QComboBox, QPushButton
from pytestqt.qtbot import QtBot

from triage.clinical.colour import Colour
from triage.worklist.row import NOT_DISTRIBUTED, Counts, Query
from ui.worklist.filters import Filters
from ui.worklist.team_filter import TeamFilter

COUNTS = Counts({Colour.RED: 3}, 0, {"": 2, "Lungeteamet": 1}, 5)


@pytest.fixture
def team_filter(qtbot: QtBot) -> TeamFilter:
    made = TeamFilter()
    qtbot.addWidget(made)
    made.show_counts(COUNTS)
    return made


def lines(found: TeamFilter) -> list[str]:
    box = found.findChild(QComboBox)
    return [box.itemText(number) for number in range(box.count())]


def buttons(found: TeamFilter) -> list[QPushButton]:
    return found.findChildren(QPushButton)


def test_that_the_teams_with_cases_can_be_chosen(team_filter: TeamFilter) -> None:
    assert lines(team_filter)[2:] == ["Lungeteamet"]
    team_filter.set(("Lungeteamet",), missing=False)
    assert team_filter.teams == ("Lungeteamet",)


def test_that_cases_without_a_team_are_counted(team_filter: TeamFilter) -> None:
    stray = buttons(team_filter)[1]
    assert not stray.isHidden()
    assert stray.text().endswith("2")


def test_that_nothing_stands_there_when_every_case_has_a_team(team_filter: TeamFilter) -> None:
    team_filter.show_counts(Counts({}, 0, {"Lungeteamet": 1}))
    assert buttons(team_filter)[1].isHidden()


def test_that_one_click_shows_what_is_not_distributed(team_filter: TeamFilter, qtbot: QtBot) -> None:
    with qtbot.waitSignal(team_filter.changed):
        buttons(team_filter)[1].click()
    assert team_filter.teams == (NOT_DISTRIBUTED,)


def test_that_a_team_chosen_stays_though_its_last_case_went(team_filter: TeamFilter) -> None:
    team_filter.set(("Hjertesvigtteamet",), missing=True)
    team_filter.show_counts(Counts({}, 0, {}))
    assert (team_filter.teams, team_filter.missing) == (("Hjertesvigtteamet",), True)


def test_that_missing_answers_are_counted(team_filter: TeamFilter) -> None:
    assert buttons(team_filter)[0].text().endswith("5")


def test_that_the_filters_remember_team_and_missing_answers(qtbot: QtBot) -> None:
    query = Query(teams=("Lungeteamet",), missing=True)
    filters = Filters(query)
    qtbot.addWidget(filters)
    filters.show_counts(COUNTS, COUNTS)
    assert filters.query() == query
    filters.clear()
    assert filters.query() == Query()
