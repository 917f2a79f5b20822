"""Calls that were promised: not made in time, or in a time when the patient cannot answer."""

from collections.abc import Iterator

from triage.coordination.conflicts.conflict import Code, Conflict, entry
from triage.coordination.conflicts.person import Person


def promised_calls(person: Person) -> Iterator[Conflict]:
    """Yield every call that is overdue, or else meets visits: one entry names them all."""
    for call in person.traveller.callbacks:
        if call.done:
            continue
        if person.situation.now > call.end:
            yield entry(Code.CALLBACK_OVERDUE, call.id)
        elif met := [stay.id for stay in person.upcoming if stay.intersects(call.start, call.end)]:
            yield entry(Code.CALLBACK_CLASH, call.id, *met)
