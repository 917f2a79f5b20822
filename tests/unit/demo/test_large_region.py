"""A whole region: fifty thousand people, streamed."""

import subprocess
import sys
from pathlib import Path

import pytest

# The kernel's own high-water mark of this program's memory: getrusage would count the process it was forked from.
PROGRAM = """
import sys
from pathlib import Path
from triage.__main__ import main
status = main(["demo", "generate", "--patients", "50000", "--days", "60", sys.argv[1]])
peak = next(line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmHWM"))
print(status, int(peak.split()[1]) // 1024)
"""


@pytest.mark.full
@pytest.mark.skipif(sys.platform != "linux", reason="the high-water mark is read as Linux tells it")
def test_that_fifty_thousand_patients_fit_in_500_megabytes(tmp_path: Path) -> None:
    command = [sys.executable, "-c", PROGRAM, str(tmp_path)]
    shown = subprocess.run(command, capture_output=True, text=True, check=True)
    status, megabytes = shown.stdout.split()[-2:]
    assert (status, int(megabytes) < 500) == ("0", True)
