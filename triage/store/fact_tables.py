"""The facts in force, each replaced by the newest version of the resource that it came from."""

from sqlalchemy import Index, Table, UniqueConstraint, text

from triage.store.columns import integer_column, key, metadata, text_column, to

patient = Table(
    "patient",
    metadata,
    key(),
    to("source"),
    text_column("reference"),
    integer_column("is_known"),
    text_column("cpr", required=False),
    text_column("family"),
    text_column("given"),
    text_column("name_key"),
    text_column("birth_date", required=False),
    text_column("gender", required=False),
    text_column("phone", required=False),
    text_column("address", required=False),
    text_column("postal_code", required=False),
    text_column("contacts"),
    integer_column("active"),
    integer_column("deceased"),
    integer_column("protected"),
    integer_column("to_score"),
    integer_column("first_seen"),
    UniqueConstraint("source_id", "reference"),
    Index("ix_patient_cpr", "cpr"),
    sqlite_strict=True,
)
Index(
    "ix_patient_to_score",
    patient.c.to_score,
    sqlite_where=text("to_score > 0"),
)

enrolment = Table(
    "enrolment",
    metadata,
    key(),
    to("source"),
    text_column("reference"),
    to("patient"),
    text_column("programme"),
    text_column("status"),
    integer_column("start", required=False),
    integer_column("end", required=False),
    text_column("plan"),
    # Care teams and organisations: two lists.
    text_column("belongs", required=False),
    UniqueConstraint("source_id", "reference"),
    Index("ix_enrolment_patient_id", "patient_id"),
    sqlite_strict=True,
)

questionnaire = Table(
    "questionnaire",
    metadata,
    key(),
    to("source"),
    text_column("reference"),
    text_column("url"),
    text_column("version", required=False),
    text_column("title"),
    text_column("items"),
    UniqueConstraint("source_id", "reference"),
    sqlite_strict=True,
)

response = Table(
    "response",
    metadata,
    key(),
    to("source"),
    text_column("reference"),
    to("patient"),
    text_column("questionnaire"),
    text_column("status"),
    integer_column("authored", required=False),
    text_column("answered_by", required=False),
    text_column("answers"),
    text_column("faults", required=False),
    integer_column("first_received"),
    integer_column("received"),
    UniqueConstraint("source_id", "reference"),
    Index("ix_response_patient_id", "patient_id", "authored"),
    sqlite_strict=True,
)

reading = Table(
    "reading",
    metadata,
    key(),
    to("source"),
    text_column("reference"),
    to("patient"),
    text_column("kind", required=False),
    text_column("value", required=False),
    text_column("unit", required=False),
    integer_column("time"),
    text_column("device", required=False),
    text_column("status"),
    text_column("signal", required=False),
    integer_column("calibrated_until", required=False),
    text_column("fault", required=False),
    text_column("words", required=False),
    integer_column("received"),
    UniqueConstraint("source_id", "reference"),
    Index("ix_reading_patient_id", "patient_id", "time"),
    Index("ix_reading_device", "source_id", "device", "time"),
    sqlite_strict=True,
)

location = Table(
    "location",
    metadata,
    key(),
    to("source"),
    text_column("reference"),
    text_column("name"),
    text_column("site", required=False),
    UniqueConstraint("source_id", "reference"),
    sqlite_strict=True,
)

appointment = Table(
    "appointment",
    metadata,
    key(),
    to("source"),
    text_column("reference"),
    to("patient"),
    text_column("status"),
    integer_column("start", required=False),
    integer_column("end", required=False),
    text_column("service"),
    text_column("department"),
    text_column("location", required=False),
    text_column("mode"),
    text_column("note"),
    text_column("healthcare_service", required=False),
    UniqueConstraint("source_id", "reference"),
    Index("ix_appointment_patient_id", "patient_id"),
    sqlite_strict=True,
)
