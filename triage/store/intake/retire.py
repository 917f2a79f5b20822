"""Take what a new version replaces out of force: keep what it said, and tell who must know."""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import Connection, RowMapping, Table, update

from triage.clinical.notice import NoticeKind
from triage.clinical.observation import WITHDRAWN
from triage.clinical.received import Disposition, Received
from triage.store import tables
from triage.store.context_rows import retire_context
from triage.store.fact_rows import Row, row_of
from triage.store.intake.alarms import Alarm, alarmed, alarms_on
from triage.store.intake.bulk import insert_rows
from triage.store.intake.facts_from import facts_from
from triage.store.intake.resource_rows import chunks
from triage.store.notices import notice_row

_READ_INTO = {
    "Observation": (tables.reading,),
    "QuestionnaireResponse": (tables.response,),
    "CarePlan": (tables.enrolment,),
    "Encounter": (tables.encounter,),
    "EpisodeOfCare": (tables.enrolment, tables.episode_of_care),
    "Patient": (tables.patient,),
}
_CONTENT = {
    "reading": ("kind", "value", "unit", "time", "device", "status", "fault"),
    "response": ("questionnaire", "authored", "answered_by", "answers", "status"),
}
_AMENDED, _WITHDRAWN, _HELD, _MOVED = "amended", "withdrawn", "held", "moved"
_KINDS = {_AMENDED: NoticeKind.AMENDED, _WITHDRAWN: NoticeKind.WITHDRAWN, _HELD: NoticeKind.HELD}
# What takes a row out of force: a column and what then stands in it.
_ENTERED_IN_ERROR = ("status", "entered-in-error")
_QUARANTINED = ("fault", "quarantined")
_INACTIVE = ("active", 0)
_MEASURED = frozenset({"Observation", "QuestionnaireResponse"})
# What was done to whose facts: patient, change and the resource they came from.
_Change = tuple[int, str, str]
_Told = dict[_Change, list[RowMapping]]


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
        self._gone: dict[tuple[Table, tuple[str, object]], list[int]] = defaultdict(list)
        self._told: _Told = defaultdict(list)
        self._owners: set[int] = set()
        self._owners_now: dict[str, int] = {}

    def retire(self, items: Sequence[Received]) -> set[int]:
        """Take the facts of the former versions of `items` out of force, and return whose they were."""
        wanted: dict[Table, list[Received]] = defaultdict(list)
        for item in items:
            for table in _tables_of(item):
                wanted[table].append(item)
        before = {table: facts_from(self._connection, table, self._source, map(_name, some))
                  for table, some in wanted.items()}  # fmt: skip
        for item in items:
            for table in _tables_of(item):
                self._retire(table, item, before[table].get(_name(item), ()))
        self._write([_name(item) for item in items if not item.facts and item.type not in _MEASURED])
        return self._owners

    def _retire(self, table: Table, item: Received, before: Sequence[RowMapping]) -> None:
        if table is tables.patient:
            self._owners.update(row["id"] for row in before)
            self._gone[table, _INACTIVE].extend(row["id"] for row in before)
            return
        self._owners.update(row["patient_id"] for row in before)
        if table.name in _CONTENT:
            self._retire_measured(table, item, before)
        else:
            said = {fact.id for fact in item.facts}
            self._gone[table, _ENTERED_IN_ERROR].extend(row["id"] for row in before if row["reference"] not in said)

    def _retire_measured(self, table: Table, item: Received, before: Sequence[RowMapping]) -> None:
        after = dict(self._new_rows(table, item)) if before else {}
        is_held = item.disposition is Disposition.QUARANTINED
        for row in before:
            change = _change(table, row, after.get(row["reference"]), is_held)
            if change is not None:
                self._former.append(self._former_row(table, row, change, after.get(row["reference"])))
                self._told[row["patient_id"], change, _name(item)].append(row)
        # What the new version replaces is left as it was, so that `upsert` can tell whether it says anything new.
        gone = _QUARANTINED if is_held and table is tables.reading else _ENTERED_IN_ERROR
        self._gone[table, gone].extend(row["id"] for row in before if row["reference"] not in after)
        self._owners_now |= {reference: row["patient_id"] for reference, row in after.items()}

    def _new_rows(self, table: Table, item: Received) -> Iterable[tuple[str, Row]]:
        for fact in item.facts:
            its_table, row = row_of(fact, self._patients.__getitem__, self._at)
            if its_table is table:
                yield fact.id, row

    def _write(self, without_facts: Sequence[str]) -> None:
        for (table, (name, value)), keys in self._gone.items():
            for some in chunks(keys, 500):
                self._connection.execute(update(table).where(table.c.id.in_(some)).values({name: value}))
        for references in chunks(without_facts, 500):
            retire_context(self._connection, self._source, references)
        insert_rows(self._connection, tables.former_fact, self._former)
        insert_rows(self._connection, tables.notice, list(self._notices()))

    def _notices(self) -> Iterable[Row]:
        """Yield the notices: of every move, and of what else a red or yellow rested on."""
        alarms = self._alarms()
        for key, rows in self._told.items():
            patient, change, _ = key
            since, alarm = min(row["received"] for row in rows), alarms.get(key)
            if change == _MOVED:
                yield notice_row(patient, NoticeKind.MOVED_AWAY, self._at, since, alarm)
                for other in {self._owners_now[row["reference"]] for row in rows}:
                    yield notice_row(other, NoticeKind.MOVED_HERE, self._at, since)
            elif alarm is not None:
                yield notice_row(patient, _KINDS[change], self._at, since, alarm)

    def _alarms(self) -> dict[_Change, Alarm]:
        """Return the worst red or yellow that rested on what was changed, by change."""
        at_risk = alarmed(self._connection, {patient for patient, _, _ in self._told})
        changes: dict[int, dict[_Change, set[str]]] = defaultdict(dict)
        for key, rows in self._told.items():
            if key[0] in at_risk:
                changes[key[0]][key] = {row["reference"] for row in rows}
        found: dict[_Change, Alarm] = {}
        for patient, theirs in changes.items():
            found |= alarms_on(self._connection, patient, theirs)
        return found

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


def _name(item: Received) -> str:
    return f"{item.type}/{item.id}"


def _tables_of(item: Received) -> Sequence[Table]:
    """Return where the former versions of `item` left facts that it may take out of force."""
    # A person is told of until the source takes the Patient back.
    return () if item.type == "Patient" and not item.withdrawn else _READ_INTO.get(item.type or "", ())


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
