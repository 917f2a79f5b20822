"""What can be asked of `triage casework`."""

from argparse import ArgumentParser, ArgumentTypeError
from datetime import datetime

from triage.commands.subcommand import Commands, add, add_parts, positive
from triage.scoring.danish_time import DENMARK
from triage.worklist.ownership import SnoozeReason


def add_casework(commands: Commands) -> None:
    """Add the parts of `triage casework`."""
    parts = add_parts(commands, "casework", "See who has which case; take, give back, hand over and put off.")
    _list(add(parts, "list", "List the open cases with who has them."))
    _of_case(add(parts, "claim", "Take a case, or keep one's own for another 15 minutes."))
    _of_case(add(parts, "release", "Give a case back to everybody."))
    handed = _of_case(add(parts, "hand-over", "Give a case to a colleague."))
    handed.add_argument("--to", required=True, metavar="LOGIN")
    handed.add_argument("--note", default="", metavar="TEXT")
    taken = _of_case(add(parts, "take-over", "Take a case from who has it; the former owner is told why."))
    taken.add_argument("--reason", required=True, metavar="TEXT")
    later = _of_case(add(parts, "snooze", "Put a case off for 30 days at most; never a red one."))
    later.add_argument("--until", required=True, type=_time, metavar="TIME", help="e.g. 2026-12-01T08:00")
    later.add_argument("--reason", required=True, choices=[one.value for one in SnoozeReason])
    later.add_argument("--note", default="", metavar="TEXT")
    _of_case(add(parts, "wake", "Bring a case back that was put off."))
    add(parts, "limits", "Within what time a red case must be taken, by programme.")
    _limit(add(parts, "set-limit", "Set within what time a red case must be taken."))


def _list(listed: ArgumentParser) -> None:
    some = listed.add_mutually_exclusive_group()
    for which, told in (
        ("mine", "only those you have"),
        ("unowned", "only those nobody has"),
        ("snoozed", "only those that were put off"),
        ("escalated", "only reds that nobody took in time"),
    ):
        some.add_argument(f"--{which}", action="store_true", help=told)
    listed.add_argument("--limit", type=positive, metavar="N", help="at most N rows")


def _of_case(command: ArgumentParser) -> ArgumentParser:
    command.add_argument("case", metavar="CASE", help="the case's key, or the patient's reference, e.g. Patient/p1")
    return command


def _limit(command: ArgumentParser) -> None:
    command.add_argument("minutes", type=positive, metavar="MINUTES")
    command.add_argument("--programme", default="", metavar="PROGRAMME", help="only this one (all others)")
    command.add_argument("--working", action="store_true", help="count the department's working hours only")
    command.add_argument("--tell", default="", metavar="WHO", help="who is told (the head of the team)")


def _time(text: str) -> datetime:
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        raise ArgumentTypeError(f"a time such as 2026-12-01T08:00 is wanted, not {text!r}") from None
    return found if found.tzinfo else found.replace(tzinfo=DENMARK)
