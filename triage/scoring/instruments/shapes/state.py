"""A health state: the answers read as one number, their sum, and a country's value for the state (EQ-5D)."""

from collections.abc import Iterator, Mapping
from typing import Literal

from triage.scoring.files.checked import Checked, Name, Number
from triage.scoring.instruments.items import Values
from triage.scoring.instruments.result import Score


class State(Checked):
    """`index` is a country's value of each state ("11111"), loaded by the department; without it there is no score."""

    kind: Literal["state"]
    index: Mapping[Name, Number] = {}

    def named(self) -> Iterator[str]:
        """Yield nothing: the state is made of all items that count."""
        yield from ()

    def score(self, values: Values) -> Score:
        """Return the country's value, the `state` and, as part `lss`, the sum of the levels."""
        items = values.counted
        missing, bounds = values.missing(items), values.sums(items)
        state = None if missing else "".join(str(int(level)) for level in values.least(items))
        levels = Score(None if missing else bounds[0], n_missing=missing, bounds=bounds)
        return Score(self.index.get(state or ""), n_missing=missing, more={"state": state}, parts={"lss": levels})
