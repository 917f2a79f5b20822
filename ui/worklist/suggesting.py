"""What a note about a decision is suggested to say: a template of the programme, filled from the patient's reasons."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from triage.clinical.details import Details
from triage.clinical.draft import Draft
from triage.errors import Text
from triage.worklist.decision_words import asked_words
from triage.worklist.note_templates import NoteTemplate, filled
from triage.worklist.offers import Offers
from triage.worklist.row import Row
from ui.translate import in_language

if TYPE_CHECKING:
    from triage.workflow.chart.chart import Assessment


def templates_for(row: Row | None, draft: Draft, offers: Offers) -> tuple[NoteTemplate, ...]:
    """Return the templates to choose from; none where a decision is corrected, whose note stands already."""
    if row is None or draft.action is None or draft.corrects is not None:
        return ()
    return offers.templates.of(row.programme, draft.action)


def chosen_template(templates: Sequence[NoteTemplate], code: str) -> NoteTemplate | None:
    """Return the template of this code, else the first."""
    return next((one for one in templates if one.code == code), templates[0] if templates else None)


def next_code(templates: Sequence[NoteTemplate], code: str) -> str:
    """Return the code of the template after this one; the first comes after the last."""
    chosen = chosen_template(templates, code)
    place = templates.index(chosen) if chosen is not None else -1
    return templates[(place + 1) % len(templates)].code if templates else ""


def suggested(
    template: NoteTemplate | None, row: Row, assessments: Sequence[Assessment], details: Details | None, offers: Offers
) -> str:
    """Return the note in the program's language, "" without a template."""
    if template is None:
        return ""
    return in_language(filled(template, _reasons(row, assessments), asked_words(details, offers.choices)))


def _reasons(row: Row, assessments: Sequence[Assessment]) -> tuple[Text, ...]:
    """Return why the patient has the colour: as the chart on the screen says, which is newer than the row."""
    its = next((one for one in assessments if one.programme == row.programme), None)
    return tuple(reason.text for reason in its.reasons) if its is not None and its.reasons else (row.reason,)
