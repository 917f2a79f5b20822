"""The demonstration, made once in a run, whichever of its processes looks at it first."""

import fcntl
import os
import shutil
from pathlib import Path

import pytest

from triage.bootstrap import open_application
from triage.settings import Settings


@pytest.fixture(scope="session")
def demonstration(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The home of a demonstration that nobody has decided in, this process's own; who changes it takes a copy."""
    home = tmp_path_factory.mktemp("demonstration") / "home"
    shutil.copytree(_made_once(_folder_of_the_run(tmp_path_factory) / "made_demonstration"), home)
    return home


def _folder_of_the_run(tmp_path_factory: pytest.TempPathFactory) -> Path:
    own = tmp_path_factory.getbasetemp()
    return own.parent if "PYTEST_XDIST_WORKER" in os.environ else own


def _made_once(home: Path) -> Path:
    """Return `home` with the demonstration in it; another process that wants it waits until it is there."""
    with home.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not home.exists():
            unfinished = home.with_suffix(".unfinished")
            shutil.rmtree(unfinished, ignore_errors=True)
            _make(unfinished)
            unfinished.rename(home)
    return home


def _make(home: Path) -> None:
    from triage.workflow.demonstration.prepare_demo import prepare_demo

    app = open_application(Settings(home=home, actor="prøve"), is_demo=True)
    prepare_demo(app, lambda _: None)
    app.store.close()
