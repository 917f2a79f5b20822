"""The demonstration, made once in each process that looks at it."""

from pathlib import Path

import pytest

from triage.bootstrap import open_application
from triage.settings import Settings


@pytest.fixture(scope="session")
def demonstration(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The home of a demonstration that nobody has decided in; who changes it takes a copy."""
    from triage.workflow.demonstration.prepare_demo import prepare_demo

    home = tmp_path_factory.mktemp("demonstration")
    app = open_application(Settings(home=home, actor="prøve"), is_demo=True)
    prepare_demo(app, lambda _: None)
    app.store.close()
    return home
