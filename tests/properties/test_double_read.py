"""The sample of a double reading, and the agreement that is counted from it."""

from collections import Counter
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from triage.clinical.colour import Colour
from triage.errors import Text
from triage.scoring.replay.agreement.double_read import ReadItem, agreements
from triage.worklist.double_read import STRATA, Candidate, draw

colours = st.sampled_from(tuple(Colour))
candidates = st.lists(
    st.builds(Candidate, st.integers(1, 400), st.integers(1, 60), colours), unique_by=lambda one: one.result
)
sizes, seeds = st.integers(1, 40), st.text(max_size=6)


@given(candidates, sizes, seeds, st.booleans())
def test_that_no_patient_is_drawn_twice_and_no_more_than_wanted(
    found: list[Candidate], size: int, seed: str, is_by_colour: bool
) -> None:
    drawn = draw(found, size, seed, is_by_colour=is_by_colour)
    patients = [one.patient for one in drawn]
    assert len(set(patients)) == len(patients) <= size
    assert set(drawn) <= set(found)


@given(candidates, sizes, seeds)
def test_that_by_chance_everybody_is_drawn_where_there_is_room(found: list[Candidate], size: int, seed: str) -> None:
    everybody = {one.patient for one in found}
    assert len(draw(found, size, seed)) == min(size, len(everybody))


@given(candidates, sizes, seeds, st.booleans(), st.randoms(use_true_random=False))
def test_that_the_same_seed_draws_the_same_whatever_the_order(
    found: list[Candidate], size: int, seed: str, is_by_colour: bool, chance: Random
) -> None:
    shuffled = chance.sample(found, len(found))
    first, second = (draw(one, size, seed, is_by_colour=is_by_colour) for one in (found, shuffled))
    assert list(first) == list(second)


@given(candidates, sizes, seeds)
def test_that_by_colour_each_has_its_share_as_far_as_there_are_patients(
    found: list[Candidate], size: int, seed: str
) -> None:
    each = Counter(one.colour for one in draw(found, 10_000, seed))
    drawn = Counter(one.colour for one in draw(found, size, seed, is_by_colour=True))
    assert drawn[Colour.GREY] == 0
    rooms = {colour: size // 3 + (place < size % 3) for place, colour in enumerate(STRATA)}
    assert all(drawn[colour] == min(room, each[colour]) for colour, room in rooms.items())


def test_that_many_results_make_nobody_likelier() -> None:
    found = [Candidate(number, 1, Colour.RED) for number in range(1, 101)]
    found += [Candidate(100 + number, number, Colour.RED) for number in range(2, 12)]
    times = sum(any(one.patient == 1 for one in draw(found, 1, str(seed))) for seed in range(1100))
    assert 60 <= times <= 145


def read(colour: Colour, *readings: Colour, fired: dict[str, Colour] | None = None) -> ReadItem:
    return ReadItem("kol", "1.0.0", colour, readings, fired or {})


@given(st.lists(st.tuples(colours, st.lists(colours, max_size=2)), max_size=80))
def test_that_grey_and_unread_are_in_no_kappa_and_all_are_counted(given_: list[tuple[Colour, list[Colour]]]) -> None:
    items = [read(colour, *readings) for colour, readings in given_]
    for found in agreements(items):
        graded = [one for one in items if one.readings and Colour.GREY not in (one.colour, one.readings[0])]
        assert found.patients == len(items)
        assert found.worse + found.milder + sum(one.colour is one.readings[0] for one in graded) == len(graded)
        if not isinstance(found.rules_reader, Text):
            assert found.rules_reader.pairs == len(graded)
            assert -1 <= found.rules_reader.low <= found.rules_reader.kappa <= found.rules_reader.high <= 1


def test_that_readers_who_agree_with_the_rules_have_a_kappa_of_one() -> None:
    items = [read(colour, colour, colour) for colour in STRATA * 10]
    (found,) = agreements(items)
    assert not isinstance(found.rules_reader, Text)
    assert not isinstance(found.readers, Text)
    assert (found.rules_reader.kappa, found.readers.kappa) == (1.0, 1.0)


def test_that_a_rule_is_judged_on_those_whom_no_other_rule_makes_as_bad() -> None:
    alone = [read(Colour.RED, Colour.RED, fired={"a": Colour.RED})] * 15
    wrong = [read(Colour.RED, Colour.GREEN, fired={"a": Colour.RED})] * 5
    beside = [read(Colour.RED, Colour.RED, fired={"a": Colour.RED, "b": Colour.RED})] * 9
    green = [read(Colour.GREEN, Colour.GREEN)] * 20
    (found,) = agreements([*alone, *wrong, *beside, *green])
    rule = next(one for one in found.rules if one.rule == "a")
    assert "b" not in {one.rule for one in found.rules}, "it made nobody red alone"
    assert (rule.fired, rule.confirmed) == (20, 15)
    assert not isinstance(rule.kappa, Text)
    assert rule.kappa.pairs == 40
    assert 0.7 < rule.kappa.kappa < 0.8


def test_that_a_rule_that_makes_grey_is_in_no_agreement() -> None:
    (found,) = agreements([read(Colour.GREEN, Colour.GREEN, fired={"late": Colour.GREY})] * 3)
    assert found.rules == ()
