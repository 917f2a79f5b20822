"""How many became what: results, patient-days by week, and patients, of each department."""

from dataclasses import dataclass
from datetime import date

import numpy as np

from triage.clinical.colour import Colour
from triage.scoring.evaluate.columns import Ints

COLOURS = len(Colour)


@dataclass(frozen=True, slots=True, eq=False)
class Counts:
    """What a draft comes to; the axes of the arrays stand in the order of `departments`, `mondays` and `Colour`.

    `flow[department, now, draft]` counts results. `weeks[week, department, colour]` counts calls: a patient on a day,
    by the worst colour of that day. `changed_patients[department]` are those with a result of another colour than now,
    in the department where they were last seen. A week that is not `whole` is only in part in the history.
    """

    departments: tuple[int, ...]
    mondays: tuple[date, ...]
    whole: tuple[bool, ...]
    flow: Ints
    weeks: Ints
    changed_patients: Ints

    @property
    def changed_rows(self) -> int:
        """Return how many results have another colour than now."""
        return int(self.flow.sum() - np.trace(self.flow.sum(axis=0)))

    def moved(self, now: Colour, draft: Colour) -> int:
        """Return how many results go from one colour to another."""
        return int(self.flow[:, now.rank, draft.rank].sum())

    def of(self, department: int | None) -> "Counts":
        """Return the counts of one department, of all together where it is None; zero for one that is not there."""
        wanted = np.array([department in (None, one) for one in self.departments], np.bool_)
        return Counts(
            self.departments if department is None else (department,),
            self.mondays,
            self.whole,
            self.flow[wanted].sum(axis=0, keepdims=True),
            self.weeks[:, wanted].sum(axis=1, keepdims=True),
            self.changed_patients[wanted].sum(keepdims=True),
        )
