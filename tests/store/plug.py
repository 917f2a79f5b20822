"""A disk in memory whose plug can be pulled: what was not synchronised is then lost, torn or kept, by lot."""

# ruff: noqa: N802 - the names are SQLite's

from random import Random

import apsw

_SECTOR = 512


class PowerCutError(Exception):
    """The plug was pulled."""


class Disk:
    """Files as the program sees them, and as they are on the platter; `cut_after` counts what is asked of it."""

    def __init__(self, files: dict[str, bytes], cut_after: int | None = None) -> None:
        self.seen = {name: bytearray(content) for name, content in files.items()}
        self._kept = {name: bytearray(content) for name, content in files.items()}
        self._waiting: dict[str, list[tuple[int, bytes | None]]] = {}
        self._cut_after = cut_after
        self.acts = 0

    @property
    def is_cut(self) -> bool:
        """Return whether the plug was pulled; what is asked of the disk afterwards does nothing."""
        return self._cut_after is not None and self.acts > self._cut_after

    def pull(self) -> None:
        """Pull the plug now."""
        self._cut_after = self.acts - 1

    def write(self, name: str, start: int, content: bytes) -> None:
        """Write into the cache."""
        if self._is_dead():
            return
        _write(self.seen[name], start, content)
        self._waiting.setdefault(name, []).append((start, content))

    def truncate(self, name: str, size: int) -> None:
        """Cut a file in the cache."""
        if self._is_dead():
            return
        del self.seen[name][size:]
        self._waiting.setdefault(name, []).append((size, None))

    def sync(self, name: str) -> None:
        """Put what waits on the platter; a cut comes before it."""
        if self._is_dead():
            return
        for change in self._waiting.pop(name, []):
            _apply(self._kept.setdefault(name, bytearray()), change)

    def remove(self, name: str) -> None:
        """Remove a file."""
        if self._is_dead():
            return
        for files in (self.seen, self._kept, self._waiting):
            files.pop(name, None)

    def after_cut(self, chance: Random) -> dict[str, bytes]:
        """Return what is found when the power is back: each write that waited was kept, lost, or torn at a sector."""
        found = {name: bytearray(content) for name, content in self._kept.items()}
        for name, changes in self._waiting.items():
            for change in changes:
                if (left := _left_of(change, chance)) is not None:
                    _apply(found.setdefault(name, bytearray()), left)
        return {name: bytes(content) for name, content in found.items()}

    def _is_dead(self) -> bool:
        """Count the act; the one at which the plug is pulled raises PowerCutError, the later ones are not even told."""
        if self.is_cut:
            return True
        self.acts += 1
        if self.is_cut:
            raise PowerCutError
        return False


def _left_of(change: tuple[int, bytes | None], chance: Random) -> tuple[int, bytes | None] | None:
    start, content = change
    fate = chance.random()
    if fate < 1 / 3:
        return None
    if content is None or fate < 2 / 3:
        return change
    return start, content[: chance.randrange(0, len(content) + _SECTOR, _SECTOR)]


def _apply(file: bytearray, change: tuple[int, bytes | None]) -> None:
    start, content = change
    if content is None:
        del file[start:]
    else:
        _write(file, start, content)


def _write(file: bytearray, start: int, content: bytes) -> None:
    if len(file) < start:
        file.extend(bytes(start - len(file)))
    file[start : start + len(content)] = content


class Plug(apsw.VFS):
    """The file system of SQLite on a `Disk`; used by one connection at a time."""

    def __init__(self, name: str) -> None:
        super().__init__(name, "")
        self.disk = Disk({})

    def xFullPathname(self, name: str) -> str:
        return name

    def xAccess(self, name: str, flags: int) -> bool:
        return name in self.disk.seen

    def xDelete(self, name: str, syncdir: bool) -> None:
        self.disk.remove(name)

    def xOpen(self, name: str | apsw.URIFilename | None, flags: list[int]) -> "_File":
        path = name.filename() if isinstance(name, apsw.URIFilename) else str(name)
        self.disk.seen.setdefault(path, bytearray())
        flags[1] = flags[0]
        return _File(self.disk, path)


class _File:
    def __init__(self, disk: Disk, name: str) -> None:
        self._disk = disk
        self._name = name

    def xRead(self, amount: int, offset: int) -> bytes:
        return bytes(self._disk.seen[self._name][offset : offset + amount])

    def xWrite(self, data: bytes, offset: int) -> None:
        self._disk.write(self._name, offset, bytes(data))

    def xTruncate(self, newsize: int) -> None:
        self._disk.truncate(self._name, newsize)

    def xSync(self, flags: int) -> None:
        self._disk.sync(self._name)

    def xFileSize(self) -> int:
        return len(self._disk.seen[self._name])

    def xClose(self) -> None:
        """Nothing is held."""

    def xLock(self, level: int) -> None:
        """One connection alone."""

    def xUnlock(self, level: int) -> None:
        """One connection alone."""

    def xCheckReservedLock(self) -> bool:
        return False

    def xFileControl(self, op: int, ptr: int) -> bool:
        return False

    def xSectorSize(self) -> int:
        return _SECTOR

    def xDeviceCharacteristics(self) -> int:
        return 0
