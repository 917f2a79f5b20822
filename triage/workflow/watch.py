"""The one process that takes in: it holds the lease, or waits until it can have it."""

import logging
import os
import socket
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from threading import Event

from triage.errors import StoreError
from triage.store.watch import Fence, Lease, LeaseLostError, StoppedError, give_back, take_lease
from triage.workflow.application import Application
from triage.workflow.rounds import Rounds

TICK_S = 0.5
_LOG = logging.getLogger(__name__)

MakeRounds = Callable[[Application], Rounds]


def watch(app: Application, stopped: Event, make: MakeRounds = Rounds) -> None:
    """Take in until `stopped`; while another holds the lease, wait for it."""
    while not stopped.is_set():
        lease = _take(app)
        if lease is None:
            stopped.wait(TICK_S)
        else:
            _hold(app, lease, stopped, make, is_once=False)


def watch_once(app: Application, stopped: Event, make: MakeRounds = Rounds) -> bool:
    """Look at every source once and score; return False, with nothing done, where another holds the lease."""
    lease = _take(app)
    if lease is not None:
        _hold(app, lease, stopped, make, is_once=True)
    return lease is not None


def _take(app: Application) -> Lease | None:
    return take_lease(app.store, f"{socket.gethostname()}:{os.getpid()}", app.clock())


def _hold(app: Application, lease: Lease, stopped: Event, make: MakeRounds, *, is_once: bool) -> None:
    fence = Fence(lease, stopped, app.clock)
    guarded = replace(app, store=app.store.guarded(fence))
    try:
        rounds = make(guarded)
        if is_once:
            rounds.want_all()
        rounds.tick()
        while not (stopped.is_set() or (is_once and rounds.is_idle)):
            stopped.wait(TICK_S)
            fence.keep(guarded.store)
            rounds.tick()
    except StoppedError:
        _LOG.info("stopped between two transactions")
    except LeaseLostError:
        _LOG.warning("another watch took over")
    finally:
        # Where the disk refuses, the lease runs out by itself.
        with suppress(StoreError):
            give_back(app.store, lease)
