"""The window: `visita`, or `python -m ui`."""

import os
import sys
import time
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from triage.errors import VisitaError
from ui.demonstration import demonstrate, is_off_screen

if TYPE_CHECKING:
    from triage.workflow.application import Application
    from ui.main_window import MainWindow

FAILED = 3


def main(argv: Sequence[str] | None = None) -> int:
    """Open the department's store and show the window; exit status 3 with one sentence when that cannot be done."""
    arguments = _parser().parse_args(argv)
    try:
        return _run(arguments)
    except VisitaError as fault:
        _complain(fault)
        return FAILED


def _run(arguments: Namespace) -> int:
    if arguments.demo and not arguments.report_start:
        return demonstrate(lambda app: _show(app, arguments), arguments.out)
    from triage.bootstrap import open_application
    from triage.settings import read_settings

    app = open_application(read_settings(), _ask_passphrase, is_demo=arguments.demo)
    with closing(app.store):
        return _show(app, arguments)


def _show(app: "Application", arguments: Namespace) -> int:
    from ui.app import run, screenshots
    from ui.refresh import refresh_of

    refresh = refresh_of(app)
    if arguments.screenshots is not None:
        refresh()
        sys.stdout.writelines(f"{path}\n" for path in screenshots(app, arguments.screenshots))
        return 0
    if arguments.report_start:
        return run(app, started=_report_start)
    return run(app, refresh=refresh)


def _parser() -> ArgumentParser:
    parser = ArgumentParser(prog="visita", description="Visita's window.")
    parser.add_argument("--demo", action="store_true", help="show the demonstration of made-up people")
    parser.add_argument(
        "--out", type=Path, default=Path("demo-out"), metavar="FOLDER", help="the demonstration's pictures (demo-out)"
    )
    parser.add_argument("--screenshots", type=Path, metavar="FOLDER", help="write a picture of every page and end")
    parser.add_argument(
        "--report-start",
        action="store_true",
        help="print when the window was first painted and when the list was usable (seconds since 1970), and end",
    )
    return parser


def _ask_passphrase(is_new: bool) -> str | None:
    from ui.app import prepare
    from ui.login.passphrase import ask_passphrase

    if is_off_screen():
        return None
    prepare()
    return ask_passphrase(is_new)


def _complain(fault: VisitaError) -> None:
    if is_off_screen():
        sys.stderr.write(f"{fault.text.in_language(os.environ.get('VISITA_LANGUAGE', 'da'))}\n")
        return
    from ui.app import prepare
    from ui.login.fault_box import show_fault

    prepare()
    show_fault(fault.text)


def _report_start(window: "MainWindow") -> None:
    times: list[float] = []

    def _note() -> None:
        times.append(time.time())
        if len(times) == 2:
            sys.stdout.write(" ".join(f"{moment:.3f}" for moment in times) + "\n")
            sys.stdout.flush()
            window.close()

    window.painted.connect(_note)
    window.usable.connect(_note)


if __name__ == "__main__":
    sys.exit(main())
