"""Patients whom a colour found before something came: "red and later admitted 41 -> 47 of 52"."""

from collections.abc import Collection
from dataclasses import dataclass, field

import numpy as np

from triage.clinical.colour import Colour
from triage.scoring.evaluate.columns import Ints
from triage.scoring.evaluate.evaluation import Ranks
from triage.scoring.replay.counting.weeks import numbered
from triage.scoring.replay.history import History
from triage.scoring.replay.sequel.sequel import Sequel, Sequels, has


@dataclass(frozen=True, slots=True)
class CameAfter:
    """Of `of` patients after whose assessments something came, how many had the colour before: now, and by a draft."""

    now: int
    draft: int
    of: int


@dataclass(frozen=True, slots=True, eq=False)
class After:
    """The assessments after which something came, ready to be counted at every move."""

    rows: Ints = field(repr=False)
    patients: Ints = field(repr=False)
    of: int

    def found(self, ranks: Ranks, colours: Collection[Colour] = (Colour.RED,)) -> int:
        """Return how many of the patients had one of `colours` at least once before it."""
        wanted = np.zeros(len(Colour), np.bool_)
        wanted[[colour.rank for colour in colours]] = True
        return int(np.count_nonzero(np.bincount(self.patients[wanted[ranks[self.rows]]], minlength=self.of)))


def after(history: History, sequels: Sequels, which: Sequel, department: int | None = None) -> After:
    """Return the assessments after which one of `which` came, in one department or in all."""
    wanted = has(sequels, which)
    if department is not None:
        wanted &= history.departments == department
    rows = np.flatnonzero(wanted)
    patients, firsts = numbered(history.patients[rows])
    return After(rows, patients, int(firsts.size))


def came_after(
    history: History,
    sequels: Sequels,
    ranks: Ranks,
    which: Sequel,
    colours: Collection[Colour] = (Colour.RED,),
    department: int | None = None,
) -> CameAfter:
    """Return how many patients had one of `colours` before one of `which` came."""
    known = after(history, sequels, which, department)
    return CameAfter(known.found(history.ranks, colours), known.found(ranks, colours), known.of)
