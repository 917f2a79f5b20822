"""What the files of services and limits call things, in both languages; nobody is named."""

from triage.coordination.catalogue.service import ServiceCatalogue
from triage.coordination.deadlines.limit import Limits
from triage.coordination.situation.situation import Situation
from triage.coordination.words.names import Names
from triage.errors import Text


def known_names(services: ServiceCatalogue, limits: Limits, situation: Situation) -> Names:
    """Return the names of services that have an English one, of the rooms and devices in use, and of courses."""
    kinds = {id_: services.equipment.get(one.kind) for id_, one in situation.resources.items()}
    return Names(
        services={one.name: Text(one.name, one.english) for one in services.services.values() if one.english},
        resources={id_: one.name for id_, one in kinds.items() if one is not None and one.name is not None},
        courses={kind: lines[-1].name for kind, lines in limits.by_kind.items() if lines},
    )
