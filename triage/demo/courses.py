"""How a patient fares in a programme: steady, worse now, recovered or lapsed, and when they measure."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from triage.demo.chance import Chance
from triage.demo.days import DAY, HOUR, Days

INTENSIVE_DAYS = 14
INTERVAL = {"copd": 7, "heart_failure": 1, "diabetes": 7, "epilepsy": 30, "mental_health": 14}
_GRACE = {"copd": 3, "heart_failure": 4, "diabetes": 3, "epilepsy": 22, "mental_health": 15}
_RAMP = {"copd": 3, "heart_failure": 6, "diabetes": 2, "epilepsy": 1, "mental_health": 7}
_FADE = 7
_JITTER = 1_200
_MEASURES_DAILY_FROM = 200


class Fate(StrEnum):
    """What becomes of a patient in the weeks before now."""

    SEVERE = "severe"
    MILD = "mild"
    RECOVERED = "recovered"
    LAPSED = "lapsed"
    FRAIL = "frail"
    STEADY = "steady"


_SHARES = ((Fate.SEVERE, 7), (Fate.MILD, 3), (Fate.RECOVERED, 4), (Fate.LAPSED, 8), (Fate.FRAIL, 4))


def fate_at(position: int) -> Fate:
    """Return the fate at `position` 0 to 99; each is as frequent as its share."""
    for fate, share in _SHARES:
        if position < share:
            return fate
        position -= share
    return Fate.STEADY


@dataclass(frozen=True, slots=True)
class Episode:
    """A deterioration from day `onset`, full after `ramp` days; `end` is when it turns, None while it lasts."""

    onset: int
    end: int | None
    peak: int
    ramp: int

    def degree(self, day: int) -> int:
        """Return how bad it is on `day`, 0 to 1000."""
        if day < self.onset:
            return 0
        share = min(1_000, (day - self.onset + 1) * 1_000 // self.ramp)
        if self.end is not None and day > self.end:
            share = max(0, share - (day - self.end) * 1_000 // _FADE)
        return share * self.peak // 1_000


@dataclass(frozen=True, slots=True)
class Course:
    """A patient in a programme; days count from today.

    `slot` is the usual second of the day, `last` the newest day due, `holiday` the first of ten days without measuring,
    `ended` the day the course was closed, `trait` 0 to 99 what is lastingly this patient's own.
    """

    id: str
    patient: str
    programme: str
    fate: Fate
    start: int
    last: int
    slot: int
    trait: int
    holiday: int
    ended: int | None
    episode: Episode | None

    @property
    def interval(self) -> int:
        """Return the days between two measurements after the first two weeks."""
        return INTERVAL[self.programme]

    def degree(self, day: int) -> int:
        """Return how much worse than usual the patient is on `day`, 0 to 1000."""
        return self.episode.degree(day) if self.episode else 0

    def is_intensive(self, day: int) -> bool:
        """Return whether `day` is one of the first days, with two measurements each."""
        return self.interval < INTENSIVE_DAYS and day - self.start < INTENSIVE_DAYS


def make_course(
    number: int, patient: str, programme: str, fate: Fate, days: Days, window: int, chance: Chance
) -> Course:
    """Return a patient's course, enrolled before or within the last `window` days."""
    slot = chance.between(7 * HOUR, 9 * HOUR) if chance.happens(800) else chance.between(18 * HOUR, 21 * HOUR)
    last = _last_due(programme, fate, slot, days, chance)
    start = min(_start(window, chance), last - 5)
    ended = last if fate is Fate.STEADY and start < -60 and chance.happens(30) else None
    return Course(
        id=f"{patient}-c{number}",
        patient=patient,
        programme=programme,
        fate=fate,
        start=start,
        last=last if ended is None else last - 20,
        slot=slot,
        trait=chance.below(100),
        holiday=-chance.between(20, 400),
        ended=ended if ended is None else ended - 20,
        episode=_episode(programme, fate, window, chance),
    )


def moments(course: Course, days: Days, first: int, chance: Chance) -> Iterator[int]:
    """Yield the stamps at which the patient measured, oldest first, none before day `first` or after now."""
    for day in range(max(course.start, first), course.last + 1):
        if not _is_due(course, day) or _is_skipped(course, day, days, chance):
            continue
        for second in _seconds(course, day):
            stamp = day * DAY + second + chance.between(-_JITTER, _JITTER)
            if stamp <= days.now:
                yield stamp


def _last_due(programme: str, fate: Fate, slot: int, days: Days, chance: Chance) -> int:
    """Most measured within the last day; weekly measurers sometimes a few days ago, forms anywhere in the interval."""
    newest = 0 if slot + _JITTER <= days.now else -1
    interval = INTERVAL[programme]
    if fate is Fate.LAPSED:
        return newest - interval - _GRACE[programme] - chance.below(20)
    if interval >= INTENSIVE_DAYS:
        return newest - chance.below(interval if fate is Fate.STEADY else 5)
    if interval > 1 and fate is Fate.STEADY and chance.happens(70):
        return newest - chance.between(1, 3)
    return newest


def _start(window: int, chance: Chance) -> int:
    """One in ten is new, a third came before the window, the others in between."""
    lot = chance.below(100)
    if lot < 10:
        return -chance.between(6, INTENSIVE_DAYS - 1)
    if lot < 65:
        return -chance.between(INTENSIVE_DAYS, max(window, INTENSIVE_DAYS + 1))
    return -chance.between(window, window + 365)


def _episode(programme: str, fate: Fate, window: int, chance: Chance) -> Episode | None:
    ramp = _RAMP[programme]
    if fate is Fate.SEVERE:
        return Episode(-chance.between(ramp, ramp + 2), None, chance.between(850, 1_000), ramp)
    if fate is Fate.MILD:
        return Episode(-chance.between(ramp, ramp + 2), None, chance.between(250, 420), ramp)
    if fate is Fate.RECOVERED:
        onset = -chance.between(30, max(window, 31))
        return Episode(onset, onset + ramp + chance.between(3, 8), chance.between(800, 1_000), ramp)
    return None


def _is_due(course: Course, day: int) -> bool:
    if course.is_intensive(day) or (course.interval == 7 and course.degree(day) > _MEASURES_DAILY_FROM):
        return True
    return (course.last - day) % course.interval == 0


def _is_skipped(course: Course, day: int, days: Days, chance: Chance) -> bool:
    """Adherence decays by the month, is worse at weekends and nought on holiday; the last two days are kept."""
    lot = chance.below(1_000)
    if day > course.last - 2:
        return False
    if course.holiday <= day < course.holiday + 10:
        return True
    months = (day - course.start) // 30
    return lot < 50 + 10 * months + (50 if days[day].weekday >= 5 else 0)


def _seconds(course: Course, day: int) -> tuple[int, ...]:
    if not course.is_intensive(day):
        return (course.slot,)
    other = course.slot + 11 * HOUR if course.slot < 12 * HOUR else course.slot - 11 * HOUR
    return (min(course.slot, other), max(course.slot, other))
