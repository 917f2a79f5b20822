"""The facts around a patient: stays, courses, referrals, tasks, flags, relatives, and what departments offer."""

from sqlalchemy import Index

from triage.store.tables.columns import fact_table, integer_column, period, text_column, to

encounter = fact_table(
    "encounter",
    to("patient"),
    text_column("status"),
    text_column("kind", required=False),
    *period(),
    text_column("department"),
    Index("ix_encounter_patient_id", "patient_id"),
)

episode_of_care = fact_table(
    "episode_of_care",
    to("patient"),
    text_column("status"),
    text_column("programme", required=False),
    text_column("team", required=False),
    *period(),
    text_column("history"),
    Index("ix_episode_of_care_patient_id", "patient_id"),
)

service_request = fact_table(
    "service_request",
    to("patient"),
    text_column("status"),
    text_column("intent"),
    text_column("code", required=False),
    text_column("service"),
    integer_column("authored", required=False),
    integer_column("start", required=False),
    integer_column("due", required=False),
    text_column("priority", required=False),
    text_column("requester", required=False),
    text_column("performer", required=False),
    Index("ix_service_request_patient_id", "patient_id"),
)

task = fact_table(
    "task",
    to("patient", required=False),
    text_column("status"),
    text_column("intent"),
    text_column("code", required=False),
    text_column("text"),
    text_column("focus", required=False),
    text_column("based_on", required=False),
    text_column("owner", required=False),
    text_column("requester", required=False),
    text_column("business_status", required=False),
    integer_column("authored", required=False),
    *period(),
    integer_column("due", required=False),
    Index("ix_task_patient_id", "patient_id"),
    Index("ix_task_focus", "focus"),
)

flag = fact_table(
    "flag",
    to("patient"),
    text_column("status"),
    text_column("code", required=False),
    text_column("text"),
    *period(),
    text_column("author", required=False),
    Index("ix_flag_patient_id", "patient_id"),
)

related_person = fact_table(
    "related_person",
    to("patient"),
    text_column("name"),
    text_column("relation"),
    text_column("phone", required=False),
    integer_column("active"),
    *period(),
    Index("ix_related_person_patient_id", "patient_id"),
)

healthcare_service = fact_table(
    "healthcare_service",
    text_column("name"),
    text_column("department"),
    text_column("locations"),
    text_column("phone", required=False),
    integer_column("active"),
)

schedule = fact_table(
    "schedule",
    text_column("actors"),
    text_column("service"),
    *period(),
    integer_column("active"),
)

slot = fact_table(
    "slot",
    text_column("schedule"),
    text_column("status"),
    integer_column("start"),
    integer_column("end"),
    text_column("service"),
    # Of one from before they were kept it is not known.
    text_column("version", required=False),
    Index("ix_slot_schedule", "schedule", "start"),
)
