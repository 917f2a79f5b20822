"""How a department uses a programme."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

# Names of facts alone: working hours come with a library of holidays.
if TYPE_CHECKING:
    from triage.worklist.escalation import Limit
    from triage.worklist.greens import Policy

LONGEST_TEXT = 500


@dataclass(frozen=True, slots=True)
class ProgrammeUse:
    """A programme that is not `in_use` opens no new cases; `text` is what the department itself says about it.

    `not_acute`: patients and colleagues are told that it is no acute service.
    """

    programme: str
    in_use: bool = True
    not_acute: bool = True
    text: str = ""

    @property
    def told(self) -> str:
        """Return it in one line, as the log has it."""
        use, acute = ("on" if self.in_use else "off"), ("not acute" if self.not_acute else "acute")
        return f"{use}, {acute}, text of {len(self.text)} signs"


@dataclass(frozen=True, slots=True)
class ProgrammeOf:
    """A programme in a department: the rules in force with their status, and what is set for it.

    `enrolled` counts the patients of the programme in all departments.
    """

    department: str
    use: ProgrammeUse
    rule_set: str
    version: str
    status: str
    limit: Limit
    greens: Policy
    enrolled: int
