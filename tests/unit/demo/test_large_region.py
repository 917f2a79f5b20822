"""A whole region: fifty thousand people, streamed."""

import subprocess
import sys
from pathlib import Path

import pytest

PROGRAM = """
import resource, sys
from triage.__main__ import main
status = main(["demo", "generate", "--patients", "50000", "--days", "60", sys.argv[1]])
print(status, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)
"""


@pytest.mark.full
@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no resource module")
def test_that_fifty_thousand_patients_fit_in_500_megabytes(tmp_path: Path) -> None:
    command = [sys.executable, "-c", PROGRAM, str(tmp_path)]
    shown = subprocess.run(command, capture_output=True, text=True, check=True)
    status, megabytes = shown.stdout.split()[-2:]
    assert (status, int(megabytes) < 500) == ("0", True)
