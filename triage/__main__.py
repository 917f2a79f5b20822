"""The headless program: `triage COMMAND`, or `python -m triage COMMAND`."""

import os
import sys
from argparse import Namespace
from collections.abc import Callable, Sequence
from contextlib import closing

from triage.commands.arguments import parser
from triage.commands.shown import complain
from triage.commands.status import Status
from triage.errors import Text, VisitaError, WrongUseError
from triage.workflow.application import Application


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status: 0 done, 1 done with findings, 2 wrong use, 3 failed."""
    arguments = parser().parse_args(argv)
    try:
        status = int(_run(arguments))
        sys.stdout.flush()
        return status
    except WrongUseError as fault:
        complain(fault.text)
        return Status.WRONG_USE
    except VisitaError as fault:
        complain(fault.text)
        return Status.FAILED
    except BrokenPipeError:
        # Whoever reads what is printed has seen enough, as `head` does; nothing may be flushed to it at the end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return Status.DONE
    except OSError as fault:
        complain(Text(f"Systemet siger nej: {fault.strerror}.", f"The system refuses: {fault.strerror}."))
        return Status.FAILED


def _run(arguments: Namespace) -> Status:
    if arguments.command == "demo":
        from triage.commands.demo import run_generate

        return run_generate(arguments)
    if arguments.command == "rules" and arguments.part == "from-plan":
        from triage.commands.rules_from_plan import run_from_plan

        return run_from_plan(arguments)
    if arguments.command == "rules" and arguments.part == "check":
        from triage.commands.rules import run_check

        return run_check(arguments)
    if arguments.command == "questionnaire":
        from triage.commands.questionnaire import run_questionnaire

        return run_questionnaire(arguments)
    from triage.bootstrap import open_application
    from triage.settings import read_settings

    ask = _ask_parent if getattr(arguments, "attached", False) else _ask_on_terminal
    app = open_application(read_settings(), ask, is_demo=arguments.demo)
    with closing(app.store):
        return _command(arguments.command)(app, arguments)


def _command(name: str) -> Callable[[Application, Namespace], Status]:
    from triage.commands import devices, expected, intake, outbox, quarantine, sources, watch, worklist

    return {
        "devices": devices.run_devices,
        "expected": expected.run_expected,
        "import": intake.run_import,
        "outbox": outbox.run_outbox,
        "pause": expected.run_pause,
        "pull": intake.run_pull,
        "quarantine": quarantine.run_quarantine,
        "score": intake.run_score,
        "sources": sources.run_sources,
        "watch": watch.run_watch,
        "worklist": worklist.run_worklist,
        "explain": worklist.run_explain,
    }[name]


def _ask_on_terminal(is_new: bool) -> str | None:
    from getpass import getpass

    if not sys.stdin.isatty():
        return None
    passphrase = getpass("Adgangssætning til databasen: ")
    if is_new and passphrase != getpass("Gentag adgangssætningen: "):
        return None
    return passphrase


def _ask_parent(_is_new: bool) -> str | None:
    return sys.stdin.buffer.readline().decode("utf-8").rstrip("\n") or None


if __name__ == "__main__":
    sys.exit(main())
