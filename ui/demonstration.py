"""The demonstration: made-up people made ready, then a window - or without a screen a printed list and pictures."""

import os
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from triage.errors import Text
from triage.workflow.application import Application


def demonstrate(show: Callable[[Application], int], out: Path) -> int:
    """Make the demonstration ready and `show` it; without a screen print its worklist and write pictures to `out`."""
    from triage.bootstrap import open_demo
    from triage.settings import read_settings

    app = open_demo(read_settings(), _tell)
    with closing(app.store):
        return _print(app, out) if is_off_screen() else show(app)


def is_off_screen() -> bool:
    """Return whether Qt was told to draw where nobody sees it."""
    return os.environ.get("QT_QPA_PLATFORM") in ("offscreen", "minimal")


def _print(app: Application, out: Path) -> int:
    from triage.commands.worklist import worklist_lines
    from triage.workflow.list_cases import count_cases, list_cases
    from triage.worklist.row import Query
    from ui.app import screenshots

    rows = list_cases(app, Query(), 0, max(count_cases(app, Query()).total, 1))
    sys.stdout.writelines(f"{line}\n" for line in worklist_lines(rows))
    _tell(Text(f"Ingen skærm: billederne står i {out}", f"No screen: the pictures are in {out}"))
    sys.stdout.writelines(f"  {path}\n" for path in screenshots(app, out))
    return 0


def _tell(text: Text) -> None:
    sys.stdout.write(f"{text.in_language(os.environ.get('VISITA_LANGUAGE', 'da'))}\n")
    sys.stdout.flush()
