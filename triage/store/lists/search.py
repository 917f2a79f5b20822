"""Who is meant by what somebody types: a whole CPR number, starts of names, or what the reason is about."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Column, ColumnElement, Connection, FromClause, Select, and_, false, or_, select, union

from triage.clinical.folded import folded
from triage.store.lists.reason_kinds import cases_about, kinds_that_occur
from triage.store.tables import case, name_part, patient, privacy_mark
from triage.worklist.row import Query, Viewer
from triage.worklist.search_words import SearchWords, search_words

_FEW = 500
_CALLED = case.alias("called")
_AFTER = "\U0010ffff"
_MARKED, _SAME = patient.alias("marked"), patient.alias("same_person")
# A mark holds for the person, in every source; as in `triage.store.people.relations.marks_of`.
_CLOSED = (
    select(_SAME.c.id)
    .select_from(privacy_mark)
    .join(_MARKED, _MARKED.c.id == privacy_mark.c.patient_id)
    .join(_SAME, or_(_SAME.c.id == _MARKED.c.id, _SAME.c.cpr == _MARKED.c.cpr))
    .where(privacy_mark.c.ended.is_(None))
)


def is_not_closed(viewer: Viewer | None, whose: Column[int] = case.c.patient_id) -> ColumnElement[bool]:
    """Return the condition that the record behind a case, or of the patient in a column, is not closed to the viewer.

    Nobody learns by a search or a filter whose the closed records are, nor what they are about.
    """
    if viewer is None or viewer.departments is None:
        return whose.not_in(_CLOSED)
    to_all = or_(privacy_mark.c.kind == "private", privacy_mark.c.department_id.is_(None))
    to_us = privacy_mark.c.department_id.in_(sorted(viewer.departments))
    return whose.not_in(_CLOSED.where(or_(to_all, to_us)))


def is_looked_for(query: Query, kinds: Sequence[str], viewer: Viewer | None) -> ColumnElement[bool]:
    """Return the condition that a case is of somebody whom the words mean, or has a reason of these `kinds`."""
    words = search_words(query.words)
    if not kinds:
        return and_(_is_called(words), is_not_closed(viewer))
    # One set of keys, not two joined by "or": the planner of SQLite has failed on those.
    called = select(_CALLED.c.id).where(false() if words.is_nothing else _CALLED.c.patient_id.in_(people_meant(words)))
    return and_(case.c.id.in_(union(called, cases_about(kinds))), is_not_closed(viewer))


def few_meant(connection: Connection, query: Query) -> list[int] | None:
    """Return whom the words may mean by name or number, None where that is nobody in particular.

    A shared database looks at the rights of everybody of that name: once, and not for every colour.
    """
    words = search_words(query.words)
    if words.is_nothing:
        return None
    found = connection.execute(people_meant(words).limit(_FEW + 1)).scalars().all()
    return list(found) if len(found) <= _FEW else None


def kinds_meant(connection: Connection, query: Query, viewer: Viewer | None) -> tuple[str, ...]:
    """Return the kinds of reason in whose name the words stand, in either language."""
    words = search_words(query.words)
    if not words.reason or (viewer is not None and not viewer.knows_reasons):
        return ()
    known = kinds_that_occur(connection)
    return tuple(kind.da for kind in known if words.reason in f"{folded(kind.da)}\n{folded(kind.en)}")


def _is_called(words: SearchWords) -> ColumnElement[bool]:
    return false() if words.is_nothing else case.c.patient_id.in_(people_meant(words))


def people_meant(words: SearchWords) -> Select[Any]:
    """Return the query of the patients whom a number or starts of names mean, whether they have a case or not."""
    if words.cpr:
        return select(patient.c.id).where(patient.c.cpr.in_((words.cpr, words.cpr.replace("-", ""))))
    # The word that says most is looked up, and the others are held against whom that found.
    first, *others = words.parts
    found = _begins(first, name_part).distinct()
    for number, part in enumerate(others):
        also = name_part.alias(f"also_{number}")
        found = found.where(_begins(part, also).where(also.c.patient_id == name_part.c.patient_id).exists())
    return found


def _begins(part: str, table: FromClause) -> Select[Any]:
    return select(table.c.patient_id).where(table.c.part.between(part, part + _AFTER))
