"""Exact decimal numbers: rounding half up once, at the end, and the way a person reads them."""

from collections.abc import Iterator
from contextlib import contextmanager
from decimal import ROUND_HALF_UP, Context, Decimal, localcontext

# Fifty digits: a quotient of clinical numbers that is not exact is never mistaken for one that ends on a half.
_EXACT = Context(prec=50, rounding=ROUND_HALF_UP)

# What fits int64 with room for scaling both sides of a comparison to the same number of decimals.
MAX_DECIMALS = 9
LIMIT = Decimal(10**9)


@contextmanager
def exact() -> Iterator[None]:
    """Calculate with fifty digits inside the block, whatever the thread's own context is."""
    with localcontext(_EXACT):
        yield


def round_half_up(value: Decimal, decimals: int) -> Decimal:
    """Return `value` with `decimals` decimals, halves away from zero; the decimals stay visible (88 -> 88.0)."""
    return value.quantize(Decimal(1).scaleb(-decimals), context=_EXACT)


def decimals_of(value: Decimal) -> int:
    """Return how many decimals `value` is written with; 70 and 7E+1 have none."""
    exponent = value.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def places_needed(value: Decimal) -> int:
    """Return how many decimals of `value` matter: 1 for 4.50, 0 for 4.0."""
    return decimals_of(value.normalize(_EXACT))


def fits(value: Decimal) -> bool:
    """Return whether `value` can be a scaled int64: finite, below a billion, at most nine decimals that matter."""
    if not value.is_finite() or abs(value) >= LIMIT:
        return False
    return places_needed(value) <= MAX_DECIMALS and value == value.normalize(_EXACT)


def scale(value: Decimal, decimals: int) -> int:
    """Return `value` times 10**`decimals` as a whole number; raises ValueError when that would lose digits."""
    scaled = value.scaleb(decimals, _EXACT)
    if scaled != scaled.to_integral_value():
        raise ValueError(f"{value} has more than {decimals} decimals")
    return int(scaled)


def shown(value: Decimal, language: str) -> str:
    """Return `value` as written, with the decimal sign of `language` ("da" or "en")."""
    text = format(value, "f")
    return text if language == "en" else text.replace(".", ",")
