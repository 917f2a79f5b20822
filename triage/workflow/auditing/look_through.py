"""Look through what the log has got since the last time, for what a reviewer should ask about."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta

from sqlalchemy import Connection

from triage.access.review import Known, Look, Reason, folded, is_look, is_volume, lacking, reasons, review_key
from triage.scoring.danish_time import DENMARK, danish_day, danish_midnight
from triage.store.auditing.looks import (
    Written,
    add_looks,
    known_patients,
    lines_after,
    looks_before,
    looks_by_hash,
    names_of_people,
    note_reviewed,
    own_record,
    sampled_between,
    unread_chains,
)
from triage.store.auditing.reviews import ToReview, put_reviews
from triage.store.clock_time import from_ms
from triage.store.people.departments import places
from triage.workflow.administration.at_work import department_hours
from triage.workflow.application import Application
from triage.worklist.department_hours import DepartmentHours
from triage.worklist.working_hours import WorkingHours

# So many lines in one transaction: whoever saves a decision meanwhile goes between them.
_BLOCK = 2000
_HISTORY_DAYS = 90
_FIRST_DAY = date(1970, 1, 1)
# Who comes a little before the opening or stays a little after is at work.
_MARGIN = timedelta(hours=1)


def look_through(app: Application) -> int:
    """Put what is new in the log into the reviewer's queue, and return how many things that were.

    Each line is looked at once; a break-glass is in the queue already, put there with the line itself.
    """
    with app.store.read() as connection:
        chains = unread_chains(connection)
        is_topped_up = not _lacking_last_month(connection, app.clock())
    found = sum(_look_through(app, chain, after) for chain, after in chains)
    return found if is_topped_up else found + _top_up(app)


def _look_through(app: Application, chain: str, after: int) -> int:
    found = 0
    while True:
        with app.store.write() as connection:
            # Where somebody else was here meanwhile, it is read from where that one stopped.
            after = max(after, dict(unread_chains(connection)).get(chain, after))
            last, lines = lines_after(connection, chain, after, _BLOCK)
            found += put_reviews(connection, _things(connection, lines, department_hours(app.catalogue, connection)))
            note_reviewed(connection, chain, last)
        after = last
        if len(lines) < _BLOCK:
            return found


def _things(connection: Connection, lines: Sequence[Written], hours: DepartmentHours) -> Iterator[ToReview]:
    keys = places(connection).names
    looked = [one for one in lines if is_look(one.line)]
    patients = known_patients(connection, {one.line.patient for one in looked if one.line.patient is not None})
    owns = {name: own_record(connection, name) for name in {one.line.name for one in looked}}
    colleagues = frozenset(folded(name) for name in names_of_people(connection)) - {""}
    for one in looked:
        at = from_ms(one.line.at)
        look = Look(
            line=one.line,
            hash=one.hash,
            day=_day(at),
            is_at_work=_is_at_work(at, hours.of(keys.get(one.line.department))),
            patient=patients.get(one.line.patient or 0, Known()),
            own=owns[one.line.name],
            colleagues=colleagues,
        )
        for reason in reasons(look):
            yield ToReview(review_key(reason, one.line, look.day, one.hash), reason, one)
    yield from _volumes(connection, looked)


def _volumes(connection: Connection, looked: Sequence[Written]) -> Iterator[ToReview]:
    """Return the look-up with which a person's day went beyond what is usual for that person."""
    by_day: dict[tuple[str, int], list[Written]] = defaultdict(list)
    for one in looked:
        by_day[one.line.actor, _day(from_ms(one.line.at))].append(one)
    for (actor, day), those in by_day.items():
        today = add_looks(connection, actor, day, len(those))
        if is_volume(today, looks_before(connection, actor, day, _HISTORY_DAYS)):
            last = those[-1]
            yield ToReview(review_key(Reason.VOLUME, last.line, day, last.hash), Reason.VOLUME, last)


def _top_up(app: Application) -> int:
    """Take more of the last month's look-ups, those of the lowest hashes, where chance took too few."""
    with app.store.write() as connection:
        since, until = _last_month(app.clock())
        wanted = _lacking_last_month(connection, app.clock())
        lines = looks_by_hash(connection, since, until, wanted) if wanted else []
        things = (ToReview(_sample_key(one), Reason.SAMPLE, one) for one in lines if is_look(one.line))
        return put_reviews(connection, things)


def _lacking_last_month(connection: Connection, now: datetime) -> int:
    return lacking(sampled_between(connection, *_last_month(now)))


def _last_month(now: datetime) -> tuple[datetime, datetime]:
    first = danish_day(now).replace(day=1)
    before = (first - timedelta(days=1)).replace(day=1)
    return danish_midnight(before), danish_midnight(first)


def _sample_key(one: Written) -> str:
    return review_key(Reason.SAMPLE, one.line, _day(from_ms(one.line.at)), one.hash)


def _is_at_work(at: datetime, at_work: WorkingHours) -> bool:
    local = at.astimezone(DENMARK).replace(tzinfo=None)
    hours = at_work.on(local.date())
    if hours is None:
        return False
    opens, closes = (datetime.combine(local.date(), time) for time in hours)
    return opens - _MARGIN <= local <= closes + _MARGIN


def _day(at: datetime) -> int:
    return (danish_day(at) - _FIRST_DAY).days
