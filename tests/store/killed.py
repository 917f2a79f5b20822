"""Programs that are killed: each works on the store in a folder, and says what was acknowledged after it was kept."""

import os
from collections.abc import Callable
from contextlib import closing
from multiprocessing import get_all_start_methods, get_context
from pathlib import Path
from random import Random
from time import monotonic, sleep

from tests.builders import NOW
from triage.bootstrap import open_application
from triage.clinical.decision import Action
from triage.settings import Settings
from triage.store.database import open_database
from triage.store.keeping.keys import DEMO_KEY, database_key
from triage.store.keeping.move import move_rows
from triage.store.keeping.rekey import change_key
from triage.workflow.application import Application
from triage.workflow.casework.decide import decide
from triage.workflow.keep.backup import back_up

# Imported once and then forked: a program of its own each time, in milliseconds. Windows starts each anew.
_HOW = "forkserver" if "forkserver" in get_all_start_methods() else "spawn"
FORKS = get_context(_HOW)
FORKS.set_forkserver_preload([__name__, "alembic.command", "triage.workflow.score.score"])

Victim = Callable[[Path, Path], None]


def kill_once(victim: Victim, folder: Path, after: float) -> list[int]:
    """Start `victim`, kill it `after` seconds past its first word, and return the numbers it acknowledged."""
    words = folder / "words"
    words.write_bytes(b"")
    process = FORKS.Process(target=victim, args=(folder, words))
    process.start()
    until = monotonic() + 30
    while process.is_alive() and not words.stat().st_size and monotonic() < until:
        sleep(0.001)
    process.join(after)
    process.kill()
    process.join()
    process.close()
    whole = words.read_bytes().rpartition(b"\n")[0]
    return [int(word) for word in whole.split()]


def kill_often(victim: Victim, folder: Path, times: int, check: Callable[[list[int]], None], longest: float) -> None:
    """Kill so many times, each time after another while, and let `check` look at what is left."""
    chance = Random(times)
    for _ in range(times):
        check(kill_once(victim, folder, chance.uniform(0, longest)))


def demo(folder: Path) -> Application:
    """Open the store of made-up people in `folder`."""
    return open_application(Settings(home=folder, actor="tester"), is_demo=True, clock=lambda: NOW)


def say(words: Path, number: int) -> None:
    """Acknowledge: the word reaches the file even when the program is killed right after."""
    file = os.open(words, os.O_WRONLY | os.O_APPEND)
    os.write(file, b"%d\n" % number)
    os.close(file)


def decider(folder: Path, words: Path) -> None:
    """Decide one open case after another, from the first that is left."""
    app = demo(folder)
    with app.store.read() as connection:
        first = connection.exec_driver_sql('SELECT min(id) FROM "case" WHERE is_open = 1').scalar_one()
        last = connection.exec_driver_sql('SELECT max(id) FROM "case"').scalar_one()
    for case in range(first, last + 1):
        decide(app, case, Action.PHONE, "Ringer i dag")
        say(words, case)


def updater(folder: Path, words: Path) -> None:
    """Open a store of an older program, and so bring it up to date."""
    say(words, 0)
    demo(folder).store.close()
    say(words, 1)


def keeper(folder: Path, words: Path) -> None:
    """Back up again and again, each time to a file of its own."""
    app = demo(folder)
    say(words, 0)
    for number in range(1, 100):
        back_up(app, DEMO_KEY, folder / f"{os.getpid()}-{number}.backup")
        say(words, number)


def mover(folder: Path, words: Path) -> None:
    """Move the store to another, which stands for the shared one."""
    source, target = folder / "demo" / "visita.db", folder / "shared.db"
    with closing(open_database(source, DEMO_KEY)) as old, closing(open_database(target, DEMO_KEY)) as new:
        say(words, 0)
        move_rows(old, new, "server/visita", NOW)
        say(words, 1)


def changer(folder: Path, words: Path) -> None:
    """Change the key; the first word comes right before the first page is written with the new one."""
    key = database_key(folder, lambda _is_new: "hest")
    change_key(folder, key, "", lambda _is_new: "hest", lambda step: say(words, step == "settled"))
