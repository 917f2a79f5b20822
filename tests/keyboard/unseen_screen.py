"""A screen of X11 that nobody sees, and a keyboard for it."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

# What the screen is told by: the display's name, as X11 programs look for it.
DISPLAY = "DISPLAY"
_SIZE = "1600x1000x24"
_PROGRAMS = ("Xvfb", "xdotool")


def missing_programs() -> list[str]:
    """Return what this machine lacks for such a screen; `installer/start.py test` brings it where it can."""
    return [name for name in _PROGRAMS if shutil.which(name) is None]


@contextmanager
def unseen_screen() -> Iterator[str]:
    """Start a screen of its own, whose number X11 chooses, and yield its name, e.g. ":3"."""
    reader, writer = os.pipe()
    command = ["Xvfb", "-displayfd", str(writer), "-screen", "0", _SIZE, "-nolisten", "tcp", "-noreset"]
    server = subprocess.Popen(command, pass_fds=(writer,), stderr=subprocess.DEVNULL)
    os.close(writer)
    with os.fdopen(reader) as told:
        number = told.readline().strip()
    try:
        if not number:
            raise RuntimeError("Xvfb did not start")
        yield f":{number}"
    finally:
        server.terminate()
        server.wait(10)


def press(*keys: str) -> None:
    """Press keys one after another as a keyboard does, e.g. "j", "ctrl+Return"; names as X11 has them."""
    subprocess.run(["xdotool", "key", "--clearmodifiers", "--delay", "8", *keys], check=True, timeout=20)


def write(text: str) -> None:
    """Write letters one after another as a keyboard does."""
    subprocess.run(["xdotool", "type", "--clearmodifiers", "--delay", "8", "--", text], check=True, timeout=60)


def give_focus(window: int) -> None:
    """Let the keyboard write in this window; without a window manager nobody else does."""
    subprocess.run(["xdotool", "windowfocus", "--sync", str(window)], check=True, timeout=20)


def photograph(path: Path) -> None:
    """Write a picture of the whole screen; needs ImageMagick, which only a person who looks has."""
    subprocess.run(["import", "-window", "root", str(path)], check=True, timeout=60)
