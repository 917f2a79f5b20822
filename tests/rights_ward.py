"""Two departments in one shared database, and people who work there each by a login of their own."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psycopg
from sqlalchemy import make_url

from tests.builders import bundle, fhir_care_plan, fhir_daily_answers, fhir_daily_form, fhir_patient, fhir_spo2
from tests.people import give
from tests.postgresql import Server
from triage.access.department import Part
from triage.access.roles import Role
from triage.bootstrap import application_on, utc_now
from triage.settings import Settings
from triage.store.database import Store, open_shared
from triage.store.people.people import add_person
from triage.store.rights.apply import make_groups
from triage.store.rights.logins import make_login
from triage.store.schema import migrate
from triage.workflow.application import Application
from triage.workflow.greens.policy import change_policy
from triage.workflow.intake.import_files import import_files
from triage.workflow.people.departments import assign, make_department
from triage.workflow.score.score import score
from triage.worklist.greens import Policy

HEART = "Hjertemedicin"
# The login, the role, and the department (None = the first).
PEOPLE = {
    "r_anna": (Role.CLINICIAN, None),
    "r_carl": (Role.CLINICIAN, None),
    "r_bo": (Role.CLINICIAN, HEART),
    "r_sofie": (Role.MEDICAL_SECRETARY, None),
    "r_eva": (Role.AUDITOR, None),
    "r_ida": (Role.ADMINISTRATOR, None),
    "r_lis": (Role.DEPARTMENT_HEAD, None),
    "r_per": (Role.RULE_AUTHOR, None),
}
SERVICE, OWNER = "r_service", "r_boss"


@dataclass
class Ward:
    """The database as its owner has it; patients 1 and 3 are of the first department, 2 of the other; 3 is green."""

    address: str
    folder: Path
    owner: Application
    _opened: list[Store] = field(default_factory=list)

    def of(self, login: str) -> Application:
        """Return the application as a person has it who signed in to the database."""
        store = open_shared(self.url(login), self.folder / "visita.db")
        self._opened.append(store)
        actor = login if login == SERVICE else "tester"
        return application_on(store, Settings(self.folder, actor), is_demo=True, clock=utc_now)

    def url(self, login: str) -> str:
        """Return the address as a login has it."""
        return make_url(self.address).set(username=login).render_as_string(hide_password=False)

    @contextmanager
    def sql(self, login: str) -> Iterator["psycopg.Connection[Any]"]:
        """Give a connection that goes round the program."""
        with closing(psycopg.connect(self.url(login))) as connection:
            yield connection
            connection.commit()

    def found(self, login: str, statement: str) -> list[tuple[Any, ...]]:
        """Return what a statement finds."""
        with self.sql(login) as connection:
            return connection.execute(statement).fetchall()

    def refuses(self, login: str, statement: str) -> bool:
        """Return whether a statement changes nothing: it is not allowed, or no row is there for that login."""
        try:
            with self.sql(login) as connection:
                return connection.execute(statement).rowcount < 1
        except psycopg.errors.InsufficientPrivilege:
            return True

    def told(self, statement: str) -> list[tuple[Any, ...]]:
        """Return what a statement of the server's administrator finds or changes."""
        with psycopg.connect(self.address) as connection:
            cursor = connection.execute(statement)
            return cursor.fetchall() if cursor.description else []

    def close_opened(self) -> None:
        """Let everybody go home."""
        while self._opened:
            self._opened.pop().close()

    def close(self) -> None:
        """Close everything."""
        self.close_opened()
        self.owner.store.close()


@contextmanager
def ward_on(server: Server, folder: Path) -> Iterator[Ward]:
    """Give a database of a plain owner, who is no administrator of the server, and throw it away afterwards."""
    address = server.empty()
    name = make_url(address).database
    with psycopg.connect(address, autocommit=True) as administrator:
        administrator.execute(f"DROP ROLE IF EXISTS {OWNER}")
        administrator.execute(f"CREATE ROLE {OWNER} LOGIN")
        administrator.execute(f'ALTER DATABASE "{name}" OWNER TO {OWNER}')
    ward = make_ward(address, folder)
    yield ward
    ward.close()
    server.drop(address)


def make_ward(address: str, folder: Path) -> Ward:
    """Make the tables of an empty database as its owner, and fill them."""
    with closing(open_shared(address, folder / "visita.db")) as of_server, of_server.write() as connection:
        make_groups(connection)
        _make_logins(connection)
    of_owner = make_url(address).set(username=OWNER).render_as_string(hide_password=False)
    store = open_shared(of_owner, folder / "visita.db")
    migrate(store)
    # Patients are judged by the shipped examples, as in a demonstration.
    owner = application_on(store, Settings(folder, "tester"), is_demo=True, clock=utc_now)
    make_department(owner, HEART)
    assign(owner, HEART, Part.PROGRAMME, "heart_failure")
    with owner.store.write() as connection:
        for login, (role, place) in PEOPLE.items():
            add_person(connection, login, f"Opdigtet {login}", "made-up", utc_now())
            give(connection, login, role, utc_now(), place)
        add_person(connection, SERVICE, "Tjenesten", "made-up", utc_now())
        give(connection, SERVICE, Role.RULE_AUTHOR, utc_now())
    change_policy(owner, Policy("copd", share=0))
    _take_in(owner, folder)
    return Ward(address, folder, owner)


def _make_logins(connection: Any) -> None:
    known = {name for (name,) in connection.exec_driver_sql("SELECT rolname FROM pg_roles")}
    for login in {*PEOPLE, SERVICE} - known:
        make_login(connection, login, is_service=login == SERVICE)


def _take_in(app: Application, folder: Path) -> None:
    now, path = utc_now(), folder / "in.json"
    first = fhir_patient(), fhir_care_plan(), fhir_spo2(84, at=now)
    other = fhir_patient(2), fhir_care_plan(2, "heart_failure"), fhir_spo2(84, 2, of=2, at=now)
    green = fhir_patient(3), fhir_care_plan(3), fhir_spo2(96, 3, of=3, at=now)
    answers = fhir_daily_form(), fhir_daily_answers(9, at=now, more_dyspnoea=True)
    path.write_bytes(bundle(*first, *other, *green, *answers))
    import_files(app, [path])
    score(app)
