"""No file tells where it was made: no package source, no folder of somebody's own machine."""

import re
from collections.abc import Iterator

import pytest

from tests.architecture.sources import name, text_files

# Written in two halves, so that this file itself is none of what it looks for.
_HOSTS = ("py" "pi.org", "python" "hosted.org", "npm" "js.", "deb." "debian.org", "archive." "ubuntu.com")
_FOLDERS = ("/wo" "rk/", "/ro" "ot/", "/ho" "me/[a-z]", "/Us" "ers/[a-zA-Z]", r"[A-Z]:\\+Us" r"ers\\", "/tm" "p/v0")
_TRACE = re.compile("|".join([*map(re.escape, _HOSTS), *(rf"(?<![\w.]){folder}" for folder in _FOLDERS)]))


def traces(text: str) -> Iterator[str]:
    """Return each trace in `text`, as line number and what was found."""
    for number, line in enumerate(text.splitlines(), 1):
        yield from (f"{number} {found.group()}" for found in _TRACE.finditer(line))


def test_that_no_file_names_a_package_source_or_a_developers_folder() -> None:
    found = [f"{name(path)}:{trace}" for path in text_files() for trace in traces(path.read_text("utf-8", "replace"))]
    assert found == []


@pytest.mark.parametrize("text", ["'/ho" "me/anna/x'", "//py" "pi.org/simple", "cd /wo" "rk/main", "C:\\Us" "ers\\bo"])
def test_that_a_trace_is_found(text: str) -> None:
    assert list(traces(text))


@pytest.mark.parametrize("text", ["https://hospital.example/work/list", "~/.fonts", "/usr/share/fonts", "ui/home/page"])
def test_that_other_paths_are_no_traces(text: str) -> None:
    assert not list(traces(text))
