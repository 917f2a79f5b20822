"""Patients whose home monitoring is over: some weeks each, spread over the year before now, written week by week."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from triage.clinical.colour import Colour
from triage.demo.chance import Chance
from triage.demo.days import DAY, HOUR, Days
from triage.demo.export import Json, to_json
from triage.demo.people import Person, make_person, patient_resource
from triage.demo.plans import PROGRAMME
from triage.demo.quantities import PLAIN, coding, quantity
from triage.demo.texts import Measuring, Texts

WEEKS = 52
COPD = "copd"
# In these weeks, counted backwards from now, many more are ill than else.
WAVE = (5, 4)
_EVERYBODY, _FIRST_NUMBER = 62, 9_001
# As many of them come together, with the wave.
_IN_THE_WAVE = 8
_OLDEST = 400
_WEEK = 7 * DAY
# Nobody measures in the last week: that is when it is seen that an answer is missing.
_REST = 1
# Measured so long before the week is looked at, whether or not the clocks were put back since.
_BEFORE = 3 * HOUR
# Tenths of the last decimal, as in resources/demo/readings.yaml: well, ill and gravely ill.
_LEVELS: Mapping[str, tuple[tuple[int, int], tuple[int, int], tuple[int, int]]] = {
    "spo2": ((900, 960), (880, 890), (840, 870)),
    "pulse": ((680, 900), (1_120, 1_240), (1_320, 1_400)),
    "resp_rate": ((140, 180), (210, 230), (250, 280)),
    "temp": ((3_650, 3_720), (3_820, 3_880), (3_920, 3_980)),
}
_MEASURED = (("spo2", "pulse", "resp_rate"), ("spo2", "pulse", "temp"), ("spo2", "pulse"))
_STEPS = (Colour.GREEN, Colour.YELLOW, Colour.RED)


@dataclass(frozen=True, slots=True)
class Sitting:
    """What a patient measured so many weeks before now; `truth` is how ill they were, which no source tells."""

    week: int
    readings: Mapping[str, int]
    truth: Colour


@dataclass(frozen=True, slots=True)
class FormerPatient:
    """A made-up person with a sitting in each of some weeks, the first first."""

    person: Person
    sittings: tuple[Sitting, ...]

    @property
    def first(self) -> int:
        """Return how many weeks before now they began."""
        return self.sittings[0].week

    @property
    def last(self) -> int:
        """Return how many weeks before now they measured for the last time."""
        return self.sittings[-1].week

    def in_week(self, week: int) -> Sitting | None:
        """Return what they measured in a week."""
        return next((one for one in self.sittings if one.week == week), None)


@dataclass(frozen=True, slots=True)
class FormerPatients:
    """Everybody of the year, and what is needed to write them; `now` is the end of it."""

    texts: Texts
    days: Days
    everybody: tuple[FormerPatient, ...]

    def write_week(self, folder: Path, week: int) -> None:
        """Write NDJSON of all that comes in a week: who begins, and what is measured."""
        begun, updated = [one for one in self.everybody if one.first == week], self._instant(week)
        _write(folder / "Patient.ndjson", (patient_resource(one.person, updated) for one in begun))
        _write(folder / "CarePlan.ndjson", (self._plan(one) for one in begun))
        _write(folder / "Observation.ndjson", self._observations(week))

    def _observations(self, week: int) -> Iterator[str]:
        at = self._instant(week)
        for one in self.everybody:
            sitting = one.in_week(week)
            if sitting is not None:
                yield from _observations(one.person.id, sitting, at, self.texts.measuring)

    def _plan(self, one: FormerPatient) -> Json:
        """Return a plan of one sitting a week, whose end is decided on when it comes."""
        title, start = self.texts.places.programmes[COPD], {"start": self._instant(one.first, HOUR)}
        timing = {"repeat": {"boundsPeriod": start, "frequency": 1, "period": 7, "periodUnit": "d"}}
        detail = {"code": {"text": "Hjemmemåling"}, "status": "in-progress", "scheduledTiming": timing}
        return {
            "resourceType": "CarePlan",
            "id": f"{one.person.id}-c1",
            "meta": {"versionId": "1", "lastUpdated": self._instant(one.first)},
            "status": "active",
            "intent": "plan",
            "category": [{"coding": [{"system": PROGRAMME, "code": COPD, "display": title}]}],
            "title": title,
            "subject": {"reference": f"Patient/{one.person.id}"},
            "period": start,
            "activity": [{"detail": detail}],
        }

    def _instant(self, week: int, earlier: int = 0) -> str:
        return self.days.instant(self.days.now - _BEFORE - week * _WEEK - earlier)


def former_patients(texts: Texts, now: datetime, seed: int) -> FormerPatients:
    """Return the same patients for the same arguments: about one new one a week, and more in the wave."""
    days = Days(now, _OLDEST, 1)
    numbers = range(_EVERYBODY)
    return FormerPatients(texts, days, tuple(_patient(texts, days, number, seed) for number in numbers))


def _patient(texts: Texts, days: Days, number: int, seed: int) -> FormerPatient:
    chance = Chance(seed, "former", number)
    person = make_person(_FIRST_NUMBER + number, COPD, texts.names, texts.places.sites, days, chance)
    first = max(WAVE) if number < _IN_THE_WAVE else WEEKS - (number - _IN_THE_WAVE) * 19 // 20
    weeks = range(first, max(_REST, first - chance.between(3, 5)), -1)
    is_worse = chance.happens(600) and number >= _IN_THE_WAVE
    worst = chance.between(0, len(weeks) - 1) if is_worse else len(weeks)
    peak = 2 if chance.happens(400) else 1
    measured = _MEASURED[number % len(_MEASURED)]
    told = chance.pick(measured)
    sittings = []
    for place, week in enumerate(weeks):
        step = peak if place == worst else 1 if place == worst + 1 else 0
        if week in WAVE and chance.happens(900):
            step = max(step, 1 + chance.happens(300))
        sittings.append(_sitting(week, step, measured, told, chance))
    return FormerPatient(person, tuple(sittings))


def _sitting(week: int, step: int, measured: tuple[str, ...], told: str, chance: Chance) -> Sitting:
    """Return what somebody measures who is as ill as `step`; what is `told` shows it, mostly rightly."""
    shown = 1 if step == 0 and chance.happens(60) else step
    levels = {kind: _LEVELS[kind][shown if kind == told else 0] for kind in measured}
    readings = {kind: chance.between(low // 10, high // 10) * 10 for kind, (low, high) in levels.items()}
    if step and chance.happens(250):
        step -= 1
    elif step == 0 and shown == 0 and chance.happens(40):
        step = 1
    return Sitting(week, readings, _STEPS[step])


def _observations(id_: str, sitting: Sitting, at: str, measuring: Measuring) -> Iterator[str]:
    for kind, tenths in sitting.readings.items():
        # An underscore may stand in no id.
        name = f"{id_}-{kind.replace('_', '-')}-{sitting.week:02d}"
        yield (
            f'{{"resourceType":"Observation","id":"{name}","meta":{{"versionId":"1","lastUpdated":"{at}"}},'
            f'"status":"final","effectiveDateTime":"{at}","code":{coding(kind, 0, measuring)},'
            f'"subject":{{"reference":"Patient/{id_}"}},'
            f'"valueQuantity":{quantity(tenths, measuring.kinds[kind], PLAIN)}}}'
        )


def _write(path: Path, resources: Iterable[Json | str]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    lines = (one if isinstance(one, str) else to_json(one) for one in resources)
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8", newline="\n")
