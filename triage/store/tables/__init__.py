"""The tables: integers, text and bytes only, so that SQLite and PostgreSQL agree to the byte.

Times are milliseconds since 1970 UTC, values decimal text, structures canonical JSON text. Nothing is ever deleted from
`resource`, `result`, `decision` and `audit`; the other tables hold the facts in force, each traceable to `resource`.
"""

from triage.store.tables.access import (
    department,
    department_part,
    emergency_access,
    person,
    privacy_mark,
    role_grant,
)
from triage.store.tables.administration import department_setting
from triage.store.tables.arrival import finding, resource, source, watermark
from triage.store.tables.audit import audit, audit_chain, audit_day, audit_patient, review
from triage.store.tables.away import away_act, away_conflict, away_copy, away_merged
from triage.store.tables.care import care_change, dismissal, own_limit
from triage.store.tables.case import case, decision, result, rule_set
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
from triage.store.tables.coordination_inbox import (
    coordination_act,
    coordination_due,
    coordination_finding,
    coordination_prompt,
    coordination_switch,
    visit_question,
)
from triage.store.tables.coordination_notes import coordination_note
from triage.store.tables.decided import booking_request, decision_outcome, message_channel, visit_doubt
from triage.store.tables.device import device, device_metric, invalidation, restoration
from triage.store.tables.double_read import double_item, double_reading, double_round
from triage.store.tables.draft import draft
from triage.store.tables.fact import appointment, enrolment, location, patient, questionnaire, reading, response
from triage.store.tables.greens import (
    green_batch,
    green_closing,
    green_draw,
    green_judgement,
    green_policy,
    green_secret,
    stable_proposal,
)
from triage.store.tables.history import history_block, history_fill, history_layout, history_row
from triage.store.tables.keeping import keeping
from triage.store.tables.ledger import expected, ledger, pause, route_file
from triage.store.tables.lists import case_reason, colour_step, name_part, presence, saved_view
from triage.store.tables.outbox import handling, outbox
from triage.store.tables.ownership import case_event, case_limit
from triage.store.tables.pull import pull_state
from triage.store.tables.rebooking import rebooking, rebooking_call, rebooking_move
from triage.store.tables.rule_changes import rule_change, rule_change_case, rule_pending
from triage.store.tables.rule_versions import rule_draft, rule_notice, rule_report, rule_step, rule_version
from triage.store.tables.signing_keys import signing_key, signing_register
from triage.store.tables.watch import watch, watch_candidate

__all__ = [
    "appointment",
    "audit",
    "audit_chain",
    "audit_day",
    "audit_patient",
    "away_act",
    "away_conflict",
    "away_copy",
    "away_merged",
    "booking_request",
    "care_change",
    "case",
    "case_event",
    "case_limit",
    "case_reason",
    "colour_step",
    "coordination_act",
    "coordination_due",
    "coordination_finding",
    "coordination_note",
    "coordination_prompt",
    "coordination_switch",
    "decision",
    "decision_outcome",
    "department",
    "department_part",
    "department_setting",
    "device",
    "device_metric",
    "dismissal",
    "double_item",
    "double_reading",
    "double_round",
    "draft",
    "emergency_access",
    "encounter",
    "enrolment",
    "episode_of_care",
    "expected",
    "finding",
    "flag",
    "former_fact",
    "green_batch",
    "green_closing",
    "green_draw",
    "green_judgement",
    "green_policy",
    "green_secret",
    "handling",
    "healthcare_service",
    "history_block",
    "history_fill",
    "history_layout",
    "history_row",
    "invalidation",
    "keeping",
    "ledger",
    "location",
    "message_channel",
    "metadata",
    "name_part",
    "notice",
    "outbox",
    "own_limit",
    "patient",
    "pause",
    "person",
    "presence",
    "privacy_mark",
    "pull_state",
    "questionnaire",
    "reading",
    "rebooking",
    "rebooking_call",
    "rebooking_move",
    "related_person",
    "resource",
    "response",
    "restoration",
    "result",
    "review",
    "role_grant",
    "route_file",
    "rule_change",
    "rule_change_case",
    "rule_draft",
    "rule_notice",
    "rule_pending",
    "rule_report",
    "rule_set",
    "rule_step",
    "rule_version",
    "saved_view",
    "schedule",
    "service_request",
    "signing_key",
    "signing_register",
    "slot",
    "source",
    "stable_proposal",
    "task",
    "twin",
    "visit_doubt",
    "visit_question",
    "watch",
    "watch_candidate",
    "watermark",
]
