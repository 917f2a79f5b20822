"""Off-screen."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from PySide6.QtWidgets import QApplication


@pytest.fixture(scope="session")
def qapp() -> QApplication:
    """The one application of the process."""
    found = QApplication.instance() or QApplication(["visita"])
    assert isinstance(found, QApplication)
    return found
