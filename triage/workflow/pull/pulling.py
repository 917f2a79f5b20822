"""One pull of one server under way: where its pages go, and how they are counted."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from triage.clinical.received import Received
from triage.fhir.http.client import Client
from triage.fhir.http.endpoint import Endpoint
from triage.fhir.http.page import Page, resources_in
from triage.fhir.http.source_faults import RefusedBodyError
from triage.fhir.read import read_ndjson, read_page, refused_body
from triage.fhir.strict import BodyError
from triage.store.intake.intake import Intake
from triage.store.sources import Source
from triage.workflow.application import Application
from triage.workflow.intake.intake import IntakeReport, keep
from triage.workflow.pull.clock_skew import skew_warning
from triage.workflow.pull.conservation import count_fault


@dataclass(slots=True)
class Pulling:
    """What every part of a pull works on; what comes is counted into `report`.

    `begun` are the types that were never asked for before.
    """

    app: Application
    source: Source
    endpoint: Endpoint
    report: IntakeReport
    begun: set[str] = field(default_factory=set)
    is_clock_told: bool = False
    intake: Intake = field(init=False)

    def __post_init__(self) -> None:
        self.intake = Intake(self.app.store, self.source.id)

    @property
    def client(self) -> Client:
        """Return the search of the server."""
        return Client(self.endpoint)

    def note_clock(self, theirs: datetime | None) -> None:
        """Warn, once in a pull, where the server's clock is far from ours."""
        if not self.is_clock_told:
            found = skew_warning(theirs, self.app.clock())
            self.report.warnings += found
            self.is_clock_told = bool(found)

    def keep_page(self, page: Page) -> datetime | None:
        """Store a page, check that each resource on it was counted, and return when the newest was changed."""
        # Some servers remark the same on every page of thousands.
        self.report.warnings += [text for text in dict.fromkeys(page.warnings) if text not in self.report.warnings]
        bundle = page.resources
        try:
            received = list(read_page(bundle, page.body, self.app.catalogue.kinds, self.source.settings.dialect))
        except BodyError as fault:
            raise RefusedBodyError(fault, page.body) from None
        self.report.faults += count_fault(resources_in(bundle), self.keep_received(received))
        return max((item.last_updated for item in received if item.last_updated), default=None)

    def keep_refused(self, fault: RefusedBodyError) -> None:
        """Keep a body that was refused as a whole, for a person to look at."""
        self.keep_received([refused_body(fault.body, fault.refused)])

    def keep_lines(self, lines: Iterable[bytes]) -> int:
        """Store the resources of an NDJSON file as its lines come, and return how many were counted."""
        return self.keep_received(read_ndjson(lines, self.app.catalogue.kinds, self.source.settings.dialect))

    def keep_received(self, received: Iterable[Received]) -> int:
        """Store resources as they come, and return how many were counted."""
        before = self.report.total()
        keep(self.app, self.intake, received, self.report)
        return self.report.total() - before
