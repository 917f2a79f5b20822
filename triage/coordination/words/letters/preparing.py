"""What the patient must do before the visits of a day."""

from datetime import datetime, timedelta

from triage.coordination.situation.visit import Visit
from triage.coordination.words.letters.day import Day
from triage.coordination.words.times import long_when_words, time_words
from triage.errors import Text


def prepare_words(day: Day) -> tuple[Text, ...]:
    """Return from when to fast, for each visit that asks for it; one over the telephone may as well."""
    return tuple(
        _fast(visit, visit.start, visit.fasting_hours, day)
        for visit in day.visits
        if visit.fasting_hours and visit.start is not None
    )


def _fast(visit: Visit, start: datetime, hours: int, day: Day) -> Text:
    the, clock = day.named.the(visit), time_words(start)
    since = long_when_words(start - timedelta(hours=hours))
    return Text(
        f"Du skal faste før {the.da}: spis intet fra {since.da}, til {the.da} {clock.da} er overstået. "
        "Spørg afdelingen, hvad du må drikke, og om du skal tage din medicin.",
        f"You must fast before {the.en}: eat nothing from {since.en} until {the.en} at {clock.en} is over. "
        "Ask the department what you may drink, and whether to take your medicine.",
    )
