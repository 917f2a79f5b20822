"""Words of two meanings, read by their neighbours: "on" is Wednesday or a preposition, "søn" a day or a son."""

from dataclasses import replace

from triage.coordination.words.wishes.clause import NOTHING
from triage.coordination.words.wishes.tokens import Kind, Token


def settled(tokens: list[Token]) -> list[Token]:
    """Return the tokens with words of two meanings read by their neighbours."""
    return [_settle(tokens, number) for number in range(len(tokens))]


def _settle(tokens: list[Token], number: int) -> Token:
    token = tokens[number]
    before = tokens[number - 1] if number else NOTHING
    after = tokens[number + 1] if number + 1 < len(tokens) else NOTHING
    word = token.said.casefold()
    if word == "on" and after.kind is Kind.WEEKDAY and not after.is_short:
        return replace(token, kind=Kind.FILLER)
    if word == "to" and _is_end(before) and _is_end(after):
        return replace(token, kind=Kind.TO)
    if word in ("søn", "soen") and after.kind in (Kind.CAN, Kind.NOT, Kind.ONLY):
        return replace(token, kind=Kind.SOMEONE)
    if word == "man" and after.kind is Kind.CAN:
        return replace(token, kind=Kind.FILLER)
    return token


def _is_end(token: Token) -> bool:
    """Return whether a token can stand at either end of a stretch that is written with an English "to"."""
    is_full_day = token.kind is Kind.WEEKDAY and not token.is_short
    return is_full_day or token.kind in (Kind.NUMBER, Kind.CLOCK, Kind.DATE)
