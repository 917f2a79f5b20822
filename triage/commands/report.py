"""`triage report emergency`, and where other reports are made."""

import os
from argparse import Namespace
from datetime import datetime
from pathlib import Path

from triage.commands.emergency_html import emergency_html
from triage.commands.shown import language, tell
from triage.commands.status import Status
from triage.errors import Text, WrongUseError
from triage.settings import Settings
from triage.store.keeping.keys import AskPassphrase
from triage.workflow.application import Application
from triage.workflow.away.copy import copy_state
from triage.workflow.away.emergency_list import emergency_list
from triage.workflow.away.state import refuse_unusable


def run_report(app: Application, arguments: Namespace) -> Status:
    """Write the emergency list to a file that only its owner may read, or print the greens of each version."""
    if arguments.part == "greens-by-version":
        from triage.commands.rule_changes import run_greens_by_version

        return run_greens_by_version(app, arguments)
    _refuse_present(arguments.out)
    made = emergency_list(app, arguments.purpose, arguments.true_at)
    _write(arguments.out, emergency_html(made, language()))
    rows = len(made.rows)
    told = Text(f"Nødlisten med {rows} sager er skrevet.", f"The emergency list with {rows} cases was written.")
    tell(arguments, {"rows": rows, "total": made.total, "true_at": made.true_at.isoformat()}, told)
    return Status.DONE


def open_copy_instead(settings: Settings, ask: AskPassphrase) -> tuple[Application, datetime]:
    """Return the application on the copy, and when it is true; raises StoreAwayError where it may not be shown."""
    from triage.bootstrap import open_copy

    app = open_copy(settings, ask)
    try:
        state = copy_state(app)
        refuse_unusable(state, app.actor, app.clock())
    except BaseException:
        app.store.close()
        raise
    return app, state.true_at or app.clock()


def _refuse_present(path: Path) -> None:
    if path.exists() or path.is_symlink():
        raise WrongUseError(
            Text(
                f"Filen {path} findes allerede. Vælg et andet navn; intet er overskrevet.",
                f"The file {path} is there already. Choose another name; nothing was overwritten.",
            )
        )


def _write(path: Path, text: str) -> None:
    # Never through a link, and for the person's own eyes.
    number = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0), 0o600)
    with os.fdopen(number, "w", encoding="utf-8") as file:
        file.write(text)
