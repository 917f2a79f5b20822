"""What can be asked for of a replay."""

from triage.commands.subcommand import Commands, add, day


def add_rule_replay(parts: Commands) -> None:
    """Add the part of `rules` that replays a draft."""
    command = add(parts, "replay", "Say what a draft would have meant for the patients of a period.")
    command.add_argument("draft", metavar="NUMBER|HASH|FILE", help="a draft, a version, or a file")
    command.add_argument("--programme", metavar="NAME", help="must be the programme that the draft is for")
    command.add_argument("--from", dest="first", type=day, metavar="DAY", help="first day; else a year before the last")
    command.add_argument("--to", dest="last", type=day, metavar="DAY", help="last day; else today")
