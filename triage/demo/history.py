"""Everything about one made-up patient, written as it is made: nothing is kept for the next."""

from collections import Counter
from dataclasses import dataclass

from triage.demo.answers import Answers
from triage.demo.appointments import appointment
from triage.demo.chance import Chance
from triage.demo.courses import Course, Fate, make_course, moments
from triage.demo.days import DAY, HOUR, Days
from triage.demo.devices import device_resource, hand_out, metric_resource
from triage.demo.export import Export, Json
from triage.demo.forms import Respondent
from triage.demo.people import Person, make_person, patient_resource
from triage.demo.plans import care_plan
from triage.demo.planted import Planted, Planter
from triage.demo.readings import Recorder
from triage.demo.referrals import service_request
from triage.demo.series import Series, series_of
from triage.demo.stays import is_admitted, stay
from triage.demo.texts import Question, Texts
from triage.demo.visits import Planner, Trouble, Visit, home_department

_FORMS = {"diabetes": "diabetes", "epilepsy": "epilepsi", "mental_health": "trivsel"}
_SECOND = {"copd": "diabetes", "heart_failure": "copd", "epilepsy": "mental_health", "diabetes": "copd"}
_IN_TWO_PROGRAMMES = 40
_MONTH, _WEEK = 28, 7


@dataclass(frozen=True, slots=True)
class Lot:
    """What is drawn for a patient before anything else: number, programme, fate."""

    index: int
    programme: str
    fate: Fate


@dataclass(frozen=True, slots=True)
class Historian:
    """Writes patients to `export`; `asked` are the questions of each questionnaire, `window` the days of data."""

    texts: Texts
    asked: dict[str, tuple[Question, ...]]
    days: Days
    window: int
    export: Export

    def write(self, lot: Lot, chance: Chance, planting: Chance) -> None:
        """Write one patient, with every course, reading, answer and appointment, and the truth about them."""
        places = self.texts.places
        person = make_person(lot.index, lot.programme, self.texts.names, places.sites, self.days, chance)
        courses = self._courses(person, lot, chance)
        start = min(course.start for course in courses)
        stays = is_admitted(lot.index, courses[0])
        planted = Planter(person, places, self.days, planting).planted(is_admitted=stays)
        language = planted.language if planted else ""
        self.export.resource(patient_resource(person, self.days.instant(start * DAY + 6 * HOUR), language))
        if stays:
            self.export.resource(stay(courses[0], self.days))
        measured: set[str] = set()
        told = [self._course(course, person, measured, chance) for course in courses]
        appointments = self._appointments(person, courses[0], chance, planted)
        self.export.truth({"patient": person.id, "courses": told, "appointments": appointments})

    def _courses(self, person: Person, lot: Lot, chance: Chance) -> list[Course]:
        first = make_course(1, person.id, lot.programme, lot.fate, self.days, self.window, chance)
        if lot.programme not in _SECOND or not chance.happens(_IN_TWO_PROGRAMMES):
            return [first]
        second = _SECOND[lot.programme]
        return [first, make_course(2, person.id, second, Fate.STEADY, self.days, self.window, chance)]

    def _course(self, course: Course, person: Person, measured: set[str], chance: Chance) -> Json:
        """Write a course; `measured` are the kinds that an earlier course of the patient covers already."""
        self.export.resource(care_plan(course, self.texts.places.programmes[course.programme], self.days))
        stamps = list(moments(course, self.days, -self.window, chance))
        series = self._series(course, measured, chance)
        recorder = Recorder(course, self.days, self.texts.measuring, chance)
        for line in recorder.lines(series, stamps):
            self.export.line("Observation", line)
        newest = self._answers(course, person, stamps, chance)
        return _truth(course, newest, recorder.tally, self.days)

    def _series(self, course: Course, measured: set[str], chance: Chance) -> list[Series]:
        measuring = self.texts.measuring
        chosen = [one for one in measuring.programmes[course.programme] if chance.below(100) < one.share]
        chosen = [one for one in chosen if one.kind not in measured]
        measured.update(one.kind for one in chosen)
        types = list(dict.fromkeys(one.device for one in chosen if one.device))
        devices = hand_out(types, course, measuring.devices, chance)
        for type_, carried in devices.items():
            for device in carried:
                updated = self.days.instant(device.since * DAY + 6 * HOUR)
                maker = measuring.devices[type_].manufacturer
                self.export.resource(device_resource(device, type_, course.patient, maker, updated))
                self.export.resource(metric_resource(device, updated))
        return [series_of(one, course, measuring, devices, chance) for one in chosen]

    def _answers(self, course: Course, person: Person, stamps: list[int], chance: Chance) -> Answers:
        """Write the responses of a course; the newest answers to the questionnaire with the wishes are returned."""
        relative = person.relative.relation if person.relative else None
        respondent = Respondent(course, relative, self.days, self.texts.forms, self.asked, chance)
        newest: Answers = {}
        number = 0
        for stamp, previous in zip(stamps, [None, *stamps], strict=False):
            for name in _due_forms(course, stamp, previous):
                number += 1
                resource, answers = respondent.response(name, number, stamp)
                self.export.resource(resource)
                newest = newest if name == "kol-maaned" else answers
        return newest

    def _appointments(self, person: Person, course: Course, chance: Chance, planted: Planted | None) -> Json:
        places = self.texts.places
        planner = Planner(person, home_department(course, places), places, self.days, chance)
        visits = list(planner.past(max(self.window, 1)))
        coming, trouble = planner.coming()
        ids = [self._appointment(n, visit, person) for n, visit in enumerate(visits + coming, 1)]
        between = ids[-2:] if trouble is not Trouble.NONE else []
        return {"trouble": trouble.value, "between": between, "planted": self._plant(person, planted, len(ids))}

    def _plant(self, person: Person, planted: Planted | None, count: int) -> Json | None:
        """Write what is planted, and return which conflict it must be told as, and about what."""
        if planted is None:
            return None
        if planted.referral is not None:
            self.export.resource(service_request(planted.referral, person.id, self.days))
        ids = [self._appointment(n, visit, person) for n, visit in enumerate(planted.visits, count + 1)]
        about = ids[-1:] or [planted.referral.id if planted.referral else person.id]
        return {"code": planted.code, "about": about[0]}

    def _appointment(self, number: int, visit: Visit, person: Person) -> str:
        id_ = f"{person.id}-a{number:02d}"
        self.export.resource(appointment(id_, visit, person, self.texts.places, self.days))
        return id_


def _due_forms(course: Course, stamp: int, previous: int | None) -> list[str]:
    """Return which questionnaires go with a round of measuring; the second round of a day brings none."""
    day = stamp // DAY
    if previous is not None and previous // DAY == day:
        return []
    if course.programme in _FORMS:
        return [_FORMS[course.programme]]
    if course.programme == "copd":
        monthly = (course.last - day) % _MONTH == _WEEK * (course.trait % 4)
        return ["kol-daglig", "kol-maaned"] if monthly else ["kol-daglig"]
    worse_today = day == course.last and course.episode is not None
    weekly = (course.last - day) % _WEEK == course.trait % _WEEK
    return ["hjerte-uge"] if course.programme == "heart_failure" and (weekly or worse_today) else []


def _truth(course: Course, newest: Answers, mishaps: Counter[str], days: Days) -> Json:
    """Return what no source tells: who got worse and when, who stopped measuring, who needs to be seen."""
    episode = course.episode
    wish = newest.get("wants_contact", newest.get("contact_wish"))
    return {
        "course": course.id,
        "programme": course.programme,
        "fate": course.fate.value,
        "worse_from": days[episode.onset].text if episode else None,
        "better_from": days[episode.end].text if episode and episode.end is not None else None,
        "stopped": days[course.last].text if course.fate is Fate.LAPSED else None,
        "wish": wish,
        "needs_visit": course.fate is Fate.SEVERE or wish in ("visit", "today"),
        "mishaps": dict(sorted(mishaps.items())),
    }
