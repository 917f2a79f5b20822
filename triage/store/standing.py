"""Which decisions stand."""

from sqlalchemy import ColumnElement, select

from triage.store.tables import decision

_UNDONE = decision.alias("undone")


def stands() -> ColumnElement[bool]:
    """Return the condition that a row of `decision` is a decision that nothing took back."""
    is_undone = select(_UNDONE.c.id).where(_UNDONE.c.undoes == decision.c.id).correlate(decision).exists()
    return (decision.c.action != "undo") & ~is_undone
