"""The program's own Python environment, `.venv` in the project folder, with the locked packages.

A stamp inside it says what it was made from. It is written last and taken away first, so an interrupted set-up has none
and is made anew.
"""

import hashlib
import os
import sys
from dataclasses import dataclass
from pathlib import Path

from installer.logged import failure, run_logged
from installer.speech import say

RUNTIME = "requirements.txt"
DEVELOPMENT = "requirements-dev.txt"


@dataclass(frozen=True)
class Environment:
    """The environment of the project at `root`."""

    root: Path

    @property
    def folder(self) -> Path:
        """Return where it stands."""
        return self.root / ".venv"

    @property
    def scripts(self) -> Path:
        """Return the folder of its programs."""
        return self.folder / ("Scripts" if os.name == "nt" else "bin")

    @property
    def python(self) -> Path:
        """Return its Python."""
        return self.scripts / ("python.exe" if os.name == "nt" else "python")

    @property
    def stamp(self) -> Path:
        """Return the file that says what it was made from: one line for the Python and place, one for the packages."""
        return self.folder / "made-from.txt"

    @property
    def log(self) -> Path:
        """Return the file with all that set-up's programs print."""
        return self.root / "build" / "set-up.log"


def is_whole(environment: Environment) -> bool:
    """Tell whether set-up once came to its end here, with this Python and in this place."""
    return environment.python.exists() and _stamped(environment)[:1] == [_place(environment)]


def is_ready(environment: Environment, lock: str) -> bool:
    """Tell whether all packages of `lock` are there; the development lock holds the other one too."""
    enough = [_packages(environment, name) for name in {lock, DEVELOPMENT}]
    return is_whole(environment) and _stamped(environment)[1:] in [[packages] for packages in enough]


def make_ready(environment: Environment, lock: str) -> None:
    """Build what is missing, so that `is_ready`; raise SetUpError when a step fails."""
    if is_whole(environment):
        environment.stamp.unlink()
    else:
        _create(environment)
    say(f"  pakker: installer/{lock}", f"  packages: installer/{lock}")
    _install_packages(environment, lock)
    _install_project(environment)
    record(environment, lock)


def record(environment: Environment, lock: str) -> None:
    """Write the stamp: from now on `is_ready` for `lock`."""
    environment.stamp.write_text(f"{_place(environment)}\n{_packages(environment, lock)}\n", encoding="utf-8")


def _create(environment: Environment) -> None:
    say("  Python-miljø: .venv", "  Python environment: .venv")
    if not run_logged((sys.executable, "-m", "venv", "--clear", environment.folder), environment.log):
        raise failure("Python-miljøet kunne ikke laves:", "The Python environment could not be made:", environment.log)


def _install_packages(environment: Environment, lock: str) -> None:
    # Wheels only: no package runs code of its own while it is installed.
    options = ("--require-hashes", "--only-binary", ":all:", "-r", environment.root / "installer" / lock)
    if not _pip(environment, *options):
        raise failure(
            "Pakkerne kunne ikke hentes. Er der forbindelse, og er pip sat op til jeres netværk?",
            "The packages could not be fetched. Is there a connection, and is pip set up for your network?",
            environment.log,
        )


def _install_project(environment: Environment) -> None:
    if not _pip(environment, "--no-deps", "--no-index", "--no-build-isolation", "-e", environment.root):
        raise failure("Programmet kunne ikke installeres:", "The program could not be installed:", environment.log)


def _pip(environment: Environment, *options: str | Path) -> bool:
    argv = (environment.python, "-m", "pip", "install", "--no-input", "--disable-pip-version-check", *options)
    return run_logged(argv, environment.log, {"PIP_USER": "0", "PYTHONPATH": ""})


def _stamped(environment: Environment) -> list[str]:
    try:
        return environment.stamp.read_text(encoding="utf-8").splitlines()
    except OSError:
        return []


def _place(environment: Environment) -> str:
    return f"{sys.implementation.cache_tag} {environment.root}"


def _packages(environment: Environment, lock: str) -> str:
    digest = hashlib.sha256()
    for path in (environment.root / "installer" / lock, environment.root / "pyproject.toml"):
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return f"{lock} {digest.hexdigest()}"
