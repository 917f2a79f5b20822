"""Fill a store with made-up open cases, quickly, and make decisions in it: what proofs of keeping work on."""

from typing import Any

from sqlalchemy import Integer, Table, insert, update

from tests.builders import NOW
from triage.store import tables
from triage.store.clock_time import to_ms
from triage.store.database import Store
from triage.store.sources import source_id
from triage.store.tables import case, patient, resource, result

BLOCK = 5000


def fill(store: Store, cases: int, name: str = "Eksempel", padding: str = "") -> None:
    """Add so many patients with a result and an open case each, at a source that is told of decisions.

    `padding` makes the stored results as long as real ones.
    """
    source = source_id(store, "filled")
    with store.write() as connection:
        connection.execute(update(tables.source).values(write_back="task", url="https://fhir.example/r4"))
    for start in range(1, cases + 1, BLOCK):
        numbers = range(start, min(start + BLOCK, cases + 1))
        with store.write() as connection:
            for table, values in (
                (resource, [_resource(number, source, padding) for number in numbers]),
                (patient, [_patient(number, source, name) for number in numbers]),
                (result, [_result(number, padding) for number in numbers]),
                (case, [_case(number) for number in numbers]),
            ):
                connection.execute(insert(table), values)


def row(table: Table, **values: Any) -> dict[str, Any]:
    """Return a whole row: what is not named is 0, empty or, where that may be, missing."""
    needed = [column for column in table.c if not column.nullable and column.name != "id"]
    plain = {column.name: 0 if isinstance(column.type, Integer) else _empty(column.type) for column in needed}
    plain |= {column.name: None for column in table.c if column.nullable}
    return plain | values


def _empty(kind: object) -> object:
    return b"" if "Binary" in type(kind).__name__ else ""


def _resource(number: int, source: int, padding: str) -> dict[str, Any]:
    raw = f'{{"resourceType": "Patient", "id": "p{number}", "text": "{padding}"}}'.encode()
    known = {"source_id": source, "type": "Patient", "fhir_id": f"p{number}", "disposition": "accepted"}
    return row(resource, id=number, version="1", raw=raw, **known)


def _patient(number: int, source: int, name: str) -> dict[str, Any]:
    known = {"source_id": source, "reference": f"Patient/p{number}", "family": name, "given": f"Person {number}"}
    return row(patient, id=number, cpr=f"610152-{number:04}", contacts="[]", is_known=1, active=1, **known)


def _result(number: int, padding: str) -> dict[str, Any]:
    return row(
        result,
        id=number,
        patient_id=number,
        programme="copd",
        at=to_ms(NOW),
        colour_rank=number % 3,
        body=f'{{"padding": "{padding}"}}',
    )


def _case(number: int) -> dict[str, Any]:
    known = {"patient_id": number, "result_id": number, "programme": "copd", "is_open": 1, "colour_rank": number % 3}
    return row(case, id=number, opened=to_ms(NOW), reason_da="Prøve", reason_en="Trial", **known)
