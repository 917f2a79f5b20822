"""What set-up says on the terminal: Danish where the machine is Danish, otherwise English."""

import locale
import os
import sys
from collections.abc import Mapping


class SetUpError(Exception):
    """Set-up cannot go on; `status` is 2 when the person must do something first and 3 when something failed."""

    def __init__(self, danish: str, english: str, status: int) -> None:
        super().__init__(english)
        self.danish = danish
        self.english = english
        self.status = status


def is_danish(environ: Mapping[str, str], system: str | None) -> bool:
    """Tell whether to speak Danish: the first of LC_ALL, LC_MESSAGES and LANG decides, then the `system`'s own name."""
    named = (environ.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    return next((name for name in (*named, system) if name), "").lower().startswith("da")


def say(danish: str, english: str) -> None:
    """Print one of the two, at once."""
    print(danish if is_danish(os.environ, locale.getlocale()[0]) else english, flush=True)


def complain(danish: str, english: str) -> None:
    """Print one of the two where errors go."""
    print(danish if is_danish(os.environ, locale.getlocale()[0]) else english, file=sys.stderr, flush=True)


def never_stop_on_letters() -> None:
    """Let a terminal that has no æ show a question mark instead of ending the program."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
