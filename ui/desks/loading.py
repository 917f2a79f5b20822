"""One import at a time: where modules import each other, a second thread may else be given one that is half loaded.

Python gives way rather than let two threads wait for each other for ever; a library that loads its parts on use
(pydantic does) then fails, once in many starts.
"""

from collections.abc import Callable
from threading import RLock
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from triage.workflow.application import Application

LOADING = RLock()

# Gives the application, and waits for it where it is still being opened: never called on the main thread then.
Opened: TypeAlias = "Callable[[], Application]"
