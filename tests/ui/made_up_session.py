"""Who is at work in memory, and patients who are found by number or opened in an emergency."""

from dataclasses import dataclass, field
from datetime import datetime

from triage.access.acts import Act
from triage.access.at_work import AtWork
from triage.access.relation import BREAK_GLASS_LASTS, Emergency, EmergencyReason, LegalGround
from triage.errors import Text, WrongUseError
from triage.worklist.row import Row
from ui.desks.session_desk import SessionDesk

NOBODY = Text("Ingen patient har det CPR-nummer.", "No patient has that CPR number.")


@dataclass
class MadeUpSession:
    """May do everything unless told otherwise; `glass` are the emergencies that were opened, by patient."""

    acts: frozenset[Act] = frozenset(Act)
    name: str = "Opdigtet Sygeplejerske"
    roles: Text = field(default_factory=lambda: Text("kliniker", "clinician"))
    now: datetime | None = None
    only_proposes: bool = False
    people: dict[str, Row] = field(default_factory=dict)
    glass: dict[int, Emergency] = field(default_factory=dict)
    said: list[tuple[object, ...]] = field(default_factory=list)

    def who(self) -> AtWork:
        """Return the one who sits there."""
        return AtWork("tester", self.name, self.roles, "Afdelingen", self.acts, only_proposes=self.only_proposes)

    def find_patient(self, cpr: str) -> Row:
        """Return the row kept under the number."""
        if cpr not in self.people:
            raise WrongUseError(NOBODY)
        return self.people[cpr]

    def break_glass(self, patient: int, reason: EmergencyReason, text: str, ground: LegalGround | None) -> Emergency:
        """Open a patient for an hour."""
        assert self.now is not None
        self.said.append((patient, reason, text, ground))
        self.glass[patient] = Emergency(reason, self.now + BREAK_GLASS_LASTS, ground)
        return self.glass[patient]

    def end_emergency(self, patient: int) -> None:
        """Close the patient again."""
        del self.glass[patient]

    def desk(self) -> SessionDesk:
        """Return the functions as the screens take them."""
        return SessionDesk(self.who, self.find_patient, self.break_glass, self.glass.get, self.end_emergency)
