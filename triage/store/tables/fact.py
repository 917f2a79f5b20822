"""The facts in force, each replaced by the newest version of the resource that it came from."""

from sqlalchemy import Index, text

from triage.store.tables.columns import fact_table, integer_column, period, text_column, to

patient = fact_table(
    "patient",
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
    Index("ix_patient_cpr", "cpr"),
    Index("ix_patient_name_key", "name_key"),
)
Index(
    "ix_patient_to_score",
    patient.c.to_score,
    sqlite_where=text("to_score > 0"),
)

enrolment = fact_table(
    "enrolment",
    to("patient"),
    text_column("programme"),
    text_column("status"),
    *period(),
    text_column("plan"),
    # Care teams and organisations: two lists.
    text_column("belongs", required=False),
    Index("ix_enrolment_patient_id", "patient_id"),
)

questionnaire = fact_table(
    "questionnaire",
    text_column("url"),
    text_column("version", required=False),
    text_column("title"),
    text_column("items"),
)

response = fact_table(
    "response",
    to("patient"),
    text_column("questionnaire"),
    text_column("status"),
    integer_column("authored", required=False),
    text_column("answered_by", required=False),
    text_column("answers"),
    text_column("faults", required=False),
    integer_column("first_received"),
    integer_column("received"),
    Index("ix_response_patient_id", "patient_id", "authored"),
)

reading = fact_table(
    "reading",
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
    Index("ix_reading_patient_id", "patient_id", "time"),
    Index("ix_reading_device", "source_id", "device", "time"),
)

location = fact_table(
    "location",
    text_column("name"),
    text_column("site", required=False),
)

appointment = fact_table(
    "appointment",
    to("patient"),
    text_column("status"),
    *period(),
    text_column("service"),
    text_column("department"),
    text_column("location", required=False),
    text_column("mode"),
    text_column("note"),
    text_column("healthcare_service", required=False),
    # The referrals that it answers: a list; none of one from before they were kept.
    text_column("based_on", required=False),
    text_column("version", required=False),
    Index("ix_appointment_patient_id", "patient_id"),
)
