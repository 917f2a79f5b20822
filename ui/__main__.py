"""The window: `visita`, or `python -m ui`."""

import sys
import time
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from triage.commands.shown import complain, say
from triage.commands.status import Status
from triage.errors import VisitaError
from ui.desks.loading import LOADING
from ui.start.demonstration import FIRST_PERSON, is_off_screen, print_demonstration

if TYPE_CHECKING:
    from triage.settings import Settings
    from triage.workflow.application import Application
    from ui.main_window import MainWindow

_Ask = Callable[[bool], str | None]


def main(argv: Sequence[str] | None = None) -> int:
    """Show the window on the department's store; exit status 3 with one sentence when it cannot be opened."""
    arguments = _parser().parse_args(argv)
    try:
        return _run(arguments)
    except VisitaError as fault:
        complain(fault.text)
        return Status.FAILED


def _run(arguments: Namespace) -> int:
    as_login = (arguments.as_login or FIRST_PERSON) if arguments.demo else None
    if arguments.demo and is_off_screen() and not arguments.report_start:
        return print_demonstration(arguments.out, as_login)
    from ui.start.plain_imports import import_plainly

    import_plainly()
    from triage.settings import read_settings
    from ui.start.app import run

    settings = read_settings()
    started = _report_start if arguments.report_start else None
    return run(
        _open_demo(settings, as_login) if arguments.demo else _open_own(settings, may_ask=not is_off_screen()),
        as_login or settings.actor,
        is_demo=arguments.demo,
        started=started,
        open_copy=_open_copy(settings) if settings.database and not arguments.demo else None,
        lock_after=settings.lock_after,
        profile=(settings.demo_home if arguments.demo else settings.home) / "profile",
    )


def _open_demo(settings: "Settings", as_login: str | None) -> "Callable[[_Ask], Application]":
    def opened(_ask: _Ask) -> "Application":
        with LOADING:
            from triage.bootstrap import open_demo

        return open_demo(settings, say, as_login)

    return opened


def _open_own(settings: "Settings", *, may_ask: bool) -> "Callable[[_Ask], Application]":
    def opened(ask: _Ask) -> "Application":
        with LOADING:
            from triage.bootstrap import open_application

        return open_application(settings, ask if may_ask else None)

    return opened


def _open_copy(settings: "Settings") -> "Callable[[_Ask], Application]":
    def opened(ask: _Ask) -> "Application":
        with LOADING:
            from triage.bootstrap import open_copy

        return open_copy(settings, None if is_off_screen() else ask)

    return opened


def _parser() -> ArgumentParser:
    parser = ArgumentParser(prog="visita", description="Visita's window.")
    parser.add_argument("--demo", action="store_true", help="show the demonstration of made-up people")
    parser.add_argument("--as", dest="as_login", metavar="LOGIN", help="with --demo: be this one of its people")
    parser.add_argument(
        "--out", type=Path, default=Path("demo-out"), metavar="FOLDER", help="the demonstration's pictures (demo-out)"
    )
    parser.add_argument(
        "--report-start",
        action="store_true",
        help="print when the window was first painted and when the list was usable (seconds since 1970, and seconds of "
        "the processor), and end",
    )
    return parser


def _report_start(window: "MainWindow") -> None:
    times: list[float] = []

    def note() -> None:
        times.extend((time.time(), time.process_time()))
        if len(times) == 4:
            sys.stdout.write(" ".join(f"{moment:.3f}" for moment in times) + "\n")
            sys.stdout.flush()
            window.close()

    window.painted.connect(note)
    window.usable.connect(note)


if __name__ == "__main__":
    sys.exit(main())
