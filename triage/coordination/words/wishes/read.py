"""Wishes as they are typed on the telephone: "ikke tirsdag, efter 10, datter kan kun ti og to"."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, time

from triage.coordination.situation.traveller import Traveller, Unavailable, Wishes
from triage.coordination.words.wishes.parts import Away, Part
from triage.coordination.words.wishes.read_clause import read_clause
from triage.coordination.words.wishes.tokens import Kind, Token, tokens
from triage.errors import Text

_STOP = Token("", Kind.END)
_LISTED = frozenset({Kind.WEEKDAY, Kind.DATE, Kind.NUMBER})


@dataclass(frozen=True, slots=True)
class Wished:
    """What was understood, as wishes and times in which the patient cannot come, and in words that are shown back.

    `left` is what was not understood; all that is typed is in the one or the other.
    """

    wishes: Wishes
    unavailable: tuple[Unavailable, ...] = ()
    understood: tuple[Text, ...] = ()
    left: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Return whether nothing was understood."""
        return not self.understood


def read_wishes(typed: str, today: date) -> Wished:
    """Return what is typed as wishes; a day without a year is the next one. Whatever is typed, it never raises.

    A clause that can be meant in two ways is left as it stands.
    """
    parts: list[Part] = []
    left: list[str] = []
    for clause in _clauses(tokens(typed)):
        found, unclear = read_clause(clause, today)
        parts += found
        left += unclear
    unique = list(dict.fromkeys(parts))
    return Wished(
        merged(part.wishes for part in unique),
        tuple(part.unavailable for part in unique if isinstance(part, Away)),
        tuple(part.words for part in unique),
        tuple(left),
    )


def with_wished(traveller: Traveller, wished: Wished) -> Traveller:
    """Return the patient with what is typed added to what is noted: the narrower wish counts."""
    return replace(
        traveller,
        prefers=merged((traveller.prefers, wished.wishes)),
        unavailable=(*traveller.unavailable, *wished.unavailable),
    )


def merged(wishes: Iterable[Wishes]) -> Wishes:
    """Return all wishes together: the latest beginning, the earliest end, every day that is to be avoided."""
    all_ = list(wishes)
    starts = [one.not_before for one in all_ if one.not_before is not None]
    ends = [one.not_after for one in all_ if one.not_after is not None]
    avoided: frozenset[int] = frozenset().union(*(one.avoid_weekdays for one in all_))
    return Wishes(_latest(starts), min(ends, default=None), avoided)


def _latest(times: list[time]) -> time | None:
    return max(times, default=None)


def _clauses(found: list[Token]) -> Iterator[list[Token]]:
    """Yield what stands between commas and full stops; a comma within a list of days is none of them."""
    clause: list[Token] = []
    for token, following in zip((*found, _STOP), (*found[1:], _STOP, _STOP), strict=False):
        if token.kind is not Kind.END:
            clause.append(token)
        elif clause and token.said == "," and clause[-1].kind in _LISTED and following.kind is clause[-1].kind:
            clause.append(replace(token, kind=Kind.AND))
        elif clause:
            yield clause
            clause = []
