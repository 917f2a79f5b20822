"""How much memory this process has."""

import gc
import os
from pathlib import Path

_STATM = Path("/proc/self/statm")


def is_told() -> bool:
    """Return whether this system tells."""
    return _STATM.exists()


def resident_mb() -> float:
    """Return the memory in use, in megabytes, after what can be freed is."""
    gc.collect()
    pages = int(_STATM.read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1_048_576


def slope(values: list[float]) -> float:
    """Return by how much the values grow from one to the next, by least squares."""
    count = len(values)
    middle, mean = (count - 1) / 2, sum(values) / count
    above = sum((place - middle) * (value - mean) for place, value in enumerate(values))
    return above / sum((place - middle) ** 2 for place in range(count))
