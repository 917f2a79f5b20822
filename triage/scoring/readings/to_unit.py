"""Bring columns of readings to the unit of their kind, exactly."""

from collections.abc import Mapping
from fractions import Fraction

import numpy as np

from triage.clinical.observation import ReadingKind
from triage.clinical.readings import IMPOSSIBLE, LARGEST, MOST_DECIMALS, NONE, Bools, Ints, Readings
from triage.scoring.readings.units import Conversion, conversion
from triage.scoring.readings.whole_numbers import fits_int64, half_up, whole

_WIDTH = MOST_DECIMALS + 1


def kind_column(readings: Readings, kinds: Mapping[str, ReadingKind]) -> Ints:
    """Return the place of each reading's kind in `kinds`, NONE where it has none."""
    places = {code: place for place, code in enumerate(kinds)}
    table = np.array([*(places.get(code, NONE) for code in readings.kinds), NONE], np.int64)
    return table[readings.kind]


class InUnit:
    """The readings at `rows` in the unit of their kind: `value`, scaled by the `places` of the kind.

    `written` is the number of decimals of each. Where a unit only moves the decimal sign (g to kg) all digits are kept,
    so that a scale that reports grams says what one that reports kilograms does; other conversions round.
    `has_none` marks those that cannot be converted, `is_too_large` those that no measurement can have.
    """

    def __init__(self, readings: Readings, kinds: Mapping[str, ReadingKind], kind: Ints, rows: Ints) -> None:
        self._kinds = list(kinds.values())
        self._units = readings.units
        decimals = np.maximum(readings.decimals[rows], 0)
        # One number for kind, unit and decimals: the few that occur are looked up, never the readings one by one.
        code = (kind[rows] * len(self._units) + readings.unit[rows]) * _WIDTH + decimals
        size = len(self._kinds) * len(self._units) * _WIDTH
        present = np.flatnonzero(np.bincount(code, minlength=size))
        found = {int(one): self._conversion(int(one)) for one in present}
        self.is_too_large: Bools = readings.decimals[rows] == IMPOSSIBLE
        self.places = self._places(found)
        self._fill(readings.value[rows], code, found, size)

    def _conversion(self, code: int) -> Conversion | None:
        kind, unit = divmod(code // _WIDTH, len(self._units))
        return conversion(self._kinds[kind].quantity, self._units[unit], self._kinds[kind].unit)

    def _places(self, found: Mapping[int, Conversion | None]) -> Ints:
        """Return the most decimals of each kind."""
        places = np.zeros(len(self._kinds), np.int64)
        for code, way in found.items():
            if way is not None:
                kind = code // _WIDTH // len(self._units)
                places[kind] = max(places[kind], _decimals(way, code))
        return places

    def _fill(self, raw: Ints, code: Ints, found: Mapping[int, Conversion | None], size: int) -> None:
        factors, written, none = np.zeros(size, np.int64), np.zeros(size, np.int64), np.zeros(size, np.bool_)
        for one, way in found.items():
            if way is None:
                none[one] = True
            else:
                written[one] = _decimals(way, one)
                factors[one] = 10 ** int(self.places[one // _WIDTH // len(self._units)] - written[one])
        self.written: Ints = written[code]
        self.has_none: Bools = none[code]
        self.value: Ints = raw * factors[code]
        for one, way in found.items():
            if way is not None and way.decimals is not None:
                self._convert(np.flatnonzero(code == one), raw, one, way, int(factors[one]))

    def _convert(self, rows: Ints, raw: Ints, code: int, way: Conversion, factor: int) -> None:
        """Write the converted values of `rows`, which have one kind, unit and number of decimals."""
        decimals, turned = _decimals(way, code), _rounded if way.shift is None else _shifted
        converted = turned(raw[rows], code % _WIDTH, way)
        is_too_large = np.abs(converted) >= int(LARGEST) * 10**decimals
        self.value[rows] = np.where(is_too_large, 0, converted) * factor
        self.is_too_large[rows] |= is_too_large
        # 82040 g is written 82.04 kg and 80000 g is 80.0 kg: no zeros beyond the decimals that are usual.
        for fewer in range(decimals - 1, (way.decimals or 0) - 1, -1):
            self.written[rows[converted % 10 ** (decimals - fewer) == 0]] = fewer


def _decimals(way: Conversion, code: int) -> int:
    """Return the decimals of what a value with the decimals in `code` becomes."""
    if way.shift is not None:
        return min(max(code % _WIDTH + way.shift, 0), MOST_DECIMALS)
    return way.decimals or 0


def _shifted(raw: Ints, decimals: int, way: Conversion) -> Ints:
    """Return numbers with `decimals` decimals after the decimal sign moved, all digits kept.

    Digits past the ninth decimal are cut as `triage.clinical.readings.scaled` cuts them.
    """
    places = decimals + (way.shift or 0)
    if places <= MOST_DECIMALS:
        moved: Ints = raw.astype(np.int64) * 10 ** max(0, -places)
        return moved
    size, past = np.abs(raw.astype(np.int64)), 10 ** (places - MOST_DECIMALS)
    kept = size // past
    is_sticky = (size % past != 0) & (kept % 5 == 0)
    cut: Ints = np.sign(raw) * (kept + is_sticky)
    return cut


def _rounded(raw: Ints, decimals: int, way: Conversion) -> Ints:
    """Return numbers with `decimals` decimals converted, rounded half up to the conversion's."""
    places = way.decimals or 0
    factor, term = way.factor / 10**decimals * 10**places, way.term * 10**places
    below = factor.denominator * term.denominator
    above, plus = int(factor * below), int(term * below)
    largest = max(abs(int(raw.max())), abs(int(raw.min())))
    if not fits_int64(2, max(largest, 1) + 1, max(above, abs(plus), below)):
        return whole(half_up(Fraction(value) * factor + term, 0) for value in raw.tolist())
    exact = raw.astype(np.int64) * above + plus
    rounded: Ints = np.sign(exact) * ((2 * np.abs(exact) + below) // (2 * below))
    return rounded
