"""The power fails at any write: no acknowledged decision is lost, and none stands without its audit and outbox lines.

What real decisions say to the database is recorded, and said again, with the store's own settings, to an SQLite whose
disk loses and tears what was not synchronised.
"""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any

import apsw
import pytest
from sqlalchemy import Engine, event

from tests.builders import NOW
from tests.store.filled import fill
from tests.store.plug import Disk, Plug, PowerCutError
from triage.bootstrap import open_application
from triage.clinical.decision import Action
from triage.settings import Settings
from triage.store.databases.sqlite import PRAGMAS
from triage.store.keeping.cipher import opened_file
from triage.store.keeping.keys import DEMO_KEY
from triage.workflow.casework.decide import decide

# SQLite passes over some faults, e.g. while it takes the WAL into use; the disk stays dead all the same.
pytestmark = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")

DECISIONS = 8
DATABASE = "visita.db"
WHOLE = """SELECT d.case_id,
(SELECT count(*) FROM audit a WHERE a.act LIKE 'decide:%' AND a.subject = 'case ' || d.case_id),
(SELECT count(*) FROM outbox o WHERE o.decision_id = d.id), (SELECT c.is_open FROM "case" c WHERE c.id = d.case_id)
FROM decision d ORDER BY d.case_id"""

Said = tuple[str, Any]


@dataclass
class Script:
    """A database without encryption as it was, and what was said to it since, one list for each transaction."""

    image: bytes = b""
    transactions: list[list[Said]] = field(default_factory=list)


@contextmanager
def recorded(script: Script) -> Iterator[None]:
    """Record what is said to a database inside the block."""

    def said(_connection: Any, _cursor: Any, statement: str, parameters: Any, _context: Any, many: bool) -> None:
        if statement.startswith("BEGIN"):
            script.transactions.append([])
        else:
            script.transactions[-1] += [(statement, one) for one in (parameters if many else [parameters])]

    event.listen(Engine, "before_cursor_execute", said)
    yield
    event.remove(Engine, "before_cursor_execute", said)


@pytest.fixture(scope="module")
def script(tmp_path_factory: pytest.TempPathFactory) -> Script:
    home = tmp_path_factory.mktemp("recorded")
    app = open_application(Settings(home=home, actor="tester"), is_demo=True, clock=lambda: NOW)
    fill(app.store, DECISIONS)
    script = Script(plain_image(app.store.path))
    with recorded(script):
        for case in range(1, DECISIONS + 1):
            decide(app, case, Action.PHONE, "Ringer i dag")
    app.store.close()
    return script


def plain_image(path: Path) -> bytes:
    plain = path.with_name("plain.db")
    with opened_file(path, DEMO_KEY) as connection:
        connection.execute("ATTACH ? AS plain KEY ''", (str(plain),))
        connection.execute("SELECT sqlcipher_export('plain')")
        connection.execute("DETACH plain")
    return plain.read_bytes()


@pytest.fixture(scope="module")
def plug() -> Iterator[Plug]:
    made = Plug("visita-plug")
    yield made
    made.unregister()


def connect(plug: Plug, disk: Disk, pragmas: tuple[str, ...]) -> apsw.Connection:
    plug.disk = disk
    connection = apsw.Connection(DATABASE, vfs="visita-plug")
    # Without memory shared between processes the WAL wants the file alone; the rest is what the store says itself.
    for pragma in ("locking_mode = EXCLUSIVE", *pragmas):
        connection.execute(f"PRAGMA {pragma}")
    return connection


def play(plug: Plug, disk: Disk, script: Script, pragmas: tuple[str, ...]) -> int:
    """Say everything again until the power fails, and return how many transactions were acknowledged."""
    done = 0
    with suppress(PowerCutError):
        connection = connect(plug, disk, pragmas)
        for transaction in script.transactions:
            connection.execute("BEGIN IMMEDIATE")
            for statement, parameters in transaction:
                connection.execute(statement, parameters).fetchall()
            connection.execute("COMMIT")
            done += not disk.is_cut
        disk.pull()
    return done


def cut(plug: Plug, script: Script, pragmas: tuple[str, ...], chance: Random, acts: int) -> tuple[int, int]:
    """Pull the plug somewhere; return how many acknowledged decisions are lost, and how many stand half."""
    disk = Disk({DATABASE: script.image}, chance.randrange(1, acts))
    acknowledged = play(plug, disk, script, pragmas)
    try:
        again = connect(plug, Disk(disk.after_cut(chance)), pragmas)
        sound = again.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        found = again.execute(WHOLE).fetchall()
        again.close()
    except apsw.Error:
        return acknowledged, 1
    whole = [case for case, audits, outboxes, is_open in found if (audits, outboxes, is_open) == (1, 1, 0)]
    half = len(found) - len(whole) + (not sound)
    return len(set(range(1, acknowledged + 1)) - set(whole)), half


def cuts(plug: Plug, script: Script, times: int, pragmas: tuple[str, ...] = PRAGMAS) -> tuple[int, int]:
    """Return how many decisions were lost, and how many stood half, over so many power cuts."""
    whole, chance = Disk({DATABASE: script.image}), Random(times)
    assert play(plug, whole, script, pragmas) == len(script.transactions) == DECISIONS
    lost = [cut(plug, script, pragmas, chance, whole.acts) for _ in range(times)]
    return sum(one for one, _ in lost), sum(half for _, half in lost)


def synchronous(word: str) -> tuple[str, ...]:
    """Return the store's settings with another answer to how often the disk is waited for."""
    return tuple(f"synchronous = {word}" if pragma.startswith("synchronous") else pragma for pragma in PRAGMAS)


def test_that_a_power_cut_loses_no_acknowledged_decision(plug: Plug, script: Script) -> None:
    assert cuts(plug, script, 300) == (0, 0)


def test_that_the_cuts_would_find_a_store_that_does_not_wait_for_the_disk(plug: Plug, script: Script) -> None:
    lost, _ = cuts(plug, script, 30, synchronous("OFF"))
    assert lost > 0


def test_that_the_cuts_would_find_the_setting_that_guides_recommend(plug: Plug, script: Script) -> None:
    lost, _ = cuts(plug, script, 60, synchronous("NORMAL"))
    assert lost > 0


def test_that_power_cuts_while_the_log_is_copied_back_lose_nothing(plug: Plug, script: Script) -> None:
    often = tuple("wal_autocheckpoint = 20" if "autocheckpoint" in pragma else pragma for pragma in PRAGMAS)
    assert cuts(plug, script, 60, often) == (0, 0)


@pytest.mark.full
@pytest.mark.timeout(1200)
def test_that_ten_thousand_power_cuts_lose_no_acknowledged_decision(plug: Plug, script: Script) -> None:
    assert cuts(plug, script, 10_000) == (0, 0)
