"""The share of greens by month and version: a version that makes greens of more than the one before is seen."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from triage.access.acts import Act
from triage.errors import Text
from triage.scoring.danish_time import danish_day, danish_midnight
from triage.store.green_shares import VersionCount, version_counts
from triage.store.rule_versions.notices import Event, programmes_told, tell_people
from triage.workflow.application import Application
from triage.workflow.rights.permit import permit, permit_alone, permit_any
from triage.workflow.tune.told import responsible
from triage.worklist.programme_names import programme_words

_MONTHS = 12
# The month that ended and the one before it are told of, in the first days of the next.
_REPORTED, _IN_TIME, _KIND = 2, timedelta(days=7), "greens"
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


def report_greens(app: Application) -> int:
    """Tell heads and approvers of the greens of the month that ended, once; return how many programmes were told of."""
    permit_alone(app, Act.RUN_INTAKE)
    now = app.clock()
    firsts = _firsts(danish_day(now), _REPORTED + 1)
    if app.store.login is not None or danish_day(now) - firsts[-2] > _IN_TIME:
        return 0
    with app.store.read() as connection:
        told = programmes_told(connection, _KIND, _about(firsts[-3]))
        found = version_counts(connection, [danish_midnight(first) for first in firsts[:-1]])
    ended = {one.programme for one in found if one.month == _REPORTED - 1} - told
    of = {programme: [one for one in found if one.programme == programme] for programme in sorted(ended)}
    events = [Event(programme, _KIND, _about(firsts[-3]), _words(mine, firsts)) for programme, mine in of.items()]
    if events:
        with app.store.write() as connection:
            permit(app, connection, Act.RUN_INTAKE)
            for event in events:
                tell_people(connection, responsible(connection, now), event, now)
    return len(events)


def _about(month: date) -> str:
    return f"{month:%Y-%m}"


def _words(found: Sequence[VersionCount], firsts: Sequence[date]) -> Text:
    """Return the greens of each version in the month that ended, beside those of the month before."""
    by_month = sorted(found, key=lambda one: (-one.month, one.version))
    said = [(f"{firsts[one.month]:%m-%Y}", one.version, round(100 * one.green / one.results)) for one in by_month]
    shares = [
        ", ".join(f"{month} {word} {version} {share} %" for month, version, share in said) for word in ("ved", "by")
    ]
    name = programme_words(by_month[0].programme)
    return Text(
        f"Andelen af grønne, {name.da}: {shares[0]}. Se dem alle under Efter godkendelsen.",
        f"The share of greens, {name.en}: {shares[1]}. See them all under After approval.",
    )


def _firsts(today: date, months: int) -> list[date]:
    """Return the first day of each of the last months, and of the next one."""
    number = today.year * 12 + today.month
    return [date((one - 1) // 12, (one - 1) % 12 + 1, 1) for one in range(number - months + 1, number + 2)]
