"""Bring what was seen and done on a copy into the log of the shared store: each line exactly once."""

from itertools import takewhile

from triage.errors import NotAllowedError, Text
from triage.store.away.copies import describe
from triage.store.away.log import LoggedLine, lines_after, write_line
from triage.store.away.merged import log_number, note_log
from triage.workflow.application import Application

_BLOCK = 500


def merge_log(shared: Application, copy: Application) -> int:
    """Add the lines of the copy's log that the shared store has not, and return how many there were.

    How far the log has come is noted in the transaction that adds the lines, so that none comes twice. Raises
    NotAllowedError where the shared store takes a person's own lines alone, and another's is the next.
    """
    with copy.store.read() as connection:
        said = describe(connection)
    if said is None:
        return 0
    added = 0
    while count := _merge_block(shared, copy, said.name):
        added += count
    return added


def _merge_block(shared: Application, copy: Application, name: str) -> int:
    with shared.store.read() as connection:
        known = log_number(connection, name)
    with copy.store.read() as connection:
        if not lines_after(connection, known, 1):
            return 0
    with shared.store.write() as connection, copy.store.read() as kept:
        lines = _own(shared, lines_after(kept, log_number(connection, name), _BLOCK))
        for line in lines:
            write_line(connection, line.line)
        if lines:
            note_log(connection, name, lines[-1].number, shared.clock())
    return len(lines)


def _own(shared: Application, lines: list[LoggedLine]) -> list[LoggedLine]:
    """Return the lines that come next and may be added by whoever is at work."""
    login = shared.store.login
    own = lines if login is None else list(takewhile(lambda line: line.line.actor == login, lines))
    if lines and not own:
        raise NotAllowedError(_anothers(lines[0].line.actor))
    return own


def _anothers(actor: str) -> Text:
    return Text(
        f"Kopien på denne computer rummer det, {actor} har set og gjort uden forbindelse; kun {actor} selv kan gemme "
        f"det i den delte database. Intet er ændret eller tabt. Bed {actor} om at logge ind her. Indtil da er der "
        "ingen kopi til dig.",
        f"The copy on this computer holds what {actor} saw and did without a connection; only {actor} can save it in "
        f"the shared database. Nothing was changed or lost. Ask {actor} to sign in here. Until then there is no copy "
        "for you.",
    )
