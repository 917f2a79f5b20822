"""Take what a new version replaces out of force: keep what it said, and tell who must know."""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import ColumnElement, Connection, RowMapping, Table, insert, select, update

from triage.clinical.notice import NoticeKind
from triage.clinical.observation import WITHDRAWN
from triage.clinical.received import Disposition, Received
from triage.store import tables
from triage.store.context_rows import retire_context
from triage.store.fact_rows import Row, row_of
from triage.store.notices import alarm_on, alarmed, write_notice

_MEASURED = {"Observation": tables.reading, "QuestionnaireResponse": tables.response}
_COURSES = {
    "CarePlan": (tables.enrolment,),
    "Encounter": (tables.encounter,),
    "EpisodeOfCare": (tables.enrolment, tables.episode_of_care),
}
_CONTENT = {
    "reading": ("kind", "value", "unit", "time", "device", "status", "fault"),
    "response": ("questionnaire", "authored", "answered_by", "answers", "status"),
}
_AMENDED, _WITHDRAWN, _HELD, _MOVED = "amended", "withdrawn", "held", "moved"
_KINDS = {_AMENDED: NoticeKind.AMENDED, _WITHDRAWN: NoticeKind.WITHDRAWN, _HELD: NoticeKind.HELD}
_ENTERED_IN_ERROR = {"status": "entered-in-error"}
# What was done to whose facts: the facts by patient, change and the resource they came from.
_Told = dict[tuple[int, str, str], list[RowMapping]]


class Retirement:
    """Retires what the new versions of one batch replace, before their facts are written.

    `patients` are keys by reference, `at` is the time in ms.
    """

    def __init__(self, connection: Connection, source: int, patients: Mapping[str, int], at: int) -> None:
        self._connection = connection
        self._source = source
        self._patients = patients
        self._at = at
        self._former: list[Row] = []
        self._told: _Told = defaultdict(list)
        self._owners_now: dict[str, int] = {}

    def retire(self, items: Sequence[Received]) -> set[int]:
        """Take the facts of the former versions of `items` out of force, and return whose they were."""
        owners: set[int] = set()
        for item in items:
            owners |= self._retire(item)
        if self._former:
            self._connection.execute(insert(tables.former_fact), self._former)
            self._tell()
        return owners

    def _retire(self, item: Received) -> set[int]:
        owners: set[int] = set()
        if (table := _MEASURED.get(item.type or "")) is not None:
            return self._retire_measured(table, item)
        for course in _COURSES.get(item.type or "", ()):
            owners |= self._retire_course(course, item)
        if not item.facts:
            retire_context(self._connection, self._source, f"{item.type}/{item.id}")
        if item.withdrawn and item.type == "Patient":
            person = self._mine(tables.patient, item)
            inactive = update(tables.patient).where(person).values(active=0).returning(tables.patient.c.id)
            owners |= set(self._connection.execute(inactive).scalars())
        return owners

    def _retire_course(self, table: Table, item: Received) -> set[int]:
        mine = self._mine(table, item)
        owners = set(self._connection.execute(select(table.c.patient_id).where(mine)).scalars())
        gone = mine & table.c.reference.not_in([fact.id for fact in item.facts])
        self._connection.execute(update(table).where(gone).values(**_ENTERED_IN_ERROR))
        return owners

    def _retire_measured(self, table: Table, item: Received) -> set[int]:
        before = self._connection.execute(select(table).where(self._mine(table, item))).mappings().all()
        after = dict(self._new_rows(table, item)) if before else {}
        is_held = item.disposition is Disposition.QUARANTINED
        for row in before:
            change = _change(table, row, after.get(row["reference"]), is_held)
            if change is not None:
                self._former.append(self._former_row(table, row, change, after.get(row["reference"])))
                self._told[row["patient_id"], change, f"{item.type}/{item.id}"].append(row)
        # What the new version replaces is left as it was, so that `upsert` can tell whether it says anything new.
        gone = [row["id"] for row in before if row["reference"] not in after]
        if gone:
            values = {"fault": "quarantined"} if is_held and table is tables.reading else _ENTERED_IN_ERROR
            self._connection.execute(update(table).where(table.c.id.in_(gone)).values(**values))
        self._owners_now |= {reference: row["patient_id"] for reference, row in after.items()}
        return {row["patient_id"] for row in before}

    def _new_rows(self, table: Table, item: Received) -> Iterable[tuple[str, Row]]:
        for fact in item.facts:
            its_table, row = row_of(fact, self._patients.__getitem__, self._at)
            if its_table is table:
                yield fact.id, row

    def _tell(self) -> None:
        """Write the notices: of every move, and of what else a red or yellow rested on."""
        at_risk = alarmed(self._connection, {patient for patient, _, _ in self._told})
        for (patient, change, _), rows in self._told.items():
            since, references = min(row["received"] for row in rows), [row["reference"] for row in rows]
            alarm = alarm_on(self._connection, patient, references) if patient in at_risk else None
            if change == _MOVED:
                write_notice(self._connection, patient, NoticeKind.MOVED_AWAY, self._at, since, alarm)
                for other in {self._owners_now[reference] for reference in references}:
                    write_notice(self._connection, other, NoticeKind.MOVED_HERE, self._at, since)
            elif alarm is not None:
                write_notice(self._connection, patient, _KINDS[change], self._at, since, alarm)

    def _former_row(self, table: Table, row: RowMapping, change: str, after: Row | None) -> Row:
        is_amended = change == _AMENDED and after is not None
        return {
            "source_id": self._source,
            "kind": table.name,
            "reference": row["reference"],
            "patient_id": row["patient_id"],
            "at": self._at,
            "change": change,
            "body": _content(table, row),
            "after": _content(table, after) if is_amended and after is not None else None,
        }

    def _mine(self, table: Table, item: Received) -> ColumnElement[bool]:
        reference = f"{item.type}/{item.id}"
        # Components are "Observation/x#0"; "$" is the character after "#", and neither stands in an id.
        return (table.c.source_id == self._source) & (table.c.reference >= reference) & (
            table.c.reference < f"{reference}$"
        )


def _change(table: Table, row: RowMapping, after: Row | None, is_held: bool) -> str | None:
    """Return what became of a fact, None where nothing did or it was out of force already."""
    if row["status"] in WITHDRAWN or row.get("fault") == "quarantined":
        return None
    if after is None or (is_held and table is tables.response):
        return _HELD if is_held else _WITHDRAWN
    if after["patient_id"] != row["patient_id"]:
        return _MOVED
    if after["status"] in WITHDRAWN:
        return _WITHDRAWN
    # A new status alone is no correction: "preliminary" becomes "final" every day.
    said = (name for name in _CONTENT[table.name] if name != "status")
    return _AMENDED if any(after[name] != row[name] for name in said) else None


def _content(table: Table, row: RowMapping | Row) -> str:
    return json.dumps({name: row[name] for name in _CONTENT[table.name]}, ensure_ascii=False, separators=(",", ":"))
