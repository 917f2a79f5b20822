"""One line of the worklist, and what a list may be asked for."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from triage.clinical.colour import Colour
from triage.errors import Text
from triage.worklist.ownership import SnoozeReason

# In a query and in counts: the cases without a care team.
NOT_DISTRIBUTED = ""
# The case of somebody who was found and never had one.
NO_CASE = 0


@dataclass(frozen=True, slots=True)
class Viewer:
    """Who looks at the list, and when: what is mine, and whose lease or snooze has run out.

    `departments` are those whose cases may be seen, None where the store has no other. `knows_reasons`: the person may
    read why a case has its colour, and so look for it.
    """

    actor: str
    now: datetime
    departments: frozenset[int] | None = None
    knows_reasons: bool = True


class Order(StrEnum):
    """How a list is sorted; the standing order is worst colour, then deadline, then name."""

    STANDING = "standing"
    NAME = "name"
    NEWEST = "newest"
    OLDEST = "oldest"
    PROGRAMME = "programme"


@dataclass(frozen=True, slots=True)
class Also:
    """Another open case of the same patient."""

    programme: str
    colour: Colour


@dataclass(frozen=True, slots=True)
class Row:
    """A patient in a programme: colour, worst reason, deadline for acting and time of the newest data.

    `reference` is the patient at the source, e.g. "Patient/p1". `team` is whose the case is, None where no route took
    it. `missing` is how many answers in a row that were due have not come, `notices` how many notices nobody has read.
    `elsewhere` is the worst open colour of what probably is the same person in another source. `also` are the patient's
    other open cases, worst first. `owner` is the login of who has the case since `owned_since`, None when nobody has,
    `owner_name` how that person is called; `fence` is the number of that owner. `snoozed_until` is when a case that was
    put off comes back, `waits_for` why it was put off; `escalated` is when it was told that nobody had taken a red one.
    `drawn` tells that a green waits for a person's own judgement. `born` is the year, by which two of a name are told
    apart. `new_rules` is what a newer version of the rules would say, where somebody has the case and it keeps its own.
    """

    case: int
    patient: int
    name: str
    programme: str
    colour: Colour
    reason: Text
    deadline: datetime | None
    newest: datetime | None
    closed: bool = False
    reference: str = ""
    team: str | None = None
    missing: int = 0
    notices: int = 0
    elsewhere: Colour | None = None
    also: tuple[Also, ...] = ()
    owner: str | None = None
    owned_since: datetime | None = None
    fence: int = 0
    snoozed_until: datetime | None = None
    waits_for: SnoozeReason | None = None
    escalated: datetime | None = None
    drawn: bool = False
    born: int | None = None
    owner_name: str = ""
    new_rules: Colour | None = None

    @property
    def held_by(self) -> str:
        """Return who has the case as colleagues know them, by login where no name is known; "" where nobody has."""
        return self.owner_name or self.owner or ""


@dataclass(frozen=True, slots=True)
class Query:
    """Which cases to list: some programmes and colours (empty = all), open or closed.

    `by_patient`: each patient once, by the worst open case that the query finds; closed ones stay one by one.
    `words`: the starts of parts of the name in any order, a whole CPR number, or a part of the reason's name.
    `teams`: those of these care teams, NOT_DISTRIBUTED for those that have none. `missing`: those that lack an answer.
    `told`: those with a notice that nobody has read, handled or not. `mine`: those the viewer has, `unowned`: those
    nobody has, `snoozed`: those that were put off, which no other query finds unless it asks for words. `escalated`:
    reds that nobody took in time. `promised`: those closed with a call that was promised and is not made. `unjudged`:
    those closed with a visit of which nobody has noted whether it was needed. `departments` are keys, `owners` logins,
    `reasons` codes of kinds of reason. In an `order` that is not the standing one the reds stay `reds_first` unless
    the person asked for the column alone.
    """

    programmes: tuple[str, ...] = ()
    colours: tuple[Colour, ...] = ()
    # May be a CPR number: kept out of whatever is printed of a query.
    words: str = field(default="", repr=False)
    closed: bool = False
    teams: tuple[str, ...] = ()
    missing: bool = False
    told: bool = False
    mine: bool = False
    unowned: bool = False
    snoozed: bool = False
    escalated: bool = False
    promised: bool = False
    unjudged: bool = False
    departments: tuple[int, ...] = ()
    owners: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()
    order: Order = Order.STANDING
    reds_first: bool = True
    by_patient: bool = False

    @property
    def is_open(self) -> bool:
        """Return whether open cases alone are asked for, or what a notice is about."""
        return not (self.closed or self.promised or self.unjudged)

    @property
    def is_once(self) -> bool:
        """Return whether each patient is listed once."""
        return self.by_patient and self.is_open


# What the window lists before anybody filters.
EVERYBODY = Query(by_patient=True)


@dataclass(frozen=True, slots=True)
class Counts:
    """How many cases of each colour a query finds, and how many open reds it hides.

    Whatever the query is: `by_team` all open cases by care team, NOT_DISTRIBUTED for those that have none, and
    `missing` those that lack an answer, `notices` the patients with a notice that nobody has read; `mine`, `unowned`,
    `snoozed` and `escalated` the open cases that the viewer has, nobody has, were put off, and were red too long;
    `promised` the calls that were promised and are not made, `unjudged` the visits without an outcome.

    Of a query by patient each number is that of the rows which that filter alone lists, and `hidden_red` counts the
    patients with an open red whom the list does not show as red.
    """

    by_colour: dict[Colour, int]
    hidden_red: int
    by_team: dict[str, int] = field(default_factory=dict)
    missing: int = 0
    notices: int = 0
    mine: int = 0
    unowned: int = 0
    snoozed: int = 0
    escalated: int = 0
    promised: int = 0
    unjudged: int = 0

    @property
    def total(self) -> int:
        """Return the number of rows the query finds."""
        return sum(self.by_colour.values())

    @property
    def not_distributed(self) -> int:
        """Return how many open cases no route took."""
        return self.by_team.get(NOT_DISTRIBUTED, 0)
