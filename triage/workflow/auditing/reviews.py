"""The reviewer's queue: list what is to be reviewed, and say what came of it."""

from collections.abc import Sequence

from triage.access.acts import Act
from triage.access.log_view import ReviewCounts, ReviewQuery, ReviewRow
from triage.access.review import ReviewState
from triage.errors import NotAllowedError, Text, WrongUseError
from triage.store.auditing import audit
from triage.store.auditing.reviews import close_review as close
from triage.store.auditing.reviews import count_reviews as count
from triage.store.auditing.reviews import review_rows, whose_act
from triage.workflow.application import Application
from triage.workflow.auditing.note_shown import note_shown
from triage.workflow.rights.permit import permit


def list_reviews(app: Application, query: ReviewQuery, offset: int, limit: int) -> Sequence[ReviewRow]:
    """Return a window of the queue, every break-glass first, after a line that names its patients is in the log.

    Raises NotAllowedError for anybody but an auditor.
    """
    with app.store.read() as connection:
        warrant = permit(app, connection, Act.READ_LOG)
        rows, named = review_rows(connection, query, offset, limit, app.clock())
    note_shown(app, "list reviews", named, warrant)
    return rows


def count_reviews(app: Application, query: ReviewQuery) -> ReviewCounts:
    """Count what `query` finds, and what waits in all."""
    with app.store.read() as connection:
        permit(app, connection, Act.READ_LOG)
        return count(connection, query, app.clock())


def close_review(app: Application, key: int, state: ReviewState, note: str) -> None:
    """Say that a look-up was in order, or is to be followed up and how; the log tells who said so.

    Raises WrongUseError where it is settled already, or the note is missing; NotAllowedError for one's own look-up.
    """
    if state is ReviewState.OPEN or (state is ReviewState.FOLLOW_UP and not note.strip()):
        raise WrongUseError(_NO_NOTE)
    now = app.clock()
    with app.store.write() as connection:
        warrant = permit(app, connection, Act.READ_LOG)
        if whose_act(connection, key) == app.actor:
            raise NotAllowedError(_OWN)
        settled = close(connection, key, state, note.strip(), app.actor, now)
        if settled is None:
            raise WrongUseError(_SETTLED)
        audit.log(connection, now, app.actor, f"review:{state}", settled.patient, f"review {key}", warrant)


_NO_NOTE = Text(
    "Skriv i noten, hvad der skal følges op på.",
    "Write in the note what is to be followed up.",
)
_OWN = Text(
    "Du kan ikke gennemgå dit eget opslag. Bed en anden om det.",
    "You cannot review your own look-up. Ask somebody else to.",
)
_SETTLED = Text(
    "Opslaget er allerede gennemgået. Se listen igen.",
    "The look-up has been reviewed already. See the list again.",
)
