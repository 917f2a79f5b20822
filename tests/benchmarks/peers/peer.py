"""What a peer is: prepared once, then timed; its answer is made comparable afterwards, outside the time."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Answer:
    """Fired and unknown as rules x rows; `ranks` per row, None from a peer that is not asked for the colour."""

    fired: NDArray[np.bool_]
    unknown: NDArray[np.bool_]
    ranks: NDArray[np.uint8] | None = None


@dataclass(frozen=True, slots=True)
class Peer:
    """`run` is timed; `read` turns what it returned into an answer. `rows` is how many patients it works on."""

    name: str
    rows: int
    run: Callable[[], object]
    read: Callable[[object], Answer]
