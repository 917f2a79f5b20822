"""Things that a picture in a text would reach for: a file that tells whether it is opened, and a server that counts."""

import ctypes
import os
import socket
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

_NONBLOCK, _OPENED = 0o4000, 0x20
CAN_TELL = sys.platform == "linux"


@dataclass
class Bait:
    """A file and a port; `taken` says what was reached for."""

    file: Path
    port: int
    calls: list[str] = field(default_factory=list)
    _watch: int = -1

    def taken(self) -> list[str]:
        """Return a line for each time that somebody opened the file or called the port."""
        opened = []
        with suppress(BlockingIOError):
            opened = ["the file was opened"] if os.read(self._watch, 4096) else []
        return [*opened, *self.calls]


@contextmanager
def laid_out(folder: Path) -> Iterator[Bait]:
    """Lay out the file and the port; Linux tells who opens a file."""
    file = folder / "bait.png"
    file.write_bytes(b"\x89PNG\r\n")
    system = ctypes.CDLL(None, use_errno=True)
    watch = system.inotify_init1(_NONBLOCK)
    system.inotify_add_watch(watch, os.fsencode(file), _OPENED)
    with socket.create_server(("127.0.0.1", 0)) as server:
        bait = Bait(file, server.getsockname()[1], _watch=watch)
        threading.Thread(target=_count, args=(server, bait), daemon=True).start()
        yield bait
    os.close(watch)


def _count(server: socket.socket, bait: Bait) -> None:
    with suppress(OSError):
        while True:
            caller, _ = server.accept()
            bait.calls.append("the port was called")
            caller.close()
