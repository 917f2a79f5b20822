"""What the decision panel says in words: what was decided, what happens next, and what of it is not saved."""

from datetime import datetime

from triage.clinical.colour import Colour
from triage.clinical.decision import Action, Decision
from triage.clinical.draft import Draft
from triage.worklist.choices import Choices
from triage.worklist.decision_words import asked_words
from triage.worklist.offers import Offers
from triage.worklist.row import Row
from ui.sending_words import decided_where
from ui.translate import action_name, in_language, shown_time, tr


def decided_words(decided: Decision, choices: Choices, now: datetime) -> str:
    """Return what was decided, when and by whom, and where it was written."""
    asks = in_language(asked_words(decided.details, choices))
    name = f"{action_name(decided.action)} ({asks})" if asks else action_name(decided.action)
    text = tr("{action}, {time}, {actor}. {note}")
    told = text.format(action=name, time=shown_time(decided.at, now), actor=decided.actor, note=decided.note).strip()
    where = decided_where(decided, now)
    return f"{told}\n{where[:1].upper()}{where[1:]}." if where else told


def sending_words(chosen: Action | None, offers: Offers) -> str:
    """Return where a message goes, "" for every other kind."""
    if chosen is not Action.MESSAGE:
        return ""
    if offers.channel:
        return tr("The source is asked to write in {channel}.").format(channel=offers.channel)
    return tr("Nothing is sent: no message channel is set up. The decision is saved here alone.")


def confirmed_words(chosen: Action | None, row: Row | None) -> str:
    """Return what is saved for whom, "" while nothing is chosen."""
    if chosen is None or row is None:
        return ""
    return tr("Save: {action} · {name}").format(action=action_name(chosen).lower(), name=row.name)


def begun_words(draft: Draft, now: datetime) -> str:
    """Return when a draft was written that was brought back, "" for one that is being written."""
    return tr("Draft from {time}").format(time=shown_time(draft.since, now)) if draft.since is not None else ""


def needs_reason(draft: Draft, row: Row) -> bool:
    """Return whether it must be said why: a red patient is not let go without."""
    return draft.action is Action.NO_VISIT and row.colour is Colour.RED and draft.corrects is None
