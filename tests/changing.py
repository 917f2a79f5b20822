"""Rules that change in the midst of the work: a store of made-up people whose examples are exchanged."""

from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import select

from tests.builders import bundle, fhir_care_plan, fhir_patient, fhir_spo2
from tests.people import colleague
from tests.tuning import Moving, with_limit
from triage.clinical.colour import Colour
from triage.store.rule_versions.changes import ListedCase, changes, lines_of
from triage.store.rule_versions.pending import WouldSay, would_say
from triage.store.tables import case, result
from triage.workflow.application import Application
from triage.workflow.casework.own import claim
from triage.workflow.catalogue import Catalogue
from triage.workflow.intake.import_files import import_files
from triage.workflow.score.score import score

_COLOURS = {colour.rank: colour for colour in Colour}


class OtherExamples(Catalogue):
    """A catalogue whose example for COPD has another version and other limits."""

    def __init__(self, home: Path | None, version: str, **limits: object) -> None:
        super().__init__(home, runs_examples=True)
        body = Catalogue(home).library_files["copd"].replace("version: 1.2.0", f"version: {version}", 1)
        for name, value in limits.items():
            body = with_limit(body, name, value)
        self._body = body

    @property
    def library_files(self) -> dict[str, str]:  # type: ignore[override] - the shipped ones are read once
        """Return the shipped examples, the other one among them."""
        return {**Catalogue(self.home).library_files, "copd": self._body}


@dataclass
class Changing:
    """A store of made-up people with a clock that moves, and whoever takes in by the rules of now."""

    app: Application
    folder: Path
    clock: Moving
    files: int = 0

    def arrive(self, *elements: Any) -> None:
        """Take in what a source sends, and score it."""
        self.files += 1
        path = self.folder / f"arrived-{self.files}.json"
        path.write_bytes(bundle(*elements))
        import_files(self.app, [path])
        score(self.app)

    def enrol(self, number: int, *spo2: int) -> None:
        """Take in a patient who measured the saturations, an hour between them, the last one just now."""
        times = [self.clock.now - timedelta(hours=2 * place) for place in range(len(spo2))][::-1]
        measured = [
            fhir_spo2(value, number * 100 + place, at=time, of=number)
            for place, (value, time) in enumerate(zip(spo2, times, strict=True))
        ]
        self.arrive(fhir_patient(number), fhir_care_plan(number), *measured)

    def rules(self, version: str, **limits: object) -> None:
        """Let other rules come in force with the next look, a minute later."""
        self.clock.on(minutes=1)
        self.app = replace(self.app, catalogue=OtherExamples(self.folder, version, **limits))
        score(self.app)

    def doctor(self, login: str = "anna") -> Application:
        """Return the application as a clinician has it."""
        return colleague(self.app, login)

    def take(self, key: int, login: str = "anna") -> int:
        """Let a clinician take a case, and return the number they have it with."""
        return claim(self.doctor(login), key).fence

    def cases(self, *, closed: bool = False) -> list[tuple[int, Colour, str]]:
        """Return every open case: its key, colour and the version that gave it."""
        columns = select(case.c.id, case.c.colour_rank, result.c.rule_set_version)
        mine = columns.join(result, result.c.id == case.c.result_id).where(case.c.is_open == int(not closed))
        with self.app.store.read() as connection:
            rows = connection.execute(mine.order_by(case.c.id)).all()
        return [(row.id, _COLOURS[row.colour_rank], row.rule_set_version) for row in rows]

    def listed(self) -> list[ListedCase]:
        """Return the lines of the newest change."""
        with self.app.store.read() as connection:
            return list(lines_of(connection, changes(connection, "copd")[0].id))

    def says(self, key: int) -> WouldSay | None:
        """Return what the newest version would say of a case that keeps an older one."""
        with self.app.store.read() as connection:
            return would_say(connection, [key]).get(key)


def changing(app: Application, folder: Path) -> Changing:
    """Return a store whose rules can change."""
    clock = Moving()
    return Changing(replace(app, clock=clock), folder, clock)
