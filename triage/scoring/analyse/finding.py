"""What the linter has to say about one place of a rule set."""

from dataclasses import dataclass
from enum import StrEnum

from triage.errors import Text


class Severity(StrEnum):
    """ERROR: must not be signed. WARNING: somebody should look. NOTE: good to know."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding; `path` is its place ("rules.spo2_red", empty for the whole file), `line` that place's line if known.

    `code` is stable ("dead-rule"); resources/help/rule-linter.md explains each.
    """

    code: str
    severity: Severity
    path: str
    line: int | None
    text: Text
