"""Patients of the made-up past: the same each time, gone by now, and more of them in the wave."""

import json
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

import pytest

from triage.clinical.colour import Colour
from triage.demo.former_patients import WAVE, WEEKS, FormerPatients, former_patients
from triage.demo.texts import read_texts

NOW = datetime(2026, 11, 27, 12, tzinfo=UTC)


@pytest.fixture(scope="module")
def former() -> FormerPatients:
    return former_patients(read_texts(), NOW, seed=1)


def test_that_the_same_arguments_give_the_same_patients(former: FormerPatients) -> None:
    assert former_patients(read_texts(), NOW, seed=1).everybody == former.everybody
    assert former_patients(read_texts(), NOW, seed=2).everybody != former.everybody


def test_that_every_week_of_the_year_has_patients_until_a_week_before_now(former: FormerPatients) -> None:
    weeks = Counter(sitting.week for one in former.everybody for sitting in one.sittings)
    assert sorted(weeks) == list(range(2, WEEKS + 1))


def test_that_in_the_wave_more_are_ill_than_in_any_other_week(former: FormerPatients) -> None:
    ill = Counter(
        sitting.week for one in former.everybody for sitting in one.sittings if sitting.truth is not Colour.GREEN
    )
    assert min(ill[week] for week in WAVE) > max(many for week, many in ill.items() if week not in WAVE)


def test_that_everybody_comes_with_a_plan_in_the_week_they_begin(former: FormerPatients, tmp_path: Path) -> None:
    for week in range(WEEKS, -1, -1):
        former.write_week(tmp_path / str(week), week)
    plans = {
        json.loads(line)["id"]: int(path.parent.name)
        for path in tmp_path.rglob("CarePlan.ndjson")
        for line in path.read_text(encoding="utf-8").splitlines()
    }
    assert plans == {f"{one.person.id}-c1": one.first for one in former.everybody}
