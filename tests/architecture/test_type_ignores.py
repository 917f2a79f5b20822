"""The type checker is silenced only about one named thing, and with a reason."""

import io
import re
import tokenize
from collections.abc import Iterator

import pytest

from tests.architecture.sources import modules, name

_IGNORE = re.compile(r"#\s*type:\s*ignore")
_EXPLAINED = re.compile(r"#\s*type:\s*ignore\[[a-z-]+(, ?[a-z-]+)*\][\s#:;,-]+.*\w{2,}")


def bare_ignores(source: str) -> Iterator[int]:
    """Return the line of each `type: ignore` without code or reason."""
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        if token.type == tokenize.COMMENT and _IGNORE.search(token.string) and not _EXPLAINED.search(token.string):
            yield token.start[0]


def test_that_every_silenced_type_error_has_code_and_reason() -> None:
    paths = modules("triage", "ui", "installer", "tests")
    found = [f"{name(path)}:{line}" for path in paths for line in bare_ignores(path.read_text(encoding="utf-8"))]
    assert found == []


@pytest.mark.parametrize("comment", ["# type: ignore", "# type: ignore[misc]", "# type: ignore  # Qt is wrong here"])
def test_that_a_bare_ignore_is_found(comment: str) -> None:
    assert list(bare_ignores(f"x = 1  {comment}\n")) == [1]


@pytest.mark.parametrize("reason", ["[misc]  # the stubs lack it", "[a-b, misc] no stubs", "[misc]  # a fault of Qt's"])
def test_that_an_explained_ignore_is_let_through(reason: str) -> None:
    assert not list(bare_ignores(f"x = 1  # type: ignore{reason}\n"))
