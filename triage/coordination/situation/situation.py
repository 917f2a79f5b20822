"""Everything that is known when conflicts are looked for or a plan is made."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from triage.coordination.situation.pathway import Pathway
from triage.coordination.situation.policy import Policy
from triage.coordination.situation.supply import Dependency, PrepRule, Resource, Site, Slot
from triage.coordination.situation.traveller import Traveller
from triage.coordination.situation.visit import Visit
from triage.coordination.travel.table import Travel


@dataclass(frozen=True, slots=True)
class Situation:
    """The visits of one patient or several with all that bears on them; the order of the parts never matters.

    Every visit's patient is among `travellers`. `now` is naive Danish local time.
    """

    now: datetime
    travel: Travel
    travellers: Mapping[str, Traveller]
    visits: Mapping[str, Visit]
    sites: Mapping[str, Site] = field(default_factory=dict)
    slots: Mapping[str, Slot] = field(default_factory=dict)
    resources: Mapping[str, Resource] = field(default_factory=dict)
    dependencies: tuple[Dependency, ...] = ()
    prep_rules: tuple[PrepRule, ...] = ()
    pathways: Mapping[str, Pathway] = field(default_factory=dict)
    policy: Policy = field(default_factory=Policy)
