"""Ask for a window of the secretary's inbox, and for its counts."""

from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy import Connection

from triage.access.acts import Act
from triage.access.warrant import Warrant
from triage.coordination.inbox.entry import InboxRow
from triage.coordination.inbox.query import InboxCounts, InboxQuery
from triage.errors import Text
from triage.scoring.danish_time import danish_day
from triage.store.coordination.findings_list import Looks, inbox_counts, inbox_rows
from triage.store.coordination.rule_switches import rules_off
from triage.store.people.relations import marks_of, opened_by_emergency
from triage.workflow.application import Application
from triage.workflow.auditing.note_shown import note_shown
from triage.workflow.rights.masked_rows import viewer
from triage.workflow.rights.masks import CLOSED_NAME
from triage.workflow.rights.permit import permit


def list_inbox(app: Application, query: InboxQuery, offset: int, limit: int) -> Sequence[InboxRow]:
    """Return entries `offset` to `offset + limit` of the person's departments: the gravest first, then the first due.

    A line in the audit log names their patients before. Of a closed record the entry says that something waits, and
    not for whom.
    """
    with app.store.read() as connection:
        warrant = permit(app, connection, Act.SEE_LIST)
        found = inbox_rows(connection, query, _looks(app, connection, warrant), offset, limit)
        shown = _shown(app, connection, warrant, found)
    note_shown(app, "list inbox", [row.patient for row in found], warrant)
    return shown


def count_inbox(app: Application, query: InboxQuery) -> InboxCounts:
    """Count the entries of a query, of each part and state, and those that rules switched off hide."""
    with app.store.read() as connection:
        warrant = permit(app, connection, Act.SEE_LIST)
        return inbox_counts(connection, query, _looks(app, connection, warrant))


def _looks(app: Application, connection: Connection, warrant: Warrant) -> Looks:
    who = viewer(app, connection, warrant)
    off = frozenset(one for one in rules_off(connection) if one[0] in warrant.departments)
    return Looks(who, danish_day(who.now), off)


def _shown(
    app: Application, connection: Connection, warrant: Warrant, rows: Sequence[InboxRow]
) -> list[InboxRow]:
    marks = marks_of(connection, [row.patient for row in rows])
    opened = opened_by_emergency(connection, app.actor, app.clock()) if marks else frozenset()
    closed = {
        key for key, (private, to) in marks.items() if private or None in to or to & warrant.departments
    } - opened
    return [_closed(row) if row.patient in closed else row for row in rows]


def _closed(row: InboxRow) -> InboxRow:
    about = None if row.request is None else replace(row.request, prepare="")
    told = replace(row, patient=0, name=CLOSED_NAME, reference="", items=(), data={}, words="", waits_for="")
    return replace(told, request=about, title=_NOTHING, line=_NOTHING)


_NOTHING = Text("", "")
