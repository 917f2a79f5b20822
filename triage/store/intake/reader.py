"""Which reader judged a resource: a held one is worth reading again when the program or its dialects are others."""

import hashlib
from functools import lru_cache
from importlib.resources.abc import Traversable

from triage import __version__
from triage.resources import resource

_RULED_BY = ("codes", "dialects", "readings")


@lru_cache(maxsize=1)
def reader() -> str:
    """Return the program's version with a hash of the shipped data by which resources are read."""
    digest = hashlib.sha256()
    for name in _RULED_BY:
        for file in _files(name):
            digest.update(file.name.encode())
            digest.update(file.read_bytes())
    return f"{__version__}-{digest.hexdigest()[:12]}"


def _files(folder: str) -> list[Traversable]:
    try:
        found = resource(folder)
    except FileNotFoundError:
        return []
    return sorted((file for file in found.iterdir() if file.is_file()), key=lambda file: file.name)
