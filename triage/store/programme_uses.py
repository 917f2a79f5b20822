"""How departments use the programmes; asked for at every start, and so free of what counts working hours."""

from json import loads

from sqlalchemy import Connection

from triage.store.department_settings import Setting, settings_of
from triage.worklist.programme_use import ProgrammeUse


def uses_of(connection: Connection) -> dict[tuple[int, str], ProgrammeUse]:
    """Return what departments set, by department and programme."""
    return {place: _parsed(place[1], body) for place, body in settings_of(connection, Setting.PROGRAMME).items()}


def switched_off(connection: Connection) -> frozenset[tuple[int, str]]:
    """Return in which department which programme opens no new cases."""
    return frozenset(place for place, use in uses_of(connection).items() if not use.in_use)


def _parsed(programme: str, body: str) -> ProgrammeUse:
    found = loads(body)
    return ProgrammeUse(programme, found["in_use"], found["not_acute"], found["text"])
