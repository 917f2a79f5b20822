"""Which numbers an input can take: what its reading, score or fact allows, before any rule is looked at."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from triage.clinical.observation import ReadingKind
from triage.scoring.instruments.model import Instrument
from triage.scoring.instruments.result import Refusal
from triage.scoring.instruments.score import score_answers
from triage.scoring.instruments.shapes.grade import Grade
from triage.scoring.instruments.shapes.sum_of_items import Sum
from triage.scoring.numbers import LIMIT, places_needed
from triage.scoring.rules.model import Aggregation, Input, InputKind, ScorePart

# Reduced to a value of the kind itself, to a difference of two of them, or to a number that is never negative.
OF_A_VALUE = frozenset(
    {
        Aggregation.LAST,
        Aggregation.MEDIAN,
        Aggregation.MEAN,
        Aggregation.MIN,
        Aggregation.MAX,
        Aggregation.EWMA,
        Aggregation.HOME_BP,
    }
)
OF_A_CHANGE = frozenset(
    {Aggregation.DELTA, Aggregation.FALL_FROM_MEDIAN, Aggregation.GAIN, Aggregation.LOSS, Aggregation.MACD}
)
_WHOLE = frozenset({Aggregation.COUNT, Aggregation.N_OF_M, Aggregation.DAYS_SINCE_LAST})
_NEVER_NEGATIVE = _WHOLE | {Aggregation.HOURS_SINCE_LAST, Aggregation.CUSUM_UP, Aggregation.CUSUM_DOWN}
_PER_CENT = ("tir", "tbr", "tar", "active")
_MOST = LIMIT - 1
_HUNDRED = Decimal(100)


@dataclass(frozen=True, slots=True)
class Range:
    """The lowest and highest number, both included; `decimals` None where nothing says how fine the numbers are."""

    low: Decimal = -_MOST
    high: Decimal = _MOST
    decimals: int | None = None


def range_of(declared: Input, kinds: Mapping[str, ReadingKind], instruments: Mapping[str, Instrument]) -> Range:
    """Return the range of a number; what is not known is as wide as a number can be."""
    instrument = instruments.get(declared.instrument or "")
    match declared.kind:
        case InputKind.READING:
            return _of_readings(declared, kinds.get(declared.code or ""))
        case InputKind.SCORE:
            return Range() if instrument is None else _of_scores(declared, instrument)
        case InputKind.ANSWER:
            return Range() if instrument is None else _of_answers(declared, instrument)
        case InputKind.CGM:
            return Range(Decimal(0), _HUNDRED if (declared.metric or "").startswith(_PER_CENT) else _MOST)
        case InputKind.META:
            return Range(Decimal(0))


def _of_readings(declared: Input, kind: ReadingKind | None) -> Range:
    agg = declared.agg
    if agg in _NEVER_NEGATIVE:
        return Range(Decimal(0), decimals=0 if agg in _WHOLE else None)
    if agg == Aggregation.PCT_LOSS:
        return Range(high=_HUNDRED)
    if kind is None or kind.reject is None or agg not in OF_A_VALUE | OF_A_CHANGE:
        return Range()
    low, high = kind.reject
    return Range(low, high) if agg in OF_A_VALUE else Range(low - high, high - low)


def _of_scores(declared: Input, instrument: Instrument) -> Range:
    """Return the range of a score from its bounds while nothing is answered."""
    empty = score_answers(instrument, {})
    if isinstance(empty, Refusal) or empty.bounds is None:
        return Range()
    low, high = empty.bounds
    if declared.agg == ScorePart.DELTA_PREVIOUS:
        low, high = low - high, high - low
    return Range(low, high, _decimals(instrument))


def _decimals(instrument: Instrument) -> int | None:
    counted = (instrument.asked[name] for name in instrument.link_ids)
    if not isinstance(instrument.shape, Sum | Grade) or any(item.step != 1 for item in counted):
        return None
    return places_needed(instrument.shape.scale) if isinstance(instrument.shape, Sum) else 0


def _of_answers(declared: Input, instrument: Instrument) -> Range:
    item = instrument.asked.get(instrument.link_id(declared.item or "") or "")
    if item is None:
        return Range()
    low, high = item.ends
    return Range(low, high, 0 if item.step == 1 else None)
