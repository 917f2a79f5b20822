"""Find the data files that ship with the program, in a wheel, an editable install or a checkout."""

from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path


def resource(*parts: str) -> Traversable:
    """Return the shipped file or folder at `parts`, e.g. `resource("rulesets", "kol.yaml")`.

    Raises FileNotFoundError when nothing of that name is shipped.
    """
    found = _root().joinpath(*parts)
    if not (found.is_file() or found.is_dir()):
        raise FileNotFoundError("resources/" + "/".join(parts))
    return found


def _root() -> Traversable:
    packed = files("triage") / "_resources"
    return packed if packed.is_dir() else Path(__file__).resolve().parent.parent / "resources"
