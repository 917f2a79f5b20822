"""What a clause says, as parts that can be shown back and read again."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from triage.coordination.situation.traveller import Unavailable, Wishes
from triage.coordination.words.times import WEEKDAYS, day_words, time_words
from triage.errors import Text, listed

_ALL_DAYS = frozenset(range(7))
_DAY = timedelta(days=1)
_NOBODY = Wishes()


@dataclass(frozen=True, slots=True)
class Days:
    """Weekdays that suit (`is_only`), or do not; `is_companion` where it is who comes along that can or cannot."""

    weekdays: frozenset[int]
    is_only: bool
    is_companion: bool = False

    @property
    def wishes(self) -> Wishes:
        """Return the same as days to avoid."""
        return Wishes(avoid_weekdays=_ALL_DAYS - self.weekdays if self.is_only else self.weekdays)

    @property
    def words(self) -> Text:
        """Return "Kun tirsdag og torsdag"."""
        days = listed(WEEKDAYS[day] for day in sorted(self.weekdays))
        if self.is_only and self.is_companion:
            return Text(f"Ledsager kan kun {days.da}", f"Companion only {days.en}")
        if self.is_companion:
            return Text(f"Ledsager kan ikke {days.da}", f"Companion not {days.en}")
        return Text(f"Kun {days.da}", f"Only {days.en}") if self.is_only else Text(f"Ikke {days.da}", f"Not {days.en}")


@dataclass(frozen=True, slots=True)
class Hour:
    """A time of day before which, or (`is_last`) after which, nothing should be."""

    at: time
    is_last: bool

    @property
    def wishes(self) -> Wishes:
        """Return the same as a wish."""
        return Wishes(not_after=self.at) if self.is_last else Wishes(not_before=self.at)

    @property
    def words(self) -> Text:
        """Return "Tidligst kl. 10.00"."""
        clock = time_words(self.at)
        if self.is_last:
            return Text(f"Slut senest {clock.da}", f"Done by {clock.en}")
        return Text(f"Tidligst {clock.da}", f"Not before {clock.en}")


@dataclass(frozen=True, slots=True)
class Away:
    """Days from `first` up to and not with `end` on which the patient cannot come; `week` where a week was named.

    `is_until` is for "ikke før 10/3", which begins today.
    """

    first: date
    end: date
    week: int = 0
    is_until: bool = False

    @property
    def wishes(self) -> Wishes:
        """Return no wish: whole days are times in which the patient cannot."""
        return _NOBODY

    @property
    def unavailable(self) -> Unavailable:
        """Return the same as a time in which the patient cannot come."""
        return Unavailable(_midnight(self.first), _midnight(self.end))

    @property
    def words(self) -> Text:
        """Return "Ikke tor 3/12", "Ikke uge 12"."""
        if self.week:
            return Text(f"Ikke uge {self.week}", f"Not week {self.week}")
        if self.is_until:
            day = day_words(self.end)
            return Text(f"Ikke før {day.da}", f"Not before {day.en}")
        first, last = day_words(self.first), day_words(self.end - _DAY)
        if self.end - self.first == _DAY:
            return Text(f"Ikke {first.da}", f"Not {first.en}")
        return Text(f"Ikke {first.da} til {last.da}", f"Not {first.en} until {last.en}")


Part = Days | Hour | Away


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time.min)
