"""What is drawn of one patient over time: points, the limits in force then, and what the patient usually has."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from enum import StrEnum

from triage.clinical.colour import Colour
from triage.clinical.observation import ReadingKind


@dataclass(frozen=True, slots=True)
class Point:
    """A reading or a score on a trend; `withdrawn` ones are drawn hollow and are no part of any score.

    `invalidated` ones are withdrawn because a person set them aside with their device; `uncalibrated` ones count, and
    were measured after the device's calibration ran out.
    """

    time: datetime
    value: Decimal
    device: str | None
    withdrawn: bool = False
    invalidated: bool = False
    uncalibrated: bool = False


@dataclass(frozen=True, slots=True)
class LimitStep:
    """A limit in force from `start` until `end` (None = still).

    `comparison` is how the rule compares a value with it ("<=", "<", ">=", ">"), None where that is not known.
    """

    colour: Colour
    value: Decimal
    start: datetime
    end: datetime | None
    comparison: str | None = None


class BaselineKind(StrEnum):
    """By which definition a patient's own level is told: a rule's own, or none of them (quartiles)."""

    FALL = "fall"
    ROBUST_Z = "robust_z"
    WEEK_MEAN = "week_mean"
    QUARTILES = "quartiles"


@dataclass(frozen=True, slots=True)
class Baseline:
    """What the patient usually has: `middle` of `count` values from `start` to `end`, over `days` days at most.

    `low` and `high` are where the rule set's own limit about it lies, or the quartiles where it has none; a side on
    which no rule has a limit is `middle`.
    """

    kind: BaselineKind
    start: datetime
    end: datetime
    low: Decimal
    middle: Decimal
    high: Decimal
    count: int
    days: int


@dataclass(frozen=True, slots=True)
class Series:
    """One kind of reading or one score over time, oldest first, with the limits in force then.

    `interval` is how often the plan asks for it, None where no plan says so. `is_score` tells that the points are
    scored questionnaires: nobody measured them, and they have no device.
    """

    kind: ReadingKind
    points: tuple[Point, ...]
    limits: tuple[LimitStep, ...]
    baseline: Baseline | None = None
    interval: timedelta | None = None
    is_score: bool = False


@dataclass(frozen=True, slots=True)
class RuleChange:
    """Another version of a rule set counted from `time` on; `before` and `after` name the versions."""

    time: datetime
    rule_set: str
    before: str
    after: str
