"""Every scoring, triage and readings vector, and the tests that stand in the rule sets."""

import pytest

from tests.acceptance.reading_vectors import features
from tests.acceptance.vectors import FOLDER, Vector, rule_sets, score, triage, vectors
from triage.resources import resource
from triage.scoring.analyse.rule_tests import failures, unfired
from triage.scoring.rules.load import load_rule_set

_RUN = {"triage": triage, "features": features, "score": score}
_FOUND = vectors()
_SHIPPED = sorted(file.name for file in resource("rulesets").iterdir() if file.name.endswith(".yaml"))


def test_that_there_are_vectors_to_run():
    if not FOLDER.is_dir():
        pytest.skip(f"no folder {FOLDER.name} under TRIAGE_ACCEPTANCE")
    assert _FOUND


@pytest.mark.parametrize("vector", _FOUND, ids=[vector["id"] for vector in _FOUND])
def test_that_the_vector_comes_out_as_expected(vector: Vector):
    found = _RUN[vector["kind"]](vector)
    assert {key: found[key] for key in vector["expect"]} == vector["expect"]


def test_that_the_tests_of_rule_sets_of_format_1_pass():
    assert [failure for rule_set in rule_sets().values() for failure in failures(rule_set)] == []


@pytest.mark.parametrize("name", _SHIPPED)
def test_that_the_tests_of_a_shipped_rule_set_pass_and_fire_every_rule(name: str):
    rule_set = load_rule_set(resource("rulesets", name).read_text(encoding="utf-8"))
    assert failures(rule_set) == ()
    assert unfired(rule_set) == ()
