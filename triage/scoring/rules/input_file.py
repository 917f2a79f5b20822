"""An input as a rule-set file writes it."""

from decimal import Decimal
from typing import Annotated

from pydantic import BeforeValidator, Field, model_validator

from triage.scoring.files.checked import Both, Checked, Flag, Name, Number, Whole, fault
from triage.scoring.files.yaml_text import Yaml
from triage.scoring.numbers import MAX_DECIMALS
from triage.scoring.rules.model import Aggregation, Freshness, Input, InputKind, ScorePart, ValueType

# Without these an input of the kind cannot be found.
_NEEDED = {
    InputKind.READING: ("code", "agg"),
    InputKind.ANSWER: ("item",),
    InputKind.SCORE: ("instrument",),
    InputKind.CGM: ("metric",),
    InputKind.META: ("name",),
}
_AGGREGATIONS = {InputKind.READING: tuple(Aggregation), InputKind.SCORE: tuple(ScorePart)}


def _item(value: Yaml) -> Yaml:
    """Return a link id, or the number of an item within its instrument, as text."""
    return str(value) if isinstance(value, Decimal) and value == value.to_integral_value() else value


class InputFile(Checked):
    """One input; what it needs depends on its kind."""

    kind: InputKind
    code: Name | None = None
    agg: Name | None = None
    window_h: Annotated[Number, Field(gt=0)] | None = None
    window_d: Annotated[Whole, Field(ge=1, le=3660)] | None = None
    min_n: Annotated[Whole, Field(ge=1, le=10_000)] | None = None
    instrument: Name | None = None
    item: Annotated[Name | None, BeforeValidator(_item)] = None
    metric: Name | None = None
    name: Name | None = None
    decimals: Annotated[Whole, Field(ge=0, le=MAX_DECIMALS)] | None = None
    required: Flag = False
    freshness: Freshness = Freshness.STRICT
    label: Both | None = None
    sd_floor: Annotated[Number, Field(ge=0)] | None = None

    @model_validator(mode="after")
    def _check(self) -> "InputFile":
        missing = [needed for needed in _NEEDED[self.kind] if getattr(self, needed) is None]
        if missing:
            names = ", ".join(missing)
            raise fault(f"Tilføj: {names}.", f"Add: {names}.")
        if self.window_h is not None and self.window_d is not None:
            raise fault("Skriv enten window_h eller window_d.", "Write either window_h or window_d.")
        known = _AGGREGATIONS.get(self.kind)
        if self.agg is not None and known is not None and self.agg not in known:
            words = ", ".join(known)
            raise fault(f"agg: Skriv et af: {words}.", f"agg: Write one of: {words}.")
        return self

    def as_input(self, name: str, value_type: ValueType) -> Input:
        """Return the input called `name`, which the rules compare as `value_type`."""
        agg = self.agg or (ScorePart.LAST if self.kind is InputKind.SCORE else None)
        fields = {field: getattr(self, field) for field in type(self).model_fields if field not in ("name", "agg")}
        return Input(name=name, type=value_type, source_name=self.name, agg=agg, **fields)
