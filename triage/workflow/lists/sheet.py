"""Take the list out on a sheet, for paper or a file: logged with purpose and patients before anything leaves."""

from collections.abc import Sequence

from sqlalchemy import Connection

from triage.access.acts import Act
from triage.access.warrant import Warrant
from triage.clinical.typed import visible
from triage.errors import Text, WrongUseError
from triage.store.auditing import audit
from triage.store.list_counts import by_colour
from triage.store.lists.reason_kinds import kinds_that_occur
from triage.store.people.departments import departments
from triage.store.people.people import people
from triage.store.records import patients_by_key
from triage.store.worklist import rows
from triage.workflow.application import Application
from triage.workflow.rights.masked_rows import masked_rows, viewer
from triage.workflow.rights.permit import permit_any
from triage.worklist.filter_words import FilterNames, filter_words
from triage.worklist.programme_names import PROGRAMME_NAMES
from triage.worklist.row import Query, Row
from triage.worklist.sheet import LIST_MOST, ListSheet, SheetRow

_LEAST_PURPOSE, _AT_ONCE = 3, 500


def list_sheet(
    app: Application, query: Query, purpose: str, *, with_cpr: bool = False, most: int = LIST_MOST
) -> ListSheet:
    """Return the list as it is shown to the person, with CPR numbers only where they were asked for.

    Raises WrongUseError without a purpose, NotAllowedError where the person may export no list.
    """
    if len(visible(purpose)) < _LEAST_PURPOSE:
        raise WrongUseError(_NO_PURPOSE)
    now = app.clock()
    with app.store.read() as connection:
        warrant = permit_any(app, connection, (Act.EXPORT_LIST, Act.EXPORT_CALL_INS))
        who = viewer(app, connection, warrant)
        found = rows(connection, query, 0, most, who)
        shown = masked_rows(app, connection, warrant, found, is_export=True)
        numbers = _numbers(connection, shown) if with_cpr else {}
        made = ListSheet(
            rows=tuple(_row(row, numbers) for row in shown),
            total=sum(by_colour(connection, query, who).values()),
            purpose=" ".join(purpose.split()),
            printed_by=_printed_by(app, warrant),
            printed_at=now,
            filters=filter_words(query, _names(connection)),
            has_cpr=with_cpr,
        )
    named = [row.patient for row in found]
    said = f"list{' with CPR numbers' if with_cpr else ''}, {len(set(named))} patients: {made.purpose}"
    with app.store.write() as connection:
        audit.log_list(connection, now, app.actor, Act.EXPORT_LIST.value, named, said, warrant)
    return made


def _numbers(connection: Connection, shown: Sequence[Row]) -> dict[int, str]:
    # A private record has no reference on the list: nothing behind it is shown.
    keys, found = [row.patient for row in shown if row.reference], dict[int, str]()
    for start in range(0, len(keys), _AT_ONCE):
        some = patients_by_key(connection, keys[start : start + _AT_ONCE])
        found |= {key: person.cpr or "" for key, person in some.items()}
    return found


def _row(row: Row, numbers: dict[int, str]) -> SheetRow:
    return SheetRow(
        name=row.name,
        cpr=numbers.get(row.patient, "") if row.reference else "",
        programme=row.programme,
        colour=row.colour,
        reason=row.reason,
        deadline=row.deadline,
        newest=row.newest,
        team=row.team or "",
        owner=row.held_by,
        also=row.also,
    )


def _names(connection: Connection) -> FilterNames:
    return FilterNames(
        programmes=PROGRAMME_NAMES,
        departments={one.key: one.name for one in departments(connection)},
        reasons={kind.da: kind for kind in kinds_that_occur(connection)},
        people={one.login: one.name for one in people(connection)},
    )


def _printed_by(app: Application, warrant: Warrant) -> str:
    return f"{warrant.name} ({app.actor})" if warrant.name and warrant.name != app.actor else app.actor


_NO_PURPOSE = Text(
    "Skriv, hvad listen skal bruges til. Formålet står i loggen.",
    "Say what the list is for. The purpose stands in the log.",
)
