"""What is counted of a replay: weeks, calls, patients, workload, and where numbers are too small."""

from datetime import date
from decimal import Decimal

import pytest

from tests.unit.scoring.facts import rule, rule_set, rule_text, shipped
from tests.unit.scoring.replay.histories import history
from triage.clinical.colour import Colour
from triage.errors import RuleSetError, Text
from triage.scoring.replay.compare import compare
from triage.scoring.replay.dragging.drag import Drag
from triage.scoring.replay.intervals import next_of, students_t, wilson
from triage.scoring.replay.needed import needs_readings
from triage.scoring.replay.small import warnings
from triage.scoring.replay.workload import Expected, workload
from triage.scoring.rules.load import load_rule_set

RULES = rule_set()
LOW, BELOW, HIGH = ({"spo2": Decimal(number)} for number in (85, 89, 95))


def drag(given, **more) -> Drag:
    return Drag(history(RULES, given, **more), RULES)


def test_that_several_results_of_a_day_are_one_call_by_its_worst_colour():
    found = drag([HIGH, LOW, LOW, HIGH], days=[0, 0, 0, 1], patients=[1, 1, 2, 2]).now
    assert found.weeks.sum(axis=(0, 1)).tolist() == [2, 0, 0, 1]


def test_that_weeks_are_danish_have_no_gaps_and_tell_which_are_whole():
    found = drag([LOW] * 4, days=[2, 6, 20, 27]).now
    assert found.mondays == (date(2026, 3, 2), date(2026, 3, 9), date(2026, 3, 16), date(2026, 3, 23))
    assert found.whole == (False, True, True, True)
    assert found.weeks[:, 0, Colour.RED.rank].tolist() == [2, 0, 1, 1]


def test_that_late_on_sunday_in_utc_is_monday_in_denmark():
    one = history(RULES, [LOW])
    one.at[:] = int(one.at[0]) + 6 * 86_400_000 + 15 * 3_600_000 + 1_800_000
    assert Drag(one, RULES).now.mondays == (date(2026, 3, 9),)


def test_that_each_department_has_its_own_counts_and_together_they_are_the_whole():
    moving = drag([LOW, BELOW, BELOW], departments=[7, 7, 9], patients=[1, 2, 3])
    found = moving.move({"low": Decimal(90)})
    assert found.departments == (7, 9)
    assert [found.of(key).moved(Colour.GREEN, Colour.RED) for key in (7, 9, None, 5)] == [1, 1, 2, 0]
    assert found.changed_patients.tolist() == [1, 1]
    assert moving.rows(Colour.GREEN, Colour.RED, department=9).tolist() == [2]
    assert moving.rows(monday=date(2026, 3, 2)).size == 3
    assert moving.rows(monday=date(2026, 3, 9)).size == 0


def test_that_a_limit_outside_its_bounds_or_order_moves_nothing():
    moving = drag([LOW, HIGH])
    moving.take(moving.hold("low"))
    before = moving.counts
    with pytest.raises(RuleSetError, match="outside"):
        moving.move({"low": Decimal(96)})
    assert moving.counts is before
    assert moving.values == {"low": Decimal(88)}
    kol = shipped()
    with pytest.raises(RuleSetError, match="Move the other limit first"):
        Drag(history(kol, [LOW]), kol).move({"spo2_red": Decimal(90)})


def test_that_a_limit_reaches_to_its_neighbour_and_no_farther():
    kol = shipped()
    moving = Drag(history(kol, [LOW]), kol)
    assert moving.reach("spo2_red") == (80, 89)
    assert moving.reach("spo2_yellow") == (87, 94)


def test_that_what_was_held_before_another_limit_moved_is_not_taken():
    kol = shipped()
    moving = Drag(history(kol, [LOW, HIGH]), kol)
    held = moving.hold("spo2_red")
    assert moving.take(held)
    moving.move({"pulse_red": Decimal(125)})
    assert not moving.is_ready("spo2_red")
    assert not moving.take(held)
    moving.move({"pulse_red": Decimal(131)})
    assert moving.is_ready("spo2_red")


def test_that_inputs_made_otherwise_need_readings_and_words_do_not():
    old = load_rule_set(rule_text(inputs="spo2: {kind: reading, code: spo2, agg: last, window_h: 6, decimals: 0}"))
    finer = load_rule_set(rule_text(inputs="spo2: {kind: reading, code: spo2, agg: last, window_h: 6, decimals: 1}"))
    longer = load_rule_set(rule_text(inputs="spo2: {kind: reading, code: spo2, agg: last, window_h: 9, decimals: 0}"))
    named = load_rule_set(
        rule_text(
            inputs="spo2: {kind: reading, code: spo2, agg: last, window_h: 6, decimals: 0, required: true, "
            "label: {da: Ilt, en: Oxygen}}"
        )
    )
    assert [needs_readings(old, one) for one in (finer, longer, named)] == [("spo2",), ("spo2",), ()]
    with pytest.raises(RuleSetError, match="spo2"):
        Drag(history(old, [LOW]), finer)


def test_that_a_draft_with_fewer_inputs_is_replayed_on_what_is_there():
    less = load_rule_set(rule_text(inputs="spo2: {kind: reading, code: spo2, agg: last}"))
    assert Drag(history(RULES, [LOW, HIGH]), less).ranks.tolist() == [0, 3]


def test_that_workload_is_of_whole_weeks_and_nothing_is_expected_of_few():
    days = [day for week in range(10) for day in (0, 3, 6)[: 1 + week % 3] for day in (7 * week + day,)] + [69]
    found = workload(drag([LOW] * len(days), days=days).now)
    expected = found.expected()
    assert isinstance(expected, Expected)
    assert expected.weeks == len(found.whole_weeks) == sum(found.whole)
    assert expected.low <= expected.mean <= expected.high
    assert found.over(2) == sum(calls > 2 for calls in found.weekly) > 0
    assert isinstance(workload(drag([LOW], days=[0]).now).expected(), Text)


def test_that_drafts_stand_side_by_side():
    drafts = {"strict": rule_set(params="low: {value: 90, unit: '%', min: 80, max: 95, source: [A]}"), "usual": RULES}
    found = compare(history(RULES, [BELOW, HIGH]), drafts)
    assert [(one.name, one.counts.changed_rows) for one in found] == [("strict", 1), ("usual", 0)]


def test_that_small_numbers_are_said():
    moving = drag([BELOW, HIGH], departments=[1, 2])
    told = [one.en for one in warnings(moving.move({"low": Decimal(90)}))]
    assert [text[:6] for text in told] == ["Only 0", "Only 1", "In 1 d"]


def test_that_intervals_are_those_of_the_tables():
    # Newcombe (1998): 81 of 263 and 0 of 20.
    assert wilson(81, 263) == pytest.approx((0.2553, 0.3662), abs=5e-5)
    assert wilson(0, 20) == pytest.approx((0, 0.1611), abs=5e-5)
    assert [students_t(freedom) for freedom in (7, 11, 51)] == pytest.approx([2.365, 2.201, 2.008], abs=0.002)
    # Ten weeks of four calls: scattered as Poisson does, for nobody knows that they will go on so evenly.
    assert next_of([4] * 10) == pytest.approx((4, 0, 8.745), abs=0.005)


def test_that_a_rule_that_compares_nothing_but_presence_has_no_turns():
    rules = rule_set(rules=rule("[spo2, missing]"))
    moving = Drag(history(rules, [{}, LOW]), rules)
    held = moving.hold("low")
    assert held is not None
    assert held.turns.rows.size == 0


def test_that_a_period_without_assessments_is_replayed_too():
    moving = drag([])
    held = moving.hold("low")
    assert held is not None
    assert moving.take(held)
    found = moving.move({"low": Decimal(90)})
    assert (found.changed_rows, found.mondays, found.departments) == (0, (), ())
    assert workload(found).mean is None
    assert moving.changed().size == 0
