"""What can be asked of `triage conflicts` and `triage propose`."""

from argparse import ArgumentParser
from datetime import date
from pathlib import Path

from triage.commands.subcommand import Commands, add, positive


def add_coordination(commands: Commands) -> None:
    """Add both commands."""
    found = _about(add(commands, "conflicts", "List what cannot work, or could be better, among appointments."))
    found.add_argument("--department", metavar="NAME", help="of all its patients with coming appointments")
    planned = _about(add(commands, "propose", "Say how appointments could be moved with the fewest trips."))
    planned.add_argument("--department", metavar="NAME", help="of all its patients who come in a week or on a day")
    planned.add_argument("--week", type=_week, metavar="WEEK", help="with --department, e.g. 2026-W49")
    planned.add_argument("--day", type=date.fromisoformat, metavar="DAY", help="with --department, e.g. 2026-12-01")
    planned.add_argument(
        "--seconds", type=positive, default=10, metavar="N", help="how long to look for a better plan (10)"
    )


def _week(text: str) -> date:
    """Return the Monday of a week such as 2026-W49."""
    year, _, week = text.upper().partition("-W")
    return date.fromisocalendar(int(year), int(week), 1)


def _about(command: ArgumentParser) -> ArgumentParser:
    whose = command.add_argument_group("whose (one of them)")
    whose.add_argument("--patient", metavar="PATIENT", help="key or reference, e.g. 12 or Patient/p1")
    whose.add_argument("--situation", type=Path, metavar="FILE", help="a situation as JSON, or a file of cases")
    command.add_argument("--case", metavar="ID", help="of a file of cases this one alone")
    return command
