"""What is set about patients in memory: each call is kept as it was made."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from triage.errors import Text, VisitaError, WrongUseError
from triage.scoring.replay.own_past import OwnPast
from triage.workflow.application import Changed
from triage.workflow.care.limits_ending import LimitEnding
from triage.workflow.chart.care_shown import CareOffers
from triage.workflow.chart.chart import Chart
from triage.workflow.people.find_patient import FoundPatients
from triage.worklist.row import Row
from ui.desks.care_desk import CareDesk


@dataclass
class MadeUpCare:
    """`said` are the calls, `charts` those of patients without a case, `found` who is found by name.

    `fault` is raised instead of doing anything. `past` is the last year of every patient, `tried` of whom it was asked
    for; `ending` are the limits that run out.
    """

    said: list[tuple[Any, ...]] = field(default_factory=list)
    charts: dict[int, Chart] = field(default_factory=dict)
    found: dict[str, FoundPatients] = field(default_factory=dict)
    offers: CareOffers = field(default_factory=CareOffers)
    fault: VisitaError | None = None
    past: OwnPast | None = None
    tried: list[tuple[int, str]] = field(default_factory=list)
    ending: tuple[LimitEnding, ...] = ()

    def desk(self, find_by_number: Callable[[str], Row]) -> CareDesk:
        """Return the functions as the screens take them."""

        def find(typed: str) -> FoundPatients:
            return self.found.get(typed) or FoundPatients((find_by_number(typed),))

        names = ("enrol", "change_plan", "end", "dismiss", "set_limit", "lift_limit")
        asked = (find, self.charts.__getitem__, lambda: self.offers)
        return CareDesk(*asked, *(self._noted(name) for name in names), self._past, lambda _days: self.ending)

    def _past(self, patient: int, programme: str) -> OwnPast:
        self.tried.append((patient, programme))
        if self.past is None:
            raise WrongUseError(Text("Der er intet at prøve på.", "There is nothing to try it on."))
        return self.past

    def _noted(self, name: str) -> Callable[..., Changed]:
        def note(*given: Any) -> Changed:
            if self.fault is not None:
                raise self.fault
            self.said.append((name, *given))
            return Changed()

        return note
