"""What is told on the telephone about a patient's coming, bound to one application."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from ui.desks.loading import LOADING, Opened

# Names of facts alone: to load them all would hold back the first painting.
if TYPE_CHECKING:
    from triage.coordination.notes import Note, NoteKind, Value
    from triage.coordination.proposals.alternatives import Alternative
    from triage.coordination.words.wishes.read import Wished
    from triage.workflow.application import Changed
    from triage.workflow.coordinate.coordination import Coordination
    from triage.workflow.coordinate.wished import Offers


@dataclass(frozen=True, slots=True)
class NotesDesk:
    """Notes of a patient, kept and lifted, and what can be offered; every function may be slow.

    `offers`, `offered`, `placed` and `noted` read nothing and keep nothing. `note` takes the patient, the kind, the
    value, and the visit or course it is about, "" where it is about the patient alone.
    """

    offers: Callable[[Coordination, Wished], Offers]
    offered: Callable[[Coordination, Alternative], Coordination]
    placed: Callable[[Coordination, Mapping[str, str]], Coordination]
    noted: Callable[[Coordination, Note], Coordination]
    note: Callable[[int, NoteKind, Value, str], Changed]
    remember: Callable[[Coordination, Wished], Changed]
    lift: Callable[[int], Changed]


def notes_desk(app: Opened) -> NotesDesk:
    """Bind the workflow's functions to the application that `app` gives."""
    return NotesDesk(
        offers=_offers,
        offered=_offered,
        placed=_placed,
        noted=_noted,
        note=partial(_note, app),
        remember=partial(_remember, app),
        lift=partial(_lift, app),
    )


# Imported where it is called, on a thread, as in `ui.desks.desk`.


def _offers(shown: Coordination, wished: Wished) -> Offers:
    with LOADING:
        from triage.workflow.coordinate.wished import offers

    return offers(shown, wished)


def _offered(shown: Coordination, other: Alternative) -> Coordination:
    with LOADING:
        from triage.workflow.coordinate.wished import offered

    return offered(shown, other)


def _placed(shown: Coordination, places: Mapping[str, str]) -> Coordination:
    with LOADING:
        from triage.workflow.coordinate.wished import placed

    return placed(shown, places)


def _noted(shown: Coordination, note: Note) -> Coordination:
    with LOADING:
        from triage.workflow.coordinate.wished import noted

    return noted(shown, note)


def _note(app: Opened, patient: int, kind: NoteKind, value: Value, about: str) -> Changed:
    with LOADING:
        from triage.workflow.coordinate.remember import remember

    return remember(app(), patient, kind, value, about)


def _remember(app: Opened, shown: Coordination, wished: Wished) -> Changed:
    with LOADING:
        from triage.workflow.coordinate.remember import remember_wishes

    return remember_wishes(app(), shown.patient_key, wished)


def _lift(app: Opened, key: int) -> Changed:
    with LOADING:
        from triage.workflow.coordinate.notes import lift_note

    return lift_note(app(), key)
