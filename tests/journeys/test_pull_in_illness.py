"""A pull against servers that are ill in a thousand ways: nothing lost, nothing doubled, the account exact."""

import os
import random
from collections.abc import Callable, Iterator

import pytest
from sqlalchemy import func, select

from tests.builders import fhir_patient, fhir_spo2
from tests.fhir.faulty_server import FaultyServer, Script, Serving, faulty_servers
from triage.fhir.http.endpoint import Endpoint
from triage.fhir.http.fetch import Limits
from triage.store import tables
from triage.store.sources import source_of
from triage.workflow.application import Application
from triage.workflow.pull import all_types as pull_types
from triage.workflow.pull import pull as pulling
from triage.worklist.source import SourceSettings

# Of each database: what makes a server ill is the same for both, so that each takes every other mix.
MIXES = 500 if int(os.environ.get("VISITA_EXAMPLES", "0")) >= 10_000 else 25
PART = 25
TYPES = ("Patient", "Device", "Observation", "Flag")


@pytest.fixture(scope="module")
def serving() -> Iterator[Serving]:
    with faulty_servers() as running:
        yield running


@pytest.fixture(autouse=True)
def _impatient(monkeypatch: pytest.MonkeyPatch, serving: Serving) -> None:
    """Fetch a few types only, never sleep, and have little patience with a server that is ill."""

    def endpoint_of(settings: SourceSettings) -> Endpoint:
        url = settings.url or ""
        is_ill = serving.servers[url.rpartition("/")[2]].script.illness > 0
        limits = Limits(deadline_s=0.05 if is_ill else 10.0, byte_cap=200_000)
        return Endpoint(url, limits=limits, sleep=lambda _: None, jitter=lambda: 0.0)

    monkeypatch.setattr(pulling, "endpoint_of", endpoint_of)
    monkeypatch.setattr(pull_types, "TYPES", TYPES)


def ill_server(seed: int) -> FaultyServer:
    """A server with a few people and readings, and an illness of its own."""
    chance = random.Random(seed)
    traits = {name: chance.random() < 0.5 for name in ("counts", "repeats_pages", "has_history")}
    server = FaultyServer(Script(chance, illness=chance.uniform(0.1, 0.7), **traits))
    for number in range(1, 4):
        server.touch(fhir_patient(number))
    for number in range(1, chance.randint(2, 12)):
        server.touch(fhir_spo2(chance.randint(80, 99), number, of=chance.randint(1, 3)))
    server.between_pages = [change(server, chance.randint(1, 14)) for _ in range(chance.randint(0, 3))]
    return server


def change(server: FaultyServer, number: int) -> Callable[[], None]:
    """Something that happens while a list is read; only a history tells of a deletion."""
    if server.script.has_history and server.script.chance.random() < 0.5:
        return lambda: server.delete("Observation", f"o{number}")
    return lambda: server.touch(fhir_spo2(90, number))


def current(app: Application, source: int) -> set[tuple[str, str, str]]:
    """What is in force here: type, id and version of everything that was not taken back."""
    resource = tables.resource
    wanted = select(resource.c.type, resource.c.fhir_id, resource.c.version).where(
        resource.c.source_id == source, resource.c.is_current == 1, resource.c.withdrawn == 0, resource.c.fhir_id != ""
    )
    with app.store.read() as connection:
        return {(row.type, row.fhir_id, row.version) for row in connection.execute(wanted)}


def readings(app: Application, source: int) -> int:
    reading = tables.reading
    wanted = select(func.count()).where(reading.c.source_id == source, reading.c.status != "entered-in-error")
    with app.store.read() as connection:
        return connection.execute(wanted).scalar_one()


def check_account(app: Application, source: int) -> None:
    found = source_of(app.store, source)
    assert found.received == found.accepted + found.with_findings + found.quarantined + found.unchanged


def pull_ill_then_well(app: Application, serving: Serving, seed: int) -> tuple[int, FaultyServer]:
    """Pull twice from an ill server that goes on changing, and until it is quiet after it got well."""
    server = serving.servers[f"m{seed}"] = ill_server(seed)
    chance = server.script.chance
    for number in (21, 22):
        pulling.pull(app, serving.url(f"m{seed}"), count=chance.randint(2, 5))
        server.touch(fhir_spo2(85, number))
    if server.script.has_history:
        server.delete("Observation", "o1")
    server.script.illness = 0.0
    # What changes while a well server is read may still make a list that is not whole; it is told, and read again.
    for _ in range(3):
        report = pulling.pull(app, serving.url(f"m{seed}"))
    assert report.faults == [], seed
    found = pulling.find_source(app.store, serving.url(f"m{seed}"))
    assert found is not None
    return found.id, server


@pytest.mark.parametrize("start", range(0, MIXES, PART))
def test_that_no_illness_of_a_server_loses_or_doubles_anything(
    app: Application, serving: Serving, database: str, start: int
) -> None:
    for seed in range(2 * start + (database == "postgresql"), 2 * (start + PART), 2):
        source, server = pull_ill_then_well(app, serving, seed)
        assert current(app, source) == server.versions(), seed
        assert readings(app, source) == len(server.held.get("Observation", {})), seed
        check_account(app, source)
