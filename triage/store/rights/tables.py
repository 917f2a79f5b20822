"""What a person's login may do with each table; a table that does not stand here is closed to everybody.

Conditions are the database's own words, asked for every row. Columns that may be changed are named one by one.
"""

from collections.abc import Mapping
from dataclasses import dataclass

_LIST = "'clinician', 'medical_secretary', 'department_head'"
CARE = "'clinician', 'department_head'"
HEAD = "'department_head'"
CODED = "'clinician', 'department_head', 'rule_author', 'rule_approver'"
ALL = "true"


@dataclass(frozen=True, slots=True)
class Right:
    """Which rows a person sees, may add, and may change in which `columns`; `leave` is how a changed row must be left.

    None is not at all. `is_kept`: nobody, the service that takes in included, changes or deletes a row.
    """

    see: str | None = None
    add: str | None = None
    change: str | None = None
    columns: tuple[str, ...] = ()
    leave: str | None = None
    remove: str | None = None
    is_kept: bool = False
    service: str = "SELECT, INSERT, UPDATE, DELETE"


def _departments(roles: str) -> str:
    # Asked once for each statement.
    return f"(SELECT visita_departments({roles}))::bigint[]"


def of(test: str, roles: str, column: str = "@.patient_id") -> str:
    """Return the test whose patient a row is of, the quick questions before the thorough one; `@` is the table."""
    is_care = "true" if test == "visita_open" else "false"
    unmarked = f"{column} <> ALL ((SELECT visita_marked())::bigint[]) AND " if test == "visita_open" else ""
    has_open_case = (
        f'{unmarked}EXISTS (SELECT FROM "case" AS its WHERE its.patient_id = {column} AND its.is_open = 1'
        f" AND its.department_id = ANY ({_departments(roles)}))"
    )
    alone = f"(SELECT visita_alone({is_care}, {roles}))"
    return f"({alone} OR {has_open_case} OR {test}({column}, {_departments(roles)}))"


def _role(*roles: str) -> str:
    named = ", ".join(f"'{role}'" for role in roles)
    return f"((SELECT visita_roles())::text[] && ARRAY[{named}])"


def _by_me(actor: str = "actor", at: str | None = "at") -> str:
    # A copy brings decisions and lines of its log of the last days; a trigger wants to see that it does.
    near = "" if at is None else f" AND {at} BETWEEN visita_now() - 691200000 AND visita_now() + 300000"
    return f"{actor} = (SELECT visita_me()){near}"


def _whose(table: str, column: str) -> str:
    return f'EXISTS (SELECT FROM "{table}" AS its WHERE its.id = {column})'


def in_departments(roles: str, its: str = "@") -> str:
    """Return the test that a case is of a department where one of the roles runs; none counts as the first."""
    mine, place = _departments(roles), f"{its}.department_id"
    return f"({place} = ANY ({mine}) OR ({place} IS NULL AND (SELECT visita_first()) = ANY ({mine})))"


_HERE = Right(see=ALL)
_FACT = Right(see=of("visita_open", CARE))
_PLAN = Right(see=of("visita_tied", _LIST))
_SERVICE_ALONE = Right()
_CASE = _whose("case", "case_id")
# Of a department in which reasons are read.
_CODED_CASE = f'EXISTS (SELECT FROM "case" AS its WHERE its.id = case_id AND {in_departments(CODED, "its")})'
_DECISION = _whose("decision", "decision_id")
_CARED = (
    'EXISTS (SELECT FROM decision AS its JOIN "case" AS its_case ON its_case.id = its.case_id'
    f" WHERE its.id = decision_id AND {in_departments(CARE, 'its_case')})"
)
_SENT_FOR = f"({_CARED} OR {_whose('care_change', 'care_change_id')})"
_CARER, _HEAD, _ADMINISTRATOR = _role("clinician", "department_head"), _role("department_head"), _role("administrator")
_AUDITOR = _role("auditor")
_TUNES = _role("department_head", "rule_author", "rule_approver")
# What stands under a hash is what it is the hash of: nobody keeps another's place with something else.
_ITS_OWN = "{} = encode(sha256(convert_to(body, 'UTF8')), 'hex')"
# By whoever writes it, or as the final text of what its author sent.
_AUTHORS = (
    "(author = (SELECT visita_me()) OR EXISTS (SELECT FROM rule_version AS sent"
    " WHERE sent.content_sha256 = @.base_sha256 AND sent.author = @.author))"
)
_OF_VERSION = (
    "EXISTS (SELECT FROM rule_version AS its WHERE its.content_sha256 = @.content_sha256"
    " AND its.programme = @.programme)"
)
_SIGNED_NOW = "at BETWEEN visita_now() - 3600000 AND visita_now() + 300000"
_OPEN_ROUND = (
    "EXISTS (SELECT FROM double_round AS its WHERE its.id = double_round_id AND its.closed IS NULL"
    " AND its.author = (SELECT visita_me()))"
)
_OPEN_ITEM = (
    "EXISTS (SELECT FROM double_item AS its"
    " JOIN double_round AS its_round ON its_round.id = its.double_round_id AND its_round.closed IS NULL"
    ' JOIN "case" AS its_case ON its_case.id = its.case_id WHERE its.id = double_item_id)'
)
_OURS = f"department_id = ANY ({_departments(_LIST)})"
_FINDING = _whose("coordination_finding", "finding_id")
_SEEN_OR_HELD = f"(patient_id IS NULL AND {_CARER} OR {of('visita_open', CARE)})"
_READ = "SELECT"
_ADD = "SELECT, INSERT"

RIGHTS: Mapping[str, Right] = {
    # Where data come from, and what belongs where: nobody's health stands in it.
    **dict.fromkeys(("healthcare_service", "location", "questionnaire", "schedule", "slot"), _HERE),
    **dict.fromkeys(("route_file", "watermark", "pull_state", "watch_candidate"), _HERE),
    "alembic_version": Right(see=ALL, service=_READ),
    "rule_set": Right(see=ALL, service="SELECT, INSERT, UPDATE (in_force_until)"),
    # Rules on their way into use; that somebody may approve is proven by the signature, and looked at by whoever loads.
    "rule_version": Right(
        see=ALL, add=f"{_TUNES} AND {_ITS_OWN.format('content_sha256')} AND {_AUTHORS}", is_kept=True, service=_READ
    ),
    "rule_step": Right(
        see=ALL, add=f"{_TUNES} AND {_by_me('signer', None)} AND {_SIGNED_NOW} AND {_OF_VERSION}",
        is_kept=True, service=_READ,
    ),
    "rule_report": Right(see=_TUNES, add=f"{_TUNES} AND {_ITS_OWN.format('sha256')}", is_kept=True, service=_READ),
    "rule_draft": Right(
        see=_TUNES,
        add=f"{_TUNES} AND {_by_me('author', 'made')} AND closed IS NULL AND revision = 1",
        change=_by_me("author", None),
        columns=("name", "version", "body", "revision", "changed", "closed", "sent_sha256"),
        leave=_by_me("author", "changed"),
        service=_READ,
    ),
    "rule_notice": Right(
        see=_by_me("login", None), add=f"{_TUNES} AND seen_at IS NULL", change=_by_me("login", None),
        columns=("seen_at",), leave=_by_me("login", None), service=_ADD,
    ),
    # Written by the service that scores; a line is seen where its case is.
    "rule_change": Right(see=ALL, is_kept=True, service=_ADD),
    "rule_change_case": Right(see=_CASE, is_kept=True, service=_ADD),
    "rule_pending": Right(see=_CASE),
    "source": Right(
        see=ALL,
        add=_ADMINISTRATOR,
        change=_ADMINISTRATOR,
        columns=(
            *("url", "kind", "dialect", "token", "proxy"),
            *("page_size", "interval_minutes", "enabled", "write_back"),
        ),
    ),
    "watch": Right(see=ALL, change=ALL, columns=("asked",)),
    "department": Right(see=ALL, add=_ADMINISTRATOR, change=_ADMINISTRATOR, columns=("name", "sor"), service=_READ),
    "department_part": Right(see=ALL, add=_ADMINISTRATOR, remove=_ADMINISTRATOR, service=_READ),
    "message_channel": Right(
        see=ALL, add=f"{_role('department_head', 'administrator')} AND {_by_me('author')}",
        remove=_role("department_head", "administrator"), service=_READ,
    ),
    "department_setting": Right(
        see=ALL, add=f"department_id = ANY ({_departments(HEAD)}) AND {_by_me('author')}", is_kept=True, service=_READ
    ),
    "case_limit": Right(see=ALL, add=f"{_HEAD} AND {_by_me('author')}", is_kept=True, service=_READ),
    "green_policy": Right(see=ALL, add=f"{_HEAD} AND {_by_me('author')}", is_kept=True, service=_READ),
    # A certificate counts by the authority's signature; that only an administrator adds one keeps the register clean.
    "signing_key": Right(see=ALL, add=_by_me("login", "made"), is_kept=True, service=_READ),
    "signing_register": Right(see=ALL, add=_ADMINISTRATOR, is_kept=True, service=_READ),
    "keeping": Right(
        see=ALL, add=_ADMINISTRATOR, change=_ADMINISTRATOR, columns=("value", "at"), service="SELECT, INSERT, UPDATE"
    ),
    # What only the service that takes in needs, or what stands in a workstation's copy alone.
    **dict.fromkeys(("green_secret", "away_act", "away_copy", "audit_day"), _SERVICE_ALONE),
    # What people keep of their own, and who is where.
    "saved_view": Right(
        see=f"({_by_me('owner', None)} OR department_id = ANY ({_departments(_LIST)}))",
        add=f"{_by_me('owner', None)} AND (department_id IS NULL OR department_id = ANY ({_departments(CARE)}))",
        change=f"({_by_me('owner', None)} OR department_id = ANY ({_departments(HEAD)}))",
        columns=("department_id", "name", "version", "query", "changed_by", "changed", "removed"),
        leave=f"{_by_me('changed_by', None)} AND (department_id IS NULL OR department_id = ANY ({_departments(CARE)}))",
        service=_READ,
    ),
    "presence": Right(
        see=of("visita_open", _LIST), add=f"{_by_me(at=None)} AND {_FACT.see}",
        change=_by_me(at=None), columns=("patient_id", "until"), leave=_FACT.see,
        remove=f"({_by_me(at=None)} OR until < visita_now())", service="SELECT, DELETE",
    ),
    # People.
    "person": Right(
        see=ALL,
        add=f"{_ADMINISTRATOR} AND {_by_me('made_by', 'made')} AND verifier IS NULL",
        change=f"(login = (SELECT visita_me()) OR {_ADMINISTRATOR})",
        columns=("active", "verifier", "failed", "locked_until"),
        service=_READ,
    ),
    "role_grant": Right(
        see=ALL,
        add=f"{_role('administrator', 'department_head')} AND {_by_me('granted_by', 'granted')}"
        " AND approved_by IS NULL AND approved IS NULL AND ended_by IS NULL AND ended IS NULL"
        f" AND (needs_second = 1 OR {_ADMINISTRATOR})",
        change=_role("administrator", "department_head"),
        columns=("approved_by", "approved", "ended_by", "ended"),
        service=_READ,
    ),
    "privacy_mark": Right(
        see=of("visita_known", _LIST),
        add=f"{_by_me('noted_by', 'noted')} AND {of('visita_tied', _LIST)} AND ended IS NULL",
        change=of("visita_tied", _LIST),
        columns=("ended", "ended_by"),
        leave=_by_me("ended_by", "ended"),
        service=_READ,
    ),
    "emergency_access": Right(
        see=f"({_by_me(at=None)} OR {_AUDITOR})",
        add=f"{_by_me()} AND at > visita_now() - 300000 AND until <= at + 3600000"
        f" AND department_id = ANY ({_departments(CARE)})",
        is_kept=True,
        service=_READ,
    ),
    # The log.
    "audit": Right(see=f"({_by_me(at=None)} OR {_AUDITOR})", add=_by_me(), is_kept=True, service=_ADD),
    "audit_patient": Right(
        see=_whose("audit", "audit_id"), add=_whose("audit", "audit_id"), is_kept=True, service=_ADD
    ),
    "audit_chain": Right(
        see=ALL, add="number = 1 AND reviewed = 0", change=ALL, columns=("number", "hash"),
        service="SELECT, INSERT, UPDATE",
    ),
    "review": Right(
        see=f"({_by_me(at=None)} OR {_AUDITOR})",
        add=f"{_by_me()} AND state = 'open' AND reason = 'break_glass'",
        change=f"{_AUDITOR} AND actor <> (SELECT visita_me())",
        columns=("state", "note", "closed_by", "closed_at"),
        leave="closed_by = (SELECT visita_me())",
        service="SELECT, INSERT, UPDATE",
    ),
    # Patients.
    "patient": Right(
        see=f"({of('visita_known', _LIST, '@.id')} OR {_AUDITOR})",
        change=of("visita_tied", CARE, "@.id"),
        columns=("to_score",),
    ),
    "name_part": Right(see=f"({of('visita_known', _LIST)} OR {_AUDITOR})"),
    "twin": Right(see=f"({of('visita_tied', _LIST)} OR {of('visita_tied', _LIST, '@.twin_id')})"),
    "appointment": _PLAN,
    # A course made here has a reference that no source gives.
    "enrolment": Right(see=_PLAN.see, add=f"reference LIKE 'visita/%' AND status = 'active' AND {_FACT.see}"),
    # A secretary books by when a referral came, and around a stay.
    **dict.fromkeys(("encounter", "service_request"), _PLAN),
    **dict.fromkeys(("episode_of_care", "flag", "related_person"), _FACT),
    **dict.fromkeys(("response", "reading", "former_fact", "handling", "expected"), _FACT),
    "task": Right(see=_SEEN_OR_HELD),
    "resource": Right(see=_SEEN_OR_HELD),
    "finding": Right(see=_whose("resource", "resource_id")),
    "ledger": Right(see=_FACT.see, change=_FACT.see, columns=("look_at",)),
    "pause": Right(
        see=_FACT.see, add=f"{_by_me('author')} AND {_FACT.see} AND ended IS NULL", change=_FACT.see,
        columns=("ended", "ended_by"), leave=_by_me("ended_by", "ended"),
    ),
    # What is set here of a course, and a patient's own limits.
    **dict.fromkeys(
        ("care_change", "dismissal"),
        Right(see=_FACT.see, add=f"{_by_me('author')} AND {_FACT.see}", is_kept=True, service=_READ),
    ),
    "own_limit": Right(
        see=_FACT.see, add=f"{_by_me('author')} AND {_FACT.see} AND lifted IS NULL", change=_FACT.see,
        columns=("lifted", "lifted_by"), leave=_by_me("lifted_by", "lifted"), service=_READ,
    ),
    # How a patient can come, noted by whoever books.
    "coordination_note": Right(
        see=_PLAN.see,
        add=f"{_by_me('author')} AND {_PLAN.see} AND department_id = ANY ({_departments(_LIST)}) AND lifted IS NULL",
        change=_PLAN.see, columns=("lifted", "lifted_by"), leave=_by_me("lifted_by", "lifted"), service=_READ,
    ),
    "notice": Right(
        see=_FACT.see, add=f"({_FACT.see} OR kind = 'request_returned' AND {_PLAN.see})", change=_FACT.see,
        columns=("seen_by", "seen_at"),
        leave="seen_by = (SELECT visita_me())",
    ),
    "device": Right(see=_CARER),
    "device_metric": Right(see=_CARER),
    "invalidation": Right(see=_CARER, add=f"{_CARER} AND {_by_me()}", is_kept=True, service=_ADD),
    "restoration": Right(see=_CARER, add=f"{_CARER} AND {_by_me()}", is_kept=True, service=_ADD),
    # Results, cases, and what people make of them.
    "result": Right(see=of("visita_open", CODED), is_kept=True, service=_ADD),
    # The inputs behind results, of all departments and without a name: who tunes rules tunes them for everybody.
    **dict.fromkeys(("history_block", "history_layout", "history_row"), Right(see=_TUNES)),
    "history_fill": Right(see=_TUNES, service="SELECT, UPDATE"),
    # A sample is drawn by a head of the own department, and read by clinicians there; who tunes rules sees how it went.
    "double_round": Right(
        see=ALL, add=f"{_HEAD} AND {_by_me('author')} AND closed IS NULL", change=_HEAD,
        columns=("closed", "closed_by"), leave=_by_me("closed_by", "closed"), service=_READ,
    ),
    "double_item": Right(
        see=f"({_TUNES} OR {_CARER} AND {_CASE})", add=f"{_HEAD} AND {_CASE} AND {_OPEN_ROUND}",
        is_kept=True, service=_READ,
    ),
    "double_reading": Right(
        see=_whose("double_item", "double_item_id"),
        add=f"{_CARER} AND {_by_me('reader')} AND {_OPEN_ITEM}",
        is_kept=True, service=_READ,
    ),
    "case": Right(
        see=in_departments("'clinician', 'medical_secretary', 'department_head', 'rule_author', 'rule_approver'"),
        add=f"{in_departments(CARE)} AND is_open = 1 AND owner IS NULL AND follows_id IS NOT NULL",
        change=in_departments(CARE),
        columns=(
            *("owner", "owned_since", "lease_until", "fence"),
            *("snoozed_until", "snooze_reason", "snooze_note", "snoozed_by", "is_open", "closed"),
            *("result_id", "colour_rank", "reason_da", "reason_en", "deadline"),
        ),
    ),
    "case_reason": Right(
        see=f"{_CODED_CASE} AND {of('visita_open', CODED)}",
        add=f"{_CARER} AND {_CASE}", change=f"{_CARER} AND {_CASE}", columns=("da", "en"),
    ),
    "colour_step": Right(see=_CASE, add=f"{_CARER} AND {_CASE}", is_kept=True, service=_ADD),
    "case_event": Right(see=_CASE, add=f"{_by_me()} AND {_CASE}", is_kept=True, service=_ADD),
    "decision": Right(see=_CASE, add=f"{_CARER} AND {_by_me()} AND {_CASE}", is_kept=True, service=_ADD),
    "decision_outcome": Right(see=_DECISION, add=f"{_by_me()} AND {_DECISION}", is_kept=True, service=_ADD),
    "draft": Right(
        see=_by_me(at=None), add=f"{_CARER} AND {_by_me()} AND {_CASE}",
        change=f"{_CARER} AND {_by_me(at=None)} AND {_CASE}",
        columns=("at", "body"), leave=_by_me(), remove=_by_me(at=None),
    ),
    "booking_request": Right(
        see=_PLAN.see, add=f"{_CARER} AND {_DECISION} AND {_PLAN.see}", change=_PLAN.see,
        columns=("state", "settled", "settled_by"),
    ),
    "visit_doubt": Right(
        see=_PLAN.see, add=f"{_CARER} AND {_DECISION} AND {_PLAN.see}", change=_PLAN.see,
        columns=("lifted", "lifted_by"),
    ),
    # What a secretary is shown to put right; found by the service, and said something of by people.
    "coordination_due": Right(see=_PLAN.see, add=_PLAN.see, change=_PLAN.see, columns=("marked", "fence")),
    "coordination_finding": Right(
        see=_OURS, add=f"code = 'WRITE_FAILED' AND state = 'open' AND {_PLAN.see}", change=_OURS,
        columns=("state", "until", "waits_for", "reason", "words", "said_by", "said", "taken_by", "gone"),
        leave=_by_me("said_by", "said"),
    ),
    "coordination_act": Right(
        see=_FINDING, add=f"{_by_me()} AND {_FINDING}", is_kept=True, service=_ADD
    ),
    "coordination_switch": Right(
        see=ALL, add=f"department_id = ANY ({_departments(HEAD)}) AND {_by_me('author')}", is_kept=True, service=_READ
    ),
    "coordination_prompt": Right(see=_PLAN.see, add=f"{_by_me()} AND {_PLAN.see}", is_kept=True, service=_READ),
    "visit_question": Right(
        see=_PLAN.see, change=f"department_id = ANY ({_departments(CARE)}) AND {_FACT.see}",
        columns=("state", "words", "settled", "settled_by"), leave=_by_me("settled_by", "settled"),
    ),
    "rebooking": Right(
        see=_PLAN.see, add=f"{_by_me()} AND {_PLAN.see}", change=_PLAN.see,
        columns=(
            *("goal", "why", "result", "undo_until", "answer_by", "ended", "letter", "printed", "printed_by"),
            *("lease_until", "fence", "next_try", "tries", "alarmed"),
        ),
        leave=f"(printed_by IS NULL OR {_by_me('printed_by', 'printed')})",
    ),
    "rebooking_move": Right(
        see=_PLAN.see, add=_PLAN.see, change=_PLAN.see,
        columns=(
            *("capability", "stage", "has_holds", "in_doubt", "held_until", "memory"),
            *("said", "said_by", "fault_da", "fault_en"),
        ),
        # Whoever takes a plan back leaves standing what another noted of it.
        leave=f"(said_by IS NULL OR {_by_me('said_by', None)} OR stage <> 'asked' OR in_doubt = 1)",
    ),
    "rebooking_call": Right(
        see=_whose("rebooking", "rebooking_id"), add=_whose("rebooking", "rebooking_id"),
        change=_whose("rebooking", "rebooking_id"), columns=("answer", "answered"),
    ),
    "outbox": Right(
        see=_SENT_FOR, add=f"{_SENT_FOR} AND state = 'waiting' AND attempts = 0",
        change=_SENT_FOR, columns=("state", "settled", "next_try"),
        leave="state IN ('cancelled', 'waiting')",
    ),
    "green_draw": Right(see=ALL, is_kept=True, service=_ADD),
    "green_judgement": Right(see=_CASE, add=f"{_by_me()} AND {_CASE}", is_kept=True, service=_ADD),
    "green_batch": Right(see=ALL, add=f"{_CARER} AND {_by_me()}", is_kept=True, service=_ADD),
    "green_closing": Right(see=_CASE, add=f"{_CARER} AND {_CASE}", is_kept=True, service=_ADD),
    "stable_proposal": Right(
        see=_FACT.see, change=_FACT.see, columns=("state", "choice", "reason", "decision_id", "settled", "settled_by"),
        leave="settled_by = (SELECT visita_me())",
    ),
    # What was done while the database was away.
    "away_merged": Right(see=ALL, add=ALL, change="outcome = 'log'", columns=("number", "at"), service=_READ),
    "away_conflict": Right(
        see=_CASE, add=f"{_CASE} AND {_by_me()}", change=f"{_CASE} AND {_CARER}",
        columns=("how", "resolved_by", "resolved"), leave="resolved_by = (SELECT visita_me())",
    ),
}
