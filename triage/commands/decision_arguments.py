"""What can be asked of `triage decisions` and `triage bookings`."""

from triage.clinical.decision import OutcomeKind
from triage.commands.subcommand import Commands, add, add_parts, day


def add_decisions(commands: Commands) -> None:
    """Add both commands."""
    parts = add_parts(commands, "decisions", "See what still waits after decisions, and note what came of them.")
    promised = add(parts, "promised", "List calls that were promised and not made, the first due first.")
    promised.add_argument("--overdue", action="store_true", help="only those whose time is over")
    add(parts, "unanswered", "List visits of which nobody noted whether they were needed, oldest first.")
    noted = add(parts, "outcome", "Note whether a visit was needed, or a call answered; the last line counts.")
    noted.add_argument("decision", type=int, metavar="DECISION")
    noted.add_argument("outcome", choices=[kind.value for kind in OutcomeKind])
    noted.add_argument("--note", default="", metavar="TEXT")
    told = add(parts, "outcomes", "Count what came of the visits decided in a time; nobody is named.")
    told.add_argument("--from", dest="first", required=True, type=day, metavar="DAY", help="first day, 2026-11-01")
    told.add_argument("--to", dest="last", required=True, type=day, metavar="DAY", help="last day")
    channel = add(parts, "channel", "See where patients are written to, or say it of a source.")
    channel.add_argument("source", nargs="?", metavar="SOURCE")
    channel.add_argument("name", nargs="?", default="", metavar="NAME", help="its name; none: nothing is sent")
    channel.add_argument("--programme", default="", metavar="PROGRAMME", help="only of this programme (all)")
    bookings = add_parts(commands, "bookings", "See what decisions ask a secretary for, and note that it is done.")
    listed = add(bookings, "list", "List what waits: what must be taken back first, then the most urgent.")
    listed.add_argument("--all", action="store_true", help="also what is done or withdrawn")
    done = add(bookings, "done", "Note that a request is done, or taken back.")
    done.add_argument("number", type=int, metavar="NUMBER")
