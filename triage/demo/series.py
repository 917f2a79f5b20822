"""What stays the same from one reading of a patient to the next: own level, rhythm, coding, unit, device."""

from dataclasses import dataclass

from triage.demo.chance import Chance
from triage.demo.courses import Course, Fate
from triage.demo.days import HOUR, Day
from triage.demo.devices import Carried
from triage.demo.quantities import FRACTION, MASS, PLAIN, coding
from triage.demo.texts import Measure, Measuring, Part

NOON = 12 * HOUR
_FRAIL_SPO2 = (886, 893)
_TYPED = 60
_ODD_UNIT = {"spo2": (FRACTION, 60), "glucose": (MASS, 150)}


@dataclass(frozen=True, slots=True)
class Value:
    """One value of a measure: how it behaves, this patient's level, and its code in JSON."""

    part: Part
    level: int
    code: str

    def tenths(self, day: Day, second: int, degree: int, bias: int, chance: Chance) -> int:
        """Return the value in tenths of its last decimal; `bias` is the device's, in hundredths of the noise."""
        part = self.part
        shift = part.winter * day.winter // 6 + part.worse * degree // 1_000 + part.sd * bias // 100
        if second > NOON:
            shift += part.evening
        if day.weekday >= 5:
            shift += part.weekend
        return self.level + shift + chance.noise(part.sd)


@dataclass(frozen=True, slots=True)
class Series:
    """A kind of reading of one patient; `about` is code and subject in JSON, `devices` is empty where it is typed."""

    measure: Measure
    values: tuple[Value, ...]
    dress: str
    about: str
    devices: list[Carried]


def series_of(
    measure: Measure, course: Course, measuring: Measuring, devices: dict[str, list[Carried]], chance: Chance
) -> Series:
    """Prepare `measure` for a patient: levels, codings and unit are drawn once."""
    dialect = max(0, chance.below(5) - 2)
    odd, share = _ODD_UNIT.get(measure.kind, (PLAIN, 0))
    values = tuple(
        Value(part, _level(part, course, chance), coding(part.kind, dialect, measuring)) for part in measure.parts
    )
    about = f'"code":{coding(measure.kind, dialect, measuring)},"subject":{{"reference":"Patient/{course.patient}"}}'
    carried = [] if chance.happens(_TYPED) else devices.get(measure.device, [])
    return Series(measure, values, odd if chance.happens(share) else PLAIN, about, carried)


def _level(part: Part, course: Course, chance: Chance) -> int:
    if course.fate is Fate.FRAIL and part.kind == "spo2":
        return chance.between(*_FRAIL_SPO2)
    return chance.between(part.low, part.high)
