"""A rule set as typed, frozen facts: parameters, inputs, rules and the tests that belong to it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

from triage.clinical.colour import Colour
from triage.errors import Text
from triage.scoring.rules.conditions import Comparison, Condition, Literal, Operator, ParamRef, comparisons


class InputKind(StrEnum):
    """Where an input comes from."""

    READING = "reading"
    ANSWER = "answer"
    SCORE = "score"
    CGM = "cgm"
    META = "meta"


class Freshness(StrEnum):
    """What becomes of a value that is too old.

    STRICT: something was received, but nothing that counts today, so the patient cannot be green.
    LAPSES: the old value is let go; the input counts as not measured (for what a patient measures only now and then).
    """

    STRICT = "strict"
    LAPSES = "lapses"


class Worse(StrEnum):
    """Which way a number gets worse; where nobody says it, both ways from a healthy middle.

    UNORDERED: neither, as numbers that stand for words do; a colour may come and go as they rise.
    """

    HIGHER = "higher"
    LOWER = "lower"
    UNORDERED = "unordered"


class Aggregation(StrEnum):
    """How several readings of a kind become one number; `triage.scoring.readings.reduce` defines each."""

    LAST = "last"
    MEDIAN = "median"
    MEAN = "mean"
    MIN = "min"
    MAX = "max"
    COUNT = "count"
    DELTA = "delta"
    FALL_FROM_MEDIAN = "fall_from_median"
    Z_7DAY_MEAN = "z_7day_mean"
    PCT_LOSS = "pct_loss"
    HOURS_SINCE_LAST = "hours_since_last"
    DAYS_SINCE_LAST = "days_since_last"
    GAIN = "gain"
    LOSS = "loss"
    N_OF_M = "n_of_m"
    ROBUST_Z = "robust_z"
    CUSUM_UP = "cusum_up"
    CUSUM_DOWN = "cusum_down"
    EWMA = "ewma"
    MACD = "macd"
    THEIL_SEN = "theil_sen"
    HOME_BP = "home_bp"


class CgmMetric(StrEnum):
    """What is made of the readings of a glucose sensor; `triage.scoring.readings.cgm` defines each."""

    TIR = "tir"
    TBR1 = "tbr1"
    TBR2 = "tbr2"
    TBR_TOTAL = "tbr_total"
    TAR1 = "tar1"
    TAR2 = "tar2"
    TAR_TOTAL = "tar_total"
    MEAN = "mean"
    CV = "cv"
    GMI = "gmi"
    ACTIVE_PCT = "active_pct"


class ScorePart(StrEnum):
    """What is taken of a scored questionnaire: the score, its change since the one before, or its bounds."""

    LAST = "last"
    DELTA_PREVIOUS = "delta_previous"
    BOUND_LOW = "bound_low"
    BOUND_HIGH = "bound_high"


class ValueType(StrEnum):
    """What an input is compared with; ANY when only its presence is asked for."""

    NUMBER = "number"
    BOOL = "bool"
    TEXT = "text"
    ANY = "any"


class OnUnknown(StrEnum):
    """What an undecided rule does to the colour."""

    IGNORE = "ignore"
    GREY = "grey"


class Clock(StrEnum):
    """How the hours until someone must act are counted: Danish working hours, or hours that pass."""

    WORKING = "working"
    WALL = "wall"


@dataclass(frozen=True, slots=True)
class Param:
    """A limit that may be tuned between `min` and `max` (inclusive, in `unit`, a UCUM code or a word)."""

    name: str
    value: Decimal
    unit: str
    min: Decimal
    max: Decimal
    source: tuple[str, ...]
    patient_override: bool = False


@dataclass(frozen=True, slots=True)
class Input:
    """A named value the rules compare.

    `code`, `agg`, `window_h` | `window_d` and `min_n` say how readings are reduced; `instrument`, `item` and `agg`
    which answer or score is meant; `source_name` which fact about the course (kind meta). `decimals` None compares
    numbers as written. `label` is what a nurse calls it. The window of an answer or a score says how long a response
    counts; `codes` are the texts an answer may be, any other is unusable (none: all are known). `worse` is which way
    the number gets worse, for the linter alone.

    What single aggregations need beside the window, in the reading's unit: `sd_floor` (z_7day_mean) and `mad_floor`
    (robust_z, cusum) bound the spread from below; `baseline_d` days make the baseline of robust_z and cusum, `k` is the
    slack of cusum in SDs; `lam` the weight of the newest value in ewma; `fast` and `slow` the numbers of readings of
    macd; n_of_m counts those of the newest `m` that are `at_most` or `at_least` so much. `sensor_min` is how many
    minutes lie between the readings of a glucose sensor.
    """

    name: str
    kind: InputKind
    type: ValueType = ValueType.ANY
    code: str | None = None
    agg: str | None = None
    window_h: Decimal | None = None
    window_d: int | None = None
    min_n: int | None = None
    instrument: str | None = None
    item: str | None = None
    metric: str | None = None
    source_name: str | None = None
    decimals: int | None = None
    required: bool = False
    freshness: Freshness = Freshness.STRICT
    label: Text | None = None
    sd_floor: Decimal | None = None
    mad_floor: Decimal | None = None
    baseline_d: int = 28
    k: Decimal = Decimal("0.5")
    lam: Decimal = Decimal("0.2")
    fast: int = 12
    slow: int = 26
    m: int | None = None
    at_most: Decimal | None = None
    at_least: Decimal | None = None
    sensor_min: int = 5
    codes: tuple[str, ...] = ()
    worse: Worse | None = None


@dataclass(frozen=True, slots=True)
class Route:
    """Who is to act: a role ("nurse") in a sector ("monitoring", "hospital", "primary")."""

    role: str
    sector: str


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule; it does not fire while the condition of a rule named in `unless` is true."""

    id: str
    colour: Colour
    when: Condition
    reason: Text
    route: Route
    act_within_h: Decimal
    clock: Clock
    unless: tuple[str, ...] = ()
    on_unknown: OnUnknown = OnUnknown.IGNORE


@dataclass(frozen=True, slots=True)
class RuleTest:
    """An example that stands in the file: inputs and overrides, and what must come of them."""

    name: str
    given: Mapping[str, Literal | None]
    override: Mapping[str, Decimal]
    colour: Colour
    fired: tuple[str, ...] | None
    unknown_critical: tuple[str, ...] | None
    act_within_h: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Author:
    """Who wrote the rule set."""

    name: str
    role: str


@dataclass(frozen=True, slots=True)
class SignOff:
    """Who approved the rule set for patients, when, and the hash of what was approved."""

    name: str
    role: str
    at: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Population:
    """Whom the rule set was made for: a programme, and ages in whole years (both ends included; None = no bound)."""

    programme: str | None = None
    min_age: int | None = None
    max_age: int | None = None


@dataclass(frozen=True, slots=True)
class Constraint:
    """Two parameters that must stand so to each other ("spo2_red" < "spo2_yellow"), own limits of patients too."""

    left: str
    operator: Operator
    right: str

    def holds(self, values: Mapping[str, Decimal]) -> bool:
        """Return whether `values`, one per parameter, keep to it."""
        left, right = values[self.left], values[self.right]
        match self.operator:
            case Operator.LT:
                return left < right
            case Operator.LE:
                return left <= right
            case Operator.GT:
                return left > right
            case _:
                return left >= right


@dataclass(frozen=True, slots=True)
class RuleSet:
    """A rule set as its file says; `sha256` is the hash of everything but `tests` and `sign_off`.

    `format` is 1 or 2 (the file format), `engine` the oldest engine version that the author tested with. `lines` maps
    a path ("rules.spo2_red", "params.low", "inputs.spo2", "define.sym", "tests[3]") to its line in the file.
    """

    name: str
    version: str
    title: Text
    status: str
    population: Population
    valid_from: date | None
    valid_to: date | None
    basis: Mapping[str, str]
    params: Mapping[str, Param]
    inputs: Mapping[str, Input]
    define: Mapping[str, Condition]
    rules: tuple[Rule, ...]
    tests: tuple[RuleTest, ...] = field(repr=False)
    sha256: str
    author: Author = field(default=Author("", ""))
    sign_off: SignOff | None = None
    constraints: tuple[Constraint, ...] = ()
    format: int = 1
    engine: str | None = None
    lines: Mapping[str, int] = field(default_factory=dict, repr=False, compare=False)

    @property
    def programme(self) -> str | None:
        """Return the programme whose patients it is for, None where the file names none."""
        return self.population.programme

    def has_run_out(self, today: date) -> bool:
        """Return whether its last day is over on a Danish day."""
        return self.valid_to is not None and self.valid_to < today

    def rule(self, rule_id: str) -> Rule:
        """Return the rule of that id; raises KeyError when there is none."""
        for rule in self.rules:
            if rule.id == rule_id:
                return rule
        raise KeyError(rule_id)

    def unit_of(self, name: str) -> str | None:
        """Return the unit of the first limit that the input `name` is held against, None where no limit says one."""
        for rule in self.rules:
            for comparison in self.compared(rule):
                if comparison.input == name and isinstance(comparison.operand, ParamRef):
                    return self.params[comparison.operand.name].unit
        return None

    def compared(self, rule: Rule) -> Iterator[Comparison]:
        """Yield the comparisons that `rule` rests on, references followed."""
        return comparisons(rule.when, self.define)
