"""One item whose answer is the score, perhaps known under another name on another scale (MRC and mMRC)."""

from collections.abc import Iterator
from typing import Literal

from triage.scoring.files.checked import Checked, Name, Number
from triage.scoring.instruments.bands import Banded
from triage.scoring.instruments.items import Values
from triage.scoring.instruments.result import Score


class OtherScale(Checked):
    """The name of the same grade elsewhere, and what to add to get it."""

    name: Name
    add: Number


class Grade(Banded):
    """The answer to the one item that counts."""

    kind: Literal["grade"]
    other_scale: OtherScale | None = None

    def named(self) -> Iterator[str]:
        """Yield nothing: the item is the instrument's only one."""
        yield from ()

    def score(self, values: Values) -> Score:
        """Return the grade."""
        (item,) = values.counted
        grade, other = values.known[item], self.other_scale
        bounds = (values.least([item])[0], values.most([item])[0])
        return Score(
            score=grade,
            category=self.category(grade),
            n_missing=int(grade is None),
            bounds=bounds,
            category_certain=self.certain(bounds),
            more={} if other is None else {other.name: None if grade is None else grade + other.add},
        )
