"""The share of greens by month and version: a version that makes greens of more than the one before is seen."""

from dataclasses import dataclass
from datetime import date

from triage.access.acts import Act
from triage.scoring.danish_time import danish_day, danish_midnight
from triage.store.green_shares import version_counts
from triage.workflow.application import Application
from triage.workflow.rights.permit import permit_any

_MONTHS = 12
_SEES = (Act.SEE_COUNTS, Act.EXPORT_STATISTICS)


@dataclass(frozen=True, slots=True)
class GreenShare:
    """The results that a version gave in a month, which is named by its first day."""

    month: date
    programme: str
    version: str
    results: int
    green: int


def greens_by_version(app: Application, months: int = _MONTHS) -> tuple[GreenShare, ...]:
    """Return the shares of the last months, the newest first; of the present one what there is."""
    firsts = _firsts(danish_day(app.clock()), months)
    with app.store.read() as connection:
        permit_any(app, connection, _SEES)
        found = version_counts(connection, [danish_midnight(first) for first in firsts])
    shares = (GreenShare(firsts[one.month], one.programme, one.version, one.results, one.green) for one in found)
    return tuple(sorted(shares, key=lambda one: (-one.month.toordinal(), one.programme, one.version)))


def _firsts(today: date, months: int) -> list[date]:
    """Return the first day of each of the last months, and of the next one."""
    number = today.year * 12 + today.month
    return [date((one - 1) // 12, (one - 1) % 12 + 1, 1) for one in range(number - months + 1, number + 2)]
