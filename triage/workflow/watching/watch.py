"""The one process that takes in: it holds the lease, or waits until it can have it."""

import logging
import os
import socket
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from threading import Event

from triage.errors import NotAllowedError, StoreAwayError, StoreBusyError, StoreError, Text
from triage.store.watch import Fence, Lease, LeaseLostError, StoppedError, give_back, take_lease
from triage.workflow.application import Application
from triage.workflow.watching.rounds import Rounds
from triage.workflow.watching.standing_by import StandingBy

TICK_S = 0.5
_LOG = logging.getLogger(__name__)

MakeRounds = Callable[[Application], Rounds]


def watch(app: Application, stopped: Event, make: MakeRounds = Rounds) -> None:
    """Take in until `stopped`; while another holds the lease, or the database is away or busy, wait for it."""
    if app.store.login is not None:
        # With a login per person the service alone takes in; a window's own process has nothing to do.
        stopped.wait()
        return
    standing = StandingBy(app, _name())
    while not stopped.is_set():
        lease = _take(app, standing)
        if lease is None:
            stopped.wait(TICK_S)
        else:
            _hold(app, lease, stopped, make, standing)
    standing.end()


def watch_once(app: Application, stopped: Event, make: MakeRounds = Rounds) -> bool:
    """Look at every source once and score; return False, with nothing done, where another holds the lease."""
    if app.store.login is not None:
        raise NotAllowedError(_SERVICE_ALONE)
    lease = take_lease(app.store, _name(), app.clock())
    if lease is not None:
        _hold(app, lease, stopped, make, None)
    return lease is not None


def _name() -> str:
    return f"{socket.gethostname()}:{os.getpid()}"


def _take(app: Application, standing: StandingBy) -> Lease | None:
    """Return the lease where it is to be had, and nobody stands by who could do more with it."""
    try:
        if standing.gives_way():
            standing.wait()
            return None
        lease = take_lease(app.store, standing.holder, app.clock())
        if lease is None:
            standing.wait()
        else:
            standing.end()
    except (StoreBusyError, StoreAwayError):
        # Whoever holds the database for long, or the server that is down, will come to an end; then it is our turn.
        return None
    return lease


def _hold(
    app: Application, lease: Lease, stopped: Event, make: MakeRounds, standing: StandingBy | None
) -> None:
    """Take in for as long as the lease is ours; without `standing` until every source was looked at once."""
    fence = Fence(lease, stopped, app.clock)
    guarded = replace(app, store=app.store.guarded(fence))
    try:
        rounds = make(guarded)
        if standing is None:
            rounds.want_all()
        rounds.tick()
        while not (stopped.is_set() or (standing is None and rounds.is_idle)):
            stopped.wait(TICK_S)
            if standing is not None and standing.gives_way():
                _LOG.info("another watch can reach more of the sources")
                break
            with suppress(StoreBusyError):
                fence.keep(guarded.store)
                rounds.tick()
    except StoppedError:
        _LOG.info("stopped between two transactions")
    except LeaseLostError:
        _LOG.warning("another watch took over")
    except (StoreAwayError, StoreBusyError):
        if standing is None:
            raise
        _LOG.warning("the database is away or busy")
    finally:
        # Where the disk refuses, the lease runs out by itself.
        with suppress(StoreError):
            give_back(app.store, lease)


_SERVICE_ALONE = Text(
    "I denne delte database modtager tjenesten data (triage watch med tjenestens login), ikke den enkelte bruger.",
    "In this shared database the service takes in data (triage watch with the service's login), not each user.",
)
