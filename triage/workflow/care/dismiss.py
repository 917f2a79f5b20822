"""Say that an answer that did not come is not waited for, until the next is due."""

from datetime import datetime

from triage.access.acts import Act
from triage.errors import Text, WrongUseError
from triage.store.auditing import audit
from triage.store.care.courses import score_anew
from triage.store.care.dismissals import Dismissal, note_dismissal
from triage.store.casework.plan_changes import look_at_ledger
from triage.store.ledger import ledgers_of
from triage.workflow.application import Application, Changed
from triage.workflow.care.view import lacking_rows
from triage.workflow.rights.permit import permit
from triage.workflow.score.score import score


def dismiss_answer(
    app: Application, who: int, programme: str, what: str, reason: str, due: datetime | None = None
) -> Changed:
    """Do not wait for the answer `what` that was due last and has not come; nobody becomes green by it.

    `due` is when the answer was due that the person was shown, None for whichever was due last. Raises WrongUseError
    where nothing is lacking, another is lacking by now, or no reason is given.
    """
    now, why = app.clock(), reason.strip()
    if not why:
        raise WrongUseError(_NO_REASON)
    with app.store.write() as connection:
        warrant = permit(app, connection, Act.NOTE_PAUSE, who)
        rows = list(ledgers_of(connection, [who])[who].rows.values())
        found = [one for one in lacking_rows(rows, now) if (one[0].programme, one[0].what) == (programme, what)]
        if not found or (due is not None and found[0][0].window.due != due):
            raise WrongUseError(_NOTHING_LACKS)
        row, until = found[0]
        one = Dismissal(programme, what, row.window.due, until, why, app.actor, now)
        note_dismissal(connection, who, one)
        score_anew(connection, who)
        look_at_ledger(connection, who, now)
        audit.log(connection, now, app.actor, "dismiss answer", who, f"programme {programme}", warrant)
    return Changed(cases=score(app).cases, patients=(who,))


_NO_REASON = Text("Skriv, hvorfor der ikke ventes på svaret.", "Say why the answer is not waited for.")
_NOTHING_LACKS = Text(
    "Det svar mangler ikke længere. Hent patienten igen.",
    "That answer is not lacking any more. Fetch the patient again.",
)
