"""How a patient's departments can be reached in truth: no calendar is written to whose source cannot be."""

from collections.abc import Mapping
from dataclasses import replace

from sqlalchemy import Connection

from triage.coordination.catalogue.service import Owner
from triage.coordination.names import split_id
from triage.coordination.rebooking.capability import Capability
from triage.store.sources import settings_of
from triage.workflow.coordinate.situation import Gathered
from triage.workflow.demonstration.made_up_calendar import is_made_up
from triage.worklist.source import WriteBack


def owners_in_reach(connection: Connection, found: Gathered, *, is_demo: bool) -> Mapping[str, Owner]:
    """Return the owners; one whose visits or free times came from a source that takes nothing back is telephoned."""
    situation = found.situation
    places = [(one.dept, one.id) for one in situation.visits.values()]
    places += [(one.dept, one.id) for one in situation.slots.values()]
    sources = {(dept, split_id(its)[0]) for dept, its in places}
    silent = {source for _, source in sources if not is_in_reach(connection, source, is_demo=is_demo)}
    rung_up = {dept for dept, source in sources if source in silent}
    return {
        dept: replace(owner, capability=Capability.PHONE) if dept in rung_up else owner
        for dept, owner in found.owners.items()
    }


def is_in_reach(connection: Connection, source: int | None, *, is_demo: bool) -> bool:
    """Return whether a source is asked for new data and set to take what is written back, or is made up."""
    settings = None if source is None else settings_of(connection, source)
    if settings is None:
        return False
    takes_it = settings.is_scheduled and settings.write_back is not WriteBack.NONE
    return takes_it or is_made_up(settings, is_demo=is_demo)
