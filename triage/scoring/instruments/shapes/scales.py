"""Several scores in one questionnaire and none for the whole (HADS, EORTC)."""

from collections.abc import Iterator, Mapping
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from triage.errors import Text
from triage.scoring.files.checked import Checked, Name
from triage.scoring.instruments.items import Values
from triage.scoring.instruments.result import Score
from triage.scoring.instruments.shapes.kinds import of_kind
from triage.scoring.instruments.shapes.linear_transform import LinearTransform
from triage.scoring.instruments.shapes.sum_of_items import Sum

_Scale = Annotated[Sum | LinearTransform, Field(discriminator="kind")]


class Scales(Checked):
    """Each scale by name, with its own items and bands."""

    kind: Literal["scales"]
    scales: Mapping[Name, Annotated[_Scale, BeforeValidator(of_kind("sum", "linear_transform"))]]

    def named(self) -> Iterator[str]:
        """Yield every item that a scale names."""
        for scale in self.scales.values():
            yield from scale.named()

    def named_words(self) -> Iterator[tuple[str, Text]]:
        """Yield the words of every scale and of its bands."""
        for name, scale in self.scales.items():
            yield from scale.named_words()
            if scale.label is not None:
                yield name, scale.label

    def score(self, values: Values) -> Score:
        """Return the scales as parts."""
        parts = {name: scale.score(values) for name, scale in self.scales.items()}
        return Score(None, n_missing=values.missing(values.counted), parts=parts)
