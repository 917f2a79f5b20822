"""How slow this machine is at the moment: a fixed piece of work, against what it takes where nothing else runs."""

from statistics import median
from time import thread_time

# The least of 3,000 takes on the machine that the bounds of the liveness tests were set on.
ALONE_S = 0.00034
_TAKES = 5


def slowness() -> float:
    """Return how many times longer work takes now than there, at least 1.

    Two programs on the two halves of one core take each other's processor time: up to twice as much was seen.
    """
    return max(1.0, median(_taken() for _ in range(_TAKES)) / ALONE_S)


def _taken() -> float:
    began, found = thread_time(), dict[int, int]()
    for number in range(4_000):
        found[number & 255] = found.get(number & 255, 0) + number
    return thread_time() - began
