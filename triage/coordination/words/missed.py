"""Which of a patient's wishes a time does not keep."""

from datetime import datetime

from triage.coordination.situation.traveller import Wishes
from triage.coordination.words.phrases import NOTHING
from triage.coordination.words.times import WEEKDAYS, time_words
from triage.errors import Text


def missed_wish(wishes: Wishes, start: datetime, end: datetime) -> Text:
    """Return the wish in words, "ikke onsdage"; nothing where all are kept. One visit misses at most one."""
    if start.weekday() in wishes.avoid_weekdays:
        day = WEEKDAYS[start.weekday()]
        return Text(f"helst ikke {day.da}", f"rather not {day.en}")
    if wishes.not_before and start.time() < wishes.not_before:
        clock = time_words(wishes.not_before)
        return Text(f"helst tidligst {clock.da}", f"rather not before {clock.en}")
    if wishes.not_after and end.time() > wishes.not_after:
        clock = time_words(wishes.not_after)
        return Text(f"helst færdig senest {clock.da}", f"rather done by {clock.en}")
    return NOTHING
