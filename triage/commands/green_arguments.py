"""What can be asked of `triage greens`."""

from argparse import ArgumentTypeError
from decimal import Decimal, InvalidOperation

from triage.commands.subcommand import Commands, add, add_parts, day, positive
from triage.worklist.green_list import Which
from triage.worklist.greens import WHOLE, Closing


def add_greens(commands: Commands) -> None:
    """Add the parts of `triage greens`."""
    parts = add_parts(
        commands, "greens", "See, close and sample the greens, and answer what is said of stable courses."
    )
    listed = add(parts, "list", "List greens, one part at a time, with the count of all that is left out and why.")
    listed.add_argument("--which", choices=[one.value for one in Which], default="closable", help="the part (closable)")
    listed.add_argument("--programme", action="append", default=[], metavar="NAME", help="only of this programme")
    listed.add_argument("--limit", type=positive, default=50, metavar="N", help="at most N lines (50)")
    close = add(parts, "close", "Close together what `list` shows just now; what changes meanwhile is left and named.")
    close.add_argument("--programme", action="append", default=[], metavar="NAME", help="only of this programme")
    close.add_argument("--but", action="append", default=[], type=int, metavar="CASE", help="leave this case out")
    close.add_argument("--expect", type=int, required=True, metavar="N", help="how many you were shown; else nothing")
    undone = add(parts, "undo", "Take a closing of many back, whole.")
    undone.add_argument("number", type=int, metavar="NUMBER")
    add(parts, "report", "Say how people judged the sample, by programme and rule-set version.")
    _policy(parts)
    judged = add(parts, "judge", "Record what you would have called a drawn green, after you looked at it.")
    judged.add_argument("case", type=int, metavar="CASE")
    judged.add_argument("colour", choices=["green", "yellow", "red"])
    _answers(parts)


def _policy(parts: Commands) -> None:
    policy = add(parts, "policy", "Say how each programme's greens are closed; with a programme, change it.")
    policy.add_argument("programme", nargs="?", metavar="PROGRAMME")
    policy.add_argument("--closing", choices=[one.value for one in Closing], help="who closes them")
    policy.add_argument("--share", type=_share, metavar="PERCENT", help="how many go to a person, 0 to 100")
    policy.add_argument("--rounds", type=positive, metavar="N", help="green rounds that make a course stable")
    policy.add_argument("--history", action="store_true", help="every policy that was ever set")


def _answers(parts: Commands) -> None:
    interval = add(parts, "accept-interval", "Decide on a longer interval for a stable course.")
    ended = add(parts, "accept-end", "Decide that a stable course ends.")
    declined = add(parts, "decline", "Leave a stable course as it is, with the reason.")
    for part in (interval, ended, declined):
        part.add_argument("proposal", type=int, metavar="PROPOSAL")
    interval.add_argument("--days", type=positive, required=True, metavar="N", help="days between measurements")
    interval.add_argument("--from", dest="start", type=day, required=True, metavar="DAY", help="first day, 2026-12-21")
    for part in (interval, ended):
        part.add_argument("--note", default="", metavar="TEXT")
    declined.add_argument("--reason", required=True, metavar="TEXT")


def _share(text: str) -> int:
    """Read a percentage as hundredths of a percent."""
    try:
        share = Decimal(text.replace(",", ".")) * 100
    except InvalidOperation:
        share = Decimal(-1)
    if share != share.to_integral_value() or not 0 <= share <= WHOLE:
        raise ArgumentTypeError(f"a percentage from 0 to 100 with two decimals at most is wanted, not {text!r}")
    return int(share)
