"""A shared store with made-up people on its list, and workstations that keep copies of it."""

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import select

from tests.builders import NOW, bundle, fhir_care_plan, fhir_patient, fhir_spo2
from tests.empty_stores import empty_store
from tests.store.conftest import KEY
from triage.bootstrap import application_on
from triage.clinical.decision import Action, Seen
from triage.fhir.read import read_document
from triage.settings import Settings
from triage.store.away.copies import ready
from triage.store.database import Store
from triage.store.intake.intake import Intake
from triage.store.sources import source_id
from triage.store.tables import metadata
from triage.workflow.application import Application
from triage.workflow.away.copy import keep_copy, on_copy
from triage.workflow.chart.open_chart import open_chart
from triage.workflow.lists.list_cases import list_cases
from triage.workflow.score.score import score
from triage.worklist.row import Query, Row

EVERYBODY = 9_999


def fresh_store(folder: Path) -> Store:
    """Return a new store in `folder`."""
    return empty_store(folder / "visita.db", KEY)


@dataclass
class Clock:
    """A clock that is moved by hand."""

    now: datetime = NOW

    def __call__(self) -> datetime:
        return self.now

    def pass_(self, **time: float) -> None:
        """Let some time pass."""
        self.now += timedelta(**time)


def application(store: Store, clock: Clock, actor: str = "tester") -> Application:
    """The application of the store's first person, or of another."""
    app = application_on(store, Settings(store.path.parent, "tester"), is_demo=True, clock=clock)
    return app if actor == "tester" else as_person(app, actor)


def as_person(app: Application, actor: str) -> Application:
    """The same for another person, who is made a clinician where there is none of this login."""
    from triage.store.people.people import person_of

    with app.store.read() as connection:
        is_known = person_of(connection, actor) is not None
    if not is_known:
        add_clinician(app, actor)
    return replace(app, actor=actor, session=None)


def add_clinician(app: Application, login: str) -> None:
    """Put a clinician of the first department into the store."""
    with app.store.write() as connection:
        key = connection.exec_driver_sql(
            "INSERT INTO person (login, name, active, failed, made, made_by) "
            f"VALUES ('{login}', '{login}', 1, 0, 0, 'test') RETURNING id"
        ).scalar_one()
        connection.exec_driver_sql(
            "INSERT INTO role_grant (person_id, role, department_id, valid_from, needs_second, granted_by, granted) "
            f"SELECT {key}, 'clinician', min(id), 0, 0, 'test', 0 FROM department"
        )


def arrive(app: Application, *resources: dict[str, Any]) -> None:
    """Take resources in, and score."""
    received = list(read_document(bundle(*resources), app.catalogue.kinds))
    Intake(app.store, source_id(app.store, "hospital")).accept(received, app.clock)
    score(app)


def people(count: int, value: float = 84) -> list[dict[str, Any]]:
    """So many made-up people with an oxygen saturation an hour ago."""
    made = range(1, count + 1)
    return [each for n in made for each in (fhir_patient(n), fhir_care_plan(n), fhir_spo2(value, n, of=n))]


def listed(app: Application) -> list[Row]:
    """Return the open list."""
    return list(list_cases(app, Query(), 0, EVERYBODY))


def seen(app: Application, row: Row) -> Seen:
    """Return what whoever opens the chart is shown."""
    return open_chart(app, row.case).seen


@dataclass
class Workstation:
    """A workstation with a copy in a folder of its own."""

    shared: Application
    folder: Path
    copy: Application = field(init=False)

    def __post_init__(self) -> None:
        store = ready(fresh_store(self.folder))
        store.sign(f"{self.folder.name}-away")
        self.copy = on_copy(self.shared, store)

    def keep(self) -> None:
        """Bring the copy up to date."""
        keep_copy(self.shared, self.copy)

    def decide(self, row: Row, action: Action = Action.PHONE, note: str = "") -> int:
        """Open the chart on the copy and decide there."""
        from triage.workflow.away.queue import decide_away

        made = decide_away(self.copy, row.case, action, note, seen(self.copy, row))
        assert made.decision is not None
        return made.decision

    def close(self) -> None:
        """Close the copy."""
        self.copy.store.close()


def rows_of(store: Store, *names: str) -> dict[str, list[tuple[Any, ...]]]:
    """Return the rows of tables, sorted."""
    with store.read() as connection:
        return {
            name: sorted(tuple(row) for row in connection.execute(select(metadata.tables[name]))) for name in names
        }
