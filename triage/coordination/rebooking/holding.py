"""Why the letter about a day must wait, in words."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from triage.coordination.words.times import when_words
from triage.errors import Text


class Wait(StrEnum):
    """What a letter waits for; each goes before those below it."""

    UNSETTLED = "unsettled"
    UNDER_WAY = "under way"
    UNDO = "undo"
    NOT_FETCHED = "not fetched"


@dataclass(frozen=True, slots=True)
class Hold:
    """The letter waits; `until` is a Danish local time, None where nobody knows when it may go."""

    wait: Wait
    until: datetime | None = None


def hold_words(hold: Hold) -> Text:
    """Return why the letter waits, and what lets it go."""
    if hold.wait is Wait.UNDO and hold.until is not None:
        when = when_words(hold.until)
        return Text(
            f"Brevet holdes tilbage til {when.da}: så længe kan planen fortrydes.",
            f"The letter is held until {when.en}: so long the plan can be taken back.",
        )
    return _WORDS[hold.wait]


_WORDS = {
    Wait.UNSETTLED: Text(
        "Brevet holdes tilbage: en plan er kun delvist skrevet i kalenderne. Skriv i indbakken, hvad der er gjort.",
        "The letter is held: a plan is only partly written in the calendars. Note first in the inbox what was done.",
    ),
    Wait.UNDER_WAY: Text(
        "Brevet holdes tilbage: en plan er ved at blive skrevet i kalenderne. Åbn brevet igen om lidt.",
        "The letter is held: a plan is being written in the calendars. Open the letter again in a moment.",
    ),
    Wait.UNDO: Text(
        "Brevet holdes tilbage: planen kan stadig fortrydes.",
        "The letter is held: the plan can still be taken back.",
    ),
    Wait.NOT_FETCHED: Text(
        "Brevet holdes tilbage: den nye tid er ikke hentet fra kalenderen endnu. Hent nye data (F5).",
        "The letter is held: the new time is not fetched from the calendar yet. Fetch new data (F5).",
    ),
}
