"""What was decided without a connection and could not be kept: shown to a person, who says what is to become of it."""

from collections.abc import Callable
from dataclasses import replace
from types import TracebackType

from sqlalchemy import Connection

from triage.access.acts import Act
from triage.clinical.decision import Seen
from triage.errors import Text, WrongUseError
from triage.store.auditing import audit
from triage.store.away.merged import (
    conflict_by_key,
    count_conflicts,
    open_case_like,
    open_conflicts,
    resolve,
    standing_decision,
)
from triage.store.casework.seen import refuse_unseen
from triage.workflow.application import Application, Changed
from triage.workflow.auditing.note_shown import note_shown
from triage.workflow.away.merge import choice_of
from triage.workflow.casework.decide import correct, decide
from triage.workflow.rights.masked_rows import viewer
from triage.workflow.rights.permit import permit
from triage.worklist.merge import AwayConflict, Resolution

# Of `Choices.corrections`: what was decided here stands in another's place, and the note says why.
_WHY = "other"


def list_conflicts(app: Application) -> tuple[AwayConflict, ...]:
    """Return the conflicts of the own departments that nobody has settled, oldest first; the log names the patients."""
    with app.store.read() as connection:
        warrant = permit(app, connection, Act.SEE_LIST)
        found = open_conflicts(connection, viewer(app, connection, warrant))
    if warrant.is_masked:
        # What was decided is for clinicians; that something waits is for everybody.
        found = [replace(one, body={}) for one in found]
    note_shown(app, "conflicts", [one.patient for one in found], warrant)
    return tuple(found)


def count_open_conflicts(app: Application) -> int:
    """Count the conflicts of the own departments that nobody has settled; nobody is named."""
    with app.store.read() as connection:
        warrant = permit(app, connection, Act.SEE_COUNTS)
        return count_conflicts(connection, viewer(app, connection, warrant))


def keep_anyway(app: Application, key: int, seen: Seen) -> Changed:
    """Record the decision after all: about the open case, else as a correction of the decision that stands.

    It is the decision of whoever keeps it, made now, on what the patient's chart showed (`seen`). Raises WrongUseError
    where something came after that, somebody settled the conflict before, or the decision cannot be kept as it is.
    """
    found, open_case, standing = _about(app, key)
    settling = replace(app, store=app.store.guarded(_Settling(app, found, seen)))
    note = _note(found)
    if open_case is not None:
        return decide(settling, open_case, choice_of(found.body), note)
    if standing is None:
        raise WrongUseError(_NOTHING_TO_CORRECT)
    return correct(settling, standing, choice_of(found.body), note, _WHY)


def discard(app: Application, key: int) -> Changed:
    """Let what others did stand; the decision that was not kept stays in the list of conflicts, as discarded."""
    with app.store.write() as connection:
        found = conflict_by_key(connection, key)
        if found is None:
            raise WrongUseError(_SETTLED)
        warrant = permit(app, connection, Act.DECIDE, found.patient)
        _settle(app, connection, key, Resolution.DISCARDED)
        audit.log(connection, app.clock(), app.actor, "away_discard", found.patient, f"conflict {key}", warrant)
    return Changed(patients=(found.patient,))


class _Settling:
    """Entered for the one write that keeps the decision: the conflict is settled in its transaction."""

    def __init__(self, app: Application, found: AwayConflict, seen: Seen) -> None:
        self._app = app
        self._found = found
        self._seen = seen

    def __enter__(self) -> Callable[[Connection], None]:
        return self._settle

    def _settle(self, connection: Connection) -> None:
        refuse_unseen(connection, self._found.case, self._seen)
        _settle(self._app, connection, self._found.id, Resolution.KEPT)

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Leave faults to whoever began the transaction."""


def _about(app: Application, key: int) -> tuple[AwayConflict, int | None, int | None]:
    with app.store.read() as connection:
        found = conflict_by_key(connection, key)
        if found is None or found.resolved is not None:
            raise WrongUseError(_SETTLED)
        permit(app, connection, Act.DECIDE, found.patient)
        return found, open_case_like(connection, found.case), standing_decision(connection, found.case)


def _settle(app: Application, connection: Connection, key: int, how: Resolution) -> None:
    if not resolve(connection, key, how, app.actor, app.clock()):
        raise WrongUseError(_SETTLED)


def _note(found: AwayConflict) -> str:
    """Return the note, with who decided so first and when: another may keep it."""
    said = f"[{found.actor}, {found.at:%Y-%m-%d %H:%M} UTC, uden forbindelse]"
    return f"{found.body['note']} {said}".strip()


_SETTLED = Text(
    "En anden har allerede taget stilling til den. Intet er ændret.",
    "Somebody has settled it already. Nothing was changed.",
)
_NOTHING_TO_CORRECT = Text(
    "Sagen er lukket, uden at nogen her traf en beslutning. Åbn patienten, og beslut på det, der står nu.",
    "The case was closed without a decision made here. Open the patient, and decide on what stands now.",
)
