"""What the database asks about the login at work: its roles, its departments, and its tie to a patient.

The same questions as `triage.access` and `triage.store.people.relations` answer in the program, in the words of the
database. They run as the owner of the tables, with a fixed search path, and look at who signed in (`session_user`),
which no statement of a person can change.
"""

USER, WATCH = "visita_user", "visita_watch"

_AS_OWNER = "SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp"
_DAY_MS = 86_400_000
_TIE_MS = 90 * _DAY_MS
_SEEING = "'clinician', 'medical_secretary', 'department_head', 'rule_author', 'rule_approver'"

_RUNNING = """
    FROM person JOIN role_grant ON role_grant.person_id = person.id
    WHERE person.login = session_user::text AND person.active = 1 AND role_grant.ended IS NULL
      AND role_grant.valid_from <= visita_now()
      AND (role_grant.valid_until IS NULL OR role_grant.valid_until > visita_now())
      AND (role_grant.needs_second = 0 OR role_grant.approved_by IS NOT NULL)
"""

_NOW = """
CREATE OR REPLACE FUNCTION visita_now() RETURNS bigint LANGUAGE sql VOLATILE PARALLEL SAFE
AS $$ SELECT (extract(epoch FROM clock_timestamp()) * 1000)::bigint $$
"""

# In whatever way the login came to the group; the owner, as whom this runs, and the server's administrator are nobody.
_IS_PERSON = f"""
CREATE OR REPLACE FUNCTION visita_is_person() RETURNS boolean LANGUAGE plpgsql STABLE {_AS_OWNER} AS $$
BEGIN
    RETURN session_user <> current_user AND pg_has_role(session_user, '{USER}', 'USAGE')
        AND NOT EXISTS (SELECT FROM pg_roles WHERE rolname = session_user AND rolsuper);
END $$
"""

_ROLES = f"""
CREATE OR REPLACE FUNCTION visita_roles() RETURNS text[] LANGUAGE sql STABLE {_AS_OWNER}
AS $$ SELECT coalesce(array_agg(DISTINCT role_grant.role), '{{}}') {_RUNNING} $$
"""

_PLACES = f"""
CREATE OR REPLACE FUNCTION visita_departments(VARIADIC roles text[]) RETURNS bigint[] LANGUAGE sql STABLE {_AS_OWNER}
AS $$ SELECT coalesce(array_agg(DISTINCT role_grant.department_id), '{{}}') {_RUNNING}
      AND role_grant.role = ANY (roles) $$
"""

_FIRST = f"""
CREATE OR REPLACE FUNCTION visita_first() RETURNS bigint LANGUAGE sql STABLE {_AS_OWNER}
AS $$ SELECT min(id) FROM department $$
"""

# In a store of one department everybody is its, unless somebody's record is closed.
_ALONE = f"""
CREATE OR REPLACE FUNCTION visita_alone(is_care boolean, VARIADIC roles text[]) RETURNS boolean
LANGUAGE sql STABLE {_AS_OWNER}
AS $$ SELECT cardinality(visita_departments(VARIADIC roles)) > 0 AND (SELECT count(*) FROM department) = 1
      AND NOT (is_care AND EXISTS (SELECT FROM privacy_mark WHERE ended IS NULL)) $$
"""

# Everybody of the own open cases whose record is closed to somebody, in whatever source: few, and asked for once.
_MARKED = f"""
CREATE OR REPLACE FUNCTION visita_marked() RETURNS bigint[] LANGUAGE sql STABLE {_AS_OWNER}
AS $$ WITH noted AS (SELECT DISTINCT patient_id FROM privacy_mark WHERE ended IS NULL)
      SELECT coalesce(array_agg(found.id), '{{}}') FROM (
          SELECT patient_id AS id FROM noted
          UNION SELECT same.id FROM noted JOIN patient AS here ON here.id = noted.patient_id
          JOIN patient AS same ON same.cpr = here.cpr
      ) AS found
      WHERE EXISTS (SELECT FROM "case" AS its WHERE its.patient_id = found.id AND its.is_open = 1
                      AND its.department_id = ANY ((SELECT visita_departments({_SEEING}))::bigint[])) $$
"""

_OF_CASE = f"""
CREATE OR REPLACE FUNCTION visita_of_case(its_programme text, its_source text) RETURNS bigint
LANGUAGE sql STABLE {_AS_OWNER}
AS $$ SELECT coalesce(
    (SELECT department_id FROM department_part WHERE kind = 'programme' AND value = its_programme),
    (SELECT department_id FROM department_part WHERE kind = 'source' AND value = its_source),
    (SELECT min(id) FROM department)) $$
"""

_OF_CLINIC = f"""
CREATE OR REPLACE FUNCTION visita_of_clinic(its_name text, its_service text) RETURNS bigint
LANGUAGE sql STABLE {_AS_OWNER}
AS $$ SELECT coalesce(
    (SELECT department_id FROM department_part WHERE kind = 'service' AND value = nullif(its_service, '')),
    (SELECT id FROM department WHERE name = nullif(its_service, '')),
    (SELECT department_id FROM department_part WHERE kind = 'service' AND value = nullif(its_name, '')),
    (SELECT id FROM department WHERE name = nullif(its_name, ''))) $$
"""

_EMERGENCY = f"""
CREATE OR REPLACE FUNCTION visita_emergency(who bigint, is_closed boolean) RETURNS boolean
LANGUAGE plpgsql STABLE {_AS_OWNER} AS $$
BEGIN
    RETURN EXISTS (
        SELECT FROM emergency_access AS one
        WHERE one.patient_id = who AND one.actor = session_user::text AND one.at <= visita_now()
          AND one.until > visita_now() AND (one.ground IS NOT NULL OR NOT is_closed) AND one.reason <> 'ended'
          AND NOT EXISTS (
              SELECT FROM emergency_access AS later
              WHERE later.patient_id = who AND later.actor = one.actor AND later.reason = 'ended' AND later.id > one.id
          )
    );
END $$
"""

_TIED = f"""
CREATE OR REPLACE FUNCTION visita_tied(who bigint, places bigint[]) RETURNS boolean
LANGUAGE plpgsql STABLE COST 2000 {_AS_OWNER} AS $$
DECLARE
    since bigint := visita_now() - {_TIE_MS};
    till bigint := visita_now() + {_TIE_MS};
BEGIN
    -- Whoever asks by hand learns nothing about other departments.
    IF cardinality(places) = 0 OR NOT places <@ visita_departments({_SEEING}) THEN RETURN false; END IF;
    RETURN EXISTS (
        SELECT FROM "case" AS one
        WHERE one.patient_id = who AND (one.is_open = 1 OR one.closed >= since)
          AND (one.department_id = ANY (places) OR one.department_id IS NULL AND visita_first() = ANY (places))
    ) OR EXISTS (
        SELECT FROM enrolment AS course JOIN source ON source.id = course.source_id
        WHERE course.patient_id = who AND (course.status IN ('active', 'on-hold') OR course."end" >= since)
          AND CASE WHEN EXISTS (
                  SELECT FROM "case" AS one WHERE one.patient_id = who AND one.programme = course.programme
                    AND one.department_id IS NOT NULL)
              THEN EXISTS (
                  SELECT FROM "case" AS one WHERE one.patient_id = who AND one.programme = course.programme
                    AND one.department_id = ANY (places))
              ELSE visita_of_case(course.programme, source.name) = ANY (places) END
    ) OR EXISTS (
        SELECT FROM appointment AS booked
        WHERE booked.patient_id = who AND booked.start BETWEEN since AND till
          AND booked.status NOT IN ('entered-in-error', 'cancelled')
          AND visita_of_clinic(booked.department, booked.healthcare_service) = ANY (places)
    ) OR visita_emergency(who, false);
END $$
"""

# Who the patient is: also where the person is known by another source, so that a mark noted there is seen.
_KNOWN = f"""
CREATE OR REPLACE FUNCTION visita_known(who bigint, places bigint[]) RETURNS boolean
LANGUAGE plpgsql STABLE COST 2000 {_AS_OWNER} AS $$
BEGIN
    RETURN visita_tied(who, places) OR (
        EXISTS (SELECT FROM privacy_mark AS mark WHERE mark.patient_id = who AND mark.ended IS NULL)
        AND EXISTS (
            SELECT FROM patient AS here JOIN patient AS there ON there.cpr = here.cpr AND there.id <> here.id
            WHERE here.id = who AND visita_tied(there.id, places)
        )
    );
END $$
"""

# What is known of the patient's health: a closed record opens to an emergency with a legal ground alone.
_OPEN = f"""
CREATE OR REPLACE FUNCTION visita_open(who bigint, places bigint[]) RETURNS boolean
LANGUAGE plpgsql STABLE COST 2000 {_AS_OWNER} AS $$
DECLARE
    is_private boolean;
    closed bigint[];
BEGIN
    IF cardinality(places) = 0 THEN RETURN false; END IF;
    SELECT bool_or(mark.kind = 'private' OR mark.department_id IS NULL), array_agg(mark.department_id)
    INTO is_private, closed
    FROM patient AS here JOIN patient AS same ON same.id = here.id OR same.cpr = here.cpr
    JOIN privacy_mark AS mark ON mark.patient_id = same.id AND mark.ended IS NULL
    WHERE here.id = who;
    IF is_private IS NULL THEN RETURN visita_tied(who, places); END IF;
    IF visita_emergency(who, true) THEN RETURN true; END IF;
    RETURN NOT is_private
        AND visita_tied(who, ARRAY(SELECT one FROM unnest(places) AS one WHERE one <> ALL (closed)));
END $$
"""

_ME = f"""
CREATE OR REPLACE FUNCTION visita_me() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE {_AS_OWNER}
AS $$ SELECT session_user::text $$
"""

FUNCTIONS = (
    *(_NOW, _IS_PERSON, _ROLES, _PLACES, _FIRST, _ALONE, _MARKED, _OF_CASE, _OF_CLINIC),
    *(_EMERGENCY, _TIED, _KNOWN, _OPEN, _ME),
)
