"""What people do all day, with the keyboard alone: each journey in a program of its own on a screen of its own."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.keyboard.unseen_screen import DISPLAY, missing_programs, unseen_screen

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
JOURNEYS = sorted(path for path in (HERE / "journeys").glob("*.py") if path.stem not in ("__init__", "conftest"))
# A screen of X11 is a thing of Linux; elsewhere the same is done off-screen by tests/ui.
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="X11 screens are a thing of Linux")


@pytest.mark.timeout(600)
@pytest.mark.parametrize("journey", JOURNEYS, ids=lambda path: path.stem)
def test_that_the_journey_ends_well(journey: Path, tmp_path: Path) -> None:
    assert missing_programs() == [], "python3 installer/start.py test installs them"
    with unseen_screen() as display:
        environ = {**os.environ, DISPLAY: display, "QT_QPA_PLATFORM": "xcb", "XDG_RUNTIME_DIR": str(tmp_path)}
        environ = {name: value for name, value in environ.items() if not name.startswith("PYTEST_")}
        command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "-p", "no:xdist", str(journey)]
        command += ["-o", f"python_files={journey.name}", f"--basetemp={tmp_path / 'inner'}"]
        done = subprocess.run(command, cwd=ROOT, env=environ, capture_output=True, text=True, timeout=560)
    assert done.returncode == 0, done.stdout[-8000:] + done.stderr[-2000:]


def test_that_there_is_a_journey() -> None:
    assert JOURNEYS
