"""Who the patient is, in words; what is not known is said to be unknown."""

from datetime import date, datetime

from triage.clinical.patient import Contact, Patient
from triage.workflow.chart.chart import Chart
from ui.translate import language, programme_name, tr


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


def contact_words(contact: Contact) -> str:
    """Return relation, name and telephone of a person to call."""
    who = " ".join(part for part in (contact.relation, contact.name) if part)
    return f"{who or tr('name unknown')} {contact.phone or tr('telephone unknown')}"


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


def tags(chart: Chart) -> tuple[str, ...]:
    """Return what must be known before anybody calls or writes."""
    patient = chart.patient
    said = (
        (patient.deceased, tr("Deceased")),
        (patient.protected, tr("Name and address protected")),
        (not patient.active, tr("Record not in use")),
        (chart.closed, tr("Case closed")),
    )
    return tuple(word for holds, word in said if holds)


def _numeric_date(day: date) -> str:
    return day.strftime("%d.%m.%Y" if language() == "da" else "%d/%m/%Y")
