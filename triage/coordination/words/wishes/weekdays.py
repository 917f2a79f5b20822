"""Weekdays in a clause: that suit, or do not."""

from triage.coordination.words.wishes.calendar_days import check_date, is_date
from triage.coordination.words.wishes.clause import Clause, UnclearError
from triage.coordination.words.wishes.parts import Days
from triage.coordination.words.wishes.tokens import Kind, Token

_WEEKEND, _WORKDAYS = frozenset({5, 6}), frozenset(range(5))


def weekdays(clause: Clause) -> None:
    """Take a run of weekdays; one before a date belongs to it, and those before any mode wait for one."""
    taken = [clause.take()]
    days = set(_days_of(taken[0]))
    clause.skip_fillers()
    while _goes_on(clause):
        if clause.peek().kind is Kind.TO:
            days |= _stretch(taken[-1].value, clause.peek(1).value)
        clause.at += clause.peek().kind is not Kind.WEEKDAY
        taken.append(clause.take())
        days |= _days_of(taken[-1])
        clause.skip_fillers()
    if is_date(clause):
        check_date(clause, taken)
    elif clause.mode is None:
        clause.pending.extend(taken)
    else:
        _add(clause, frozenset(days))


def close(clause: Clause) -> None:
    """Give weekdays that came first to a mode that came last: "tirsdag kan hun ikke"."""
    if not clause.pending:
        return
    if clause.mode is None or clause.is_used:
        raise UnclearError
    _add(clause, frozenset(day for token in clause.pending for day in _days_of(token)))


def _add(clause: Clause, days: frozenset[int]) -> None:
    clause.use()
    clause.parts.append(Days(days, not clause.is_not, clause.is_about_companion))


def _goes_on(clause: Clause) -> bool:
    is_joined = clause.peek().kind in (Kind.AND, Kind.TO)
    return clause.peek(1 if is_joined else 0).kind is Kind.WEEKDAY


def _days_of(token: Token) -> frozenset[int]:
    return {7: _WEEKEND, 8: _WORKDAYS}.get(token.value, frozenset({token.value}))


def _stretch(first: int, last: int) -> frozenset[int]:
    if first > 6 or last > 6:
        raise UnclearError
    return frozenset((first + more) % 7 for more in range((last - first) % 7 + 1))
