"""A decision that somebody has begun and not saved: what is chosen and written so far, and how it is kept."""

import json
from dataclasses import dataclass
from datetime import datetime

from triage.clinical.canonical import canonical_text
from triage.clinical.choice import body_of, details_from
from triage.clinical.decision import Action
from triage.clinical.details import Details


@dataclass(frozen=True, slots=True)
class Draft:
    """What is chosen and written so far; without `details` those count that are likely at the moment of saving.

    `reason` is a code. A draft that `corrects` a decision takes its place, and `reason` is why. `blank` tells that the
    person wants no note, and so none is suggested; `template` is the code of the note that is suggested, "" for the
    first. `since` is when it was last kept, None while it is being written.
    """

    action: Action | None = None
    note: str = ""
    details: Details | None = None
    reason: str = ""
    corrects: int | None = None
    blank: bool = False
    template: str = ""
    since: datetime | None = None


def body_of_draft(draft: Draft) -> str:
    """Return a draft as canonical JSON, without when it was kept."""
    details = None if draft.details is None else json.loads(body_of(draft.details))
    kept = {
        "action": None if draft.action is None else draft.action.value,
        "note": draft.note,
        "details": details,
        "reason": draft.reason,
        "corrects": draft.corrects,
        "blank": draft.blank,
        "template": draft.template,
    }
    return canonical_text(kept)


def draft_from(body: str, since: datetime | None) -> Draft:
    """Return what `body_of_draft` wrote, last kept at `since`."""
    kept = json.loads(body)
    action = None if kept["action"] is None else Action(kept["action"])
    details = None
    if action is not None and kept["details"] is not None:
        details = details_from(action, json.dumps(kept["details"]))
    known = kept["reason"], kept["corrects"], kept["blank"], kept["template"]
    return Draft(action, kept["note"], details, *known, since)
