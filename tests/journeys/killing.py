"""Programs that decide until they are done, killed, or left without a server, and say what was kept."""

import os
import signal
from collections.abc import Sequence
from multiprocessing.process import BaseProcess
from multiprocessing.synchronize import Barrier
from pathlib import Path
from time import monotonic, sleep

from tests.journeys.racing import PEOPLE, Place
from tests.store.killed import FORKS, say
from triage.clinical.decision import Action
from triage.errors import StoreAwayError, WrongUseError
from triage.workflow.application import Application
from triage.workflow.casework.decide import decide

_PATIENCE_S = 60


def worker(place: Place, who: str, cases: Sequence[int], words: Path, start: Barrier) -> None:
    """Decide one case after the other, and say the number of each that was kept."""
    store = place.open()
    app = place.application(store, who)
    start.wait()
    for case in cases:
        if _is_decided(app, case):
            say(words, case)
    store.close()


def _is_decided(app: Application, case: int) -> bool:
    """Decide as a person does: where the server is away, again; where the outcome is not known, what stands counts."""
    until = monotonic() + _PATIENCE_S
    while monotonic() < until:
        try:
            decide(app, case, Action.PHONE, "Ringer")
        except StoreAwayError:
            sleep(0.02)
        except WrongUseError:
            return False
        else:
            return True
    raise TimeoutError


def two_at_work(place: Place, shares: Sequence[Sequence[int]]) -> tuple[list[BaseProcess], list[Path]]:
    """Start two programs, each with its share of the cases; return when something was decided."""
    words = [place.folder / f"words-{who}" for who in PEOPLE]
    for file in words:
        file.write_bytes(b"")
    start = FORKS.Barrier(len(PEOPLE))
    at_work = [
        FORKS.Process(target=worker, args=(place, who, list(share), file, start))
        for who, share, file in zip(PEOPLE, shares, words, strict=True)
    ]
    for one in at_work:
        one.start()
    until = monotonic() + _PATIENCE_S
    while not any(file.stat().st_size for file in words) and monotonic() < until:
        sleep(0.002)
    return list(at_work), words


def kill(at_work: Sequence[BaseProcess]) -> None:
    """Kill programs with -9."""
    for one in at_work:
        one.kill()
    for one in at_work:
        one.join()


def said(words: Sequence[Path]) -> set[int]:
    """Return the numbers that were said; a last word that was cut off was not."""
    return {int(word) for file in words for word in file.read_bytes().rpartition(b"\n")[0].split()}


def stop_at_once(data: Path) -> None:
    """Let a server fall, as when its machine loses power: it finishes nothing."""
    pid = int((data / "postmaster.pid").read_text(encoding="utf-8").split()[0])
    os.kill(pid, signal.SIGQUIT)
    until = monotonic() + _PATIENCE_S
    while _is_running(pid) and monotonic() < until:
        sleep(0.02)


def _is_running(pid: int) -> bool:
    status = Path(f"/proc/{pid}/stat")
    return status.exists() and ") Z" not in status.read_text(encoding="utf-8")
