"""The kinds of notes that are made by hand: what each is called, and what it is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from triage.coordination.notes import OF_PATHWAYS, NoteKind
from ui.translate import in_language, tr
from ui.widgets.plain_label import one_line

if TYPE_CHECKING:
    from triage.workflow.coordinate.coordination import Coordination


def kind_word(kind: NoteKind) -> str:
    """Return what a kind of note is called."""
    words = {
        NoteKind.UNAVAILABLE: tr("The patient cannot come"),
        NoteKind.WISHES: tr("Wishes"),
        NoteKind.NEEDS: tr("Needs"),
        NoteKind.WAIVER: tr("The patient wants to wait longer"),
        NoteKind.DELAY: tr("Days that the patient caused"),
        NoteKind.TOLD: tr("The patient was told"),
        NoteKind.FREE_CHOICE: tr("Extended free choice was offered"),
        NoteKind.ARRANGED: tr("Arranged for an appointment"),
        NoteKind.MOVABLE: tr("Whether an appointment may be moved"),
    }
    return words[kind]


def kinds_for(shown: Coordination) -> tuple[NoteKind, ...]:
    """Return what can be noted of a patient; of courses only where there are any."""
    every = (
        *(NoteKind.UNAVAILABLE, NoteKind.WISHES, NoteKind.NEEDS),
        *(NoteKind.WAIVER, NoteKind.DELAY, NoteKind.TOLD, NoteKind.FREE_CHOICE),
    )
    return tuple(kind for kind in every if kind not in OF_PATHWAYS or courses(shown))


def courses(shown: Coordination) -> dict[str, str]:
    """Return the patient's courses by id, each with its limit in words."""
    mine = (one for one in shown.situation.pathways.values() if one.patient == str(shown.patient_key))
    return {one.id: in_language(shown.clocks[one.id]) if one.id in shown.clocks else one_line(one.kind) for one in mine}
