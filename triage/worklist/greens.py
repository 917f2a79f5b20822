"""How the greens of a programme are closed, which of them go to a person all the same, and why one is left open."""

import hashlib
import hmac
import math
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from triage.clinical.colour import Colour
from triage.errors import Text, WrongUseError

# Shares are whole numbers of hundredths of a percent.
WHOLE = 10_000
# Who closes a green where a policy says that nobody has to.
AUTOMATIC = "Visita (automatisk)"
_MOST_ROUNDS = 100
_DRAW_BYTES = 8


class Closing(StrEnum):
    """Who closes the greens of a programme: the program itself, a person many at once, or a person one by one."""

    AUTO = "auto"
    BULK = "bulk"
    PERSON = "person"


@dataclass(frozen=True, slots=True)
class Policy:
    """How a programme's greens are closed; `version` is 0 for the default, which nobody has set.

    `share` of them (0 to WHOLE) goes to a person; so many green `rounds` in a row make a course a stable one.
    """

    programme: str
    closing: Closing = Closing.BULK
    share: int = 200
    rounds: int = 6
    version: int = 0
    author: str = ""
    at: datetime | None = None


class Kept(StrEnum):
    """Why a green is not closed together with others; the first that fits is the one that is told."""

    GONE = "gone"
    NOT_ALLOWED = "not_allowed"
    PRIVATE = "private"
    NOT_GREEN = "not_green"
    CHANGED = "changed"
    NEWS = "news"
    INCOMPLETE = "incomplete"
    UNREAD = "unread"
    NOTICE = "notice"
    MISSING = "missing"
    WORSE = "worse"
    OWNED = "owned"
    SNOOZED = "snoozed"
    DOUBT = "doubt"
    PERSON = "person"
    NOT_DRAWN = "not_drawn"
    SAMPLED = "sampled"
    UNTICKED = "unticked"


@dataclass(frozen=True, slots=True)
class GreenFacts:
    """What stands in the way of closing a case together with others.

    `is_new`: another result than the one that was shown. `has_news`: data that are not assessed yet. `is_worse`: a red
    or yellow open case of the same person, here or in another source. `is_elsewhere`: the case is another
    department's. `is_drawn` is None before the draw was made.
    """

    is_open: bool
    colour: Colour
    is_complete: bool
    is_drawn: bool | None
    closing: Closing
    is_new: bool = False
    has_news: bool = False
    has_words: bool = False
    has_notice: bool = False
    missing: int = 0
    is_worse: bool = False
    is_owned: bool = False
    is_snoozed: bool = False
    is_doubted: bool = False
    is_private: bool = False
    is_elsewhere: bool = False


def why_kept(green: GreenFacts) -> Kept | None:
    """Return why the case must not be closed together with others, None where nothing stands in the way."""
    found = (
        (not green.is_open, Kept.GONE),
        (green.is_elsewhere, Kept.NOT_ALLOWED),
        (green.is_private, Kept.PRIVATE),
        (green.colour is not Colour.GREEN, Kept.NOT_GREEN),
        (green.is_new, Kept.CHANGED),
        (green.has_news, Kept.NEWS),
        (not green.is_complete, Kept.INCOMPLETE),
        (green.has_words, Kept.UNREAD),
        (green.has_notice, Kept.NOTICE),
        (green.missing > 0, Kept.MISSING),
        (green.is_worse, Kept.WORSE),
        (green.is_owned, Kept.OWNED),
        (green.is_snoozed, Kept.SNOOZED),
        (green.is_doubted, Kept.DOUBT),
        (green.closing is Closing.PERSON, Kept.PERSON),
        (green.is_drawn is None, Kept.NOT_DRAWN),
        (bool(green.is_drawn), Kept.SAMPLED),
    )
    return next((why for holds, why in found if holds), None)


def is_drawn(secret: bytes, sha256: str, share: int) -> bool:
    """Return whether the green with this hash goes to a person.

    The same secret and hash always give the same answer, and a larger share holds all of a smaller one. Who does not
    know the secret can neither foresee it nor draw again.
    """
    drawn = hmac.digest(secret, sha256.encode(), hashlib.sha256)[:_DRAW_BYTES]
    return int.from_bytes(drawn, "big") * WHOLE < share << (8 * _DRAW_BYTES)


def weight(share: int) -> float | None:
    """Return how many greens one that was drawn stands for; None where none is drawn."""
    return WHOLE / share if share else None


def wilson(hits: int, number: int, z: float = 1.96) -> tuple[float, float] | None:
    """Return the 95 % interval of a share of `hits` among `number` (Wilson 1927), None where there are none."""
    if number == 0:
        return None
    share, square = hits / number, z * z
    middle = share + square / (2 * number)
    spread = z * math.sqrt(share * (1 - share) / number + square / (4 * number * number))
    scale = 1 + square / number
    return max(0.0, (middle - spread) / scale), min(1.0, (middle + spread) / scale)


def checked(policy: Policy) -> Policy:
    """Return `policy`; raises WrongUseError where a number of it is out of bounds."""
    if not 0 <= policy.share <= WHOLE:
        raise WrongUseError(Text("Stikprøven skal være mellem 0 og 100 %.", "The sample must be between 0 and 100 %."))
    if not 1 <= policy.rounds <= _MOST_ROUNDS:
        raise WrongUseError(
            Text(
                f"Antallet af grønne runder skal være mellem 1 og {_MOST_ROUNDS}.",
                f"The number of green rounds must be between 1 and {_MOST_ROUNDS}.",
            )
        )
    return policy
