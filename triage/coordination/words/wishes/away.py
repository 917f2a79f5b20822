"""Days and weeks in a clause on which the patient cannot come."""

from datetime import date, timedelta

from triage.coordination.words.wishes.calendar_days import check_date, is_date, take_date
from triage.coordination.words.wishes.clause import Clause, UnclearError
from triage.coordination.words.wishes.dates import next_week, week_meant
from triage.coordination.words.wishes.parts import Away
from triage.coordination.words.wishes.tokens import Kind

_DAY = timedelta(days=1)


def away(clause: Clause) -> None:
    """Take days or weeks; that only those suit is nothing that a wish can say."""
    if not clause.is_not:
        raise UnclearError
    token = clause.peek()
    if token.kind in (Kind.NEXT, Kind.WEEK):
        _weeks(clause)
    elif token.kind is Kind.DAY:
        day = clause.today + clause.take().value * _DAY
        clause.parts.append(Away(day, day + _DAY))
    else:
        _dates(clause)
    clause.use()


def _dates(clause: Clause) -> None:
    first = last = take_date(clause)
    if clause.peek().kind is Kind.TO:
        clause.at += 1
        clause.skip_fillers()
        weekday = [clause.take()] if clause.peek().kind is Kind.WEEKDAY else []
        clause.skip_fillers()
        if weekday and is_date(clause):
            check_date(clause, weekday)
        last = take_date(clause)
        last = last if last >= first else _year_later(last)
    clause.parts.append(Away(first, last + _DAY))


def _year_later(day: date) -> date:
    """Return the same day of the next year; the last of February for one that it lacks."""
    try:
        return day.replace(year=day.year + 1)
    except ValueError:
        return day.replace(year=day.year + 1, day=28)


def _weeks(clause: Clause) -> None:
    if clause.take().kind is Kind.NEXT:
        if clause.take().kind is not Kind.WEEK:
            raise UnclearError
        first, end = next_week(clause.today)
        clause.parts.append(Away(first, end, week=first.isocalendar().week))
        return
    numbers = _week_numbers(clause)
    for number in numbers:
        meant = week_meant(number, clause.today)
        if meant is None:
            raise UnclearError
        clause.parts.append(Away(*meant, week=number))


def _week_numbers(clause: Clause) -> list[int]:
    """Return the weeks after "uge": 12, 12 og 13, 12-14."""
    token = clause.take()
    if token.kind is Kind.SPAN and token.value % 60 == 0 == token.other % 60 and token.value < token.other:
        return list(range(token.value // 60, token.other // 60 + 1))
    if token.kind is not Kind.NUMBER:
        raise UnclearError
    numbers = [token.value]
    while clause.peek().kind is Kind.AND and clause.peek(1).kind is Kind.NUMBER:
        clause.at += 1
        numbers.append(clause.take().value)
    return numbers
