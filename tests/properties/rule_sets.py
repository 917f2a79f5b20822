"""Rule sets made by chance: every kind of input, operator and joint, always ones that load."""

from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from triage.scoring.files.yaml_text import Written
from triage.scoring.rules.conditions import PRESENCE, Operator
from triage.scoring.rules.load import RuleSet, rule_set_of

LIMIT, LOWER = "limit", "lower"
NUMBERS, CHOICES, YES_NO = ("spo2", "pulse", "who5"), ("wish", "amount"), ("worse",)
INPUTS = {
    "spo2": {"kind": "reading", "code": "spo2", "agg": "median", "window_h": Decimal(6), "decimals": Decimal(0)},
    "pulse": {"kind": "reading", "code": "pulse", "agg": "last", "decimals": Decimal(1)},
    "who5": {"kind": "score", "instrument": "who5"},
    "wish": {"kind": "answer", "item": "wish"},
    "amount": {"kind": "answer", "item": "amount"},
    "worse": {"kind": "answer", "item": "worse"},
}
WORDS = ("none", "call", "today", "no", "88", "2026-01-01", "ja, meget – tak")

numbers = st.decimals(min_value=-10, max_value=110, places=1)
limits = st.one_of(numbers, st.sampled_from([f"${LIMIT}", f"${LOWER}", {"neg": f"${LOWER}"}]))
_ordered = st.sampled_from([one.value for one in Operator if one not in PRESENCE and one is not Operator.IN])
_present = st.sampled_from(sorted(one.value for one in PRESENCE))
comparisons = st.one_of(
    st.tuples(st.sampled_from(NUMBERS), _ordered, limits).map(list),
    st.tuples(st.sampled_from(CHOICES), st.sampled_from(["==", "!="]), st.sampled_from(WORDS)).map(list),
    st.tuples(st.sampled_from(CHOICES), st.just("in"), st.lists(st.sampled_from(WORDS), min_size=1, max_size=3)).map(
        list
    ),
    st.tuples(st.sampled_from(YES_NO), st.just("=="), st.booleans()).map(list),
    st.tuples(st.sampled_from([*INPUTS]), _present).map(list),
)


def _joined(parts: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    several = st.lists(parts, min_size=1, max_size=3)
    counted = several.flatmap(
        lambda of: st.integers(1, len(of)).map(lambda n: {"count": {"of": of, "at_least": Decimal(n)}})
    )
    return st.one_of(
        several.map(lambda of: {"all": of}),
        several.map(lambda of: {"any": of}),
        parts.map(lambda of: {"not": of}),
        counted,
    )


conditions = st.recursive(comparisons, _joined, max_leaves=6)


@st.composite
def contents(draw: st.DrawFn, most: int = 6) -> dict[str, Any]:
    """The content of a file with one to `most` rules; later ones may refer to a definition or be silenced."""
    count = draw(st.integers(1, most))
    rules = [draw(_rule(number)) for number in range(count)]
    required = draw(st.sampled_from([None, "spo2", "wish"]))
    inputs = {name: {**body, **({"required": True} if name == required else {})} for name, body in INPUTS.items()}
    return {
        "ruleset": "made",
        "version": "1.0.0",
        "title": {"da": "Lavet", "en": "Made"},
        "status": "example",
        "valid_from": None,
        "author": {"name": "example", "role": "nurse"},
        "sign_off": None,
        "basis": {"A": "a source: of “all”"},
        "params": {LIMIT: _param(draw(numbers)), LOWER: _param(draw(numbers))},
        "inputs": inputs,
        "define": {"known": draw(conditions)},
        "rules": rules,
        "tests": [{"name": "t", "given": {}, "expect": {"colour": "green"}}],
    }


def _param(value: Decimal) -> dict[str, Any]:
    return {"value": value, "unit": "points", "min": Decimal(-10), "max": Decimal(110), "source": ["A"]}


@st.composite
def _rule(draw: st.DrawFn, number: int) -> dict[str, Any]:
    silenced = (
        draw(st.lists(st.sampled_from([f"r{n}" for n in range(number)]), unique=True, max_size=2)) if number else []
    )
    return {
        "id": f"r{number}",
        "colour": draw(st.sampled_from(["red", "yellow", "grey"])),
        "when": draw(st.one_of(conditions, st.just({"ref": "known"}))),
        "unless": silenced,
        "on_unknown": draw(st.sampled_from(["ignore", "ignore", "grey"])),
        "reason": {"da": "Grund {spo2}", "en": "Reason {spo2}"},
        "route": {"role": "nurse", "sector": "hospital"},
        "act_within_h": Decimal(4),
        "clock": "working",
    }


def rule_sets(most: int = 6) -> st.SearchStrategy[RuleSet]:
    """Rule sets as `contents` describes them."""
    return contents(most).map(lambda content: rule_set_of(Written(content, {})))
