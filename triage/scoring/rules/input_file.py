"""An input as a rule-set file writes it."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Annotated

from pydantic import BeforeValidator, Field, model_validator

from triage.errors import Text
from triage.scoring.files.checked import Both, Checked, Flag, Name, Number, Whole, fault
from triage.scoring.files.yaml_text import Yaml
from triage.scoring.numbers import MAX_DECIMALS
from triage.scoring.rules.model import Aggregation, CgmMetric, Freshness, Input, InputKind, ScorePart, ValueType, Worse

# Without these an input of the kind cannot be found.
_NEEDED = {
    InputKind.READING: ("code", "agg"),
    InputKind.ANSWER: ("item",),
    InputKind.SCORE: ("instrument",),
    InputKind.CGM: ("metric",),
    InputKind.META: ("name",),
}
_AGGREGATIONS = {InputKind.READING: tuple(Aggregation), InputKind.SCORE: tuple(ScorePart)}

Floor = Annotated[Number, Field(ge=0)]
Days = Annotated[Whole, Field(ge=1, le=3660)]
Readings = Annotated[Whole, Field(ge=1, le=1000)]


def _item(value: Yaml) -> Yaml:
    """Return a link id, or the number of an item within its instrument, as text."""
    return str(value) if isinstance(value, Decimal) and value == value.to_integral_value() else value


class InputFile(Checked):
    """One input; what it needs depends on its kind."""

    kind: InputKind
    code: Name | None = None
    agg: Name | None = None
    window_h: Annotated[Number, Field(gt=0)] | None = None
    window_d: Days | None = None
    min_n: Annotated[Whole, Field(ge=1, le=10_000)] | None = None
    instrument: Name | None = None
    item: Annotated[Name | None, BeforeValidator(_item)] = None
    metric: Name | None = None
    name: Name | None = None
    decimals: Annotated[Whole, Field(ge=0, le=MAX_DECIMALS)] | None = None
    required: Flag = False
    freshness: Freshness = Freshness.STRICT
    label: Both | None = None
    sd_floor: Floor | None = None
    mad_floor: Floor | None = None
    baseline_d: Days = 28
    k: Floor = Decimal("0.5")
    lam: Annotated[Number, Field(gt=0, le=1)] = Decimal("0.2")
    fast: Readings = 12
    slow: Readings = 26
    m: Readings | None = None
    at_most: Number | None = None
    at_least: Number | None = None
    sensor_min: Annotated[Whole, Field(ge=1, le=60)] = 5
    codes: tuple[Name, ...] = ()
    worse: Worse | None = None

    @model_validator(mode="after")
    def _check(self) -> "InputFile":
        missing = [needed for needed in _NEEDED[self.kind] if getattr(self, needed) is None]
        if missing:
            names = ", ".join(missing)
            raise fault(f"Tilføj: {names}.", f"Add: {names}.")
        for field, value, known in self._chosen():
            if value is not None and value not in known:
                words = ", ".join(known)
                raise fault(f"{field}: Skriv et af: {words}.", f"{field}: Write one of: {words}.")
        for is_wrong, cure in self._at_odds():
            if is_wrong:
                raise fault(cure.da, cure.en)
        return self

    def _chosen(self) -> Iterator[tuple[str, str | None, tuple[str, ...]]]:
        if self.kind in _AGGREGATIONS:
            yield "agg", self.agg, _AGGREGATIONS[self.kind]
        if self.kind is InputKind.CGM:
            yield "metric", self.metric, tuple(CgmMetric)

    def _at_odds(self) -> Iterator[tuple[bool, Text]]:
        both_windows = self.window_h is not None and self.window_d is not None
        yield both_windows, Text("Skriv enten window_h eller window_d.", "Write either window_h or window_d.")
        counts = self.kind is InputKind.READING and self.agg == Aggregation.N_OF_M
        one_side = (self.at_most is None) != (self.at_least is None)
        yield (
            counts and (self.m is None or not one_side),
            Text("n_of_m: Skriv m og enten at_most eller at_least.", "n_of_m: Write m and either at_most or at_least."),
        )
        yield self.fast >= self.slow, Text("Skriv fast mindre end slow.", "Write fast smaller than slow.")

    def as_input(self, name: str, value_type: ValueType) -> Input:
        """Return the input called `name`, which the rules compare as `value_type`."""
        agg = self.agg or (ScorePart.LAST if self.kind is InputKind.SCORE else None)
        fields = {field: getattr(self, field) for field in type(self).model_fields if field not in ("name", "agg")}
        return Input(name=name, type=value_type, source_name=self.name, agg=agg, **fields)
