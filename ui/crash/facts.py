"""The facts of a fault that may be shown and sent on: kind and places in the code, never a value or a message."""

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import PurePath
from traceback import walk_tb

from PySide6 import __version__ as pyside_version
from PySide6.QtCore import qVersion

from triage import __version__

_MOST_PLACES = 40


@dataclass(frozen=True, slots=True)
class Facts:
    """A fault by its kind and the places it came through; the same fault has the same `number` wherever it happens."""

    number: str
    kind: str
    places: tuple[str, ...]


def facts_of(fault: BaseException) -> Facts:
    """Return the facts of a fault and of what caused it; messages and values could be about a patient."""
    places = tuple(_places(fault))[-_MOST_PLACES:]
    kind = type(fault).__name__
    digest = sha256("\n".join((kind, *places)).encode()).hexdigest()
    return Facts(digest[:6].upper(), kind, places)


def report(facts: Facts, at: str) -> str:
    """Return the facts, the versions and the system as text; in English, for whoever helps reads it."""
    # Slow to load, and mostly never needed.
    import platform

    lines = (
        f"Fault {facts.number}: {facts.kind}",
        f"At {at}",
        f"Visita {__version__}, Python {platform.python_version()}, Qt {qVersion()}, PySide6 {pyside_version}",
        f"{platform.system()} {platform.release()} {platform.machine()}",
        "",
        *facts.places,
    )
    return "\n".join(lines)


def _places(fault: BaseException) -> Iterator[str]:
    cause = fault.__cause__ or (None if fault.__suppress_context__ else fault.__context__)
    if cause is not None and cause is not fault:
        yield from _places(cause)
        yield f"{type(cause).__name__}, and then:"
    for frame, line in walk_tb(fault.__traceback__):
        code = frame.f_code
        yield f"{'/'.join(PurePath(code.co_filename).parts[-3:])}:{line} {code.co_name}"
