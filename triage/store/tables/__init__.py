"""The tables: integers, text and bytes only, so that SQLite and PostgreSQL agree to the byte.

Times are milliseconds since 1970 UTC, values decimal text, structures canonical JSON text. Nothing is ever deleted from
`resource`, `result`, `decision` and `audit`; the other tables hold the facts in force, each traceable to `resource`.
"""

from triage.store.tables.arrival import finding, resource, source, watermark
from triage.store.tables.case import audit, case, decision, result, rule_set
from triage.store.tables.change import former_fact, notice, twin
from triage.store.tables.columns import metadata
from triage.store.tables.context import (
    encounter,
    episode_of_care,
    flag,
    healthcare_service,
    related_person,
    schedule,
    service_request,
    slot,
    task,
)
from triage.store.tables.device import device, device_metric, invalidation, restoration
from triage.store.tables.fact import appointment, enrolment, location, patient, questionnaire, reading, response
from triage.store.tables.ledger import expected, ledger, pause, route_file
from triage.store.tables.outbox import handling, outbox
from triage.store.tables.pull import pull_state
from triage.store.tables.watch import watch

__all__ = [
    "appointment",
    "audit",
    "case",
    "decision",
    "device",
    "device_metric",
    "encounter",
    "enrolment",
    "episode_of_care",
    "expected",
    "finding",
    "flag",
    "former_fact",
    "handling",
    "healthcare_service",
    "invalidation",
    "ledger",
    "location",
    "metadata",
    "notice",
    "outbox",
    "patient",
    "pause",
    "pull_state",
    "questionnaire",
    "reading",
    "related_person",
    "resource",
    "response",
    "restoration",
    "result",
    "route_file",
    "rule_set",
    "schedule",
    "service_request",
    "slot",
    "source",
    "task",
    "twin",
    "watch",
    "watermark",
]
