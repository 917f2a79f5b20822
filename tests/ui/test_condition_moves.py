"""Whatever is done with the rows of a condition, what stands there can be read, and the keyboard is on a row."""

from hypothesis import given
from hypothesis import strategies as st

from tests.ui.made_up_tuning import CATALOGUE, KOL
from triage.errors import RuleSetError
from triage.scoring.drafts.draft import opened
from triage.scoring.drafts.table.table import ConditionTable, condition_from, table_of
from triage.scoring.drafts.words.names import names_of
from triage.scoring.rules.model import Rule
from ui.desks.tuning.facts import InHand, Subject
from ui.thresholds.rules.conditions.moves import dissolves, moves
from ui.thresholds.rules.known import Known

DRAFT = opened(KOL)
NAMES = names_of(DRAFT.rule_set, CATALOGUE.kinds, CATALOGUE.instruments)
KNOWN = Known(InHand(Subject("copd"), None, DRAFT, NAMES, kinds=CATALOGUE.kinds), may_change=True)
TOOLS = ("add", "remove", "up", "down", "group", "ungroup")
DONE = st.lists(st.tuples(st.sampled_from(TOOLS), st.integers(0, 30)), max_size=12)


def is_condition(rows: ConditionTable) -> bool:
    """Whether these rows are a condition; why not - at least three of two, or not several - is said under the table."""
    try:
        condition_from(rows)
    except RuleSetError as fault:
        return not fault.text.da.startswith("Række ")
    return True


@given(st.sampled_from(DRAFT.rule_set.rules), DONE)
def test_that_rows_stay_a_condition_and_the_keyboard_stays_on_one(rule: Rule, done: list[tuple[str, int]]) -> None:
    rows = table_of(rule.when)
    for tool, at in done:
        place = at % len(rows.rows)
        is_offered = tool in ("add", "group") or (dissolves(rows, place) if tool == "ungroup" else place != 0)
        moved, goes_to = moves(KNOWN)[tool](rows, place) if is_offered else (rows, place)
        assert 0 <= goes_to < len(moved.rows)
        if is_condition(moved):
            assert table_of(condition_from(moved)) == moved
            rows = moved


def test_that_the_keyboard_goes_along_with_a_row_that_moves() -> None:
    rows = table_of(DRAFT.rule_set.rule("spo2_yellow").when)
    row = rows.rows[2]
    moved, place = moves(KNOWN)["up"](rows, 2)
    assert moved.rows[place] == row
    back, place = moves(KNOWN)["down"](moved, place)
    assert (back, back.rows[place]) == (rows, row)


def test_that_a_group_left_empty_goes_with_its_last_row() -> None:
    rows = table_of(DRAFT.rule_set.rule("spo2_yellow").when)
    grouped, place = moves(KNOWN)["group"](rows, 2)
    left, _ = moves(KNOWN)["remove"](grouped, place + 1)
    assert left == moves(KNOWN)["remove"](rows, 2)[0]
