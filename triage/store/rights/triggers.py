"""What the database looks at when a person's login changes a row: what no condition on one row alone can say."""

_AS_OWNER = "SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp"
_LATE_MS = 300_000


def _guard(name: str, body: str) -> str:
    return f"""
CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql {_AS_OWNER} AS $$
BEGIN
    IF NOT visita_is_person() THEN RETURN NEW; END IF;
{body}
    RETURN NEW;
END $$
"""


def _refuse(words: str) -> str:
    return f"RAISE EXCEPTION '{words}' USING ERRCODE = 'insufficient_privilege';"


# The conditions of `triage.store.casework.ownership`, as far as one row can tell.
_CASE = f"""
    IF NEW.fence NOT IN (OLD.fence, OLD.fence + 1) THEN {_refuse('a fence grows by one')} END IF;
    IF OLD.is_open = 1 AND OLD.owner <> session_user::text AND OLD.lease_until > visita_now()
       AND (NEW.owner, NEW.lease_until, NEW.fence, NEW.is_open, NEW.snoozed_until)
           IS DISTINCT FROM (OLD.owner, OLD.lease_until, OLD.fence, OLD.is_open, OLD.snoozed_until)
       AND NOT (NEW.owner = session_user::text AND NEW.fence = OLD.fence + 1 AND NEW.is_open = OLD.is_open) THEN
        {_refuse('the case is another person''s')}
    END IF;
    IF NEW.owner IS NOT NULL AND NEW.owner IS DISTINCT FROM OLD.owner AND NEW.fence <> OLD.fence + 1 THEN
        {_refuse('a new owner has a new fence')}
    END IF;
    IF NEW.owner <> session_user::text AND NEW.owner IS DISTINCT FROM OLD.owner
       AND OLD.owner IS DISTINCT FROM session_user::text THEN
        {_refuse('only who has a case hands it over')}
    END IF;
    IF NEW.lease_until > visita_now() + 3600000 THEN {_refuse('a lease is short')} END IF;
    IF (NEW.result_id, NEW.colour_rank) IS DISTINCT FROM (OLD.result_id, OLD.colour_rank) AND NOT EXISTS (
        SELECT FROM "case" AS its WHERE its.patient_id = OLD.patient_id AND its.programme = OLD.programme
          AND its.result_id = NEW.result_id AND its.colour_rank = NEW.colour_rank) THEN
        {_refuse('results are made by the service alone')}
    END IF;
    IF (NEW.result_id, NEW.colour_rank) IS DISTINCT FROM (OLD.result_id, OLD.colour_rank) THEN
        SELECT its.reason_da, its.reason_en, its.deadline INTO NEW.reason_da, NEW.reason_en, NEW.deadline
        FROM "case" AS its WHERE its.patient_id = OLD.patient_id AND its.programme = OLD.programme
          AND its.result_id = NEW.result_id AND its.colour_rank = NEW.colour_rank ORDER BY its.id DESC LIMIT 1;
    END IF;
    IF (NEW.result_id, NEW.colour_rank) IS NOT DISTINCT FROM (OLD.result_id, OLD.colour_rank)
       AND (NEW.reason_da, NEW.reason_en, NEW.deadline) IS DISTINCT FROM (OLD.reason_da, OLD.reason_en, OLD.deadline)
       THEN {_refuse('results are made by the service alone')} END IF;
"""

# A proposal is answered on a case that shows what the one before it did.
_CASE_NEW = f"""
    IF NOT EXISTS (
        SELECT FROM "case" AS its WHERE its.id = NEW.follows_id AND its.patient_id = NEW.patient_id
          AND its.programme = NEW.programme AND its.result_id = NEW.result_id
          AND its.colour_rank = NEW.colour_rank) THEN
        {_refuse('results are made by the service alone')}
    END IF;
    SELECT its.reason_da, its.reason_en INTO NEW.reason_da, NEW.reason_en
    FROM "case" AS its WHERE its.id = NEW.follows_id;
"""

# Looked at when the transaction ends: nothing is decided, taken over or opened in an emergency without its lines.
_CASE_LINES = f"""
    IF OLD.is_open = 1 AND NEW.is_open = 0 AND NOT EXISTS (
        SELECT FROM decision WHERE decision.case_id = NEW.id AND decision.actor = session_user::text
          AND decision.action <> 'undo' AND decision.at = NEW.closed) THEN
        {_refuse('a case is closed by a decision')}
    END IF;
    IF OLD.is_open = 0 AND NEW.is_open = 1 AND NOT EXISTS (
        SELECT FROM decision WHERE decision.case_id = NEW.id AND decision.actor = session_user::text
          AND decision.action = 'undo' AND decision.at > visita_now() - {_LATE_MS}) THEN
        {_refuse('a case is opened again by taking its decision back')}
    END IF;
    IF NEW.fence <> OLD.fence AND NOT EXISTS (
        SELECT FROM case_event WHERE case_event.case_id = NEW.id AND case_event.fence = NEW.fence
          AND case_event.actor = session_user::text) THEN
        {_refuse('who has a case stands in its lines')}
    END IF;
"""

_DECISION_LINES = f"""
    IF EXISTS (
        SELECT FROM "case" AS its WHERE its.id = NEW.case_id AND its.is_open = 1 AND NEW.action <> 'undo'
          AND its.owner <> session_user::text AND its.lease_until > visita_now()) THEN
        {_refuse('the case is another person''s')}
    END IF;
    IF NOT EXISTS (
        SELECT FROM audit JOIN "case" AS its ON its.patient_id = audit.patient_id
        WHERE its.id = NEW.case_id AND audit.actor = session_user::text AND audit.at = NEW.at) THEN
        {_refuse('a decision stands in the log')}
    END IF;
"""

_EMERGENCY_LINES = f"""
    IF NOT EXISTS (
        SELECT FROM review WHERE review.actor = session_user::text AND review.patient_id = NEW.patient_id
          AND review.reason = 'break_glass' AND review.at > NEW.at - 3600000) THEN
        {_refuse('a look-up in an emergency stands before the auditor')}
    END IF;
"""

_DATED = f"""
    IF NOT EXISTS (SELECT FROM away_merged WHERE away_merged.at > visita_now() - {_LATE_MS}) THEN
        {_refuse('a line says when it is written')}
    END IF;
"""

_CHAIN = f"""
    IF NEW.number NOT IN (OLD.number, OLD.number + 1) THEN {_refuse('a chain grows by one line')} END IF;
"""

_PERSON = f"""
    IF NEW.active <> OLD.active
       AND (OLD.login = session_user::text OR NOT 'administrator' = ANY (visita_roles())) THEN
        {_refuse('nobody lets themselves in')}
    END IF;
"""

_GRANT = f"""
    IF session_user::text = (SELECT login FROM person WHERE person.id = NEW.person_id) THEN
        {_refuse('nobody changes their own roles')}
    END IF;
    IF NEW.ended IS NULL AND EXISTS (
        SELECT FROM role_grant AS held WHERE held.person_id = NEW.person_id AND held.id <> NEW.id
          AND held.ended IS NULL AND (held.valid_until IS NULL OR held.valid_until > visita_now())
          AND held.role <> NEW.role AND 'auditor' IN (held.role, NEW.role)) THEN
        {_refuse('an auditor holds no other role')}
    END IF;
    IF TG_OP = 'INSERT' THEN RETURN NEW; END IF;
    IF OLD.ended IS NOT NULL THEN {_refuse('what ended stays ended')} END IF;
    IF (NEW.approved_by, NEW.approved) IS DISTINCT FROM (OLD.approved_by, OLD.approved) AND NOT (
        OLD.approved_by IS NULL AND OLD.needs_second = 1 AND NEW.approved_by = session_user::text
        AND OLD.granted_by <> session_user::text AND NEW.ended IS NULL
        AND ('administrator' = ANY (visita_roles()) OR OLD.role IN ('auditor', 'rule_approver'))) THEN
        {_refuse('another confirms a role')}
    END IF;
    IF NEW.ended IS NOT NULL AND NOT (
        NEW.ended_by = session_user::text AND 'administrator' = ANY (visita_roles())) THEN
        {_refuse('an administrator takes roles back')}
    END IF;
"""

_LIMIT = f"""
    IF OLD.lifted IS NOT NULL THEN {_refuse('what was lifted stays as it is')} END IF;
"""

_ENDED = f"""
    IF OLD.ended IS NOT NULL THEN {_refuse('what ended stays ended')} END IF;
"""

_CLOSED = f"""
    IF OLD.closed IS NOT NULL THEN {_refuse('what was closed stays closed')} END IF;
"""

_RESCORE = f"""
CREATE OR REPLACE FUNCTION visita_rescore() RETURNS trigger LANGUAGE plpgsql {_AS_OWNER} AS $$
DECLARE
    line invalidation;
BEGIN
    SELECT * INTO line FROM invalidation
    WHERE id = (CASE WHEN TG_TABLE_NAME = 'invalidation' THEN to_jsonb(NEW) ->> 'id'
                ELSE to_jsonb(NEW) ->> 'invalidation_id' END)::bigint;
    UPDATE patient SET to_score = 1 WHERE id IN (
        SELECT reading.patient_id FROM reading JOIN device ON device.id = line.device_id
        WHERE reading.source_id = device.source_id AND reading.time >= line.start
          AND (line."end" IS NULL OR reading.time <= line."end")
          AND (reading.device = device.reference OR reading.device IN (
              SELECT metric.reference FROM device_metric AS metric
              WHERE metric.source_id = device.source_id AND metric.device = device.reference)));
    RETURN NEW;
END $$
"""

_REFUSE = """
CREATE OR REPLACE FUNCTION visita_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'lines are only added' USING ERRCODE = 'insufficient_privilege';
END $$
"""

GUARDS = (
    _guard("visita_guard_case", _CASE),
    _guard("visita_guard_new_case", _CASE_NEW),
    _guard("visita_guard_case_lines", _CASE_LINES),
    _guard("visita_guard_decision_lines", _DECISION_LINES),
    _guard("visita_guard_emergency_lines", _EMERGENCY_LINES),
    _guard("visita_guard_dated", _DATED),
    _guard("visita_guard_chain", _CHAIN),
    _guard("visita_guard_person", _PERSON),
    _guard("visita_guard_grant", _GRANT),
    _guard("visita_guard_limit", _LIMIT),
    _guard("visita_guard_pause", _ENDED),
    _guard("visita_guard_double_round", _CLOSED),
    _guard("visita_guard_privacy_mark", _ENDED),
    _RESCORE,
    _REFUSE,
)

_AT_ONCE = {
    "visita_guard_case": ("case", "BEFORE UPDATE"),
    "visita_guard_new_case": ("case", "BEFORE INSERT"),
    "visita_guard_chain": ("audit_chain", "BEFORE UPDATE"),
    "visita_guard_person": ("person", "BEFORE UPDATE"),
    "visita_guard_grant": ("role_grant", "BEFORE INSERT OR UPDATE"),
    "visita_guard_limit": ("own_limit", "BEFORE UPDATE"),
    "visita_guard_pause": ("pause", "BEFORE UPDATE"),
    "visita_guard_double_round": ("double_round", "BEFORE UPDATE"),
    "visita_guard_privacy_mark": ("privacy_mark", "BEFORE UPDATE"),
}
_AT_THE_END = {
    "visita_guard_case_lines": ("case", "UPDATE", "OLD.is_open <> NEW.is_open OR OLD.fence <> NEW.fence"),
    "visita_guard_decision_lines": ("decision", "INSERT", "true"),
    "visita_guard_emergency_lines": ("emergency_access", "INSERT", "true"),
    "visita_dated_audit": ("audit", "INSERT", ""),
    "visita_dated_decision": ("decision", "INSERT", ""),
}
_OLD = f"NEW.at < visita_now() - {_LATE_MS}"


def triggers() -> "tuple[tuple[str, str, str], ...]":
    """Return every trigger: the table, its name, and the statement that makes it."""
    at_once = (
        (table, name, f'CREATE TRIGGER {name} {when} ON "{table}" FOR EACH ROW EXECUTE FUNCTION {name}()')
        for name, (table, when) in _AT_ONCE.items()
    )
    at_the_end = (
        (
            table,
            name,
            f'CREATE CONSTRAINT TRIGGER {name} AFTER {when} ON "{table}" DEFERRABLE INITIALLY DEFERRED FOR EACH ROW '
            f"WHEN (visita_is_person() AND ({condition or _OLD})) "
            f"EXECUTE FUNCTION {name if condition else 'visita_guard_dated'}()",
        )
        for name, (table, when, condition) in _AT_THE_END.items()
    )
    rescored = (
        (table, "visita_rescore", f"CREATE TRIGGER visita_rescore AFTER INSERT ON {table} FOR EACH ROW "
         "EXECUTE FUNCTION visita_rescore()")
        for table in ("invalidation", "restoration")
    )
    return (*at_once, *at_the_end, *rescored)
