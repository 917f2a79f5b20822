"""Where each example begins: a department with its people and two patients, made once for each database."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg

from tests.away.builders import Clock, fresh_store
from tests.builders import fhir_care_plan, fhir_patient, fhir_spo2
from tests.people import colleague
from tests.postgresql import Clean, Server
from tests.properties.casework_model import CLINICIANS, SECRETARY
from tests.properties.casework_side import Side
from tests.store.conftest import KEY
from triage.access.roles import Role
from triage.store.database import Store, open_database, open_shared
from triage.store.sources import add_source
from triage.workflow.greens.policy import change_policy
from triage.worklist.greens import Policy
from triage.worklist.source import SourceSettings, WriteBack


@dataclass(frozen=True)
class Start:
    """A file as it is at the beginning, and a server's database that can be made so again."""

    file: bytes
    address: str
    clean: Clean

    def sides(self, folder: Path, clock: Callable[[], object]) -> tuple[Side, ...]:
        """Return both databases as they are at the beginning, to be worked on in `folder`."""
        assert self.clean.is_emptied()
        paths = [folder / name / "visita.db" for name in ("file", "shared")]
        for path in paths:
            path.parent.mkdir()
        paths[0].write_bytes(self.file)
        return (
            Side(lambda: open_database(paths[0], KEY), folder / "file-away", clock),
            Side(lambda: open_shared(self.address, paths[1]), folder / "shared-away", clock),
        )


@contextmanager
def started_with(server: Server, folder: Path) -> Iterator[Start]:
    """Give the beginning; the server's database is thrown away afterwards."""
    address = server.fresh()
    fresh_store(folder).close()
    (folder / "shared").mkdir()
    _settle(lambda: open_database(folder / "visita.db", KEY), folder / "a")
    _settle(lambda: open_shared(address, folder / "shared" / "visita.db"), folder / "b")
    clean = Clean(address)
    yield Start((folder / "visita.db").read_bytes(), address, clean)
    clean.connection.close()
    server.drop(address)


def _settle(open_store: Callable[[], Store], away: Path) -> None:
    side = Side(open_store, away, Clock())
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
    with side.store.read() as connection:
        if not side.store.is_shared:
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    side.close()
