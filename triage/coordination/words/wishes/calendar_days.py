"""Days of the calendar in a clause: "3/12", "3. december", "Dec 3", alone or from one to another."""

from datetime import date

from triage.coordination.words.wishes.clause import Clause, UnclearError
from triage.coordination.words.wishes.dates import day_meant
from triage.coordination.words.wishes.tokens import Kind, Token


def is_date(clause: Clause) -> bool:
    """Return whether a date comes next."""
    following = clause.peek()
    return following.kind is Kind.DATE or (following.kind is Kind.NUMBER and clause.peek(1).kind is Kind.MONTH)


def check_date(clause: Clause, taken: list[Token]) -> None:
    """Raise UnclearError for a weekday that is not that of the date to come: a slip that is not ours to settle."""
    day = _peek_date(clause)
    if len(taken) > 1 or day is None or day.weekday() != taken[0].value:
        raise UnclearError


def _peek_date(clause: Clause) -> date | None:
    at = clause.at
    try:
        return take_date(clause)
    except UnclearError:
        return None
    finally:
        clause.at = at


def take_date(clause: Clause) -> date:
    """Return the date that must come next."""
    token, following = clause.take(), clause.peek()
    if token.kind is Kind.DATE:
        day = day_meant(token.value, token.other, clause.today)
    elif token.kind is Kind.NUMBER and following.kind is Kind.MONTH:
        day = day_meant(token.value, clause.take().value, clause.today)
    elif token.kind is Kind.MONTH and following.kind is Kind.NUMBER:
        day = day_meant(clause.take().value, token.value, clause.today)
    else:
        raise UnclearError
    if day is None:
        raise UnclearError
    return day
