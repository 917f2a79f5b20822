"""Let the demonstration see what real sources do: faults, corrections, and a person whom a second source knows too."""

from collections.abc import Sequence
from pathlib import Path

from triage.clinical.colour import Colour
from triage.clinical.decision import Action
from triage.demo.second_delivery import Cast, write_second_delivery, write_twin
from triage.workflow.application import Application
from triage.workflow.casework.decide import decide
from triage.workflow.intake.import_files import import_files
from triage.workflow.intake.sources import add
from triage.workflow.lists.list_cases import list_cases
from triage.workflow.pull.pull import pull_source
from triage.workflow.score.score import score
from triage.worklist.row import Query, Row
from triage.worklist.source import SourceKind, SourceSettings

_NEIGHBOUR = "Opdigtet kommune"
_FAULTY = 5


def take_in_faults(app: Application, region: Path) -> None:
    """Take in a second delivery of the region, after a decision on a reading that it moves, and a second source."""
    alarms = [row for row in _copd(app, Colour.RED) if row.reason.en.startswith("SpO2 8")]
    calm = _copd(app, Colour.GREEN)
    if len(alarms) < 2 or len(calm) <= _FAULTY:
        return
    people = [row.reference.removeprefix("Patient/") for row in (*alarms[:2], *calm)]
    cast = Cast(people[0], people[1], people[2], people[3 : 3 + _FAULTY])
    decide(app, alarms[1].case, Action.PHONE, "Opdigtet: ringet op på grund af iltmætningen")
    _take_delivery(app, region, cast)
    _meet_neighbour(app, region, cast)
    score(app)


def _take_delivery(app: Application, region: Path, cast: Cast) -> None:
    folder = region.with_name("second-delivery")
    write_second_delivery(region, folder, cast, app.clock())
    import_files(app, [folder])


def _meet_neighbour(app: Application, region: Path, cast: Cast) -> None:
    folder = region.with_name("neighbour")
    write_twin(region, folder, cast)
    source = add(app, _NEIGHBOUR, SourceSettings(str(folder), SourceKind.FOLDER))
    pull_source(app, source.key)


def _copd(app: Application, colour: Colour) -> Sequence[Row]:
    return list_cases(app, Query(programmes=("copd",), colours=(colour,)), 0, 40)
