"""Intervals of 95 %, from plain arithmetic and a square root alone, so that they are the same on every machine."""

from collections.abc import Sequence
from math import fsum, sqrt

Z = 1.959963984540054


def wilson(positive: float, of: float) -> tuple[float, float]:
    """Return Wilson's interval of a share; the whole of 0 to 1 where nothing was counted."""
    if of <= 0:
        return 0.0, 1.0
    share, z2 = positive / of, Z * Z
    middle = (share + z2 / (2 * of)) / (1 + z2 / of)
    half = Z / (1 + z2 / of) * sqrt(share * (1 - share) / of + z2 / (4 * of * of))
    return max(0.0, middle - half), min(1.0, middle + half)


def next_of(counts: Sequence[int]) -> tuple[float, float, float]:
    """Return the mean of some counts, and from where to where one more is expected; at least three counts.

    Counts scatter at least as a Poisson process does; where these scattered more, by as much as they did.
    """
    many = len(counts)
    mean = fsum(counts) / many
    scatter = fsum((one - mean) ** 2 for one in counts) / (many - 1)
    half = students_t(many - 1) * sqrt(max(mean, scatter) * (1 + 1 / many))
    return mean, max(0.0, mean - half), mean + half


def students_t(freedom: int) -> float:
    """Return the 97.5 % point of Student's t by its expansion around the normal one (right to 0.01 from five on)."""
    first = (Z**3 + Z) / 4
    second = (5 * Z**5 + 16 * Z**3 + 3 * Z) / 96
    third = (3 * Z**7 + 19 * Z**5 + 17 * Z**3 - 15 * Z) / 384
    return Z + first / freedom + second / freedom**2 + third / freedom**3
