"""A patient's home readings as Observations: level, noise, device, deterioration, and what goes wrong on the way.

Lines are put together as text from parts prepared once per patient and kind: they are most of what the demo writes.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from triage.demo.chance import Chance
from triage.demo.courses import Course
from triage.demo.days import DAY, HOUR, MINUTE, Days
from triage.demo.devices import Carried, in_use
from triage.demo.export import to_json
from triage.demo.mishaps import Mishap, mishap
from triage.demo.quantities import quantity, unitless
from triage.demo.series import NOON, Series, Value
from triage.demo.texts import Measuring

_VITAL_SIGNS = {"system": "http://terminology.hl7.org/CodeSystem/observation-category", "code": "vital-signs"}
_CATEGORY = '"category":' + to_json([{"coding": [_VITAL_SIGNS]}])
_WEAK = to_json([{"url": "http://visita.example/StructureDefinition/signal-quality", "valueCode": "weak"}])
_STATUS = {Mishap.WITHDRAWN: "entered-in-error", Mishap.AMENDED: "amended"}


@dataclass(frozen=True, slots=True)
class Recorder:
    """Writes what a patient measured in one course; `tally` counts the mishaps."""

    course: Course
    days: Days
    measuring: Measuring
    chance: Chance
    tally: Counter[str] = field(default_factory=Counter)

    def lines(self, series: list[Series], stamps: list[int]) -> Iterator[str]:
        """Yield every Observation as JSON, in the order of measuring."""
        number = 0
        for stamp in stamps:
            for one in series:
                if not self._is_left_out(one, stamp):
                    number += 1
                    yield from self._reading(f"{self.course.id}-o{number:05d}", one, stamp)

    def _is_left_out(self, series: Series, stamp: int) -> bool:
        """Weight and the like are measured once, also in the weeks with two rounds a day."""
        day, second = divmod(stamp, DAY)
        return series.measure.once and second > NOON and self.course.is_intensive(day)

    def _reading(self, id_: str, series: Series, stamp: int) -> Iterator[str]:
        fate = mishap(self.chance)
        received = self._received(stamp, fate)
        body = self._body(series, stamp, fate)
        yield self._line(id_, _STATUS.get(fate, "final"), stamp, received, body)
        if fate is Mishap.DUPLICATE:
            yield self._line(f"{id_}-g", "final", stamp + self.chance.between(1, 50), received + MINUTE, body)
        if fate is not Mishap.NONE:
            self.tally[fate] += 1

    def _line(self, id_: str, status: str, stamp: int, received: int, body: str) -> str:
        days = self.days
        version = 1 if status == "final" else 2
        return (
            f'{{"resourceType":"Observation","id":"{id_}","meta":{{"versionId":"{version}",'
            f'"lastUpdated":"{days.instant(min(received, days.now))}"}},"status":"{status}",{_CATEGORY},'
            f'"effectiveDateTime":"{days.instant(min(stamp, days.now))}",{body}}}'
        )

    def _body(self, series: Series, stamp: int, fate: Mishap) -> str:
        """Return what comes after the time: code, subject, value or components, device, signal."""
        device = in_use(series.devices, stamp // DAY) if series.devices else None
        quantities = self._quantities(series, stamp, device, fate)
        device_ = f',"device":{{"reference":"Device/{device.id}"}}' if device else ""
        weak = f',"extension":{_WEAK}' if fate is Mishap.WEAK_SIGNAL else ""
        return f"{series.about},{_valued(series.values, quantities)}{device_}{weak}"

    def _quantities(self, series: Series, stamp: int, device: Carried | None, fate: Mishap) -> list[str]:
        number, second = divmod(stamp, DAY)
        day, degree, bias = self.days[number], self.course.degree(number), device.bias if device else 0
        texts = []
        for value in series.values:
            kind = self.measuring.kinds[value.part.kind]
            tenths = value.tenths(day, second, degree, bias, self.chance)
            if fate is Mishap.ABSURD:
                tenths = kind.absurd
            texts.append(unitless(tenths, kind) if fate is Mishap.NO_UNIT else quantity(tenths, kind, series.dress))
        return texts

    def _received(self, stamp: int, fate: Mishap) -> int:
        """A gateway sends within minutes; corrections take hours, a phone without cover up to two days."""
        if fate in _STATUS:
            return stamp + self.chance.between(1, 5) * HOUR
        if fate is Mishap.LATE:
            return (stamp // DAY + self.chance.between(1, 2)) * DAY + 10 * HOUR
        return stamp + self.chance.between(5, 180)


def _valued(values: tuple[Value, ...], quantities: list[str]) -> str:
    if len(values) == 1:
        return f'"valueQuantity":{quantities[0]}'
    parts = (f'{{"code":{value.code},"valueQuantity":{text}}}' for value, text in zip(values, quantities, strict=True))
    return f'"component":[{",".join(parts)}]'
