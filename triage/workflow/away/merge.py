"""Bring what was done on a copy into the shared store: each act exactly once, and nothing over what others did."""

from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Connection

from triage.access.acts import Act as Right
from triage.access.person import Session
from triage.clinical.choice import Choice, details_from
from triage.clinical.decision import Action
from triage.clinical.notice import NoticeKind
from triage.errors import NotAllowedError, Text, WrongUseError
from triage.store.auditing import audit
from triage.store.away.acts import Act, settle, waiting_acts
from triage.store.away.merged import add_conflict, case_now, note_merged, outcome_of, seen_of
from triage.store.casework.ownership import hold
from triage.store.notices import write_told
from triage.store.results import known_case
from triage.workflow.application import Application
from triage.workflow.away.merge_log import merge_log
from triage.workflow.casework.decide import write_down
from triage.workflow.rights.permit import permit
from triage.worklist.merge import Conflict, ConflictKind, conflict

_MERGED, _CONFLICT, _WAITING = "merged", "conflict", "waiting"


@dataclass(frozen=True, slots=True)
class Merged:
    """How many acts were merged, and how many a person must look at."""

    merged: int = 0
    conflicts: int = 0


def merge(shared: Application, copy: Application) -> Merged:
    """Merge the lines of the copy's log and every act that waits in it, oldest first.

    The connection may break at any moment, also after the shared store has kept an act and before the copy knows: then
    the act is known by its key the next time.
    """
    merge_log(shared, copy)
    with copy.store.read() as connection:
        acts = waiting_acts(connection)
    outcomes = []
    for act in acts:
        outcomes.append(_merge(shared, act) if _is_readable(act) and _is_taken(shared, act) else _WAITING)
        with copy.store.write() as connection:
            settle(connection, act.key, outcomes[-1])
    return Merged(outcomes.count(_MERGED), outcomes.count(_CONFLICT))


def choice_of(body: dict[str, Any]) -> Choice:
    """Return what was chosen in a queued decision."""
    details = details_from(Action(body["action"]), body["details"])
    if details is None:
        raise ValueError("a queued decision has no details")
    return Choice(details, body["reason"])


def told(actor: str, why: Text) -> Text:
    """Return the notice about a decision that was not merged."""
    return Text(
        f"En beslutning, som {actor} traf uden forbindelse, blev ikke gemt, fordi {why.da}.",
        f"A decision that {actor} made without a connection was not saved, because {why.en}.",
    )


def _is_readable(act: Act) -> bool:
    """Return whether this program knows what was chosen: the word of another version waits, and holds up no other."""
    try:
        choice_of(act.body)
        seen_of(act.body)
        return isinstance(act.body["note"], str)
    except (KeyError, TypeError, ValueError):
        return False


def _is_taken(shared: Application, act: Act) -> bool:
    """Return whether the shared store takes the act now: it takes another's from nobody who signed in to it."""
    return shared.store.login in (None, act.actor)


def _merge(shared: Application, act: Act) -> str:
    """Merge one act in one transaction, in which its key is noted too."""
    with shared.store.write() as connection:
        known = outcome_of(connection, act.key)
        if known is not None:
            return known
        author, now = _as_author(shared, act), case_now(connection, act.case)
        refusal = _refusal(author, connection, act)
        found = conflict(act.actor, shared.clock(), seen_of(act.body), now, refusal)
        found = found or _write_down(author, connection, act)
        if found is not None and found.kind is ConflictKind.GONE:
            # A store that was restored from an older backup: it waits in the copy until somebody has looked.
            return _WAITING
        if found is not None:
            _keep_conflict(shared, connection, act, found)
        outcome = _MERGED if found is None else _CONFLICT
        note_merged(connection, act.key, outcome, shared.clock())
    return outcome


def _refusal(author: Application, connection: Connection, act: Act) -> Text | None:
    """Return what the author's rights say today against the act."""
    try:
        permit(author, connection, Right.DECIDE, act.patient)
    except NotAllowedError as fault:
        return fault.text
    return None


def _write_down(author: Application, connection: Connection, act: Act) -> Conflict | None:
    """Record the decision as of when it was made; where it cannot be kept nothing of it is."""
    try:
        with connection.begin_nested():
            about = known_case(connection, act.case)
            warrant = permit(author, connection, Right.DECIDE, about.patient)
            hold(connection, act.case, act.actor, None, author.clock())
            note, seen = act.body["note"], seen_of(act.body)
            write_down(author, connection, about, choice_of(act.body), note, act.at, act.actor, warrant, seen)
    except WrongUseError as fault:
        return Conflict(ConflictKind.REFUSED, _clause(fault.text))
    return None


def _as_author(shared: Application, act: Act) -> Application:
    """Return the application as the act's author has it: who is at work here by now may be another."""
    if shared.session is not None and shared.session.login == act.actor:
        return replace(shared, actor=act.actor)
    # Proved: the copy let nobody act who was not signed in.
    return replace(shared, actor=act.actor, session=Session(act.actor, act.actor, "", act.at, is_proved=True))


def _keep_conflict(shared: Application, connection: Connection, act: Act, found: Conflict) -> None:
    at = shared.clock()
    add_conflict(connection, act, found, at)
    write_told(connection, act.patient, act.case, NoticeKind.NOT_MERGED, told(act.actor, found.why), at)
    name = "away_without_right" if found.kind is ConflictKind.RIGHT else "away_conflict"
    audit.log(connection, at, act.actor, name, act.patient, f"case {act.case}, {found.kind.value}, act {act.key}")


def _clause(text: Text) -> Text:
    """Return a sentence as what follows "because"."""
    return Text(text.da[:1].lower() + text.da[1:].rstrip("."), text.en[:1].lower() + text.en[1:].rstrip("."))
