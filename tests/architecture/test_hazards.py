"""Every clinical hazard of the risk file names the tests that guard against it, and each of them is there."""

import ast
from functools import cache
from re import findall, match

import pytest

from tests.architecture.sources import ROOT, tree

HAZARDS = tuple(f"HZ{number:02}" for number in range(1, 31))
_FILE = ROOT / "tests" / "hazards.md"
_TEST = r"`(tests/[\w/]+\.py)::(\w+)`"


@cache
def rows() -> dict[str, str]:
    """Return the line of each hazard in the table; one that stands there twice fails."""
    found: dict[str, str] = {}
    for line in _FILE.read_text(encoding="utf-8").splitlines():
        row = match(r"\| (HZ\d\d) \|", line)
        if row is not None:
            assert row[1] not in found, row[1]
            found[row[1]] = line
    return found


def functions(path: str) -> set[str]:
    """Return the tests that a file has, those in classes too; none where there is no such file."""
    file = ROOT / path
    if not file.is_file():
        return set()
    return {node.name for node in ast.walk(tree(file)) if isinstance(node, ast.FunctionDef)}


def gone(text: str) -> list[str]:
    """Return the tests named in `text` that are not there."""
    return [f"{path}::{name}" for path, name in findall(_TEST, text) if name not in functions(path)]


@pytest.mark.parametrize("hazard", HAZARDS)
def test_that_every_hazard_is_guarded_by_a_test_that_is_there(hazard: str) -> None:
    assert findall(_TEST, rows()[hazard])
    assert gone(rows()[hazard]) == []


def test_that_only_hazards_of_the_risk_file_are_named() -> None:
    assert set(findall(r"\bHZ\d+\b", _FILE.read_text(encoding="utf-8"))) == set(HAZARDS)


def test_that_what_is_named_as_a_test_is_one() -> None:
    named = findall(_TEST, _FILE.read_text(encoding="utf-8"))
    assert [name for _, name in named if not name.startswith("test_")] == []


def test_that_a_test_that_is_gone_is_found() -> None:
    assert gone("`tests/architecture/test_hazards.py::test_that_nobody_wrote`")
    assert gone("`tests/none.py::test_that_nobody_wrote`")
    assert not gone("`tests/architecture/test_hazards.py::test_that_a_test_that_is_gone_is_found`")
