"""A shared store, and workstations on it."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.away.builders import Clock, Workstation, application, as_person, fresh_store
from tests.postgresql import DATABASES
from tests.store.conftest import shared_store
from triage.store.database import Store
from triage.workflow.application import Application

MakeWorkstation = Callable[..., Workstation]


@pytest.fixture(params=DATABASES)
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    """The shared store: a server, and a file that plays one."""
    folder = tmp_path / "shared"
    if request.param == "postgresql":
        folder.mkdir()
        yield from shared_store(request.getfixturevalue("postgresql"), folder)
    else:
        opened = fresh_store(folder)
        yield opened
        opened.close()


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def shared(store: Store, clock: Clock) -> Application:
    """The shared store as its first person has it."""
    return application(store, clock)


@pytest.fixture
def workstation(shared: Application, tmp_path: Path) -> Iterator[MakeWorkstation]:
    """Make a workstation of a person, with an empty copy."""
    made: list[Workstation] = []

    def make(actor: str = "tester") -> Workstation:
        app = shared if actor == "tester" else as_person(shared, actor)
        made.append(Workstation(app, tmp_path / f"copy{len(made)}"))
        return made[-1]

    yield make
    for each in made:
        each.close()
