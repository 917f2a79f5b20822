"""How many results each version of a programme's rules gave in a month, and how many of them were green."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise

from sqlalchemy import Connection, and_, case, func, literal, select

from triage.clinical.colour import Colour
from triage.store.clock_time import to_ms
from triage.store.tables import result


@dataclass(frozen=True, slots=True)
class VersionCount:
    """The results of one version in the month with this number."""

    month: int
    programme: str
    version: str
    results: int
    green: int


def version_counts(connection: Connection, starts: Sequence[datetime]) -> Sequence[VersionCount]:
    """Return the counts of the months that begin at `starts`, the last of which is where the last month ends."""
    bounds = [to_ms(start) for start in starts]
    inside = (and_(result.c.at >= low, result.c.at < high) for low, high in pairwise(bounds))
    month = case(*((span, literal(number)) for number, span in enumerate(inside))).label("month")
    green = func.sum(case((result.c.colour_rank == Colour.GREEN.rank, 1), else_=0))
    made = result.c.at >= bounds[0], result.c.at < bounds[-1], result.c.rule_set_version != ""
    named = result.c.programme, result.c.rule_set_version
    counted = select(month, *named, func.count(), green).where(*made).group_by(month, *named)
    # A server counts in decimals.
    return [
        VersionCount(int(number), programme, version, int(results), int(greens))
        for number, programme, version, results, greens in connection.execute(counted)
    ]

