"""What scoring a questionnaire gives: a score with its bounds and parts, or a refusal that names the answer."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from triage.errors import Text

Bounds = tuple[Decimal, Decimal]


@dataclass(frozen=True, slots=True)
class Safety:
    """The answer to the item that a clinician always sees (PHQ-9 item 9), whatever becomes of the score.

    `answer` and `flagged` are None when there is no answer that can be read; `is_answered` tells whether there was one.
    """

    item: int
    answer: Decimal | None
    flagged: bool | None
    is_answered: bool


@dataclass(frozen=True, slots=True)
class Score:
    """A scored questionnaire; `score` is None when it must not be shown, most often because too much is missing.

    `bounds` are the lowest and highest possible score given what is missing (None where the shape has none),
    `category_certain` is the band when both fall in it. `parts` are scores within the score (HADS anxiety, KCCQ
    domains, NEWS2 points); `more` holds what belongs to one shape alone (raw, mrc, state, ...).
    """

    score: Decimal | None
    category: str | None = None
    n_missing: int = 0
    prorated: bool = False
    bounds: Bounds | None = None
    category_certain: str | None = None
    more: Mapping[str, Decimal | bool | str | None] = field(default_factory=dict)
    parts: Mapping[str, "Score"] = field(default_factory=dict)
    safety: Safety | None = None


@dataclass(frozen=True, slots=True)
class Refusal:
    """No score, because an answer is none that the instrument has; `item` is its link id."""

    item: str
    text: Text
    safety: Safety | None = None
