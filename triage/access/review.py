"""Which look-ups somebody should ask about: a sample, the nearest, and whatever departs from the usual; pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from statistics import fmean, pstdev

from triage.access.chain import Line
from triage.clinical.canonical import text_hash

# One look-up in a hundred, and never fewer than this many in a month.
SAMPLE_OF = 100
LEAST_A_MONTH = 20
# More look-ups in a day than three standard deviations above one's own, and more than anybody would ask about.
SIGMAS = 3
VOLUME_FLOOR = 60
ENOUGH_DAYS = 5
REVIEW_DAYS = 7
_HOUR_MS = 3_600_000
# Written by the program about what others did; nobody looked.
_NO_LOOKS = frozenset({"handled-elsewhere"})


class Reason(StrEnum):
    """Why a look-up is to be reviewed."""

    BREAK_GLASS = "break_glass"
    NO_RELATION = "no_relation"
    OWN_RECORD = "own_record"
    COLLEAGUE = "colleague"
    SAME_SURNAME = "same_surname"
    SAME_ADDRESS = "same_address"
    OUT_OF_HOURS = "out_of_hours"
    VOLUME = "volume"
    SAMPLE = "sample"


class ReviewState(StrEnum):
    """Open, found to be in order, or to be followed up."""

    OPEN = "open"
    OK = "ok"
    FOLLOW_UP = "follow_up"


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a person who may be patient or colleague; every text may be empty."""

    given: str = ""
    family: str = ""
    address: str = ""
    postal_code: str = ""

    @property
    def name(self) -> str:
        """Return the whole name, to be compared."""
        return folded(f"{self.given} {self.family}")


@dataclass(frozen=True, slots=True)
class Look:
    """One line about one patient, as the rules see it; `own` is the user's own record where there is one.

    `hash` is the line's, `day` the Danish day since 1970, `colleagues` holds folded names.
    """

    line: Line
    hash: str
    day: int
    is_at_work: bool
    patient: Known
    own: Known | None
    colleagues: frozenset[str]


def is_look(line: Line) -> bool:
    """Return whether somebody saw or did something about one patient."""
    return line.patient is not None and line.act not in _NO_LOOKS


def reasons(look: Look) -> tuple[Reason, ...]:
    """Return why a look-up is to be reviewed, the gravest first; volume and the least of a month are not told here."""
    asked = (
        (Reason.NO_RELATION, _lacks_relation(look.line)),
        (Reason.OWN_RECORD, _is_own(look)),
        (Reason.COLLEAGUE, not _is_own(look) and look.patient.name in look.colleagues),
        (Reason.SAME_SURNAME, not _is_own(look) and _is_same(surname(look.line.name), folded(look.patient.family))),
        (Reason.SAME_ADDRESS, not _is_own(look) and _is_neighbour(look)),
        (Reason.OUT_OF_HOURS, not look.is_at_work),
        (Reason.SAMPLE, is_sampled(look.hash)),
    )
    return tuple(reason for reason, holds in asked if holds)


def is_sampled(hash_: str) -> bool:
    """Return whether chance takes a line: by its hash, which nobody can choose and everybody can check."""
    return int(hash_[:12], 16) % SAMPLE_OF == 0


def lacking(sampled: int) -> int:
    """Return how many more of a month must be reviewed where so many were taken."""
    return max(0, LEAST_A_MONTH - sampled)


def is_volume(today: int, before: Sequence[int]) -> bool:
    """Return whether a day's look-ups stand out from one's own days `before`; with few of these the floor decides."""
    if today < VOLUME_FLOOR:
        return False
    return len(before) < ENOUGH_DAYS or today > fmean(before) + SIGMAS * pstdev(before)


def review_key(reason: Reason, line: Line, day: int, hash_: str) -> str:
    """Return what keeps the same thing from being reviewed twice: who and when, and about whom where that matters."""
    if reason is Reason.SAMPLE:
        return f"{reason} {hash_[:32]}"
    if reason in (Reason.OUT_OF_HOURS, Reason.VOLUME):
        return f"{reason} {day} {_digest(line.actor)}"
    return f"{reason} {day} {line.patient} {_digest(line.actor)}"


def break_glass_key(line: Line) -> str:
    """Return the key of a break-glass: who, about whom, why, in which session and hour."""
    what = "\0".join((line.actor, line.session, line.override or ""))
    return f"{Reason.BREAK_GLASS} {line.at // _HOUR_MS} {line.patient} {_digest(what)}"


def surname(name: str) -> str:
    """Return the last of a person's names, to be compared; "" for one that is no whole name."""
    words = name.split()
    return folded(words[-1]) if len(words) > 1 else ""


def folded(text: str) -> str:
    """Return a text as it is compared: without regard to case and white space."""
    return " ".join(text.casefold().split())


def _lacks_relation(line: Line) -> bool:
    return bool(line.department) and not line.relation and line.override is None


def _is_own(look: Look) -> bool:
    return _is_same(folded(look.line.name), look.patient.name)


def _is_neighbour(look: Look) -> bool:
    own = look.own
    if own is None or not own.address:
        return False
    return (folded(own.address), own.postal_code) == (folded(look.patient.address), look.patient.postal_code)


def _is_same(one: str, other: str) -> bool:
    return bool(one) and one == other


def _digest(text: str) -> str:
    return text_hash(text)[:16]
