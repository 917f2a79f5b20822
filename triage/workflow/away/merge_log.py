"""Bring what was seen and done on a copy into the log of the shared store: each line exactly once."""

from triage.store.away.copies import describe
from triage.store.away.log import lines_after, write_line
from triage.store.away.merged import log_number, note_log
from triage.workflow.application import Application

_BLOCK = 500


def merge_log(shared: Application, copy: Application) -> int:
    """Add the lines of the copy's log that the shared store has not, and return how many there were.

    How far the log has come is noted in the transaction that adds the lines, so that none comes twice.
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
        lines = lines_after(kept, log_number(connection, name), _BLOCK)
        for line in lines:
            write_line(connection, line.line)
        if lines:
            note_log(connection, name, lines[-1].number, shared.clock())
    return len(lines)
