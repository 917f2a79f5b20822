"""The demonstration of made-up people: made ready, and where there is no screen printed and pictured."""

import os
import sys
from contextlib import closing
from pathlib import Path

from triage.errors import Text

# Who is at work in the demonstration where nobody else is named.
FIRST_PERSON = "demo-kliniker"


def print_demonstration(out: Path, as_login: str | None = None) -> int:
    """Make the demonstration ready, print the worklist for who may see it, and write pictures to `out`."""
    from triage.access.acts import Act
    from triage.bootstrap import open_demo
    from triage.commands.shown import say
    from triage.commands.worklist import worklist_lines
    from triage.settings import read_settings
    from triage.workflow.lists.list_cases import count_cases, list_cases
    from triage.workflow.rights.permit import may
    from triage.worklist.row import Query
    from ui.start.app import screenshots

    app = open_demo(read_settings(), say, as_login)
    with closing(app.store):
        if may(app, Act.SEE_LIST):
            rows = list_cases(app, Query(), 0, max(count_cases(app, Query()).total, 1))
            sys.stdout.writelines(f"{line}\n" for line in worklist_lines(rows))
        say(Text(f"Ingen skærm: billederne står i {out}", f"No screen: the pictures are in {out}"))
        sys.stdout.writelines(f"  {path}\n" for path in screenshots(app, out))
    return 0


def is_off_screen() -> bool:
    """Return whether Qt was told to draw where nobody sees it."""
    return os.environ.get("QT_QPA_PLATFORM") in ("offscreen", "minimal")
