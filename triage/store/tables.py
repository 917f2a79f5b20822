"""The tables: integers, text and bytes only, so that SQLite and PostgreSQL agree to the byte.

Times are milliseconds since 1970 UTC, values decimal text, structures canonical JSON text. Nothing is ever deleted from
`resource`, `result`, `decision` and `audit`; the other tables hold the facts in force, each traceable to `resource`.
"""

from sqlalchemy import (
    CheckConstraint,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
    text,
)

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
    }
)


def _key() -> Column[int]:
    return Column("id", Integer, primary_key=True)


def _to(table: str, *, required: bool = True) -> Column[int]:
    return Column(f"{table}_id", ForeignKey(f"{table}.id"), nullable=not required)


def _text(name: str, *, required: bool = True) -> Column[str]:
    return Column(name, Text, nullable=not required)


def _integer(name: str, *, required: bool = True) -> Column[int]:
    return Column(name, Integer, nullable=not required)


source = Table(
    "source",
    metadata,
    _key(),
    _text("name"),
    _integer("last_success", required=False),
    _text("fault_da", required=False),
    _text("fault_en", required=False),
    _integer("received"),
    _integer("accepted"),
    _integer("with_findings"),
    _integer("quarantined"),
    _integer("unchanged"),
    UniqueConstraint("name"),
    sqlite_strict=True,
)

watermark = Table(
    "watermark",
    metadata,
    Column("source_id", ForeignKey("source.id"), primary_key=True),
    Column("type", Text, primary_key=True),
    _integer("seen_until"),
    sqlite_strict=True,
)

patient = Table(
    "patient",
    metadata,
    _key(),
    _to("source"),
    _text("reference"),
    _integer("is_known"),
    _text("cpr", required=False),
    _text("family"),
    _text("given"),
    _text("name_key"),
    _text("birth_date", required=False),
    _text("gender", required=False),
    _text("phone", required=False),
    _text("address", required=False),
    _text("postal_code", required=False),
    _text("contacts"),
    _integer("active"),
    _integer("deceased"),
    _integer("protected"),
    _integer("to_score"),
    UniqueConstraint("source_id", "reference"),
    sqlite_strict=True,
)
Index(
    "ix_patient_to_score",
    patient.c.to_score,
    sqlite_where=text("to_score > 0"),
)

resource = Table(
    "resource",
    metadata,
    _key(),
    _to("source"),
    _text("type"),
    _text("fhir_id"),
    _text("version", required=False),
    _integer("last_updated", required=False),
    _integer("received"),
    _text("sha256"),
    Column("raw", LargeBinary, nullable=False),
    _text("disposition"),
    _integer("withdrawn"),
    _integer("is_current"),
    _to("patient", required=False),
    CheckConstraint("disposition IN ('accepted', 'with_findings', 'quarantined')", name="disposition"),
    UniqueConstraint("source_id", "type", "fhir_id", "sha256"),
    sqlite_strict=True,
)
Index(
    "ix_resource_quarantined",
    resource.c.patient_id,
    sqlite_where=text("disposition = 'quarantined'"),
)

finding = Table(
    "finding",
    metadata,
    _key(),
    _to("resource"),
    _text("severity"),
    _text("code"),
    _text("path"),
    _text("da"),
    _text("en"),
    Index("ix_finding_resource_id", "resource_id"),
    sqlite_strict=True,
)

enrolment = Table(
    "enrolment",
    metadata,
    _key(),
    _to("source"),
    _text("reference"),
    _to("patient"),
    _text("programme"),
    _text("status"),
    _integer("start", required=False),
    _integer("end", required=False),
    _text("plan"),
    UniqueConstraint("source_id", "reference"),
    Index("ix_enrolment_patient_id", "patient_id"),
    sqlite_strict=True,
)

questionnaire = Table(
    "questionnaire",
    metadata,
    _key(),
    _to("source"),
    _text("reference"),
    _text("url"),
    _text("version", required=False),
    _text("title"),
    _text("items"),
    UniqueConstraint("source_id", "reference"),
    sqlite_strict=True,
)

response = Table(
    "response",
    metadata,
    _key(),
    _to("source"),
    _text("reference"),
    _to("patient"),
    _text("questionnaire"),
    _text("status"),
    _integer("authored", required=False),
    _text("answered_by", required=False),
    _text("answers"),
    _integer("received"),
    UniqueConstraint("source_id", "reference"),
    Index("ix_response_patient_id", "patient_id", "authored"),
    sqlite_strict=True,
)

reading = Table(
    "reading",
    metadata,
    _key(),
    _to("source"),
    _text("reference"),
    _to("patient"),
    _text("kind", required=False),
    _text("value", required=False),
    _text("unit", required=False),
    _integer("time"),
    _text("device", required=False),
    _text("status"),
    _text("signal", required=False),
    _integer("calibrated_until", required=False),
    _text("fault", required=False),
    _integer("received"),
    UniqueConstraint("source_id", "reference"),
    Index("ix_reading_patient_id", "patient_id", "time"),
    sqlite_strict=True,
)

device = Table(
    "device",
    metadata,
    _key(),
    _to("source"),
    _text("reference"),
    _text("manufacturer", required=False),
    _text("model", required=False),
    _text("serial", required=False),
    _text("udi", required=False),
    UniqueConstraint("source_id", "reference"),
    sqlite_strict=True,
)

location = Table(
    "location",
    metadata,
    _key(),
    _to("source"),
    _text("reference"),
    _text("name"),
    _text("site", required=False),
    UniqueConstraint("source_id", "reference"),
    sqlite_strict=True,
)

appointment = Table(
    "appointment",
    metadata,
    _key(),
    _to("source"),
    _text("reference"),
    _to("patient"),
    _text("status"),
    _integer("start", required=False),
    _integer("end", required=False),
    _text("service"),
    _text("department"),
    _text("location", required=False),
    _text("mode"),
    _text("note"),
    UniqueConstraint("source_id", "reference"),
    Index("ix_appointment_patient_id", "patient_id"),
    sqlite_strict=True,
)

rule_set = Table(
    "rule_set",
    metadata,
    _key(),
    _text("name"),
    _text("version"),
    _text("sha256"),
    _text("status"),
    _text("programme"),
    _text("body"),
    _integer("in_force_from"),
    _integer("in_force_until", required=False),
    Index("ix_rule_set_programme", "programme"),
    sqlite_strict=True,
)

result = Table(
    "result",
    metadata,
    _key(),
    _to("patient"),
    _text("programme"),
    _integer("at"),
    _integer("colour_rank"),
    _integer("is_complete"),
    _text("rule_set"),
    _text("rule_set_version"),
    _text("sha256"),
    _text("basis"),
    _text("body"),
    CheckConstraint("colour_rank BETWEEN 0 AND 3", name="colour_rank"),
    CheckConstraint("colour_rank < 3 OR is_complete = 1", name="green_is_complete"),
    Index("ix_result_patient_id", "patient_id", "programme", "id"),
    sqlite_strict=True,
)

case = Table(
    "case",
    metadata,
    _key(),
    _to("patient"),
    _text("programme"),
    _to("result"),
    _integer("is_open"),
    _integer("colour_rank"),
    _text("reason_da"),
    _text("reason_en"),
    _integer("deadline", required=False),
    _integer("newest", required=False),
    _integer("opened"),
    _integer("closed", required=False),
    _integer("recheck_at", required=False),
    CheckConstraint("is_open IN (0, 1)", name="is_open"),
    sqlite_strict=True,
)
Index("ix_case_worklist", case.c.is_open, case.c.colour_rank, case.c.deadline, case.c.id)
Index("ix_case_patient_id", case.c.patient_id, case.c.programme)
Index(
    "uq_case_one_open",
    case.c.patient_id,
    case.c.programme,
    unique=True,
    sqlite_where=text("is_open = 1"),
)

decision = Table(
    "decision",
    metadata,
    _key(),
    _to("case"),
    _to("result"),
    _text("action"),
    _text("note"),
    _text("actor"),
    _integer("at"),
    _integer("undoes", required=False),
    CheckConstraint("action IN ('visit', 'phone', 'message', 'no_visit', 'undo')", name="action"),
    UniqueConstraint("undoes"),
    Index("ix_decision_case_id", "case_id"),
    sqlite_strict=True,
)

audit = Table(
    "audit",
    metadata,
    _key(),
    _integer("at"),
    _text("actor"),
    _text("act"),
    _to("patient", required=False),
    _text("subject"),
    sqlite_strict=True,
)
