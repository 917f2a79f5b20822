"""The emergency list: what a department needs on paper when nothing else works; pure."""

from dataclasses import dataclass
from datetime import datetime

from triage.clinical.colour import Colour
from triage.errors import Text

# So many lines are printed at most; the list says how many there are besides.
MOST = 2_000


@dataclass(frozen=True, slots=True)
class EmergencyRow:
    """One open case, worst first. `cpr` and `phone` are empty where the record is private or nothing is known."""

    name: str
    cpr: str
    programme: str
    colour: Colour
    reason: Text
    deadline: datetime | None
    phone: str
    owner: str
    snoozed_until: datetime | None = None


@dataclass(frozen=True, slots=True)
class EmergencyList:
    """`true_at` is when the data were so, `printed_at` and `printed_by` say who made the list; `total` counts all.

    `departments` are named as the person's role has them; `purpose` is why it was made.
    """

    rows: tuple[EmergencyRow, ...]
    total: int
    departments: str
    true_at: datetime
    printed_at: datetime
    printed_by: str
    purpose: str

    @property
    def left_off(self) -> int:
        """Return how many open cases stand on no page."""
        return self.total - len(self.rows)


COLOURS = {
    Colour.RED: Text("RØD", "RED"),
    Colour.YELLOW: Text("GUL", "YELLOW"),
    Colour.GREY: Text("GRÅ", "GREY"),
    Colour.GREEN: Text("GRØN", "GREEN"),
}
# Of each colour a shape of its own, that a copying machine leaves.
SHAPES = {Colour.RED: "◆", Colour.YELLOW: "▲", Colour.GREY: "■", Colour.GREEN: "●"}
