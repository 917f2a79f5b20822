"""Times of day in a clause: "efter 10", "ikke før 10", "mellem 9 og 12", "kun formiddag"."""

from datetime import time

from triage.coordination.words.wishes.calendar_days import check_date, is_date, take_date
from triage.coordination.words.wishes.clause import Clause, UnclearError
from triage.coordination.words.wishes.parts import Away, Hour
from triage.coordination.words.wishes.tokens import Kind, Token

_NOON = time(12)


def hours(clause: Clause) -> None:
    """Take what is after, before or between times of day."""
    token = clause.take()
    is_not = clause.is_not
    if is_not and not clause.is_fresh:
        raise UnclearError
    if token.kind is Kind.SPAN:
        _between(clause, token.value, token.other)
        return
    clause.skip_fillers()
    if _until_date(clause, token, is_not):
        return
    first = _minutes(clause)
    if token.kind is Kind.BETWEEN:
        clause.at += clause.peek().kind in (Kind.AND, Kind.TO)
        _between(clause, first, _minutes(clause))
        return
    is_last = (token.kind is Kind.BEFORE) != is_not
    clause.use()
    _add_hour(clause, first, is_last)
    if token.kind is Kind.AFTER and not is_not and clause.peek().kind is Kind.TO:
        clause.at += 1
        _add_hour(clause, _minutes(clause), is_last=True)


def part_of_day(clause: Clause) -> None:
    """Take a morning or an afternoon, which is until or from noon."""
    is_afternoon = clause.take().value == 1
    if clause.mode is None or (clause.is_not and not clause.is_fresh):
        raise UnclearError
    is_not = clause.is_not
    clause.use()
    clause.parts.append(Hour(_NOON, is_last=is_afternoon == is_not))


def _until_date(clause: Clause, token: Token, is_not: bool) -> bool:
    """Take "ikke før 10/3", the only stretch of days that has an end without a beginning."""
    if clause.peek().kind is Kind.WEEKDAY:
        weekday = [clause.take()]
        clause.skip_fillers()
        if not is_date(clause):
            raise UnclearError
        check_date(clause, weekday)
    if not is_date(clause):
        return False
    day = take_date(clause)
    if token.kind is not Kind.BEFORE or not is_not or day <= clause.today:
        raise UnclearError
    clause.use()
    clause.parts.append(Away(clause.today, day, is_until=True))
    return True


def _between(clause: Clause, first: int, last: int) -> None:
    if clause.is_not or not first < last:
        raise UnclearError
    clause.use()
    _add_hour(clause, first, is_last=False)
    _add_hour(clause, last, is_last=True)


def _add_hour(clause: Clause, minutes: int, is_last: bool) -> None:
    if not 0 <= minutes < 24 * 60:
        raise UnclearError
    clause.parts.append(Hour(time(minutes // 60, minutes % 60), is_last))


def _minutes(clause: Clause) -> int:
    """Return the time of day that must come next."""
    clause.skip_fillers()
    token = clause.take()
    if token.kind is Kind.CLOCK:
        return token.value
    if token.kind is Kind.NUMBER and clause.peek().kind is not Kind.MONTH:
        return token.value * 60
    raise UnclearError
