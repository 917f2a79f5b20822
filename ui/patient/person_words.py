"""Who the patient is, in words; what is not known is said to be unknown."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from triage.clinical.colour import Colour
from ui.translate import language, programme_name, shown_time, tr

if TYPE_CHECKING:
    from triage.clinical.aside import PersonAside
    from triage.clinical.patient import Contact, Patient
    from triage.workflow.chart.chart import Chart

_GROWN_UP = 18


def full_name(patient: Patient) -> str:
    """Return FAMILY, Given: the order and the capitals tell which is which."""
    family = patient.family.upper() or tr("family name unknown")
    return f"{family}, {patient.given or tr('given name unknown')}"


def gender_word(patient: Patient) -> str:
    """Return the registered gender as a word."""
    words = {"male": tr("Man"), "female": tr("Woman"), "other": tr("Other gender")}
    return words.get(patient.gender or "", tr("Gender unknown"))


def age_and_birth(patient: Patient, today: date) -> str:
    """Return e.g. "74 år · født 03.02.1952"."""
    born, years = patient.birth_date, patient.age(today)
    if born is None or years is None:
        return tr("age and birth date unknown")
    return f"{years} {tr('years')} · {tr('born')} {_numeric_date(born)}"


def cpr_number(patient: Patient) -> str:
    """Return the CPR number as it is read, six digits and four."""
    number = patient.cpr
    if not number:
        return tr("unknown")
    return f"{number[:6]}-{number[6:]}" if len(number) == 10 and number.isdigit() else number


def contact_name(contact: Contact) -> str:
    """Return relation and name of a person to call."""
    return " ".join(part for part in (contact.relation, contact.name) if part) or tr("name unknown")


def courses(chart: Chart, now: datetime) -> str:
    """Return the programmes the patient is in, each with the week or the state of the course."""
    enrolled = {one.programme: one for one in chart.enrolments}
    codes = dict.fromkeys([one.programme for one in chart.assessments] + list(enrolled))
    said = []
    for code in codes:
        enrolment = enrolled.get(code)
        parts = [programme_name(code)]
        if enrolment is not None and enrolment.status != "active":
            parts.append(course_state(enrolment.status))
        elif enrolment is not None and enrolment.start is not None and enrolment.start <= now:
            parts.append(f"{tr('week')} {(now - enrolment.start).days // 7 + 1}")
        said.append(" · ".join(parts))
    return ", ".join(said) or tr("unknown")


def course_state(status: str) -> str:
    """Return the state of a course that is not active (FHIR CarePlan.status); an unknown one as it is."""
    words = {
        "draft": tr("not begun"),
        "on-hold": tr("paused"),
        "revoked": tr("stopped"),
        "completed": tr("completed"),
        "entered-in-error": tr("entered in error"),
        "unknown": tr("state unknown"),
    }
    return words.get(status, status)


def contacts(chart: Chart) -> tuple[Contact, ...]:
    """Return whom to call beside the patient, as the patient's record and the relatives' own name them, each once."""
    return tuple(dict.fromkeys((*chart.patient.contacts, *chart.beside.relatives)))


def tags(chart: Chart, today: date) -> tuple[tuple[str, Colour], ...]:
    """Return what must be known before anybody calls or writes, each with the colour of its mark."""
    patient, age = chart.patient, chart.patient.age(today)
    said = (
        (patient.deceased, _deceased(chart.beside.person), Colour.RED),
        (patient.protected, tr("Name and address protected"), Colour.YELLOW),
        (bool(chart.beside.namesakes), _namesakes(chart.beside.namesakes), Colour.YELLOW),
        (bool(chart.changes.elsewhere), tr("Probably known twice"), Colour.YELLOW),
        (True, _talk(chart.beside.person), Colour.YELLOW),
        (age is not None and age < _GROWN_UP, tr("Child"), Colour.YELLOW),
        (not patient.active, tr("Record not in use"), Colour.GREY),
        (chart.closed, tr("Case closed"), Colour.GREY),
    )
    return tuple((word, colour) for holds, word, colour in said if holds and word)


def contact_wish(chart: Chart, now: datetime) -> str:
    """Return how the patient asked to be contacted, and when; "" where no questionnaire asked."""
    wishes = chart.beside.contact_wishes
    return "\n".join(f"{one.words} ({shown_time(one.at, now)})" if one.at else one.words for one in wishes)


def _deceased(person: PersonAside) -> str:
    if person.died is None:
        return f"\N{DAGGER} {tr('Deceased')}"
    return f"\N{DAGGER} {tr('Deceased')} {_numeric_date(person.died)}"


def _namesakes(count: int) -> str:
    if count == 1:
        return f"! {tr('Look-alike name: 1 other in the list')}"
    return f"! {tr('Look-alike names: {count} others in the list').format(count=count)}"


def _talk(person: PersonAside) -> str:
    """Return the interpreter that is needed, or the language that the patient speaks where it is not Danish."""
    spoken = person.language or ""
    if person.needs_interpreter:
        return f"{tr('Interpreter')}: {spoken}" if spoken else tr("Interpreter")
    is_danish = spoken.casefold()[:2] in ("", "da")
    return "" if is_danish else f"{tr('Language')}: {spoken}"


def _numeric_date(day: date) -> str:
    return day.strftime("%d.%m.%Y" if language() == "da" else "%d/%m/%Y")
