"""How long backups, restoring and the checks take: `python -m tests.benchmarks.keep_store [CASES]`."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from tests.builders import NOW, clock
from tests.store.filled import fill
from triage.bootstrap import open_application
from triage.settings import Settings
from triage.store.keeping.backup import write_backup
from triage.store.keeping.backup_file import read_backup
from triage.store.keeping.health import check_whole, is_sound
from triage.store.keeping.key_note import Kept
from triage.store.keeping.keys import DEMO_KEY
from triage.store.keeping.restore import restore, try_restore
from triage.workflow.application import Application
from triage.workflow.lists.list_cases import list_cases
from triage.worklist.row import Query

# About what a stored result weighs: its inputs, reasons and rules.
_BODY = "x" * 1500


@contextmanager
def timed(what: str) -> Iterator[None]:
    """Print how long the block took."""
    start = perf_counter()
    yield
    print(f"{what:<32} {perf_counter() - start:8.2f} s", flush=True)


def opened(home: Path) -> Application:
    """Return an open demonstration store in `home`."""
    return open_application(Settings(home=home, actor="maaler"), is_demo=True, clock=clock)


def main(cases: int) -> None:
    """Fill a store, back it up, bring it back, and print each time."""
    with TemporaryDirectory() as folder:
        home, file = Path(folder), Path(folder, "visita.backup")
        app = opened(home)
        fill(app.store, cases, padding=_BODY)
        app.store.close()
        size = app.store.path.stat().st_size / 1e6
        print(f"{cases} cases, {size:.0f} MB")
        app = opened(home)
        with timed("quick look at start"):
            assert is_sound(app.store)
        with timed("whole check"):
            assert check_whole(app.store, NOW) == []
        with timed("backup"):
            write_backup(app.store, DEMO_KEY, Kept("sealed", "", ""), file, NOW)
        app.store.close()
        backup = read_backup(file)
        with timed("restore drill"):
            assert try_restore(backup, DEMO_KEY, home) == []
        with timed("restore to the working queue"):
            restore(backup, DEMO_KEY, home / "new" / "demo", lambda _is_new: "hest")
            again = opened(home / "new")
            assert list_cases(again, Query(), 0, 50)
        again.store.close()


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)
