"""The window is painted before anything slow is loaded."""

import subprocess
import sys

SLOW = (
    "sqlalchemy",
    "alembic",
    "requests",
    "keyring",
    "numpy",
    "pandas",
    "pydantic",
    "ruamel",
    "holidays",
    "pyqtgraph",
)


def test_that_nothing_slow_is_loaded_before_the_window_is_painted() -> None:
    lines = f"import sys, ui.__main__, ui.app; print(*sorted(set({SLOW}) & sys.modules.keys()))"
    loaded = subprocess.run([sys.executable, "-c", lines], capture_output=True, text=True, check=True)
    assert loaded.stdout.split() == []
