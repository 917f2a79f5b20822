"""Who the appointments are of, and what the patient needs on the way."""

from __future__ import annotations

from datetime import date

from triage.clinical.patient import Patient
from triage.coordination.situation.traveller import Needs
from triage.coordination.words.needs import language_words, transport_words
from ui.translate import in_language, tr
from ui.widgets.plain_label import one_line

_CPR_DAY = 6


def full_name(patient: Patient) -> str:
    """Return the name as it stands on a banner; of a record without one only that."""
    name = ", ".join(part for part in (one_line(patient.family).upper(), one_line(patient.given)) if part)
    return name or tr("Private record")


def about(patient: Patient, home_town: str, today: date) -> str:
    """Return gender, age, CPR number and where the patient lives, as far as they are told."""
    genders = {"male": tr("Man"), "female": tr("Woman")}
    age = patient.age(today)
    parts = (
        genders.get(patient.gender or "", ""),
        tr("{age} years").format(age=age) if age is not None else "",
        _number(patient.cpr) if patient.cpr else "",
        tr("lives in {where}").format(where=one_line(home_town)) if home_town else "",
    )
    return " · ".join(part for part in parts if part)


def needs(wanted: Needs) -> tuple[str, ...]:
    """Return what must be arranged, one word or two each."""
    found = []
    if wanted.transport:
        kind = in_language(transport_words(wanted.transport))
        found.append(kind[:1].upper() + kind[1:])
    if wanted.interpreter:
        found.append(tr("Interpreter: {language}").format(language=in_language(language_words(wanted.interpreter))))
    if wanted.companion:
        found.append(tr("Companion"))
    return tuple(found)


def _number(cpr: str) -> str:
    digits = cpr.replace("-", "")
    return f"{digits[:_CPR_DAY]}-{digits[_CPR_DAY:]}"
