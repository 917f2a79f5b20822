"""Faults as sentences, and a log of the unexpected ones without a word about any patient."""

import logging
import sys
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from triage.errors import VisitaError
from ui.crash.noted import note
from ui.translate import in_language, tr

_log = logging.getLogger("visita")
Hook = Callable[[type[BaseException], BaseException, TracebackType | None], None]


def explained(fault: BaseException) -> str:
    """Return the sentence for a fault: its own where it has one, else a number, type and place, never its content."""
    if isinstance(fault, VisitaError):
        return in_language(fault.text)
    number, place = note(fault), place_of(fault)
    _log.error("%s %s", number, place)
    words = tr("Something went wrong in the program (fault {number}, {place}). Check what was done last; try again.")
    return words.format(number=number, place=place)


def place_of(fault: BaseException) -> str:
    """Return type, file and line of a fault; values and locals could be about a patient and are left out."""
    trace = fault.__traceback__
    if trace is None:
        return type(fault).__name__
    while trace.tb_next is not None:
        trace = trace.tb_next
    return f"{type(fault).__name__}, {Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}"


def hook(show: Callable[[str], None]) -> Hook:
    """Return an exception hook that logs the place and tells `show` a sentence; an interrupt still ends the program."""

    def on_fault(kind: type[BaseException], fault: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, fault, trace)
            return
        show(explained(fault.with_traceback(trace)))

    return on_fault
