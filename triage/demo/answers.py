"""What patients answer, by questionnaire: a value per question, worse as they get worse.

A degree runs from 0 (as usual) to 1000 (as bad as it gets). Chances are in thousandths.
"""

from collections.abc import Callable

from triage.demo.chance import Chance
from triage.demo.courses import Course, Fate

Answers = dict[str, bool | int | str]
_DEGREES = ("none", "little", "some", "much")
_SYMPTOM, _SEVERE = 150, 450


def copd_daily(course: Course, degree: int, chance: Chance) -> Answers:
    """Answer kol-daglig; two signs go with a mild, three with a severe exacerbation."""
    worse = degree > _SYMPTOM
    return {
        "more_dyspnoea": chance.happens(920 if worse else 30),
        "more_sputum": chance.happens(880 if worse else 20),
        "purulent": chance.happens(max(8, (degree - _SEVERE) * 8 // 5)),
        "wants_contact": _contact(degree, chance),
    }


def copd_monthly(course: Course, degree: int, chance: Chance) -> Answers:
    """Answer kol-maaned: a total of the patient's own, hardly changing."""
    change = chance.below(20)
    total = 8 + course.trait % 16 + (change == 0) - (change == 1) + degree * 8 // 1_000
    grade = course.trait % 4 + (degree > _SEVERE)
    return {**_items("cat8", total, 8, 5, course.trait), "mmrc": str(min(4, grade))}


def heart_weekly(course: Course, degree: int, chance: Chance) -> Answers:
    """Answer hjerte-uge; the frail always sleep propped up."""
    worse, severe = degree > _SYMPTOM, max(2, (degree - _SEVERE) * 9 // 5)
    return {
        "more_short_of_breath": chance.happens(800 if worse else 12),
        "more_swelling": chance.happens(850 if worse else 12),
        "dizzy": chance.happens(15),
        "woke_short_of_breath": chance.happens(severe),
        "slept_propped_up": course.fate is Fate.FRAIL or chance.happens(max(8, severe)),
        "much_worse": chance.happens(severe),
        "wants_contact": _contact(degree, chance),
    }


def epilepsy(course: Course, degree: int, chance: Chance) -> Answers:
    """Answer epilepsi; more seizures when worse, convulsions when much worse."""
    usual = ("none", "none", "none", "same", "fewer")[course.trait % 5]
    return {
        "contact_wish": _wish(degree, chance),
        "seizures_vs_usual": "more" if degree > _SYMPTOM else usual,
        "convulsive_seizure_since_last": chance.happens(max(3, degree - _SEVERE)),
        "seizure_injury_or_admission": chance.happens(max(3, (degree - _SEVERE) // 3)),
        "side_effects": _degree(course.trait, (60, 93, 99)),
        "stopped_or_missed_medicine": chance.happens(10),
        "pregnant_or_plans": chance.happens(5),
        "mood": _degree((course.trait * 7) % 100, (60, 90, 98)),
        "self_harm_thoughts": chance.happens(3),
        "memory_concentration": _degree((course.trait * 3) % 100, (50, 85, 97)),
        **_who5(course, degree, chance),
    }


def wellbeing(course: Course, degree: int, chance: Chance) -> Answers:
    """Answer trivsel; item 9 (thoughts of death) is 0 but for those who are much worse."""
    frail = course.fate is Fate.FRAIL
    phq = (10 if frail else 1) + course.trait % 7 + chance.below(2) + degree * 12 // 1_000
    gad = (7 if frail else 0) + course.trait % 6 + chance.below(2) + degree * 9 // 1_000
    thoughts = chance.between(1, 2) if degree > _SEVERE and chance.happens(600) else 0
    return {
        **_items("phq9", phq, 8, 3, course.trait),
        "phq9-9": thoughts,
        "phq9-10": 2 if degree > _SEVERE else int(phq > 5),
        **_items("gad7", gad, 7, 3, course.trait),
        "wants_contact": _contact(degree, chance),
        **_who5(course, degree, chance),
    }


def diabetes(course: Course, degree: int, chance: Chance) -> Answers:
    """Answer diabetes; low blood sugar that needed help when much worse."""
    return {
        "severe_hypo_since_last": chance.happens(max(2, degree - _SEVERE)),
        "new_foot_wound": chance.happens(4),
        "wants_contact": _contact(degree, chance),
        **_who5(course, degree, chance),
    }


ANSWERED: dict[str, Callable[[Course, int, Chance], Answers]] = {
    "kol-daglig": copd_daily,
    "kol-maaned": copd_monthly,
    "hjerte-uge": heart_weekly,
    "diabetes": diabetes,
    "epilepsi": epilepsy,
    "trivsel": wellbeing,
}


def _contact(degree: int, chance: Chance) -> str:
    lot = chance.below(1_000)
    if lot < (250 if degree > _SEVERE else 4):
        return "today"
    return "call" if lot < (500 if degree > _SEVERE else 28) else "none"


def _wish(degree: int, chance: Chance) -> str:
    lot = chance.below(1_000)
    if lot < (300 if degree > _SEVERE else 12):
        return "visit"
    return "call" if lot < (600 if degree > _SEVERE else 30) else "self"


def _who5(course: Course, degree: int, chance: Chance) -> Answers:
    """WHO-5 as option codes "0" to "5"; a raw total of 13 is 52 of 100."""
    total = (9 if course.fate is Fate.FRAIL else 15) + course.trait % 8 + chance.below(2) - degree * 10 // 1_000
    return {link: str(value) for link, value in _items("who5", total, 5, 5, course.trait).items()}


def _degree(trait: int, limits: tuple[int, int, int]) -> str:
    return _DEGREES[sum(trait >= limit for limit in limits)]


def _items(name: str, total: int, count: int, top: int, turn: int) -> dict[str, bool | int | str]:
    """Spread `total` over `count` items of 0 to `top`; `turn` says which of them get the remainder."""
    each, rest = divmod(max(0, min(total, count * top)), count)
    return {f"{name}-{n + 1}": each + ((n + turn) % count < rest) for n in range(count)}
