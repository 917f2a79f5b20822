"""The locked packages are those of pyproject.toml, every one with its hashes and none from a place of its own."""

import re
import tomllib

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.architecture.sources import ROOT

LOCKS = ("requirements.txt", "requirements-dev.txt")
_LINE = re.compile(r"(?P<name>[a-z0-9-]+)==(?P<version>\S+?)( ; [^\\]+)?( --hash=sha256:[0-9a-f]{64})+")


def _locked(lock: str) -> list[re.Match[str] | None]:
    text = (ROOT / "installer" / lock).read_text(encoding="utf-8").replace("\\\n    ", "")
    return [_LINE.fullmatch(line) for line in text.splitlines() if not line.startswith("#")]


def _versions(lock: str) -> set[tuple[str, str]]:
    return {(line["name"], line["version"]) for line in _locked(lock) if line}


def _wanted(lock: str) -> list[Requirement]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    development = project["optional-dependencies"]["dev"] if lock == LOCKS[1] else []
    return [Requirement(text) for text in (*project["dependencies"], *development)]


@pytest.mark.parametrize("lock", LOCKS)
def test_that_every_locked_package_has_one_version_and_its_hashes(lock: str) -> None:
    assert _locked(lock)
    assert None not in _locked(lock)


@pytest.mark.parametrize("lock", LOCKS)
def test_that_every_dependency_is_locked_at_a_version_it_allows(lock: str) -> None:
    locked = _versions(lock)
    for wanted in _wanted(lock):
        versions = [version for name, version in locked if name == canonicalize_name(wanted.name)]
        assert versions, f"{wanted} is not in installer/{lock}: renew the lock as its first lines tell"
        assert all(wanted.specifier.contains(version) for version in versions), wanted


def test_that_the_program_is_tested_on_the_versions_it_ships() -> None:
    assert _versions(LOCKS[0]) <= _versions(LOCKS[1])


def test_that_what_only_one_system_needs_is_locked_for_that_system() -> None:
    markers = {line["name"]: line[3] or "" for line in _locked(LOCKS[0]) if line}
    assert "sys_platform == 'win32'" in markers["pywin32-ctypes"]
    assert "sys_platform == 'linux'" in markers["secretstorage"]
