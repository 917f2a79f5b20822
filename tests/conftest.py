"""Fixtures that every kind of test shares."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from tests.builders import NOW
from triage.bootstrap import open_application
from triage.settings import Settings
from triage.workflow.application import Application

pytest_plugins = ["tests.servers"]

settings.register_profile("suite", deadline=None, print_blob=True, derandomize=True)
settings.load_profile("suite")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave the long proofs out unless they are asked for with `-m full`."""
    if "full" in (config.option.markexpr or ""):
        return
    skip = pytest.mark.skip(reason="a long proof: run `installer/start.py test --full`")
    for item in items:
        if item.get_closest_marker("full"):
            item.add_marker(skip)


@pytest.fixture
def app(tmp_path: Path) -> Iterator[Application]:
    """An open, empty demonstration store with the clock at `NOW`."""
    opened = open_application(Settings(home=tmp_path, actor="tester"), is_demo=True, clock=lambda: NOW)
    yield opened
    opened.store.close()
