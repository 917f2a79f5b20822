"""Rule-set files made by chance: every kind of input, operator and joint, always ones that load.

Read from a string of bytes, so that an example is one draw; bytes of zero give one rule of one comparison.
"""

from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from tests.properties.drawn import Dice, thrown
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
# Limits that rules share, zero and both ends of what is allowed; any other is drawn by the tenth.
_OFTEN = tuple(Decimal(text) for text in ("0.0", "88.0", "87.9", "-0.1", "-10.0", "110.0"))
_ORDERED = tuple(one.value for one in Operator if one not in PRESENCE and one is not Operator.IN)
_PRESENT = tuple(sorted(one.value for one in PRESENCE))
_DEEP = 3

conditions = thrown(60).map(lambda dice: _condition(dice, _DEEP))


def contents(most: int = 6) -> st.SearchStrategy[dict[str, Any]]:
    """The content of a file with one to `most` rules; later ones may refer to a definition or be silenced."""
    return thrown(40 * (1 + most)).map(lambda dice: drawn_content(dice, most))


def rule_sets(most: int = 6) -> st.SearchStrategy[RuleSet]:
    """Rule sets as `contents` describes them."""
    return contents(most).map(lambda content: rule_set_of(Written(content, {})))


def drawn_content(dice: Dice, most: int) -> dict[str, Any]:
    """Return the content of a file with one to `most` rules."""
    rules = [_rule(dice, number) for number in range(1 + dice.below(most))]
    required = dice.one_of((None, "spo2", "wish"))
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
        "params": {LIMIT: _param(_number(dice)), LOWER: _param(_number(dice))},
        "inputs": inputs,
        "define": {"known": _condition(dice, _DEEP)},
        "rules": rules,
        "tests": [{"name": "t", "given": {}, "expect": {"colour": "green"}}],
    }


def _number(dice: Dice) -> Decimal:
    if dice.below(4) == 0:
        return dice.one_of(_OFTEN)
    return Decimal((dice.below(256) * 256 + dice.below(256)) % 1201 - 100).scaleb(-1)


def _param(value: Decimal) -> dict[str, Any]:
    return {"value": value, "unit": "points", "min": Decimal(-10), "max": Decimal(110), "source": ["A"]}


def _condition(dice: Dice, deep: int) -> Any:
    kind = dice.below(8) if deep else 0
    if kind < 4:
        return _comparison(dice)
    if kind == 4:
        return {"not": _condition(dice, deep - 1)}
    parts = [_condition(dice, deep - 1) for _ in range(1 + dice.below(3))]
    if kind == 5:
        return {"count": {"of": parts, "at_least": Decimal(1 + dice.below(len(parts)))}}
    return {"all" if kind == 6 else "any": parts}


def _comparison(dice: Dice) -> list[Any]:
    match dice.below(6):
        case 0 | 5:
            return [dice.one_of(NUMBERS), dice.one_of(_ORDERED), _limit(dice)]
        case 1:
            return [dice.one_of(CHOICES), dice.one_of(("==", "!=")), dice.one_of(WORDS)]
        case 2:
            return [dice.one_of(CHOICES), "in", [dice.one_of(WORDS) for _ in range(1 + dice.below(3))]]
        case 3:
            return [dice.one_of(YES_NO), "==", dice.below(2) == 1]
        case _:
            return [dice.one_of(tuple(INPUTS)), dice.one_of(_PRESENT)]


def _limit(dice: Dice) -> Any:
    kind = dice.below(6)
    return _number(dice) if kind < 2 else (f"${LIMIT}", f"${LOWER}", {"neg": f"${LOWER}"})[kind % 3]


def _rule(dice: Dice, number: int) -> dict[str, Any]:
    silenced = {f"r{dice.below(number)}" for _ in range(dice.below(3))} if number else set()
    return {
        "id": f"r{number}",
        "colour": dice.one_of(("red", "yellow", "grey")),
        "when": {"ref": "known"} if dice.below(6) == 5 else _condition(dice, _DEEP),
        "unless": sorted(silenced),
        "on_unknown": dice.one_of(("ignore", "ignore", "grey")),
        "reason": {"da": "Grund {spo2}", "en": "Reason {spo2}"},
        "route": {"role": "nurse", "sector": "hospital"},
        "act_within_h": Decimal(4),
        "clock": "working",
    }
