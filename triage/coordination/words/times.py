"""Days, times of day and spans of time as a secretary writes them: "tor 26/3 kl. 8.40"."""

from datetime import date, datetime, time

from triage.errors import Text

WEEKDAYS = (
    Text("mandag", "Monday"),
    Text("tirsdag", "Tuesday"),
    Text("onsdag", "Wednesday"),
    Text("torsdag", "Thursday"),
    Text("fredag", "Friday"),
    Text("lørdag", "Saturday"),
    Text("søndag", "Sunday"),
)
MONTHS = (
    Text("januar", "January"),
    Text("februar", "February"),
    Text("marts", "March"),
    Text("april", "April"),
    Text("maj", "May"),
    Text("juni", "June"),
    Text("juli", "July"),
    Text("august", "August"),
    Text("september", "September"),
    Text("oktober", "October"),
    Text("november", "November"),
    Text("december", "December"),
)
_HOUR = 60
_DAY = 24 * _HOUR


def day_words(day: date) -> Text:
    """Return "tor 26/3"; three letters, for in a sentence "to" and "on" are words of their own."""
    name = WEEKDAYS[day.weekday()]
    return Text(f"{name.da[:3]} {day.day}/{day.month}", f"{name.en[:3]} {day.day}/{day.month}")


def long_day_words(day: date) -> Text:
    """Return "torsdag den 26. marts 2026", for letters."""
    name, month = WEEKDAYS[day.weekday()], MONTHS[day.month - 1]
    return Text(
        f"{name.da} den {day.day}. {month.da} {day.year}",
        f"{name.en} {day.day} {month.en} {day.year}",
    )


def long_when_words(when: datetime) -> Text:
    """Return "torsdag den 26. marts 2026 kl. 8.40", for letters."""
    day, clock = long_day_words(when.date()), time_words(when)
    return Text(f"{day.da} {clock.da}", f"{day.en} at {clock.en}")


def time_words(when: time | datetime) -> Text:
    """Return "kl. 8.40"."""
    return Text(f"kl. {when.hour}.{when.minute:02}", f"{when:%H:%M}")


def when_words(when: datetime) -> Text:
    """Return "tor 26/3 kl. 8.40"."""
    day, clock = day_words(when), time_words(when)
    return Text(f"{day.da} {clock.da}", f"{day.en} at {clock.en}")


def span_words(start: datetime, end: datetime) -> Text:
    """Return "10.00–10.30"."""
    return Text(f"{start.hour}.{start:%M}–{end.hour}.{end:%M}", f"{start:%H:%M}–{end:%H:%M}")


def days_words(days: int) -> Text:
    """Return "1 dag", "5 dage"."""
    return Text(f"{days} {'dag' if abs(days) == 1 else 'dage'}", f"{days} {'day' if abs(days) == 1 else 'days'}")


def length_words(minutes: int) -> Text:
    """Return a stretch of time in its largest whole units, "90 min.", "3 timer", "2 døgn og 4 timer"."""
    days, rest = divmod(minutes, _DAY)
    hours, left = divmod(rest, _HOUR)
    if minutes == 0 or (minutes < 2 * _HOUR and minutes % _HOUR):
        return Text(f"{minutes} min.", f"{minutes} min.")
    da = [f"{days} døgn" if days else "", f"{hours} {'time' if hours == 1 else 'timer'}" if hours else ""]
    en = [f"{days} {'day' if days == 1 else 'days'}" if days else "", f"{hours} {'hour' if hours == 1 else 'hours'}"]
    en[1] = en[1] if hours else ""
    minute = f"{left} min." if left else ""
    return Text(_and([*da, minute], "og"), _and([*en, minute], "and"))


def _and(parts: list[str], word: str) -> str:
    said = [part for part in parts if part]
    return said[0] if len(said) == 1 else f"{', '.join(said[:-1])} {word} {said[-1]}"
