"""What can be asked of `triage conflicts` and `triage propose`."""

from argparse import ArgumentParser
from pathlib import Path

from triage.commands.subcommand import Commands, add


def add_coordination(commands: Commands) -> None:
    """Add both commands."""
    found = _about(add(commands, "conflicts", "List what cannot work, or could be better, among appointments."))
    found.add_argument("--department", metavar="NAME", help="of all its patients with coming appointments")
    _about(add(commands, "propose", "Say how a patient's appointments could be moved with the fewest trips."))


def _about(command: ArgumentParser) -> ArgumentParser:
    whose = command.add_argument_group("whose (one of them)")
    whose.add_argument("--patient", metavar="PATIENT", help="key or reference, e.g. 12 or Patient/p1")
    whose.add_argument("--situation", type=Path, metavar="FILE", help="a situation as JSON, or a file of cases")
    command.add_argument("--case", metavar="ID", help="of a file of cases this one alone")
    return command
