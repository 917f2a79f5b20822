"""What came after: whom a colour found, what a rule is worth, what a green missed; the limit for a wish; the report."""

import json
from datetime import date
from decimal import Decimal

import numpy as np
import pytest

from tests.unit.scoring.facts import rule, rule_set, shipped
from tests.unit.scoring.replay.histories import history
from triage.clinical.colour import Colour
from triage.errors import Text, UnreadableError
from triage.scoring.replay.dragging.drag import Drag
from triage.scoring.replay.dragging.find_limit import AtLeast, AtMost, Found, curve, find_limit
from triage.scoring.replay.replay import replay, replayed
from triage.scoring.replay.report.draft_report import Beside, draft_report
from triage.scoring.replay.report.report import told_in
from triage.scoring.replay.sequel.came_after import after, came_after
from triage.scoring.replay.sequel.missed import Missed, missed
from triage.scoring.replay.sequel.sequel import ADMISSIONS, VISITS, Sequel
from triage.scoring.replay.sequel.yields import yields

RULES = rule_set()
YIELDING = rule_set(rules=f"{rule()}, {rule('[spo2, missing]', 'none', 'yellow')}")
ADMITTED, NECESSARY, UNNECESSARY = Sequel.ADMITTED, Sequel.NECESSARY, Sequel.UNNECESSARY


def sequels(*each: Sequel | int) -> np.ndarray:
    return np.array([int(one) for one in each], np.uint8)


def low(*values: float | str) -> list[dict[str, Decimal]]:
    return [{"spo2": Decimal(str(value))} for value in values]


def test_that_patients_are_counted_who_were_red_before_they_were_admitted():
    one = history(RULES, low(85, 85, 89, 95), patients=[1, 1, 2, 3])
    strict = replay(one, RULES, {"low": Decimal(90)})
    found = came_after(one, sequels(ADMITTED, ADMITTED, ADMITTED | NECESSARY, ADMITTED), strict, ADMITTED)
    assert (found.now, found.draft, found.of) == (1, 2, 3)


def test_that_a_rule_is_worth_what_was_noted_of_its_patients():
    one = history(YIELDING, [*low(85, 85, 85, 85, 95), {}], patients=[1, 1, 2, 3, 4, 5])
    noted = sequels(NECESSARY, NECESSARY, UNNECESSARY, 0, ADMITTED, ADMITTED)
    found = yields(one, replayed(one, YIELDING), noted, VISITS)
    assert [(rule.rule, rule.results, rule.patients, rule.recorded, rule.positive) for rule in found] == [
        ("low", 4, 3, 2, 1),
        ("none", 1, 1, 0, 0),
    ]
    assert (found[1].low, found[1].high) == (0, 1)
    assert yields(one, replayed(one, YIELDING), noted, ADMISSIONS)[1].positive == 1


def test_that_nothing_is_said_of_the_missed_without_a_sample():
    one = history(RULES, low(*[95] * 30))
    nothing = np.zeros(30)
    assert "stikprøve" in said(missed(one, one.ranks, sequels(*[Sequel.AGREED] * 30), nothing)).da
    some = np.array([0.1] * 5 + [0] * 25)
    assert "5" in said(missed(one, one.ranks, sequels(*[Sequel.AGREED] * 30), some)).da


def said(found: Missed | Text) -> Text:
    assert isinstance(found, Text)
    return found


def test_that_drawn_greens_stand_for_as_many_as_their_chance_says():
    one = history(RULES, low(*[95] * 200))
    # Of 40 drawn with one chance in four 4 were judged worse; of 20 drawn with certainty none.
    shares = np.array([0.25] * 40 + [1.0] * 20 + [0] * 140)
    judged = sequels(*[Sequel.WORSE] * 4, *[Sequel.AGREED] * 56, *[Sequel.WORSE] * 140)
    found = missed(one, one.ranks, judged, shares)
    assert isinstance(found, Missed)
    assert (found.judged, found.positive, found.greens) == (60, 4, 200)
    assert found.estimate == pytest.approx(200 * 16 / 180)
    assert found.low < found.estimate < found.high


def test_that_alarms_that_become_green_are_counted_and_not_estimated():
    one = history(RULES, low(*[95] * 30, 85, 85, 85))
    judged = sequels(*[Sequel.AGREED] * 30, NECESSARY, 0, UNNECESSARY)
    found = missed(one, replay(one, RULES, {"low": Decimal(80)}), judged, np.array([1.0] * 30 + [0] * 3))
    assert isinstance(found, Missed)
    assert (found.greens, found.known, found.unknown) == (30, 1, 1)


def test_that_the_interval_of_the_missed_holds_the_truth_19_times_in_20():
    dice, held, many = np.random.default_rng(3), 0, 300
    for _ in range(many):
        truth = dice.random(2000) < 0.05
        drawn = dice.random(2000) < 0.1
        found = of_truth(truth, drawn)
        held += found.low <= truth.sum() <= found.high
    assert held / many > 0.92


def of_truth(truth: np.ndarray, drawn: np.ndarray) -> Missed:
    one = history(RULES, low(95))
    many = truth.size
    wide = type(one)(
        one.rule_set, {}, np.zeros(many, np.bool_), np.full(many, 3, np.uint8), *[np.arange(many)] * 4, one.versions
    )
    judged = np.where(truth, Sequel.WORSE, Sequel.AGREED).astype(np.uint8)
    found = missed(wide, wide.ranks, judged, np.where(drawn, 0.1, 0.0))
    assert isinstance(found, Missed)
    return found


def drag() -> Drag:
    """Two whole weeks in which a limit of 82, 84, 86 ... finds one patient more each."""
    values = [81, 83, 85, 87, 89, 91, 93]
    return Drag(history(RULES, low(*values, *values), days=[*range(7), *range(7, 14)], patients=range(1, 15)), RULES)


def curved(**more) -> tuple:
    moving = drag()
    held = moving.hold("low")
    assert held is not None
    found = curve(moving, held, **more)
    assert moving.values == {"low": Decimal(88)}
    return found


def test_that_every_limit_at_which_anything_changes_is_tried():
    assert [(point.limit, point.calls) for point in curved()] == [
        (81, 0),
        (83, 1),
        (85, 2),
        (87, 3),
        (88, 4),
        (90, 5),
        (92, 6),
        (94, 7),
    ]


def test_that_a_wanted_workload_gives_the_limit_that_comes_nearest_from_below():
    found = find_limit(curved(), AtMost(5.5), Decimal(88), "%")
    assert isinstance(found, Found)
    assert found.point is not None
    assert found.point.calls == 5
    assert replay_calls(found.point.limit) == 5
    assert found.words.da == f"{found.point.limit} % giver 5,0 kald om ugen."


def replay_calls(limit: Decimal) -> float:
    moving = drag()
    return int(moving.move({"low": limit}).weeks[:, 0, 0].sum()) / 2


def test_that_a_wanted_share_is_found_with_as_few_calls_as_can_be():
    moving = drag()
    known = after(moving.history, sequels(*[0, ADMITTED, 0, 0, ADMITTED, 0, 0] * 2), ADMITTED)
    found = find_limit(curved(known=known), AtLeast(1.0), Decimal(88))
    assert found is not None
    assert found.point is not None
    assert (found.point.found, found.point.of, found.point.calls) == (4, 4, 5)


def test_that_what_cannot_be_reached_is_said_with_what_can():
    found = find_limit(curved(), AtMost(-1), Decimal(88))
    assert found is not None
    assert found.point is None
    assert (found.fewest.calls, found.most.calls) == (0, 7)
    assert find_limit((), AtMost(1), Decimal(88)) is None


def report(**more):
    one = history(RULES, low(85, 89, 95), days=[0, 7, 13], departments=[1, 1, 2])
    return draft_report(one, RULES, Beside((date(2026, 3, 2), date(2026, 3, 15)), **more), {"low": Decimal(90)})


def test_that_a_report_is_the_same_text_every_time_and_another_one_for_other_limits():
    assert report().to_json() == report().to_json()
    assert report().sha256 != report(capacity={1: 3}).sha256
    assert "." not in json.dumps(json.loads(report().to_json())["weeks"])


def test_that_a_report_says_its_main_numbers_in_both_languages():
    words = report(sequels=sequels(ADMITTED, ADMITTED, 0), capacity={1: 0}).words
    told = " ".join(one.da for one in words)
    assert "3 vurderinger af 3 patienter fra 02.03.2026 til 15.03.2026" in told
    assert "1 patient ville mindst én gang have haft en anden farve, i 1 vurdering." in told
    assert "Fra grøn: 1 til rød." in told
    assert "Røde og siden indlagt: 1 → 2 af 2 patienter." in told
    assert "1 → 2" in told
    assert "From green: 1 to red." in " ".join(one.en for one in words)


def test_that_a_kept_report_tells_what_was_signed():
    kept = report()
    assert told_in(kept.to_json()) == (*kept.words, *kept.warnings)
    with pytest.raises(UnreadableError):
        told_in("{}")


def test_that_the_curve_knows_where_limits_of_patients_cease_to_fit():
    kol = shipped()
    own = {row: {"spo2_yellow": Decimal(86)} for row in range(7)}
    healthy = {"spo2": Decimal(96), "hours_past_due": Decimal(0)}
    moving = Drag(history(kol, [healthy] * 7, days=range(7), own=own), kol, {"spo2_red": Decimal(82)})
    held = moving.hold("spo2_red")
    assert held is not None
    found = curve(moving, held, colours=(Colour.GREY,))
    assert [(point.limit, point.calls) for point in found] == [(82, 0), (86, 7), (87, 7)]
