"""What can be asked of `triage outbox`."""

from argparse import ArgumentParser, _SubParsersAction
from collections.abc import Callable

Add = Callable[["_SubParsersAction[ArgumentParser]", str, str], ArgumentParser]


def add_outbox(commands: "_SubParsersAction[ArgumentParser]", add: Add) -> None:
    """Add the parts of `triage outbox`; `add` makes a command with `--json`."""
    outbox = commands.add_parser("outbox", help="See decisions on their way to the sources, and send them again.")
    parts = outbox.add_subparsers(dest="part", required=True, metavar="PART")
    listed = add(parts, "list", "List what is not settled; no patient is named.")
    listed.add_argument("--all", action="store_true", help="also what is written or cancelled")
    again = add(parts, "retry", "Send what was refused or waits, now.")
    again.add_argument("keys", nargs="*", metavar="KEY", help="only these (all)")
