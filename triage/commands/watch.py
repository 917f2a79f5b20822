"""`triage watch`."""

import os
import signal
import sys
from argparse import Namespace
from threading import Event, Thread

from triage.commands.shown import complain, print_json, say
from triage.commands.status import Status
from triage.commands.unjudged import told_of_unjudged
from triage.errors import Text, VisitaError
from triage.workflow.application import Application
from triage.workflow.auditing.keep_heads import keep_last_head
from triage.workflow.intake.sources import source_states
from triage.workflow.keep.check import check_at_start
from triage.workflow.watching.watch import watch, watch_once

_DAY_S = 24 * 60 * 60


def run_watch(app: Application, arguments: Namespace) -> Status:
    """Take in until told to end; every source once with --once."""
    stopped = Event()
    for told in (signal.SIGINT, signal.SIGTERM):
        signal.signal(told, lambda _number, _frame: stopped.set())
    if arguments.attached:
        Thread(target=_end_with_input, args=(stopped,), name="parent", daemon=True).start()
    if arguments.once:
        return _once(app, arguments, stopped)
    if not arguments.attached:
        # A window looks through the database itself.
        Thread(target=_look_after, args=(app, stopped), name="check", daemon=True).start()
    status = Status.DONE
    try:
        watch(app, stopped)
    except VisitaError as fault:
        complain(fault.text)
        status = Status.FAILED
    keep_last_head(app)
    app.store.close()
    _leave(status)
    return status


def _once(app: Application, arguments: Namespace, stopped: Event) -> Status:
    if not watch_once(app, stopped):
        complain(
            Text(
                "En anden Visita modtager allerede data her. Intet er gjort.",
                "Another Visita takes in data here already. Nothing was done.",
            )
        )
        return Status.FINDINGS
    faults = {state.name: state.fault for state in source_states(app) if state.fault and state.settings.is_scheduled}
    for name, fault in faults.items():
        complain(Text(f"{name}: {fault.da}", f"{name}: {fault.en}"))
    if arguments.json:
        print_json({"failed": sorted(faults)})
    else:
        say(Text(f"Færdig; kilder, der fejlede: {len(faults)}", f"Done; sources that failed: {len(faults)}"))
    return told_of_unjudged(app, Status.FAILED if faults else Status.DONE)


def _look_after(app: Application, stopped: Event) -> None:
    """Look through the database now and every day, and tell when it is damaged."""
    while True:
        try:
            found = check_at_start(app)
        except VisitaError as fault:
            found = fault.text
        if found is not None:
            complain(found)
        if stopped.wait(_DAY_S):
            return


def _end_with_input(stopped: Event) -> None:
    """Set `stopped` when whoever started us closes our standard input, or is no more."""
    while sys.stdin.buffer.read(1):
        pass
    stopped.set()


def _leave(status: Status) -> None:
    """End at once: a pull that still waits for its server holds nothing that is not stored."""
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(status)
