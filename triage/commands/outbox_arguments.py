"""What can be asked of `triage outbox`."""

from triage.commands.subcommand import Commands, add, add_parts


def add_outbox(commands: Commands) -> None:
    """Add the parts of `triage outbox`."""
    parts = add_parts(commands, "outbox", "See decisions on their way to the sources, and send them again.")
    listed = add(parts, "list", "List what is not settled; no patient is named.")
    listed.add_argument("--all", action="store_true", help="also what is written or cancelled")
    again = add(parts, "retry", "Send what was refused or waits, now.")
    again.add_argument("keys", nargs="*", metavar="KEY", help="only these (all)")
