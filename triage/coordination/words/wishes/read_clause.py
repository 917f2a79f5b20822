"""What one clause says; what does not fit together is left for the person to see."""

from datetime import date

from triage.coordination.words.wishes.away import away
from triage.coordination.words.wishes.clause import Clause, UnclearError
from triage.coordination.words.wishes.hours import hours, part_of_day
from triage.coordination.words.wishes.parts import Part
from triage.coordination.words.wishes.settle import settled
from triage.coordination.words.wishes.tokens import Kind, Token
from triage.coordination.words.wishes.weekdays import close, weekdays

_SILENT = frozenset({Kind.FILLER, Kind.AND, Kind.SOMEONE})


def read_clause(tokens: list[Token], today: date) -> tuple[list[Part], list[str]]:
    """Return what a clause says and what of it was not understood; nothing of a clause is in neither."""
    clause = Clause(settled(tokens), today)
    try:
        while clause.at < len(clause.tokens):
            _step(clause)
        close(clause)
    except UnclearError:
        return [], [_said(tokens)]
    if not clause.parts:
        return [], [_said(tokens)]
    return clause.parts, [" ".join(clause.left)] if clause.left else []


def _said(tokens: list[Token]) -> str:
    return " ".join(token.said.strip() for token in tokens)


def _step(clause: Clause) -> None:
    token = clause.peek()
    match token.kind:
        case Kind.NOT | Kind.AWAY | Kind.ONLY | Kind.CAN:
            _set_mode(clause)
        case Kind.WEEKDAY:
            weekdays(clause)
        case Kind.AFTER | Kind.BEFORE | Kind.BETWEEN | Kind.SPAN:
            hours(clause)
        case Kind.PART:
            part_of_day(clause)
        case Kind.DATE | Kind.DAY | Kind.WEEK | Kind.NEXT | Kind.MONTH | Kind.NUMBER:
            away(clause)
        case kind if kind in _SILENT:
            clause.at += 1
        case _:
            clause.left.append(clause.take().said.strip())


def _set_mode(clause: Clause) -> None:
    kind = clause.take().kind
    if kind is Kind.ONLY and clause.is_not and clause.is_fresh:
        raise UnclearError
    new = Kind.NOT if kind in (Kind.NOT, Kind.AWAY) else Kind.ONLY
    if kind is Kind.CAN and clause.is_not and clause.is_fresh:
        new = Kind.NOT
    clause.mode, clause.is_fresh, clause.is_used = new, True, False
