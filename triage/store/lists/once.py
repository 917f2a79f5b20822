"""Each patient once: of the cases that a list finds the worst stands for the patient."""

from typing import Any

from sqlalchemy import Column, ColumnElement, func, literal_column, select, tuple_
from sqlalchemy.sql.visitors import replacement_traverse

from triage.store.tables import case

# Written out, so that the database knows the index of open cases to be meant.
IS_OPEN = case.c.is_open == literal_column("1")
# Most patients have one programme: only of the others is anything compared.
IS_ALONE = case.c.several == literal_column("0")
IS_SEVERAL = case.c.several == literal_column("1")
_WORSE = case.alias("worse")
# After every deadline that there is.
_NEVER: ColumnElement[int] = literal_column(str(2**62))


def is_worst(found: ColumnElement[bool]) -> ColumnElement[bool]:
    """Return the condition that of a patient's cases that `found` finds a case is the worst: colour, deadline, key.

    `found` may name the patient's columns, which are the same for all of them.
    """
    theirs = replacement_traverse(found, {}, _of_worse)
    worse = (
        select(_WORSE.c.id)
        .where(_WORSE.c.patient_id == case.c.patient_id, _IS_OPEN, _WORSE.c.several == literal_column("1"))
        .where(_rank(_WORSE) < _rank(case), theirs)
        .correlate_except(_WORSE)
    )
    return IS_ALONE | ~worse.exists()


def _rank(of: Any) -> Any:  # noqa: ANN401 - the table or its alias
    return tuple_(of.c.colour_rank, func.coalesce(of.c.deadline, _NEVER), of.c.id)


def _of_worse(element: Any, **_: Any) -> Any:  # noqa: ANN401 - what SQLAlchemy asks with
    return _WORSE.c[element.key] if isinstance(element, Column) and element.table is case else None


# Written out, so that the database knows the index of open cases to be meant.
_IS_OPEN = _WORSE.c.is_open == literal_column("1")
