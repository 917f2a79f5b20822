"""The tables: integers, text and bytes only, so that SQLite and PostgreSQL agree to the byte.

Times are milliseconds since 1970 UTC, values decimal text, structures canonical JSON text. Nothing is ever deleted from
`resource`, `result`, `decision` and `audit`; the other tables hold the facts in force, each traceable to `resource`.
"""

from triage.store.arrival_tables import finding, resource, source, watermark
from triage.store.case_tables import audit, case, decision, result, rule_set
from triage.store.columns import metadata
from triage.store.fact_tables import appointment, device, enrolment, location, patient, questionnaire, reading, response

__all__ = [
    "appointment",
    "audit",
    "case",
    "decision",
    "device",
    "enrolment",
    "finding",
    "location",
    "metadata",
    "patient",
    "questionnaire",
    "reading",
    "resource",
    "response",
    "result",
    "rule_set",
    "source",
    "watermark",
]
