"""Two ways to take FHIR in that look at less: what a first version does, and what a careful one does with models."""

import json
import time
from collections.abc import Iterator
from hashlib import sha256
from itertools import islice
from pathlib import Path
from typing import Any

from sqlalchemy import Column, Integer, LargeBinary, MetaData, Table, Text, insert
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column

from triage.store.database import Store, open_database

BATCH = 1000
_KEY = bytes(range(32))
_metadata = MetaData()
_resource = Table(
    "resource",
    _metadata,
    Column("id", Integer, primary_key=True),
    Column("reference", Text),
    Column("sha256", Text),
    Column("raw", LargeBinary),
)
_reading = Table(
    "reading",
    _metadata,
    Column("id", Integer, primary_key=True),
    Column("reference", Text),
    Column("patient", Text),
    Column("code", Text),
    Column("value", Text),
    Column("unit", Text),
    Column("time", Text),
    Column("status", Text),
)
_response = Table(
    "response",
    _metadata,
    Column("id", Integer, primary_key=True),
    Column("reference", Text),
    Column("patient", Text),
    Column("questionnaire", Text),
    Column("time", Text),
    Column("status", Text),
    Column("answers", Text),
)


def with_core(folder: Path, files: list[Path]) -> tuple[int, float]:
    """Parse with `json`, take the columns out unchecked, and insert them in thousands into the same encrypted store."""
    store = open_database(folder / "core.db", _KEY)
    with store.write() as connection:
        _metadata.create_all(connection)
    start, number = time.perf_counter(), 0
    for file in files:
        with file.open("rb") as lines:
            while batch := list(islice(lines, BATCH)):
                _insert(store, batch)
                number += len(batch)
    seconds = time.perf_counter() - start
    store.close()
    return number, seconds


def _insert(store: Store, batch: list[bytes]) -> None:
    parsed = [json.loads(line) for line in batch]
    raw = [
        {"reference": f"{found['resourceType']}/{found['id']}", "sha256": sha256(line).hexdigest(), "raw": line}
        for found, line in zip(parsed, batch, strict=True)
    ]
    is_reading = parsed[0]["resourceType"] == "Observation"
    table, row = (_reading, _reading_row) if is_reading else (_response, _response_row)
    with store.write() as connection:
        connection.execute(insert(_resource), raw)
        connection.execute(insert(table), [row(found) for found in parsed])


def _reading_row(found: dict[str, Any]) -> dict[str, str]:
    quantity = found["valueQuantity"]
    return {
        "reference": found["id"],
        "patient": found["subject"]["reference"],
        "code": found["code"]["coding"][0]["code"],
        "value": str(quantity["value"]),
        "unit": quantity["code"],
        "time": found["effectiveDateTime"],
        "status": found["status"],
    }


def _response_row(found: dict[str, Any]) -> dict[str, str]:
    return {
        "reference": found["id"],
        "patient": found["subject"]["reference"],
        "questionnaire": found["questionnaire"],
        "time": found["authored"],
        "status": found["status"],
        "answers": json.dumps([[item["linkId"], item["answer"]] for item in found["item"]]),
    }


class _Base(DeclarativeBase):
    pass


class _Stored(_Base):
    __tablename__ = "stored"
    id: Mapped[int] = mapped_column(primary_key=True)
    reference: Mapped[str]
    patient: Mapped[str]
    time: Mapped[str]
    status: Mapped[str]
    body: Mapped[str]
    raw: Mapped[bytes]


def with_models(folder: Path, files: list[Path]) -> tuple[int, float]:
    """Validate with fhir.resources (R4B) and add objects to a session of SQLAlchemy's ORM in the same kind of store."""
    store = open_database(folder / "models.db", _KEY)
    with store.write() as connection:
        _Base.metadata.create_all(connection)
    start, number = time.perf_counter(), 0
    for file in files:
        with file.open("rb") as lines:
            while batch := list(islice(lines, BATCH)):
                with store.write() as connection, Session(connection) as session:
                    session.add_all(_validated(batch))
                    session.flush()
                number += len(batch)
    seconds = time.perf_counter() - start
    store.close()
    return number, seconds


def _validated(batch: list[bytes]) -> Iterator[_Stored]:
    from fhir.resources.R4B.observation import Observation
    from fhir.resources.R4B.questionnaireresponse import QuestionnaireResponse

    models: dict[str, Any] = {"Observation": Observation, "QuestionnaireResponse": QuestionnaireResponse}
    for line in batch:
        body = json.loads(line)
        found = models[body["resourceType"]].model_validate(body)
        at = getattr(found, "effectiveDateTime", None) or getattr(found, "authored", None)
        yield _Stored(
            reference=found.id,
            patient=found.subject.reference,
            time=str(at),
            status=found.status,
            body=found.model_dump_json(),
            raw=line,
        )
