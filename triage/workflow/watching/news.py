"""What a window hears of work done elsewhere."""

from dataclasses import dataclass

from triage.errors import Text
from triage.workflow.application import Changed


@dataclass(frozen=True, slots=True)
class News:
    """`mark` is how far the store has come, to ask with the next time; `changed` is None where no case is concerned.

    `is_watched` tells whether any process takes in; `is_fetching` whether it reads sources, or was asked to;
    `fault` what besides the sources goes wrong there.
    """

    mark: tuple[int, ...]
    changed: Changed | None = None
    is_watched: bool = True
    is_fetching: bool = False
    fault: Text | None = None
