"""The demonstration as a new person starts it where there is no screen."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

HEADER = b"\x89PNG"
# What hangs is ended, and what it said until then is told.
HUNG_S = 800


@pytest.mark.timeout(900)
def test_that_the_demonstration_prints_the_worklist_and_draws_every_page(tmp_path: Path) -> None:
    environment = {**os.environ, "VISITA_HOME": str(tmp_path / "home"), "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-m", "ui", "--demo"]
    shown = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, timeout=HUNG_S)
    assert shown.returncode == 0, shown.stderr
    lines = shown.stdout.splitlines()
    colours = [line.split()[0] for line in lines if line.split()[0] in ("RØD", "GUL", "GRÅ", "GRØN")]
    assert colours == sorted(colours, key=("RØD", "GUL", "GRÅ", "GRØN").index)
    assert set(colours) == {"RØD", "GUL", "GRÅ", "GRØN"}
    # Of appointments there is a picture only where the inbox was read and a plan was found.
    pictures = {path.name: path.read_bytes()[:4] for path in (tmp_path / "demo-out").iterdir()}
    assert {"worklist.png", "patient-red.png", "patient-red-dark.png", "appointments.png"} <= pictures.keys()
    assert set(pictures.values()) == {HEADER}
