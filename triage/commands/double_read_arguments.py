"""What can be asked for of double readings."""

from triage.commands.subcommand import Commands, add, add_parts, positive

_SIZE, _WEEKS = 60, 12


def add_double_reads(parts: Commands) -> None:
    """Add the parts of `rules` about double readings, and the agreement that they tell."""
    agreed = add(parts, "agreement", "Say how far the rules and two readers agree, by version and rule.")
    agreed.add_argument("--programme", metavar="NAME", help="only of this programme")
    reads = add_parts(parts, "double-read", "Have a sample of assessed patients judged anew by people, blind.")
    opened = add(reads, "open", "Draw a sample of the patients assessed in your departments.")
    opened.add_argument("programme", metavar="PROGRAMME")
    opened.add_argument("--size", type=positive, default=_SIZE, metavar="N", help=f"how many patients ({_SIZE})")
    opened.add_argument("--weeks", type=positive, default=_WEEKS, metavar="N", help=f"of the last N weeks ({_WEEKS})")
    opened.add_argument("--by-colour", action="store_true", help="as many reds, yellows and greens")
    opened.add_argument("--seed", metavar="WORDS", help="draws the same sample again; else by chance, and kept")
    listed = add(reads, "list", "List the double readings and how far they are.")
    listed.add_argument("--programme", metavar="NAME", help="only of this programme")
    closed = add(reads, "close", "End a double reading; its agreement is told from then on.")
    closed.add_argument("number", type=int, metavar="NUMBER")
    for name, command in (("open", opened), ("list", listed), ("close", closed)):
        command.set_defaults(part="double-read", double_read=name)
