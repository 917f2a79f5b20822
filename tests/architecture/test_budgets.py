"""What can be read in one sitting stays so: the hard limits of file and function."""

import ast
from collections.abc import Iterator

from tests.architecture.sources import modules, name, tree

LONGEST_FILE = 400
LONGEST_FUNCTION = 60


def long_functions(module: ast.Module) -> Iterator[str]:
    """Return each function of more than 60 lines, as its name and length."""
    for node in ast.walk(module):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            length = (node.end_lineno or node.lineno) - node.lineno + 1
            if length > LONGEST_FUNCTION:
                yield f"{node.name} {length}"


def filled_lines(text: str) -> int:
    """Return how many lines of `text` hold anything."""
    return sum(1 for line in text.splitlines() if line.strip())


def test_that_no_file_is_longer_than_400_lines() -> None:
    for path in modules("triage", "ui", "installer"):
        assert filled_lines(path.read_text(encoding="utf-8")) <= LONGEST_FILE, name(path)


def test_that_no_function_is_longer_than_60_lines() -> None:
    paths = [path for path in modules("triage", "ui", "installer") if "versions" not in path.parts]
    assert [f"{name(path)} {long}" for path in paths for long in long_functions(tree(path))] == []


def test_that_the_61st_line_is_one_too_many() -> None:
    body = "    x = 1\n"
    assert list(long_functions(ast.parse("def f():\n" + body * 60))) == ["f 61"]
    assert list(long_functions(ast.parse("def f():\n" + body * 59))) == []


def test_that_empty_lines_are_not_counted() -> None:
    assert filled_lines("a\n\n  \nb\n") == 2
