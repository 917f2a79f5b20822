"""The headless program: `triage COMMAND`, or `python -m triage COMMAND`."""

import os
import sys
from argparse import Namespace
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import replace
from traceback import print_exc
from typing import TYPE_CHECKING

from triage.commands.arguments import parser
from triage.commands.shown import ask_hidden, complain
from triage.commands.status import Status
from triage.errors import StoreAwayError, Text, VisitaError, WrongUseError
from triage.workflow.application import Application

if TYPE_CHECKING:
    from triage.settings import Settings


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
    except Exception:
        # A mistake of the program's own; Python's 1 would say that all was done, with findings.
        print_exc()
        return Status.FAILED


def _run(arguments: Namespace) -> Status:
    if arguments.command == "demo":
        from triage.commands.demo import run_generate

        return run_generate(arguments)
    if arguments.command == "rules" and (on_files := _on_rule_files(arguments)) is not None:
        return on_files
    if arguments.command == "questionnaire":
        from triage.commands.questionnaire import run_questionnaire

        return run_questionnaire(arguments)
    if arguments.command in ("conflicts", "propose") and arguments.situation is not None:
        from triage.commands.coordination_file import run_situation

        return run_situation(arguments)
    if arguments.command == "migrate":
        from triage.commands.migrate import run_migrate

        return run_migrate(arguments, _ask_on_terminal)
    if arguments.command == "store":
        from triage.commands.store import run_store

        return run_store(arguments, _ask_on_terminal, lambda app: _signed_in(app, arguments))
    if arguments.command == "away":
        from triage.commands.away import OF_SHARED, run_copy

        if arguments.part not in OF_SHARED:
            return run_copy(arguments, _ask_on_terminal)
    from triage.settings import read_settings

    ask = _ask_parent if getattr(arguments, "attached", False) else _ask_on_terminal
    app = _opened(read_settings(), ask, arguments)
    with closing(app.store):
        try:
            app = _signed_in(app, arguments)
            return _command(arguments.command)(app, arguments)
        finally:
            _keep_last_head(app)


def _on_rule_files(arguments: Namespace) -> Status | None:
    """Do what is asked of rules in files alone; None where the store is needed."""
    if arguments.part == "from-plan":
        from triage.commands.rules_from_plan import run_from_plan

        return run_from_plan(arguments)
    if arguments.part != "check":
        return None
    from triage.commands.rules import needs_store, run_check

    return None if needs_store(arguments) else run_check(arguments)


def _opened(settings: "Settings", ask: Callable[[bool], str | None], arguments: Namespace) -> Application:
    """Return the application on the store; for what is needed most, where that is away, on the copy of it."""
    from triage.bootstrap import open_application

    try:
        return open_application(settings, ask, is_demo=arguments.demo, as_login=arguments.as_login)
    except StoreAwayError:
        if arguments.command != "report":
            raise
    from triage.commands.report import open_copy_instead

    app, arguments.true_at = open_copy_instead(settings, ask)
    return app


def _signed_in(app: Application, arguments: Namespace) -> Application:
    """Return the application of the person at work, whose own passphrase is asked for where there is one.

    What takes in shows nobody anything, and goes on without.
    """
    from triage.settings import login_passphrase
    from triage.workflow.people.identity import needs_passphrase, sign_in

    if getattr(arguments, "attached", False) or not needs_passphrase(app):
        return app
    given = login_passphrase()
    if given is None and not sys.stdin.isatty():
        return app
    given = given or ask_hidden(Text("Din adgangssætning til Visita: ", "Your passphrase for Visita: "))
    return replace(app, session=sign_in(app, app.actor, given))


def _keep_last_head(app: Application) -> None:
    from triage.workflow.auditing.keep_heads import keep_last_head

    keep_last_head(app)


def _command(name: str) -> Callable[[Application, Namespace], Status]:
    if name in ("conflicts", "propose"):
        # Alone, for what plans takes long to load.
        from triage.commands.coordination import run_conflicts, run_propose

        return run_conflicts if name == "conflicts" else run_propose
    if name == "rules":
        from triage.commands.rule_parts import run_rule_parts

        return run_rule_parts
    from triage.commands import (
        administration,
        audit,
        away,
        care,
        casework,
        decisions,
        devices,
        expected,
        greens,
        inbox,
        intake,
        outbox,
        privacy,
        quarantine,
        report,
        sources,
        users,
        watch,
        worklist,
    )

    return {
        "administration": administration.run_administration,
        "audit": audit.run_audit,
        "away": away.run_away,
        "bookings": decisions.run_bookings,
        "care": care.run_care,
        "casework": casework.run_casework,
        "decisions": decisions.run_decisions,
        "devices": devices.run_devices,
        "expected": expected.run_expected,
        "users": users.run_users,
        "greens": greens.run_greens,
        "import": intake.run_import,
        "inbox": inbox.run_inbox,
        "outbox": outbox.run_outbox,
        "pause": expected.run_pause,
        "privacy": privacy.run_privacy,
        "pull": intake.run_pull,
        "quarantine": quarantine.run_quarantine,
        "report": report.run_report,
        "score": intake.run_score,
        "sources": sources.run_sources,
        "watch": watch.run_watch,
        "worklist": worklist.run_worklist,
        "explain": worklist.run_explain,
    }[name]


def _ask_on_terminal(is_new: bool) -> str | None:
    if not sys.stdin.isatty():
        return None
    passphrase = ask_hidden(Text("Adgangssætning til databasen: ", "Passphrase of the database: "))
    if is_new and passphrase != ask_hidden(Text("Gentag adgangssætningen: ", "The passphrase again: ")):
        return None
    return passphrase


def _ask_parent(_is_new: bool) -> str | None:
    return sys.stdin.buffer.readline().decode("utf-8").rstrip("\n") or None


if __name__ == "__main__":
    sys.exit(main())
