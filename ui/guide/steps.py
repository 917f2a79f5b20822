"""What is told in the introduction: to whoever triages, and to whoever books."""

from dataclasses import dataclass

from triage.clinical.colour import Colour
from ui.translate import tr


@dataclass(frozen=True, slots=True)
class Step:
    """One step: a heading, and lines with a mark each or without."""

    title: str
    lines: tuple[tuple[Colour | None, str], ...]


def steps_of_triage() -> tuple[Step, ...]:
    """Return what whoever looks at patients has to know, in the language in force."""
    return (
        Step(
            tr("What the colours mean"),
            (
                (Colour.RED, tr("Red: see to it now.")),
                (Colour.YELLOW, tr("Yellow: look at it before the deadline.")),
                (Colour.GREY, tr("Grey: cannot be assessed. Something is missing; grey is never good news.")),
                (Colour.GREEN, tr("Green: everything asked for is there, and within its limits.")),
            ),
        ),
        Step(
            tr("The keyboard does everything"),
            (
                (
                    None,
                    tr("J and K: next and previous patient. 1-5: the decision. N: note. Ctrl+↵: save and next."),
                ),
                (None, tr("Ctrl+Z takes a decision back. Ctrl+K finds any patient or command. ? shows every key.")),
            ),
        ),
        Step(
            tr("What is not decided for you"),
            (
                (None, tr("The colour is a suggestion made by the department's rules. A person decides, each time.")),
                (None, tr("Nothing is sent to a patient, booked or closed by itself.")),
                (None, tr("Data are fetched at intervals: their age stands below. Not an emergency service.")),
            ),
        ),
        _help(),
    )


def steps_of_booking() -> tuple[Step, ...]:
    """Return what whoever books appointments has to know, in the language in force."""
    return (
        Step(
            tr("What the marks mean here"),
            (
                (Colour.RED, tr("Critical: it cannot be so, or it harms the patient. See to it now.")),
                (Colour.YELLOW, tr("Grave or less grave: put it right before the deadline.")),
                (Colour.GREEN, tr("The visit may not be needed. A clinician decides; do not cancel it yourself.")),
            ),
        ),
        Step(
            tr("The keyboard does everything"),
            (
                (None, tr("J and K: next and previous conflict. A: go on with the proposal. Ctrl+↵: accept it.")),
                (None, tr("U: put off. V: waits for an answer. X: not relevant. ? shows every key.")),
                (None, tr("Ctrl+Z takes a move back for 10 minutes. Ctrl+K finds any patient or command.")),
            ),
        ),
        Step(
            tr("What is not decided for you"),
            (
                (None, tr("Nothing is moved or booked until you accept, with the patient's name before you.")),
                (None, tr("The button says what happens: move, ask or call. Departments that are asked decide.")),
                (None, tr("Data are fetched at intervals: their age stands below. Not an emergency service.")),
            ),
        ),
        _help(),
    )


def _help() -> Step:
    return Step(
        tr("Where help is"),
        (
            (None, tr("F1 opens the help on the page in front. Ctrl+F1 shows this introduction again.")),
            (None, tr("If something goes wrong, the red band says what, with a number for those who help you.")),
        ),
    )
