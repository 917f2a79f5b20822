"""Search the audit log: an auditor in all of it, others in what they did themselves; each search is logged too."""

from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy import Connection

from triage.access.acts import Act
from triage.access.log_view import LogCount, LogHealth, LogQuery, LogRow, ReviewQuery
from triage.access.warrant import Warrant
from triage.errors import NotAllowedError, Text, WrongUseError
from triage.fhir.resources.cpr_number import in_form
from triage.store.auditing import audit
from triage.store.auditing.audit_lines import count_lines, head_of, kept_heads, newest_time, newest_vouching
from triage.store.auditing.audit_search import acts_in, count_log, log_rows, patients_of_cpr
from triage.store.auditing.heads import keepers
from triage.store.auditing.reviews import count_reviews
from triage.workflow.application import Application
from triage.workflow.auditing.note_shown import note_shown
from triage.workflow.rights.permit import permit, permit_any


def list_log(app: Application, query: LogQuery, offset: int, limit: int) -> Sequence[LogRow]:
    """Return lines `offset` to `offset + limit` of the query, the newest first.

    A line that names their patients is in the log before. Who may read the own acts alone is given these whatever is
    asked for. Raises NotAllowedError for everybody else.
    """
    with app.store.read() as connection:
        warrant, asked = _allowed(app, connection, query)
        rows, named = log_rows(connection, asked, offset, limit)
    note_shown(app, Act.READ_OWN_LOG if asked.only else Act.READ_LOG, {*named, *(asked.patients or ())}, warrant)
    return rows


def count_lines_of(app: Application, query: LogQuery) -> LogCount:
    """Count the lines that `list_log` gives."""
    with app.store.read() as connection:
        _, asked = _allowed(app, connection, query)
        return LogCount(count_log(connection, asked))


def acts_known(app: Application) -> Sequence[str]:
    """Return the acts that the newest lines tell of."""
    with app.store.read() as connection:
        permit_any(app, connection, (Act.READ_LOG, Act.READ_OWN_LOG))
        return acts_in(connection)


def patients_known_as(app: Application, cpr: str) -> tuple[int, ...]:
    """Return the records of the person with a CPR number, typed with or without the hyphen; none are told apart.

    Raises WrongUseError for what is no CPR number.
    """
    with app.store.read() as connection:
        permit(app, connection, Act.READ_LOG)
        return patients_of_cpr(connection, cpr_in_form(cpr))


def cpr_in_form(typed: str) -> str:
    """Return a CPR number as it is stored; raises WrongUseError, which does not repeat it, for anything else."""
    found = in_form(typed.strip())
    if found is None:
        raise WrongUseError(
            Text(
                "Det er ikke et CPR-nummer: ti cifre, med eller uden bindestreg. Skriv det igen.",
                "That is no CPR number: ten digits, with or without the hyphen. Type it again.",
            )
        )
    return found


def log_health(app: Application) -> LogHealth:
    """Return how the log is, without a word of what stands in it."""
    now, own = app.clock(), keepers(app.store.path.parent, is_demo=app.is_demo)
    with app.store.read() as connection:
        permit(app, connection, Act.CHECK_LOG)
        chain = audit.chain_of(connection)
        head = head_of(connection, chain)
        waiting = count_reviews(connection, ReviewQuery(), now)
        found = LogHealth(
            lines=count_lines(connection),
            chains=len(kept_heads(connection)),
            newest=newest_time(connection),
            own_number=head.number if head is not None else 0,
            kept=None,
            is_outside=False,
            vouched=newest_vouching(connection),
            open_reviews=waiting.open,
            overdue_reviews=waiting.overdue,
        )
    # The keyring may be slow: not within the transaction.
    kept = next(((keeper.is_outside, one) for keeper in own if (one := keeper.kept(chain)) is not None), None)
    return found if kept is None else replace(found, kept=kept[1].number, is_outside=kept[0])


def _allowed(app: Application, connection: Connection, query: LogQuery) -> tuple[Warrant, LogQuery]:
    try:
        return permit(app, connection, Act.READ_LOG), query
    except NotAllowedError:
        return permit(app, connection, Act.READ_OWN_LOG), replace(query, only=app.actor)
