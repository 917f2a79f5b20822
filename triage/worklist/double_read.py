"""A sample of assessed patients that people judge anew without seeing the colour: who is drawn, and how far it is."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from triage.clinical.colour import Colour

# Two people read each patient, no more.
READERS = 2
MOST, LONGEST = 500, 52
# A sample by colour has as many of each of these.
STRATA = (Colour.RED, Colour.YELLOW, Colour.GREEN)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A result of a case, and what the rules came to."""

    result: int
    patient: int
    colour: Colour


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is drawn: `size` patients of the last `weeks`, by chance or as many of each colour."""

    programme: str
    size: int
    weeks: int
    is_by_colour: bool = False


@dataclass(frozen=True, slots=True)
class Round:
    """A double reading: what was asked for, with which seed it was drawn, and how far it is.

    `drawn` can be fewer than were asked for. `read_once` are the patients whom somebody read, `read_twice` those whom
    two did. `closed` is when it ended.
    """

    key: int
    wanted: Wanted
    seed: str
    author: str
    at: datetime
    drawn: int
    read_once: int
    read_twice: int
    closed: datetime | None = None


def draw(candidates: Iterable[Candidate], size: int, seed: str, *, is_by_colour: bool = False) -> Sequence[Candidate]:
    """Return the sample that `seed` makes of `candidates`, whatever their order; no patient is in it twice.

    Of each patient one result is taken by chance first, so that many results make nobody likelier. By colour the size
    is shared out evenly, the rest to the worst colours; a colour of which there are fewer stays short.
    """
    one_each: dict[int, Candidate] = {}
    for one in sorted(candidates, key=lambda one: _chance(seed, "result", one.result)):
        one_each.setdefault(one.patient, one)
    mixed = sorted(one_each.values(), key=lambda one: _chance(seed, "patient", one.patient))
    if not is_by_colour:
        return mixed[:size]
    share, rest = divmod(size, len(STRATA))
    room = {colour: share + (place < rest) for place, colour in enumerate(STRATA)}
    taken: list[Candidate] = []
    for one in mixed:
        if room.get(one.colour, 0):
            room[one.colour] -= 1
            taken.append(one)
    return taken


def _chance(seed: str, of: str, key: int) -> bytes:
    return hashlib.sha256(f"{seed}/{of}/{key}".encode()).digest()
