"""The plotting library is slow to load, so nothing loads it before a trend is drawn."""

import subprocess
import sys

_ASK = "import sys, ui.patient.page; print(sorted({'pyqtgraph', 'numpy'} & set(sys.modules)))"


def test_that_the_page_is_imported_without_the_plotting_library() -> None:
    said = subprocess.run([sys.executable, "-c", _ASK], capture_output=True, text=True, check=True)
    assert said.stdout.strip() == "[]"
