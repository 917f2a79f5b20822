"""Count and keep what a source sends, whichever way it comes."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import islice

from triage.clinical.received import Received
from triage.errors import Text
from triage.store.intake.intake import Intake
from triage.store.sources import UNCHANGED
from triage.workflow.application import Application
from triage.workflow.score.refused_scores import told_of_scores

BATCH = 1000
OUTCOMES = ("accepted", "with_findings", "quarantined", UNCHANGED)


@dataclass(slots=True)
class IntakeReport:
    """What came: a count per (resource type, outcome), warnings about the source, and faults that stopped a part."""

    counts: Counter[tuple[str, str]] = field(default_factory=Counter)
    warnings: list[Text] = field(default_factory=list)
    faults: list[Text] = field(default_factory=list)

    def total(self, outcome: str | None = None) -> int:
        """Return how many resources came, or how many of one outcome."""
        return sum(number for (_, found), number in self.counts.items() if outcome in (None, found))

    def by_type(self) -> dict[str, dict[str, int]]:
        """Return the counts as type -> outcome -> number, in order of type."""
        found: dict[str, dict[str, int]] = {}
        for (type_, outcome), number in sorted(self.counts.items()):
            found.setdefault(type_ or "unknown", {})[outcome] = number
        return found

    def as_json(self) -> dict[str, object]:
        """Return the report as `--json` prints it."""
        return {
            "received": self.total(),
            **{outcome: self.total(outcome) for outcome in OUTCOMES},
            "by_type": self.by_type(),
            "warnings": [text.content for text in self.warnings],
            "faults": [text.content for text in self.faults],
        }


def keep(app: Application, intake: Intake, received: Iterable[Received], report: IntakeReport) -> None:
    """Keep a stream of resources in batches and count them into `report`."""
    stream = told_of_scores(received, app.catalogue)
    while batch := list(islice(stream, BATCH)):
        report.counts += intake.accept(batch, app.clock)
