"""Which look-ups somebody should ask about."""

from dataclasses import replace

import pytest

from triage.access.chain import Line
from triage.access.review import (
    VOLUME_FLOOR,
    Known,
    Look,
    Reason,
    break_glass_key,
    is_look,
    is_sampled,
    is_volume,
    lacking,
    reasons,
    review_key,
)

LINE = Line(
    3_600_000, "anna", "view", 7, name="Anna Prøve Nielsen", role="clinician", department="Lunge", relation="enrolment"
)
NOT_SAMPLED, SAMPLED = "000000000001" + "0" * 52, "0" * 64


def look(**changes: object) -> Look:
    made = Look(LINE, NOT_SAMPLED, 20_000, True, Known("Person", "Eksempel"), None, frozenset())
    return replace(made, **changes)


def test_that_an_ordinary_look_is_asked_about_by_chance_alone() -> None:
    assert reasons(look()) == ()
    assert reasons(look(hash=SAMPLED)) == (Reason.SAMPLE,)


def test_that_chance_takes_one_in_a_hundred() -> None:
    taken = [number for number in range(1000) if is_sampled(f"{number:012x}" + "0" * 52)]
    assert len(taken) == 10


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"patient": Known("Ole", "NIELSEN")}, Reason.SAME_SURNAME),
        ({"patient": Known("Anna Prøve", "Nielsen")}, Reason.OWN_RECORD),
        ({"patient": Known("Bo", "Hansen"), "colleagues": frozenset({"bo hansen"})}, Reason.COLLEAGUE),
        ({"is_at_work": False}, Reason.OUT_OF_HOURS),
        ({"line": replace(LINE, relation="")}, Reason.NO_RELATION),
    ],
)
def test_that_what_departs_from_the_usual_is_asked_about(changes: dict[str, object], reason: Reason) -> None:
    assert reasons(look(**changes)) == (reason,)


def test_that_a_neighbour_is_known_by_address_and_post_code() -> None:
    own = Known("Anna Prøve", "Nielsen", "Prøvevej  1", "8000")
    there = Known("Ole", "Eksempel", "PRØVEVEJ 1", "8000")
    assert reasons(look(own=own, patient=there)) == (Reason.SAME_ADDRESS,)
    assert reasons(look(own=own, patient=replace(there, postal_code="9000"))) == ()
    assert reasons(look(own=replace(own, address=""), patient=replace(there, address=""))) == ()


def test_that_a_login_that_is_no_whole_name_has_no_surname() -> None:
    assert reasons(look(line=replace(LINE, name="eksempel"))) == ()


def test_that_a_break_glass_lacks_no_relation() -> None:
    assert reasons(look(line=replace(LINE, relation="", override="Bevidstløs"))) == ()


def test_that_lists_and_the_programs_own_lines_are_no_looks() -> None:
    assert is_look(LINE)
    assert not is_look(replace(LINE, patient=None, patients=(7,)))
    assert not is_look(replace(LINE, act="handled-elsewhere"))


def test_that_a_day_stands_out_from_ones_own_days_only() -> None:
    usual = [50, 70, 60, 55, 65, 60]
    assert not is_volume(75, usual)
    assert is_volume(120, usual)
    assert not is_volume(VOLUME_FLOOR - 1, [1, 1, 1, 1, 1])
    assert is_volume(VOLUME_FLOOR, [])


def test_that_a_month_has_twenty_at_least() -> None:
    assert lacking(0) == 20
    assert lacking(19) == 1
    assert lacking(500) == 0


def test_that_the_same_thing_comes_once_a_day_and_nobody_is_named() -> None:
    surname = review_key(Reason.SAME_SURNAME, LINE, 20_000, SAMPLED)
    assert surname == review_key(Reason.SAME_SURNAME, replace(LINE, at=5), 20_000, NOT_SAMPLED)
    assert surname != review_key(Reason.SAME_SURNAME, LINE, 20_001, SAMPLED)
    assert "anna" not in surname


def test_that_each_break_glass_is_a_thing_of_its_own() -> None:
    broken = replace(LINE, override="Bevidstløs", session="s1")
    assert break_glass_key(broken) == break_glass_key(replace(broken, at=broken.at + 1))
    others = [replace(broken, patient=8), replace(broken, session="s2"), replace(broken, at=0), LINE]
    assert len({break_glass_key(one) for one in [broken, *others]}) == 5
