"""What a person says of an entry that is put aside."""

from dataclasses import dataclass
from datetime import date

from triage.coordination.inbox.entry import Irrelevant


@dataclass(frozen=True, slots=True)
class Snooze:
    """Look at it again on a day."""

    entry: int
    until: date
    reason: str


@dataclass(frozen=True, slots=True)
class AwaitAnswer:
    """Somebody was asked, and answers by a day."""

    entry: int
    whom: str
    by: date | None


@dataclass(frozen=True, slots=True)
class NotRelevant:
    """It is none, for a reason that the rule is measured by."""

    entry: int
    reason: Irrelevant
    words: str


@dataclass(frozen=True, slots=True)
class Reopen:
    """It is to be looked at now after all."""

    entry: int


@dataclass(frozen=True, slots=True)
class SettleFailure:
    """Somebody looked after what went wrong while appointments were moved."""

    entry: int
    words: str


@dataclass(frozen=True, slots=True)
class Settle:
    """What a clinician asked for is booked, or taken back."""

    entry: int


@dataclass(frozen=True, slots=True)
class SendBack:
    """What a clinician asked for cannot be had: they decide anew."""

    entry: int
    words: str


@dataclass(frozen=True, slots=True)
class Take:
    """The person works on what a clinician asked for, so that no colleague does the same."""

    entry: int


Aside = Snooze | AwaitAnswer | NotRelevant | Reopen | SettleFailure | Settle | SendBack | Take
