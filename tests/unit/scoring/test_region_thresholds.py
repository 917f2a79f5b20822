"""Region Midtjylland's thresholds as a rule set: never milder than their evaluator, and every difference told."""

from decimal import Decimal
from operator import ge, gt, le, lt

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tests.properties.examples import core
from tests.unit.scoring.region_forms import (
    ABNORMAL,
    CRITICAL,
    NORMAL,
    RASH,
    TEMPERATURE,
    between,
    compared,
    draft,
    form,
    number,
    said,
    yes_no,
)
from triage.clinical.colour import Colour
from triage.scoring.analyse.rule_tests import failures, unfired
from triage.scoring.region.differences import Comparison
from triage.scoring.region.evaluator import region_colour, value_verdict
from triage.scoring.region.faults import form_faults
from triage.scoring.region.flow import Flow, clean, flow
from triage.scoring.region.model import AnswerKind, Category, Form, Question, RegionAnswer, Threshold
from triage.scoring.region.questions import asked_questions
from triage.scoring.region.rule_set_text import rule_set_text
from triage.scoring.region.rules import gaps, rules_of
from triage.scoring.region.sentences import Kind
from triage.scoring.rules.load import load_rule_set
from triage.scoring.rules.model import Author

RED, YELLOW, GREY, GREEN = Colour
BOTH = form(*TEMPERATURE, *RASH)
CELSIUS = form(*TEMPERATURE, questions=(Question("temp", "Temperatur", "Cel"),))


def region(of: Form, *answers: RegionAnswer) -> Colour | None:
    return region_colour(of.by_link_id(), answers).colour


def kinds(of: Form, *answers: RegionAnswer) -> list[tuple[Kind, bool]]:
    return [(found.kind, found.differs) for found in compared(of, *answers).differences]


@pytest.mark.parametrize(
    ("value", "colour"),
    [("36.0", GREEN), ("38.0", YELLOW), ("40.0", RED), ("43.0", RED), ("43.01", RED), ("35.99", RED), ("39", YELLOW)],
)
def test_that_their_ranges_take_in_both_ends_and_the_worst_one_counts(value: str, colour: Colour) -> None:
    assert region(BOTH, number(value)) is colour


def test_that_their_verdict_names_the_threshold_that_was_hit() -> None:
    assert region_colour(BOTH.by_link_id(), [number("40.0")]).hit == TEMPERATURE[2]
    assert region_colour(BOTH.by_link_id(), [number("50")]).hit is None


def test_that_they_miss_no_answer_and_look_at_no_unit() -> None:
    assert region(BOTH) is GREEN
    assert region(BOTH, number("37", unit="[degF]"), number("99", link_id="unknown")) is GREEN


def test_that_their_worst_answer_counts_and_a_kind_they_do_not_handle_stops_them() -> None:
    assert region(BOTH, number("37"), said(True, "rash")) is YELLOW
    assert region(BOTH, number("99"), RegionAnswer("rash", AnswerKind.OTHER, "2026")) is None


def test_that_an_open_end_is_without_end() -> None:
    open_ended = form(between(None, "37.4"), between("37.4", None, ABNORMAL))
    assert region(open_ended, number("-999")) is GREEN
    assert region(open_ended, number("999")) is YELLOW


def test_that_what_no_range_covers_is_found_once() -> None:
    ranges = [between("5", "6"), between("1", "3"), between("2", "4", CRITICAL), between("4", "4.5")]
    assert list(gaps(ranges)) == [(None, Decimal(1)), (Decimal("4.5"), Decimal(5)), (Decimal(6), None)]


@pytest.mark.parametrize("of", [BOTH, CELSIUS, form(*RASH), form(between(None, None, CRITICAL))])
def test_that_a_draft_loads_and_passes_its_own_tests(of: Form) -> None:
    rule_set = draft(of)
    assert (rule_set.status, failures(rule_set), unfired(rule_set)) == ("draft", (), ())


def test_that_a_draft_says_where_its_limits_come_from_and_cannot_be_tuned_yet() -> None:
    rule_set = draft(CELSIUS)
    assert "PlanDefinition/p1 version 2.0.0" in rule_set.basis["PLAN"]
    assert {(param.min == param.max, param.unit, param.source) for param in rule_set.params.values()} == {
        (True, "Cel", ("PLAN",))
    }


def test_that_limits_keep_their_order_however_they_are_tuned() -> None:
    ordered = draft(BOTH).constraints
    assert [(found.left, found.operator, found.right) for found in ordered] == [
        ("temp_1", "<", "temp_2"),
        ("temp_2", "<", "temp_3"),
        ("temp_3", "<", "temp_4"),
    ]


def test_that_a_limit_without_a_unit_says_so() -> None:
    assert {param.unit for param in draft(BOTH).params.values()} == {"ukendt enhed"}


def test_that_every_limit_has_a_test_on_it_and_on_both_sides() -> None:
    tested = {test.given["temp"] for test in draft(form(*TEMPERATURE)).tests}
    limits = [Decimal(36), Decimal(38), Decimal(40), Decimal(43)]
    assert {limit + move for limit in limits for move in (Decimal("-0.1"), 0, Decimal("0.1"))} == tested


def test_that_a_question_asked_on_a_condition_is_not_required() -> None:
    of = form(*TEMPERATURE, *RASH, questions=(Question("rash", "Udslæt?", None, conditional=True),))
    assert {name: found.required for name, found in draft(of).inputs.items()} == {"temp": True, "udslaet": False}


def test_that_a_plain_answer_has_the_same_colour_and_nothing_to_tell() -> None:
    found = compared(BOTH, number("39"), said(False, "rash"))
    assert (found.theirs, found.ours, found.differences) == (YELLOW, YELLOW, ())


@pytest.mark.parametrize(
    ("answers", "kind", "differs"),
    [
        ((number("38.0"),), Kind.BOUNDARY, False),
        ((number("44"),), Kind.NO_THRESHOLD, False),
        ((), Kind.MISSING, True),
        ((said("varm"),), Kind.TYPE, True),
        ((said(True),), Kind.TYPE, True),
        ((number("1e10"),), Kind.TYPE, True),
        ((number("37", unit="[degF]"),), Kind.UNIT, True),
        ((number("37"), number("39")), Kind.SEVERAL, True),
        ((RegionAnswer("temp", AnswerKind.OTHER, "2026-01-01"),), Kind.TYPE, True),
    ],
)
def test_that_each_difference_is_told_by_its_kind(answers: tuple[RegionAnswer, ...], kind: Kind, differs: bool) -> None:
    assert kinds(CELSIUS, *answers) == [(kind, differs)]


def test_that_an_answer_that_cannot_be_used_is_grey_never_green() -> None:
    for answers in ((), (said("varm"),), (number("37", unit="[degF]"),), (number("37"), number("36.5"))):
        assert compared(CELSIUS, *answers).ours is GREY


def test_that_a_unit_cannot_be_held_against_limits_whose_unit_is_not_known() -> None:
    assert compared(form(*TEMPERATURE), number("37", unit="Cel")).ours is GREY
    assert compared(CELSIUS, number("37", unit="Cel")).ours is GREEN


def test_that_words_nobody_has_read_are_no_green() -> None:
    assert kinds(CELSIUS, number("37"), said("hovedpine", "other")) == [(Kind.FREE_TEXT, True)]


def test_that_a_response_that_cannot_be_read_is_grey() -> None:
    found = Comparison(CELSIUS, draft(CELSIUS)).of_response("r1", (number("37"),), None, GREEN)
    assert (found.ours, found.stored, [one.kind for one in found.differences]) == (GREY, GREEN, [Kind.RESPONSE])


def test_that_a_sentence_names_question_answer_and_both_colours() -> None:
    (found,) = compared(CELSIUS, number("37.5", unit="[degF]")).differences
    assert found.text.da == (
        "Temperatur: svaret 37,5 [degF] er ikke i °C. Regionen ser ikke på enheden; Visita bruger ikke svaret. "
        "Farve hos regionen: grøn, hos Visita: grå."
    )


def test_that_the_edges_differ_in_what_is_missing_of_the_wrong_kind_or_in_another_unit() -> None:
    edges = Comparison(CELSIUS, draft(CELSIUS)).of_edges()
    differing = {one.kind for found in edges for one in found.differences if one.differs}
    assert differing == {Kind.MISSING, Kind.TYPE, Kind.UNIT}


@pytest.mark.parametrize(
    ("thresholds", "words"),
    [
        ((between("36", "38"), yes_no(True, CRITICAL, "temp")), "for numbers and for yes/no"),
        ((between("38", "36", CRITICAL),), "The lower limit 38 is above the upper 36"),
        ((between("1e9", None, CRITICAL),), "too large"),
        ((between("1.123456789", None, CRITICAL),), "too many decimals"),
        ((Threshold("temp", CRITICAL, unit="Cel"), Threshold("temp", NORMAL, unit="K")), "different units: Cel, K"),
        ((between(None, None),), "make every answer green"),
        ((yes_no(True, NORMAL), yes_no(False, NORMAL)), "make every answer green"),
        ((), "no thresholds for the form"),
    ],
)
def test_that_thresholds_that_cannot_be_relied_on_are_told(thresholds: tuple[Threshold, ...], words: str) -> None:
    (fault,) = form_faults(form(*thresholds))
    assert words in fault.text.en


def test_that_words_from_a_plan_cannot_break_the_file() -> None:
    wild = 'a: "b" {temp}\n# - [c]\\ \u2028 null'
    of = form(*TEMPERATURE, questions=(Question("temp", wild, "Cel"),))
    (declared,) = draft(of).inputs.values()
    assert declared.label is not None
    assert declared.label.da == 'a: "b" (temp) # - [c]\\ null' == clean(wild)


@pytest.mark.parametrize("word", ["true", "null", "1", "no", "", "æøå", "Temp"])
def test_that_a_question_may_be_called_anything(word: str) -> None:
    of = form(*(between(found.low and str(found.low), str(found.high), found.category, word) for found in TEMPERATURE))
    assert [declared.item for declared in draft(of).inputs.values()] == [word] if word else True


def test_that_numbers_are_written_as_they_are() -> None:
    assert (
        flow({"a": Decimal("38.0"), "b": [True, None, Decimal("1E+2"), "x y"]})
        == '{a: 38.0, b: [true, null, 100, "x y"]}'
    )


tenths = st.integers(-500, 1500).map(lambda tenth: Decimal(tenth).scaleb(-1))
ends = st.one_of(st.none(), tenths)


@st.composite
def ranges(draw: st.DrawFn, link_id: str = "temp") -> Threshold:
    low, high = draw(ends), draw(ends)
    if low is not None and high is not None and low > high:
        low, high = high, low
    return Threshold(link_id, draw(st.sampled_from(Category)), low, high)


number_forms = st.lists(ranges(), min_size=1, max_size=5).map(lambda found: form(*found))
values = st.one_of(tenths, st.integers(-50_000, 150_000).map(lambda number: Decimal(number).scaleb(-3)))


@settings(max_examples=60)
@given(number_forms, st.lists(values, min_size=1, max_size=4))
def test_that_no_number_is_ever_milder_with_us_than_with_them(of: Form, answers: list[Decimal]) -> None:
    assume(not list(form_faults(of)))
    for value in (*answers, *(limit for threshold in of.thresholds for limit in threshold.limits)):
        found = compared(of, number(str(value)))
        assert found.theirs is not None
        assert found.ours.rank <= found.theirs.rank


RELATIONS = {">=": ge, "<=": le, ">": gt, "<": lt, "exists": lambda value, _: True}


def holds(when: Flow, value: Decimal, limits: dict[str, Decimal]) -> bool:
    """A condition as it is written, read by a stranger."""
    if isinstance(when, dict):
        ((word, parts),) = when.items()
        return {"all": all, "any": any}[word](holds(part, value, limits) for part in parts)
    _, operator, *limit = when
    return RELATIONS[operator](value, limits[limit[0][1:]] if limit else None)


@core
@given(number_forms, st.lists(values, min_size=1, max_size=4))
def test_that_the_rules_say_of_every_number_what_their_evaluator_says(of: Form, answers: list[Decimal]) -> None:
    (asked,) = asked_questions(of)
    limits = {name: limit for limit, name in asked.limits.items()}
    for value in (*answers, *limits.values()):
        fired = [rule.colour for rule in rules_of(asked) if holds(rule.when, value, limits)]
        worst = min(fired, key=lambda colour: colour.rank, default=GREEN)
        assert worst is value_verdict(of.thresholds, value).colour


kinds_of_answer = st.one_of(
    tenths.map(lambda value: number(str(value))),
    tenths.map(lambda value: number(str(value), unit="[degF]")),
    st.booleans().map(said),
    st.sampled_from(["", "ja", "37"]).map(said),
    st.just(RegionAnswer("temp", AnswerKind.OTHER, "x")),
    st.just(said("ord", "other")),
)


@settings(max_examples=60)
@given(number_forms, st.lists(kinds_of_answer, max_size=3))
def test_that_no_difference_is_silent_or_unexplained(of: Form, answers: list[RegionAnswer]) -> None:
    assume(not list(form_faults(of)))
    found = compared(of, *answers)
    assert all(one.kind is not Kind.UNEXPLAINED for one in found.differences)
    assert found.theirs is found.ours or any(one.differs for one in found.differences)


@settings(max_examples=60)
@given(st.lists(st.one_of(ranges("a"), ranges("b")), min_size=1, max_size=6))
def test_that_every_draft_loads_and_passes_its_own_tests(thresholds: list[Threshold]) -> None:
    of = form(*thresholds)
    assume(not list(form_faults(of)))
    rule_set = load_rule_set(rule_set_text(of, Author("example", "nurse")))
    assert (failures(rule_set), unfired(rule_set)) == ((), ())
