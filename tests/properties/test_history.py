"""What is kept of an assessment is enough to make it again, exactly, whatever the machine speaks."""

import os
import shutil
import subprocess
import sys
from decimal import Decimal
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.properties.drawn import Dice, drawn_inputs, drawn_limits, drawn_rule_set, thrown
from tests.properties.examples import core
from tests.properties.made_history import ALWAYS, NAMES, many, read_back, replayed
from tests.unit.scoring.facts import shipped
from triage.scoring.evaluate.columns import columns
from triage.scoring.evaluate.evaluate import evaluate
from triage.scoring.evaluate.kept.assembled import assembled
from triage.scoring.evaluate.kept.block import Loose, opened, packed
from triage.scoring.evaluate.kept.layout import layout_of, read_layout
from triage.scoring.evaluate.kept.row import Mark, kept_row
from triage.scoring.evaluate.parameters import limits
from triage.scoring.inputs.values import PatientInputs, Status
from triage.scoring.numbers import scale
from triage.scoring.rules.model import RuleSet, ValueType

ROWS = 9
# With their decimal signs.
LOCALES = {"C": ".", "en_US.UTF-8": ".", "da_DK.UTF-8": ",", "tr_TR.UTF-8": ",", "ar_EG.UTF-8": "."}


def kept(rules: RuleSet, number: int, inputs: PatientInputs) -> Loose:
    found = [(inputs.values[name].value, inputs.values[name].status) for name in rules.inputs]
    row = kept_row(layout_of(rules), rules.sha256, found, Mark(0))
    return Loose(number, number, 0, number, 3, 0, row.rules, row.body, row.rest)


@core
@given(thrown(300), st.integers(1, ROWS))
def test_that_kept_inputs_are_judged_as_those_that_came(dice: Dice, size: int) -> None:
    rules = drawn_rule_set(dice)
    patients, params = [drawn_inputs(dice, rules) for _ in range(ROWS)], limits(drawn_limits(dice))
    layout, rows = layout_of(rules), [kept(rules, number, one) for number, one in enumerate(patients)]
    blocks = [opened(layout, packed(layout, rows[at : at + size])) for at in range(0, ROWS, size)]
    found = evaluate(rules, assembled(layout, blocks, 0, ALWAYS).columns, params, ROWS)
    came = evaluate(rules, columns(rules, patients), params, ROWS)
    assert found.ranks.tolist() == came.ranks.tolist()
    assert found.fired.tolist() == came.fired.tolist()
    assert found.unknown.tolist() == came.unknown.tolist()


@given(st.sampled_from(NAMES), thrown(200))
def test_that_every_number_comes_back_as_it_was(name: str, dice: Dice) -> None:
    rules = shipped(name)
    inputs = drawn_inputs(dice, rules)
    block = opened(layout_of(rules), packed(layout_of(rules), [kept(rules, 1, inputs)]))
    for name, column in assembled(layout_of(rules), [block], 0, ALWAYS).columns.items():
        found = inputs.values[name]
        assert Status(int(column.status[0])) is found.status
        if isinstance(found.value, Decimal) and rules.inputs[name].type is ValueType.NUMBER:
            assert int(column.values[0]) == scale(found.value, column.decimals)


@pytest.mark.parametrize("name", NAMES)
def test_that_a_layout_is_read_back_as_it_was(name: str) -> None:
    layout = layout_of(shipped(name))
    assert read_layout(layout.body) == layout


def test_that_the_order_in_which_rows_were_packed_changes_nothing() -> None:
    rules = shipped()
    rows = many(rules, 300, 2)
    straight, turned = read_back(rules, rows, 50), read_back(rules, rows[::-1], 70)
    assert straight.results.tolist() == turned.results.tolist()
    assert straight.ranks.tolist() == turned.ranks.tolist()
    assert straight.own == turned.own
    for name, column in straight.columns.items():
        known = column.status == Status.KNOWN
        assert np.array_equal(column.status, turned.columns[name].status)
        assert np.array_equal(column.values[known], turned.columns[name].values[known])


def test_that_a_broken_block_is_refused() -> None:
    rules = shipped()
    body = packed(layout_of(rules), [one.loose for one in many(rules, 40, 3)])
    for broken in (body[:-3], body[:-9] + bytes(9)):
        with pytest.raises(ValueError, match="broken"):
            opened(layout_of(rules), broken)


def test_that_a_replay_comes_back_to_the_stored_colours() -> None:
    told = replayed(1_000)
    assert told.count("1000 of 1000") == len(NAMES)


@pytest.mark.full
@pytest.mark.timeout(3_600)
@pytest.mark.parametrize("locale", LOCALES)
def test_that_a_hundred_thousand_replays_come_back_in_every_locale(locale: str, tmp_path: Path) -> None:
    spoken, said = in_locale(locale, tmp_path, "tests.properties.made_history", "replayed(20_000)")
    assert spoken == LOCALES[locale]
    assert said.count("20000 of 20000") == len(NAMES)


@pytest.mark.parametrize("locale", LOCALES)
def test_that_a_limit_and_its_text_are_the_same_in_every_locale(locale: str, tmp_path: Path) -> None:
    reads = "(typed_number('88,5'), typed_number('88.5'), format(typed_number('88,5'), 'f'))"
    spoken, said = in_locale(locale, tmp_path, "triage.clinical.typed", reads)
    assert (spoken, said) == (LOCALES[locale], "(Decimal('88.5'), Decimal('88.5'), '88.5')")


def in_locale(locale: str, folder: Path, module: str, expression: str) -> tuple[str, str]:
    """Return a machine's decimal sign, and what an expression comes to there; skips where none can be made so.

    Few machines have these locales, and one that is not there would be passed over in silence: it is made.
    """
    if locale != "C":
        if shutil.which("localedef") is None:
            pytest.skip("only glibc makes the locales that a machine lacks")
        name, charmap = locale.split(".")
        made = subprocess.run(["localedef", "-i", name, "-f", charmap, str(folder / locale)], capture_output=True)
        if not (folder / locale).exists():
            pytest.skip(f"{locale}: {made.stderr.decode(errors='replace')}")
    program = (
        f"import locale; from {module} import *\nlocale.setlocale(locale.LC_ALL, '')\n"
        f"print(locale.localeconv()['decimal_point'])\nprint({expression})"
    )
    spoken = {"LC_ALL": locale, "LOCPATH": str(folder), "PYTHONHASHSEED": str(len(locale)), "PYTHONIOENCODING": "utf-8"}
    told = subprocess.run(
        [sys.executable, "-c", program], env={**os.environ, **spoken}, capture_output=True, text=True, check=True
    )
    sign, said = told.stdout.splitlines()
    return sign, said
