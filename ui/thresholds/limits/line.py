"""One limit as the table shows it."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING

from triage.clinical.colour import Colour
from triage.errors import Text

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True)
class LimitLine:
    """A limit in words, with its value in force (None where it is new) and in the draft.

    `words` have "…" where the number stands. `least` and `most` are the hard bounds, `low` and `high` what the other
    limits leave of them, `binds` says which of them does. `decimals` is how exactly the input is compared, `step` the
    least that the limit can be moved by. `sources` are short names, `citations` tell what they are. `whole` is the
    limit as one sentence, for who hears it.
    """

    name: str
    colour: Colour
    words: Text
    unit: str
    now: Decimal | None
    draft: Decimal
    least: Decimal
    most: Decimal
    low: Decimal
    high: Decimal
    decimals: int
    step: Decimal
    sources: str
    citations: Sequence[tuple[str, str]]
    whole: Text
    binds: Text | None = None
    findings: Sequence[Text] = field(default=())

    @property
    def is_changed(self) -> bool:
        """Return whether the draft has another value than what is in force."""
        return self.now is None or self.now != self.draft

    def steps_to(self, value: Decimal) -> int:
        """Return how many steps lie between the lower bound and `value`."""
        return int((value - self.least) / self.step)

    def at(self, steps: int) -> Decimal:
        """Return the value so many steps above the lower bound, kept to what the other limits leave."""
        return min(max(self.least + steps * self.step, self.low), self.high)
