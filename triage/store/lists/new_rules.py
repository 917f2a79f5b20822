"""What a newer version of the rules would say of a case that keeps an older one, beside its row."""

from sqlalchemy import select

from triage.store.tables import case, rule_pending

# Of the window alone: few cases have such a line, found by their key.
_OF_CASE = select(rule_pending.c.colour_rank).where(rule_pending.c.case_id == case.c.id)
NEW_RULES = _OF_CASE.correlate(case).scalar_subquery()
