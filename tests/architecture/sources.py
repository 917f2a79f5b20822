"""The project's own files, as text and as syntax trees, for the checks of this folder."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
_FOLDERS = (".ci", "installer", "resources", "tests", "triage", "ui")
_TEXT = {".cfg", ".desktop", ".in", ".iss", ".json", ".mako", ".md", ".nsi", ".py", ".qss", ".sh", ".svg", ".toml"}
_TEXT |= {".ts", ".txt", ".xml", ".yaml", ".yml", ""}


def modules(*folders: str) -> list[Path]:
    """Return the Python files under `folders`, each given from the project's root."""
    return sorted(path for folder in folders for path in (ROOT / folder).rglob("*.py"))


def text_files() -> Iterator[Path]:
    """Return every text file that is part of the project, whatever it is for."""
    everything = [ROOT.iterdir(), *((ROOT / folder).rglob("*") for folder in _FOLDERS)]
    for path in (path for part in everything for path in sorted(part)):
        if path.is_file() and path.suffix in _TEXT and "__pycache__" not in path.parts and path.name != ".git":
            yield path


def name(path: Path) -> str:
    """Return how a report calls the file."""
    return path.relative_to(ROOT).as_posix()


@cache
def tree(path: Path) -> ast.Module:
    """Return the syntax tree of the Python file at `path`."""
    return ast.parse(path.read_text(encoding="utf-8"))


def dotted(node: ast.expr, imported: dict[str, str]) -> str:
    """Return the full dotted name of `a.b.c`, with `a` as it was imported; empty when it is no plain name."""
    if isinstance(node, ast.Name):
        return imported.get(node.id, node.id)
    if isinstance(node, ast.Attribute):
        front = dotted(node.value, imported)
        return f"{front}.{node.attr}" if front else ""
    return ""


def imported_names(module: ast.Module) -> dict[str, str]:
    """Return what each name that `module` imports stands for, e.g. `dt` -> `datetime.datetime`."""
    found: dict[str, str] = {}
    for node in ast.walk(module):
        if isinstance(node, ast.Import):
            found |= {(alias.asname or alias.name.split(".")[0]): _whole(alias) for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            found |= {(alias.asname or alias.name): f"{node.module}.{alias.name}" for alias in node.names}
    return found


def _whole(alias: ast.alias) -> str:
    return alias.name if alias.asname else alias.name.split(".")[0]
