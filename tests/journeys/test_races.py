"""Two people want the same case in the same moment: one is served, the other is told, and nothing is done twice."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

from tests.journeys.racing import Place, Told, decisions_in, last_owners, one_by_one, owned_by, prepared, race
from triage.clinical.colour import Colour
from triage.clinical.decision import Action
from triage.store.results import case_facts
from triage.workflow.application import Application
from triage.workflow.casework import own
from triage.workflow.casework.decide import decide
from triage.workflow.greens.close import begin_closing, close_some, undo_closing

FEW = 40
MANY = pytest.param(2_000, marks=[pytest.mark.full, pytest.mark.timeout(1800)])
PART = 10


@pytest.fixture
def place(tmp_path: Path, database: str, request: pytest.FixtureRequest) -> Iterator[Place]:
    if database == "sqlite":
        yield Place(tmp_path)
        return
    with request.getfixturevalue("postgresql").clean() as address:
        yield Place(tmp_path, address)


def decider(app: Application, cases: Sequence[int]) -> Told:
    return one_by_one(cases, lambda key: decide(app, key, Action.PHONE, "Ringer"))


def owner(app: Application, cases: Sequence[int]) -> Told:
    return one_by_one(cases, lambda key: decide(app, key, Action.PHONE, "Ringer", fence=1))


def taker(app: Application, cases: Sequence[int]) -> Told:
    return one_by_one(cases, lambda key: own.take_over(app, key, "anna", 1, "Anna er gået hjem"))


def claimer(app: Application, cases: Sequence[int]) -> Told:
    return one_by_one(Random(1).sample(cases, len(cases)), lambda key: own.claim(app, key))


def closer(app: Application, cases: Sequence[int]) -> Told:
    batch, told = begin_closing(app, len(cases)), Told()
    with app.store.read() as connection:
        shown = {key: found.result for key in cases if (found := case_facts(connection, key)) is not None}
    for start in range(0, len(cases), PART):
        part = [(key, shown[key]) for key in cases[start : start + PART]]
        told |= dict.fromkeys(close_some(app, batch, part).closed, "done")
    return told


def reopener(app: Application, cases: Sequence[int]) -> Told:
    del cases
    return dict.fromkeys(undo_closing(app, 1).cases, "done")


def done(told: Told) -> set[int]:
    return {key for key, word in told.items() if word == "done"}


@pytest.mark.parametrize("number", [FEW, MANY])
def test_that_of_two_who_decide_one_is_told(place: Place, number: int) -> None:
    cases = prepared(place, number)
    anna, bo = race(place, (decider, decider), cases)
    made = decisions_in(place)
    assert {key: ["anna"] if key in done(anna) else ["bo"] for key in cases} == made
    assert done(anna) | done(bo) == set(cases)
    assert not done(anna) & done(bo)


@pytest.mark.parametrize("number", [FEW, MANY])
def test_that_who_was_overtaken_does_not_decide(place: Place, number: int) -> None:
    cases = prepared(place, number)
    with (store := place.open()).write() as connection:
        owned_by(connection, "anna")
    store.close()
    anna, bo = race(place, (owner, taker), cases)
    made, owners = decisions_in(place), last_owners(place)
    assert {key for key, who in made.items() if who == ["anna"]} == done(anna)
    assert {key for key, who in owners.items() if who == "bo"} == done(bo)
    assert done(anna) ^ done(bo) == set(cases)


@pytest.mark.parametrize("number", [FEW, MANY])
@pytest.mark.parametrize("one_desk", [False, True])
def test_that_no_green_is_closed_under_who_took_it(place: Place, number: int, one_desk: bool) -> None:
    place = replace(place, one_desk=one_desk)
    cases = prepared(place, number, Colour.GREEN)
    closed, taken = race(place, (closer, claimer), cases)
    made = decisions_in(place)
    assert {key for key, who in made.items() if who} == done(closed)
    assert done(closed) ^ done(taken) == set(cases)
    assert "busy" not in taken.values()


@pytest.mark.parametrize("number", [FEW, MANY])
def test_that_greens_are_opened_again_beside_who_takes_them(place: Place, number: int) -> None:
    cases = prepared(place, number, Colour.GREEN)
    app = place.application(store := place.open(), "anna")
    closer(app, cases)
    store.close()
    opened, taken = race(place, (reopener, claimer), cases)
    assert done(opened) == set(cases)
    assert "busy" not in taken.values()
