"""Read the inputs of a rule set; their types come from what the conditions compare them with."""

from collections.abc import Mapping

from triage.scoring.files.fields import Fields
from triage.scoring.numbers import MAX_DECIMALS
from triage.scoring.rules.check import infer_type
from triage.scoring.rules.conditions import Comparison, Condition, walk
from triage.scoring.rules.model import Aggregation, Freshness, Input, InputKind, ScorePart

_FIELDS = (
    "kind", "code", "agg", "window_h", "window_d", "min_n", "instrument", "item", "metric", "name", "decimals",
    "required", "freshness", "label", "sd_floor",
)  # fmt: skip

# Without these an input of the kind cannot be found.
_NEEDED = {
    InputKind.READING: ("code", "agg"),
    InputKind.ANSWER: ("item",),
    InputKind.SCORE: ("instrument",),
    InputKind.CGM: ("metric",),
    InputKind.META: ("name",),
}


def load_inputs(top: Fields, placed: Mapping[str, Condition]) -> dict[str, Input]:
    """Return the inputs by name; `placed` are the conditions that compare them."""
    used: dict[str, list[Comparison]] = {}
    for condition in placed.values():
        for part in walk(condition):
            if isinstance(part, Comparison):
                used.setdefault(part.input, []).append(part)
    return {
        name: _input(name, Fields(body, f"inputs.{name}", top.faults), used.get(name, []))
        for name, body in top.each("inputs")
    }


def _input(name: str, fields: Fields, used: list[Comparison]) -> Input:
    fields.allow(*_FIELDS)
    kind = fields.choice("kind", InputKind)
    for needed in _NEEDED[kind]:
        if needed not in fields:
            fields.missing(needed)
    _check_window(fields)
    return Input(
        name=name,
        kind=kind,
        type=infer_type(name, kind, used, fields.faults),
        code=fields.text("code", "") or None,
        agg=_agg(kind, fields),
        window_h=fields.number("window_h") if "window_h" in fields else None,
        window_d=fields.whole("window_d", 1, 3660) if "window_d" in fields else None,
        min_n=fields.whole("min_n", 1, 10_000) if "min_n" in fields else None,
        instrument=fields.text("instrument", "") or None,
        item=_item(fields),
        metric=fields.text("metric", "") or None,
        source_name=fields.text("name", "") or None,
        decimals=fields.whole("decimals", 0, MAX_DECIMALS) if "decimals" in fields else None,
        required=fields.flag("required", default=False),
        freshness=fields.choice("freshness", Freshness, Freshness.STRICT),
        label=fields.both_languages("label") if "label" in fields else None,
        sd_floor=fields.number("sd_floor") if "sd_floor" in fields else None,
    )


def _agg(kind: InputKind, fields: Fields) -> str | None:
    if kind is InputKind.READING and "agg" in fields:
        return fields.choice("agg", Aggregation)
    return fields.choice("agg", ScorePart, ScorePart.LAST) if kind is InputKind.SCORE else None


def _item(fields: Fields) -> str | None:
    """Return a link id, or the number of an item within its instrument."""
    if isinstance(fields.raw("item"), str):
        return fields.text("item")
    return str(fields.whole("item", 1, 1000)) if "item" in fields else None


def _check_window(fields: Fields) -> None:
    if "window_h" in fields and "window_d" in fields:
        fields.faults.add(
            fields.at("window_d"), "Skriv enten window_h eller window_d.", "Write either window_h or window_d."
        )
    if "window_h" in fields and fields.number("window_h") <= 0:
        fields.faults.add(fields.at("window_h"), "Skriv mere end 0 timer.", "Write more than 0 hours.")
