"""What can be asked of `triage away` and `triage report`."""

from pathlib import Path

from triage.commands.subcommand import Commands, add, add_parts, positive


def add_away(commands: Commands) -> None:
    """Add the parts of `triage away`."""
    parts = add_parts(commands, "away", "See to the copy for when the shared database is away, and to its decisions.")
    add(parts, "status", "Say whether there is a copy, when it is true, and what waits in it.")
    add(parts, "merge", "Send what waits in the copy to the shared database, and bring the copy up to date.")
    add(parts, "forget", "Throw the copy away, its key first; what waits in it stays.")
    add(parts, "conflicts", "List the decisions that were not kept, because others had done something meanwhile.")
    kept = add(parts, "keep", "Keep such a decision after all: anew, or as a correction of the one that stands.")
    kept.add_argument("--seen", metavar="SEEN", help="what the command without it shows at the end")
    dropped = add(parts, "discard", "Let what others did stand.")
    for command in (kept, dropped):
        command.add_argument("number", type=positive, metavar="NUMBER")


def add_report(commands: Commands) -> None:
    """Add the parts of `triage report`."""
    parts = add_parts(commands, "report", "Write lists to files.")
    told = "Write the open list with CPR numbers as a file to print, also while the shared database is away."
    emergency = add(parts, "emergency", told)
    emergency.add_argument("--out", type=Path, required=True, metavar="FILE", help="an HTML file that is not there yet")
    emergency.add_argument("--purpose", required=True, metavar="TEXT", help="what it is for; stands in the log")
    greens = add(parts, "greens-by-version", "Tell how many results of each version of the rules were green, by month.")
    for part in (emergency, greens):
        part.set_defaults(true_at=None)
