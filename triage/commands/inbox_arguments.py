"""What can be asked of `triage inbox`."""

from argparse import ArgumentParser

from triage.commands.subcommand import Commands, add, add_parts, day, positive
from triage.coordination.inbox.entry import Irrelevant, Part, State


def add_inbox(commands: Commands) -> None:
    """Add the command and its parts."""
    parts = add_parts(commands, "inbox", "See and handle what is at odds among appointments of the own department.")
    listed = add(parts, "list", "List the entries, the gravest first. 1 when there is one.")
    listed.add_argument("--part", action="append", dest="kinds", choices=[*Part], help="several find more")
    listed.add_argument("--state", action="append", choices=[*State], help="open, unless told else")
    listed.add_argument("--limit", type=positive, default=100, metavar="N")
    put_off = _of_entry(add(parts, "snooze", "Put an entry off until a day."))
    put_off.add_argument("until", type=day, metavar="DAY")
    put_off.add_argument("--words", default="", metavar="TEXT")
    awaited = _of_entry(add(parts, "wait", "Let an entry wait for somebody's answer."))
    awaited.add_argument("whom", metavar="WHOM")
    awaited.add_argument("--by", type=day, metavar="DAY", help="a week from now, unless told else")
    aside = _of_entry(add(parts, "aside", "Set an entry aside as not relevant."))
    aside.add_argument("reason", choices=[*Irrelevant])
    aside.add_argument("--words", default="", metavar="TEXT")
    _of_entry(add(parts, "reopen", "Take an entry up again."))
    settled = _of_entry(add(parts, "settle", "Say what was done about a change that failed to be written."))
    settled.add_argument("words", metavar="TEXT")
    add(parts, "rules", "Show how often each rule was not relevant, for heads of departments.")
    switched = add(parts, "switch", "Switch a rule on or off in a department.")
    switched.add_argument("code", metavar="CODE")
    switched.add_argument("on", choices=["on", "off"])
    switched.add_argument("--department", metavar="NAME")
    free = add(parts, "free", "List free times and whom each would help most. 1 when there is one.")
    free.add_argument("--days", type=positive, default=7, metavar="N")


def _of_entry(command: ArgumentParser) -> ArgumentParser:
    command.add_argument("entry", type=positive, metavar="ENTRY", help="its number in the list")
    return command
