"""How a number was made from readings, and why one could not be, in words a nurse accepts."""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from statistics import median

import numpy as np

from triage.clinical.observation import ReadingKind
from triage.errors import Text
from triage.scoring.danish_time import when
from triage.scoring.inputs.reading_names import in_sentence
from triage.scoring.numbers import round_half_up, shown
from triage.scoring.readings.cleaned import Measured
from triage.scoring.readings.drop_reasons import Dropped, drop_reason
from triage.scoring.readings.view import Reduced
from triage.scoring.readings.whole_numbers import as_decimal, half_up
from triage.scoring.rules.model import Aggregation, Input, InputKind

_WORDS = {
    Aggregation.MEDIAN: Text("median af", "median of"),
    Aggregation.MEAN: Text("gennemsnit af", "mean of"),
    Aggregation.MIN: Text("laveste af", "lowest of"),
    Aggregation.MAX: Text("højeste af", "highest of"),
    Aggregation.COUNT: Text("antal af", "number of"),
    Aggregation.HOME_BP: Text("gennemsnit uden første dag af", "mean without the first day of"),
    Aggregation.N_OF_M: Text("talt i de seneste", "counted in the newest"),
}
_CALCULATED = Text("beregnet af", "calculated from")


def made_of(found: Reduced, patient: int, declared: Input, kind: ReadingKind) -> Text:
    """Return how a known number was made, and which of the readings behind it are marked."""
    rows = found.rows(patient)
    newest = found.cleaned.measured(rows[-1], kind.code)
    agg, at = declared.agg or Aggregation.LAST, when(newest.time)
    if agg in _HELD_AGAINST and declared.kind is InputKind.READING:
        story = _against(agg, newest, _reference(agg, found, patient), len(rows) - 1, kind)
    elif len(rows) == 1:
        story = Text(f"målt {at.da}", f"measured {at.en}")
    else:
        word, span = _WORDS.get(Aggregation(agg), _CALCULATED), _span(declared)
        story = Text(
            f"{word.da} {len(rows)} målinger{span.da}, senest {at.da}",
            f"{word.en} {len(rows)} readings{span.en}, the last {at.en}",
        )
    marks = _marks(found, rows)
    return Text(story.da + marks.da, story.en + marks.en)


def never_measured(name: Text) -> Text:
    """Return that nothing of the kind was received."""
    return Text(f"{name.da} er ikke målt", f"{name.en} has not been measured")


def unknown_kind(name: Text) -> Text:
    """Return that the rule set asks for a kind of reading that is not in the catalogue."""
    return Text(
        f"{name.da} kan ikke bruges: regelsættet beder om en slags måling, som programmet ikke kender",
        f"{name.en} cannot be used: the rule set asks for a kind of reading that the program does not know",
    )


def last_measured(name: Text, newest: Measured) -> Text:
    """Return that all there is is too old."""
    at = when(newest.time)
    return Text(f"{name.da} er sidst målt {at.da}", f"{name.en} was last measured {at.en}")


def too_few(name: Text, kind: ReadingKind, declared: Input, found: int) -> Text:
    """Return that there are readings, but not those the number needs."""
    wanted = max(declared.min_n or 1, _fewest(declared))
    if declared.agg in _AGAINST_EARLIER and found <= wanted and wanted > 1:
        before = max(0, found - 1)
        return Text(
            f"{name.da} kan ikke beregnes: for få målinger ({before} før den nyeste, der skal bruges mindst {wanted})",
            f"{name.en} cannot be calculated: too few readings ({before} before the newest, {wanted} are needed)",
        )
    if declared.agg == Aggregation.HOME_BP:
        return Text(
            f"{name.da} kan ikke beregnes: der skal bruges mindst 12 målinger på mindst 3 dage efter den første dag",
            f"{name.en} cannot be calculated: at least 12 readings on 3 days after the first day are needed",
        )
    if found <= wanted and wanted > 1:
        return Text(
            f"{name.da} kan ikke beregnes: for få målinger ({found}, der skal bruges mindst {wanted})",
            f"{name.en} cannot be calculated: too few readings ({found}, at least {wanted} are needed)",
        )
    return Text(
        f"{name.da} kan ikke beregnes: der mangler en tidligere eller nyere måling af {in_sentence(kind.name_da)}",
        f"{name.en} cannot be calculated: an earlier or newer reading of {in_sentence(kind.name_en)} is missing",
    )


def spoiled(kind: ReadingKind, dropped: Dropped) -> Text:
    """Return that a reading was received and cannot be used, and why."""
    at, why = when(dropped.time), drop_reason(dropped.reason)
    return Text(
        f"{kind.name_da}: målingen {at.da} {why.da}",
        f"{kind.name_en}: the reading of {at.en} {why.en}",
    )


# These hold the newest reading against others, and `min_n` of the first counts the earlier alone.
_AGAINST_EARLIER = frozenset({Aggregation.FALL_FROM_MEDIAN, Aggregation.Z_7DAY_MEAN, Aggregation.ROBUST_Z})
_HELD_AGAINST = _AGAINST_EARLIER | {Aggregation.DELTA, Aggregation.PCT_LOSS, Aggregation.GAIN, Aggregation.LOSS}


def _fewest(declared: Input) -> int:
    """Return how many readings the aggregation needs whatever the input says."""
    needed = {
        Aggregation.Z_7DAY_MEAN: 2,
        Aggregation.ROBUST_Z: 7,
        Aggregation.CUSUM_UP: 7,
        Aggregation.CUSUM_DOWN: 7,
        Aggregation.THEIL_SEN: 4,
        Aggregation.GAIN: 2,
        Aggregation.LOSS: 2,
        Aggregation.MACD: declared.slow,
        Aggregation.N_OF_M: declared.min_n or declared.m or 1,
    }
    return needed.get(Aggregation(declared.agg or Aggregation.LAST), 1)


def _reference(agg: str, found: Reduced, patient: int) -> Decimal:
    """Return what the newest value was held against, with nine decimals."""
    *earlier, newest = (Fraction(one.value) for one in found.used(patient))
    match agg:
        case Aggregation.DELTA:
            reference = earlier[0]
        case Aggregation.GAIN:
            reference = min(*earlier, newest)
        case Aggregation.LOSS:
            reference = max(*earlier, newest)
        case Aggregation.Z_7DAY_MEAN:
            reference = sum(earlier, Fraction(0)) / len(earlier)
        case _:
            reference = median(earlier)
    return as_decimal(half_up(reference, 9), 9)


def _against(agg: str, newest: Measured, reference: Decimal, earlier: int, kind: ReadingKind) -> Text:
    now, before, at = _with_unit(newest.value, kind), _with_unit(reference, kind), when(newest.time)
    if agg in _FROM:
        start = _FROM[Aggregation(agg)]
        return Text(
            f"{start.da} {before.da} til {now.da}, målt {at.da}",
            f"{start.en} {before.en} to {now.en}, measured {at.en}",
        )
    word = Text("median", "median") if agg != Aggregation.Z_7DAY_MEAN else Text("gennemsnit", "mean")
    return Text(
        f"{now.da} målt {at.da} mod {before.da}, {word.da} af {earlier} tidligere målinger",
        f"{now.en} measured {at.en} against {before.en}, the {word.en} of {earlier} earlier readings",
    )


_FROM = {
    Aggregation.DELTA: Text("fra", "from"),
    Aggregation.GAIN: Text("fra laveste", "from the lowest"),
    Aggregation.LOSS: Text("fra højeste", "from the highest"),
}


def _marks(found: Reduced, rows: Sequence[int]) -> Text:
    """Return which of the readings are used in spite of something, as the end of a sentence."""
    places, cleaned = np.asarray(rows, np.int64), found.cleaned
    marks = (
        (int(cleaned.unusual[places].sum()), Text("usædvanlig værdi", "unusual value")),
        (int(cleaned.uncalibrated[places].sum()), Text("kalibrering udløbet", "calibration expired")),
    )
    told = [_mark(count, len(rows), words) for count, words in marks if count]
    return Text("".join(one.da for one in told), "".join(one.en for one in told))


def _mark(count: int, of: int, words: Text) -> Text:
    if of == 1:
        return Text(f", {words.da}", f", {words.en}")
    return Text(f", {words.da} ved {count} af {of} målinger", f", {words.en} in {count} of {of} readings")


def _with_unit(value: Decimal, kind: ReadingKind) -> Text:
    """Return `value` with the kind's unit and decimals."""
    number, unit = round_half_up(value, kind.decimals), f" {kind.shown_unit}"
    return Text(shown(number, "da") + unit, shown(number, "en") + unit)


def _span(declared: Input) -> Text:
    if declared.window_h == 1:
        return Text(" inden for 1 time", " within 1 hour")
    if declared.window_h is not None:
        hours = shown(declared.window_h, "da"), shown(declared.window_h, "en")
        return Text(f" inden for {hours[0]} timer", f" within {hours[1]} hours")
    if declared.window_d == 1:
        return Text(" i dag", " today")
    if declared.window_d is not None:
        return Text(f" på {declared.window_d} dage", f" in {declared.window_d} days")
    return Text("", "")
