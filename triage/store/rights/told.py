"""The functions by which a person reads what stands beside a row for some alone; see `triage.store.told`.

The reason of a colour is read by whom results are read by, what was written about a case by clinicians and heads, both
of the case's own department and where the record is not closed, and what was begun and not saved by who wrote it alone;
the note of an appointment as answers are, and why a patient cannot come by the department that noted it. What a
passphrase is checked against is read by no person.
"""

from sqlalchemy import Table

from triage.store.rights.tables import CARE, CODED, in_departments, of
from triage.store.tables import (
    appointment,
    away_conflict,
    case,
    case_event,
    coordination_note,
    decision,
    decision_outcome,
    draft,
    person,
    rule_pending,
)
from triage.store.told import HIDDEN

_OF_CASE = 'JOIN "case" AS its_case ON its_case.id = told.case_id'
_OF_DECISION = f"JOIN decision AS its_decision ON its_decision.id = told.decision_id {_OF_CASE}".replace(
    "told.case_id", "its_decision.case_id"
)


def _read_by(roles: str, its: str) -> str:
    is_open = of("visita_open", roles).replace("@.", f"{its}.")
    return f"{in_departments(roles, its)} AND {is_open}"


_TOLD: dict[Table, tuple[str, str]] = {
    case: ("", _read_by(CODED, "told")),
    case_event: (_OF_CASE, _read_by(CARE, "its_case")),
    decision: (_OF_CASE, _read_by(CARE, "its_case")),
    decision_outcome: (_OF_DECISION, _read_by(CARE, "its_case")),
    # Nobody reads what another has not saved.
    draft: (_OF_CASE, f"told.actor = (SELECT visita_me()) AND {_read_by(CARE, 'its_case')}"),
    away_conflict: (_OF_CASE, _read_by(CARE, "its_case")),
    appointment: ("", of("visita_open", CARE).replace("@.", "told.")),
    coordination_note: ("", in_departments(f"{CARE}, 'medical_secretary'", "told")),
    person: ("", "false"),
    rule_pending: (_OF_CASE, _read_by(CODED, "its_case")),
}


def _function(table: Table) -> str:
    names = HIDDEN[table]
    joined, condition = _TOLD[table]
    given = ", ".join(f"{name} text" for name in names)
    columns = ", ".join(f"told.{name}" for name in names)
    return f"""
CREATE OR REPLACE FUNCTION visita_told_{table.name}(keys bigint[]) RETURNS TABLE (id bigint, {given})
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
AS $$ SELECT told.id, {columns} FROM "{table.name}" AS told {joined}
      WHERE told.id = ANY (keys) AND (NOT (SELECT visita_is_person()) OR {condition}) $$
"""


TOLD = tuple(_function(table) for table in HIDDEN)
