"""Words of the telephone mode: whom to call, what was understood, what each tick says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from triage.clinical.patient import Patient
from triage.coordination.words.times import when_words
from ui.translate import in_language, tr
from ui.widgets.plain_label import one_line

if TYPE_CHECKING:
    from triage.coordination.situation.visit import Visit
    from triage.coordination.words.wishes.read import Wished


def number_words(patient: Patient) -> str:
    """Return the patient's telephone number, and those of relatives with who they are."""
    own = one_line(patient.phone or "") or tr("number unknown")
    said = [tr("Telephone {number}").format(number=own)]
    for one in patient.contacts:
        who = " ".join(part for part in (one_line(one.relation), one_line(one.name)) if part) or tr("Relative")
        said.append(f"{who} {one_line(one.phone) or tr('number unknown')}")
    return " · ".join(said)


def understood_words(wished: Wished) -> str:
    """Return what was understood, as it counts."""
    if wished.is_empty:
        return tr("What the patient wishes is understood while you type. Arrow keys choose, Enter offers.")
    return tr("Understood: {wishes}").format(wishes=", ".join(in_language(one) for one in wished.understood))


def left_words(wished: Wished) -> str:
    """Return what was not understood, and what to do with it; "" where there is nothing."""
    if not wished.left:
        return ""
    words = " · ".join(one_line(one) for one in wished.left)
    return tr("Not understood, and does not count: {words}. Write it another way, or tell the department.").format(
        words=words
    )


def tick_words(what: str) -> str:
    """Return "Tolk bestilt"; the appointment stands before it."""
    kinds = {
        "interpreter": tr("Interpreter booked"),
        "companion": tr("Companion agreed"),
        "transport": tr("Transport ordered"),
    }
    return kinds[what]


def visit_words(visit: Visit) -> str:
    """Return "Kontrol tor 26/11 kl. 13.30"."""
    when = "" if visit.start is None else f" {in_language(when_words(visit.start))}"
    return f"{one_line(visit.service)}{when}"
