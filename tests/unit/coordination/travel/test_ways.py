from itertools import combinations, product

import pytest

from triage.coordination.travel.region import MAP_HEIGHT, MAP_WIDTH, Means, Way
from triage.coordination.travel.region_file import parse_region
from triage.coordination.travel.words import source_in_words, unknown_in_words
from triage.demo.texts import read_texts
from triage.errors import RuleSetError
from triage.workflow.catalogue import Catalogue

SHIPPED = Catalogue().region
HEAD = "source: {da: målt, en: measured}\nmade_up: false\narrive_early: 5\n"
SITES = "sites: {a: {name: A, at: [0, 0]}, b: {name: B, at: [100, 70]}}\n"
LEGS = "legs: [{from: a, to: b, way: [30, 28, ~]}]\n"
TOWNS = "towns: |\n  postcode; name; x; y; a; b\n  8000; Aarhus; 1; 1; 10 6 20;\n"
SMALL = parse_region(HEAD + SITES + LEGS + TOWNS)


def test_that_the_shipped_table_knows_every_way_between_hospitals_by_every_means():
    for pair, means in product(combinations(SHIPPED.sites, 2), Means):
        assert SHIPPED.travel_for(means=means).between(*pair) > 0


def test_that_the_shipped_table_knows_the_way_from_each_town_to_each_hospital():
    for postcode, (site, means) in product(SHIPPED.towns, list(product(SHIPPED.sites, Means))):
        travel = SHIPPED.travel_for({"P1": postcode}, means)
        assert travel.between("home:P1", site) > 0
        assert SHIPPED.km(postcode, site) > 0


def test_that_every_town_of_the_made_up_people_is_in_the_table():
    towns = {postcode for site in read_texts().places.sites for postcode, _ in site.towns}
    assert towns <= SHIPPED.towns.keys()


def test_that_every_hospital_and_town_stands_on_the_map():
    for place in (*SHIPPED.sites.values(), *SHIPPED.towns.values()):
        assert 0 <= place.x <= MAP_WIDTH
        assert 0 <= place.y <= MAP_HEIGHT


def test_that_made_up_times_say_so():
    assert SHIPPED.made_up
    assert "lavet til demonstration" in source_in_words(SHIPPED).da


def test_that_travel_is_the_same_both_ways():
    travel = SMALL.travel_for({"P1": "8000"})
    assert (travel.between("a", "b"), travel.between("b", "a"), travel.arrive_early) == (30, 30, 5)
    assert travel.between("home:P1", "a") == travel.between("a", "home:P1") == 10


def test_that_a_way_that_is_not_known_is_never_nought():
    assert SMALL.travel_for(means=Means.BUS).between("a", "b") is None
    assert SMALL.travel_for({"P1": "8000"}).between("home:P1", "b") is None
    assert SMALL.km("8000", "b") is None


def test_that_part_of_a_way_may_be_unknown():
    region = parse_region(HEAD + SITES + LEGS + TOWNS.replace("10 6 20", "10 ~ ~"))
    assert region.from_town["8000"] == {"a": Way(10, None, None)}


@pytest.mark.parametrize("postcode", [None, "", "9999"])
def test_that_an_unknown_postcode_leaves_the_way_from_home_unknown_and_says_so(postcode):
    homes = {"P1": postcode, "P2": "8000"}
    assert SMALL.travel_for(homes).between("home:P1", "a") is None
    assert SMALL.unknown(homes) == ("P1",)
    assert "postnummeret" in unknown_in_words(SMALL.unknown(homes)).da


def test_that_nothing_is_said_of_homes_where_all_are_known():
    assert unknown_in_words(SMALL.unknown({"P2": "8000"})).da == ""


def test_that_the_nearest_hospital_is_named_only_where_all_ways_are_known():
    assert SHIPPED.nearest("8660", ["aarhus", "horsens", "viborg"]) == "horsens"
    assert SMALL.nearest("8000", ["a", "b"]) is None


def test_that_hospitals_are_called_by_their_names():
    assert SHIPPED.travel_for().name_of("goedstrup") == "Gødstrup"


@pytest.mark.parametrize(
    ("text", "cure"),
    [
        (SITES + LEGS + TOWNS, "source"),
        (HEAD + SITES + "legs: [{from: a, to: a, way: [1, 1, 1]}]\n" + TOWNS, "two different sites"),
        (HEAD + SITES + "legs: [{from: a, to: c, way: [1, 1, 1]}]\n" + TOWNS, "'c' is not under sites"),
        (HEAD + SITES + LEGS.replace("}]", "}, {from: b, to: a, way: [31, 28, ~]}]") + TOWNS, "stands twice"),
        (HEAD + SITES.replace("[100, 70]", "[100, 71]") + LEGS + TOWNS, "70 or less"),
        *((HEAD + SITES + LEGS.replace("[30, 28, ~]", way) + TOWNS, "legs") for way in ("[1, 1]", "soon")),
        *((HEAD + SITES + LEGS.replace("30", way) + TOWNS, "whole numbers") for way in ("-1", "true", '"1"', "[1]")),
    ],
)
def test_that_a_table_with_a_fault_is_refused_with_its_cure(text, cure):
    with pytest.raises(RuleSetError, match=cure) as caught:
        parse_region(text)
    assert "rejsetider" in caught.value.text.da


@pytest.mark.parametrize(
    ("written", "instead", "cure"),
    [
        ("; b", "; c", "line 7, .*'c' is not under sites"),
        ("; b", "; a", "line 7, .*each site once"),
        ("name; x", "x; name", "line 7, .*heading"),
        ("20;", "20", "line 8, .*as many cells"),
        ("8000", "800", "line 8, .*postcode"),
        ("8000", "٨٠٠٠", "line 8, .*postcode"),
        ("Aarhus", "", "line 8, .*name of the town"),
        ("1; 1", "101; 1", "line 8, .*x .*100 or less"),
        ("1; 1", "1; -1", "line 8, .*y .*70 or less"),
        ("10 6 20", "10 6", "line 8, .*way to a"),
        ("10 6 20", "10 6 1.5", "line 8, .*way to a"),
        ("20;\n", "20;\n  8000; Aarhus C; 2; 1; ;\n", "line 9, .*8000 stands twice"),
        (TOWNS, "towns: |\n\n", "Write a text"),
        (TOWNS, "towns: {}\n", "Write a text"),
    ],
)
def test_that_a_town_with_a_fault_is_named_by_its_line(written, instead, cure):
    with pytest.raises(RuleSetError, match=cure):
        parse_region(HEAD + SITES + LEGS + TOWNS.replace(written, instead))


def test_that_a_departments_own_table_counts_instead(tmp_path):
    (tmp_path / "region.yaml").write_text(HEAD + SITES + LEGS + TOWNS, "utf-8")
    own = Catalogue(tmp_path)
    assert own.travel.between("a", "b") == 30
    assert source_in_words(own.region).da == "Rejsetider: målt."
