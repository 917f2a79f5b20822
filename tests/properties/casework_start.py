"""Where each example begins: a department with its people and two patients, made once for each database."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from tests.away.builders import Clock, fresh_store
from tests.builders import fhir_care_plan, fhir_patient, fhir_spo2
from tests.people import colleague
from tests.postgresql import Clean, Server
from tests.properties.casework_model import CLINICIANS, SECRETARY
from tests.properties.casework_side import Side, content_of, end_connections, replaced
from triage.access.roles import Role
from triage.store.database import open_shared
from triage.store.sources import add_source
from triage.workflow.greens.policy import change_policy
from triage.worklist.greens import Policy
from triage.worklist.source import SourceSettings, WriteBack


@dataclass(frozen=True)
class Start:
    """A file and a server's database, and what makes both, with their copies, as they were at the beginning."""

    both: tuple[Side, Side]
    file: bytes
    copies: tuple[bytes, bytes]
    clean: Clean

    def sides(self, clock: Callable[[], datetime]) -> tuple[Side, Side]:
        """Return both as they were at the beginning."""
        end_connections(self.both[1].store)
        assert self.clean.is_emptied()
        replaced(self.both[0].store, self.file)
        for side, copy in zip(self.both, self.copies, strict=True):
            side.begin(clock, copy)
        return self.both


@contextmanager
def started_with(server: Server, folder: Path) -> Iterator[Start]:
    """Give the beginning; the server's database is thrown away afterwards."""
    address = server.fresh()
    file, shared = fresh_store(folder / "file"), open_shared(address, folder / "shared" / "visita.db")
    (folder / "shared").mkdir()
    both = Side(file, folder / "file-away", Clock()), Side(shared, folder / "shared-away", Clock())
    for side in both:
        _settle(side)
        end_connections(side.store)
    copies = content_of(both[0].station.copy.store), content_of(both[1].station.copy.store)
    clean = Clean(address)
    yield Start(both, content_of(file), copies, clean)
    for side in both:
        side.close()
    clean.connection.close()
    server.drop(address)


def _settle(side: Side) -> None:
    app = side.app()
    for login in CLINICIANS:
        colleague(app, login)
    colleague(app, SECRETARY, Role.MEDICAL_SECRETARY)
    # None is drawn for a person: which one is, each store draws for itself.
    change_policy(app, Policy("copd", share=0))
    add_source(side.store, "hospital", SourceSettings("http://127.0.0.1/fhir", write_back=WriteBack.TASK))
    for number in (1, 2):
        side.take_in(app, fhir_patient(number), fhir_care_plan(number), fhir_spo2(97, number, number))
    side.score()
