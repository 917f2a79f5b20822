"""One patient's coming to all departments, as it is shown."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from triage.clinical.patient import Patient
from triage.coordination.catalogue.service import Owner
from triage.coordination.conflicts.conflict import Conflict
from triage.coordination.notes import Note
from triage.coordination.proposals.proposal import Proposal
from triage.coordination.reimbursement.rates import Rates
from triage.coordination.situation.situation import Situation
from triage.coordination.taken import Taken
from triage.coordination.tours import Tour
from triage.coordination.travel.region import Region
from triage.coordination.words.names import Names
from triage.errors import Text

_NO_REGION, _NO_RATES = Region({}), Rates(())


@dataclass(frozen=True, slots=True)
class Lane:
    """A department at a hospital where the patient comes, or could; both by the names that people know."""

    dept: str
    site: str
    name: str
    site_name: str


@dataclass(frozen=True, slots=True)
class Coordination:
    """What is shown of one patient: `situation` holds nothing that the reader may not know.

    `conflicts` are the patient's alone, `tours` those to come, `proposal` None until it was worked out. `versions` are
    those of visits and slots at their sources. `taken` are times of which nothing else may be known. `doubted` are
    visits that a "no visit" may have made unnecessary. `slots_left_out`: so many free times more were not looked at.
    `is_home_unknown` tells that nothing can be said of the way from and to home. `clocks` are the state of each pathway
    in words, and `travel_source` says where minutes on the road are from. `region` is the map, `rates` are those of
    grants for travel. `is_wished` tells that the patient wants the proposal, though it may cost them more than today.
    """

    patient_key: int
    patient: Patient
    read_at: datetime
    situation: Situation
    conflicts: tuple[Conflict, ...]
    tours: tuple[Tour, ...] = ()
    lanes: tuple[Lane, ...] = ()
    owners: Mapping[str, Owner] = field(default_factory=dict)
    versions: Mapping[str, str] = field(default_factory=dict)
    taken: tuple[Taken, ...] = ()
    notes: tuple[Note, ...] = ()
    doubted: frozenset[str] = frozenset()
    home_town: str = ""
    is_home_unknown: bool = False
    slots_left_out: int = 0
    may_book: bool = False
    is_masked: bool = False
    proposal: Proposal | None = None
    is_wished: bool = False
    clocks: Mapping[str, Text] = field(default_factory=dict)
    travel_source: Text | None = None
    region: Region = _NO_REGION
    rates: Rates = _NO_RATES
    names: Names = field(default_factory=Names)

    @property
    def department_names(self) -> Mapping[str, str]:
        """Return what people call each department."""
        return {dept: owner.name for dept, owner in self.owners.items()}

    @property
    def site_names(self) -> Mapping[str, str]:
        """Return what people call each hospital; empty for a place that nobody knows."""
        return {site: one.name for site, one in self.situation.sites.items()}
