"""Files written whole or not at all, for their owner's eyes only."""

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from shutil import rmtree

PARTIAL = ".partial-"
_CHUNK = 1 << 20
# What is younger may be another program's work.
_LEFT_AFTER_S = 3600


@contextmanager
def written_whole(path: Path) -> Iterator[Path]:
    """Give a new private file beside `path`; it takes the name `path` once it is on the disk, or vanishes on a fault.

    A link that stands at `path` is replaced, never followed.
    """
    partial = path.with_name(f"{path.name}{PARTIAL}{secrets.token_hex(6)}")
    os.close(os.open(partial, os.O_CREAT | os.O_EXCL | os.O_RDWR | getattr(os, "O_NOFOLLOW", 0), 0o600))
    try:
        yield partial
        sync_file(partial)
        partial.replace(path)
        sync_folder(path.parent)
    finally:
        for left in with_journals(partial):
            with suppress(OSError):
                left.unlink()


@contextmanager
def private_folder(within: Path) -> Iterator[Path]:
    """Give a folder of one's own inside `within`, which vanishes with everything in it."""
    folder = within / f"work{PARTIAL}{secrets.token_hex(6)}"
    folder.mkdir(mode=0o700, parents=True)
    try:
        yield folder
    finally:
        rmtree(folder, ignore_errors=True)


def with_journals(path: Path) -> list[Path]:
    """Return a database file's name and those that its library keeps beside it."""
    return [path.with_name(path.name + end) for end in ("", "-wal", "-shm", "-journal")]


def write_private(path: Path, content: bytes) -> None:
    """Write `content` to `path` so that a crash leaves the old file or the new one."""
    with written_whole(path) as partial:
        partial.write_bytes(content)


def write_private_first(path: Path, content: bytes) -> bool:
    """Write `content` to `path`, and return False where a file stands there; of several at once one is the first."""
    partial = path.with_name(f"{path.name}{PARTIAL}{secrets.token_hex(6)}")
    try:
        write_private(partial, content)
        # Unlike a rename, a link never takes the place of what is there.
        os.link(partial, path)
        sync_folder(path.parent)
    except FileExistsError:
        return False
    finally:
        partial.unlink(missing_ok=True)
    return True


def sync_file(path: Path) -> None:
    """Return once the file's content is on the disk."""
    number = os.open(path, os.O_RDWR)
    try:
        os.fsync(number)
    finally:
        os.close(number)


def sync_folder(folder: Path) -> None:
    """Return once the names in the folder are on the disk; Windows keeps them with the files."""
    if os.name == "nt":
        return
    number = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(number)
    finally:
        os.close(number)


def make_private(database: Path) -> None:
    """Let the owner alone look into the folder and the database; files that are made beside it are so too."""
    if os.name == "nt":
        return
    for path, mode in ((database.parent, 0o700), (database, 0o600)):
        with suppress(OSError):
            path.chmod(mode)


def sweep(folder: Path, now: datetime) -> None:
    """Remove what an interrupted backup, restore or check left in `folder` an hour ago or before."""
    for left in folder.glob(f"*{PARTIAL}*"):
        with suppress(OSError):
            if now.timestamp() - left.lstat().st_mtime < _LEFT_AFTER_S:
                continue
            if left.is_dir() and not left.is_symlink():
                rmtree(left, ignore_errors=True)
            else:
                left.unlink()


def copied_until(source: Path, size: int) -> Iterator[bytes]:
    """Give the first `size` bytes of a file in pieces."""
    with source.open("rb") as file:
        while size and (piece := file.read(min(_CHUNK, size))):
            size -= len(piece)
            yield piece
