"""Each shape of scoring, where it is easy to get wrong."""

from collections.abc import Sequence
from decimal import Decimal

import pytest

from tests.unit.scoring.facts import instrument
from triage.clinical.questionnaire import AnswerValue
from triage.scoring.instruments.result import Refusal, Score
from triage.scoring.instruments.score import score_answers, score_items

WELL = {"rr": "16", "spo2": "97", "scale": "1", "o2": False, "sbp": "120", "pulse": "70", "acvpu": "A", "temp": "37.0"}


def number(value: object) -> AnswerValue | None:
    """Return a vital sign as an answer: what looks like a number is one."""
    return Decimal(value) if isinstance(value, str) and value[0].isdigit() else value


def news2(**changed: object) -> Score:
    found = score_answers(
        instrument("news2"), {f"news2-{name}": number(value) for name, value in (WELL | changed).items()}
    )
    assert isinstance(found, Score)
    return found


def items(code: str, *answers: float | None) -> Score | Refusal:
    return score_items(instrument(code), [None if answer is None else Decimal(str(answer)) for answer in answers])


def scored(code: str, *answers: float | None) -> Score:
    found = items(code, *answers)
    assert isinstance(found, Score)
    return found


def haqdi(aids: Sequence[str] = (), **answers: int) -> Score:
    """A HAQ-DI with 0 everywhere but in `answers` (dressing__1=3; -1 leaves it out)."""
    zeros = dict.fromkeys(instrument("haqdi").link_ids, 0)
    changed = {"haqdi-" + name.replace("__", "-"): answer for name, answer in answers.items()}
    given = {name: None if answer < 0 else Decimal(answer) for name, answer in (zeros | changed).items()}
    found = score_answers(instrument("haqdi"), {**given, **{f"haqdi-{aid}-aid": True for aid in aids}})
    assert isinstance(found, Score)
    return found


@pytest.mark.parametrize(("celsius", "points"), [("38.04", 0), ("38.05", 1), ("36.04", 1), ("36.05", 0), ("35.05", 1)])
def test_that_temperature_is_rounded_half_up_before_it_gives_points(celsius: str, points: int):
    assert news2(temp=celsius).parts["temp"].score == points


def test_that_high_saturation_on_scale_2_is_unknown_while_oxygen_is():
    found = news2(scale="2", spo2="95", o2=None)
    assert [name for name, part in found.parts.items() if part.score is None] == ["spo2", "o2"]


def test_that_low_saturation_on_scale_2_counts_whether_on_oxygen_or_not():
    assert news2(scale="2", spo2="90", o2=None).parts["spo2"].score == 0


@pytest.mark.parametrize(("o2", "points"), [(True, 2), (False, 0)])
def test_that_scale_2_gives_points_above_92_on_oxygen_alone(o2: bool, points: int):
    assert news2(scale="2", spo2="96", o2=o2).parts["spo2"].score == points


def test_that_scale_1_holds_until_a_clinician_sets_another():
    assert news2(scale=None, spo2="96", o2=True).parts["spo2"].score == 0


def test_that_one_red_line_makes_a_low_total_low_medium():
    assert news2(acvpu="V").category == "low_medium"
    assert news2(acvpu="V", rr="10").category == "low_medium"
    assert news2(acvpu="V", rr="21").category == "medium"


def test_that_a_missing_vital_sign_leaves_a_lower_bound():
    found = news2(temp=None, rr="26")
    assert (found.score, found.category) == (None, None)
    assert (found.more["lower_bound"], found.more["category_at_least"]) == (3, "low_medium")


def test_that_seven_known_points_are_high_whatever_is_missing():
    assert news2(temp=None, rr="26", o2=True, pulse="115").category == "high"


@pytest.mark.parametrize("changed", [{"rr": "16.5"}, {"o2": "1"}, {"acvpu": "v"}, {"scale": "3"}, {"spo2": "101"}])
def test_that_what_no_chart_has_refuses_news2(changed: dict[str, str]):
    values = {f"news2-{name}": number(value) for name, value in (WELL | changed).items()}
    assert isinstance(score_answers(instrument("news2"), values), Refusal)


def test_that_one_missing_hads_answer_is_prorated_within_its_scale():
    found = scored("hads", 1, 1, 1, 1, 1, 2, None, *[0] * 7)
    anxiety = found.parts["anxiety"]
    assert (anxiety.score, anxiety.prorated, anxiety.bounds, anxiety.category) == (8, True, (7, 10), "doubtful")
    assert (found.parts["depression"].score, found.score) == (0, None)


def test_that_quality_of_life_stands_beside_the_prostate_sum():
    answers = dict.fromkeys(instrument("ipss").link_ids, Decimal(1))
    found = score_answers(instrument("ipss"), answers)
    assert isinstance(found, Score)
    assert (found.score, found.n_missing, found.parts["qol"].score) == (7, 0, None)
    assert isinstance(score_answers(instrument("ipss"), {**answers, "ipss-qol": Decimal("1.5")}), Refusal)


def test_that_pain_in_half_steps_counts_and_in_thirds_does_not():
    assert scored("rapid3", *[1] * 10, 2.5, 0.5).score == Decimal("6.3")
    assert isinstance(items("rapid3", *[1] * 10, 2.25, 0.5), Refusal)


def test_that_function_is_rounded_before_it_is_added():
    assert scored("rapid3", 1, 1, *[0] * 8, 0, 0).parts["fn"].score == Decimal("0.7")


def test_that_anything_missing_takes_rapid3_and_its_parts_away_but_leaves_bounds():
    found = scored("rapid3", *[3] * 10, None, 3)
    assert (found.score, found.parts["fn"].score) == (None, None)
    assert (found.bounds, found.category_certain) == ((13, 23), "high")


def test_that_an_aid_raises_an_answered_category_and_fills_no_empty_one():
    assert haqdi(["walking"]).score == Decimal("0.25")
    assert haqdi(["walking"], walking__1=3).score == Decimal("0.375")
    assert haqdi(["walking"], walking__1=-1, walking__2=-1).score == 0


def test_that_five_categories_are_too_few():
    out = {f"{name}__{n}": -1 for name in ("dressing", "arising", "reach") for n in (1, 2)}
    found = haqdi(**out)
    assert (found.score, found.more["n_categories"], found.bounds) == (None, 5, (0, Decimal("1.125")))


def test_that_answer_six_says_nothing_about_the_heart():
    found = scored("kccq12", 6, 6, 3, 3, 4, 4, 3, 3, 3, 6, 2, 2)
    assert (found.parts["PL"].score, found.score) == (None, Decimal("41.67"))


def test_that_answer_six_is_refused_where_it_does_not_exist():
    assert isinstance(items("kccq12", 1, 1, 1, 6, 4, 4, 3, 3, 3, 1, 2, 2), Refusal)


def test_that_a_first_answer_of_0_is_grade_0_whatever_follows():
    found = score_answers(instrument("proctcae"), {"proctcae-17-F": Decimal(0)})
    assert isinstance(found, Score)
    assert found.parts["17"].score == 0


def test_that_a_term_with_a_missing_attribute_has_no_grade_and_others_have():
    answers = {"proctcae-9-F": Decimal(2), "proctcae-10-F": Decimal(2), "proctcae-10-S": Decimal(2)}
    found = score_answers(instrument("proctcae"), answers)
    assert isinstance(found, Score)
    assert {term: part.score for term, part in found.parts.items()} == {"9": None, "10": 2}


def test_that_a_state_without_a_value_set_has_levels_and_no_score():
    found = scored("eq5d", 2, 1, 3, 4, 5)
    assert (found.more["state"], found.parts["lss"].score, found.score) == ("21345", 15, None)


def test_that_half_the_items_make_a_scale_and_fewer_do_not():
    scales = scored("eortc", 1, 1, 1, None, None, 2, None, *[None] * 23).parts
    assert (scales["PF"].score, scales["RF"].score, scales["FA"].score) == (100, Decimal("66.67"), None)


def test_that_a_grade_is_told_on_the_other_scale_too():
    assert scored("mmrc", 2).more == {"mrc": 3}
    assert scored("mrc", 3).category == scored("mmrc", 2).category == "more_symptoms"


def test_that_a_band_can_end_before_its_number():
    assert (scored("paid20", *[4] * 3, 1, *[0] * 16).category, scored("paid20", *[4] * 8, *[0] * 12).category) == (
        "low",
        "high",
    )
