"""Chance that falls out the same on every computer: whole numbers from a named stream."""

from collections.abc import Sequence
from random import Random
from typing import TypeVar

T = TypeVar("T")
_MEAN_OF_EIGHT_BYTES = 1020
_SD_OF_EIGHT_BYTES = 209


class Chance:
    """A stream of numbers fixed by its `key`; only getrandbits is drawn, so that no float is ever rounded."""

    __slots__ = ("_bits",)

    def __init__(self, *key: object) -> None:
        self._bits = Random(":".join(map(str, key))).getrandbits  # noqa: S311 - made-up people, nothing secret

    def below(self, limit: int) -> int:
        """Return a number from 0 to `limit` - 1."""
        return self._bits(32) * limit >> 32

    def between(self, low: int, high: int) -> int:
        """Return a number from `low` to `high`, both included."""
        return low + (self._bits(32) * (high - low + 1) >> 32)

    def happens(self, permille: int) -> bool:
        """Return True `permille` times in a thousand."""
        return self.below(1000) < permille

    def pick(self, choices: Sequence[T]) -> T:
        """Return one of `choices`, each as often."""
        return choices[self.below(len(choices))]

    def noise(self, sd: int) -> int:
        """Return a near-normal number around 0 with standard deviation `sd`: eight bytes summed."""
        return (sum(self._bits(64).to_bytes(8, "little")) - _MEAN_OF_EIGHT_BYTES) * sd // _SD_OF_EIGHT_BYTES
