"""What can be asked of `triage privacy`."""

from triage.commands.subcommand import Commands, add, add_parts


def add_privacy(commands: Commands) -> None:
    """Add the parts of `triage privacy`."""
    parts = add_parts(commands, "privacy", "Close a record: it is private, or the patient asked for it.")
    private = add(parts, "private", "Note that the record is private: it opens with a ground of the law alone.")
    closed = add(parts, "opt-out", "Note that the patient asked not to be looked up by a department, or by any.")
    ended = add(parts, "end", "End what was noted, which stays readable.")
    for command in (private, closed, ended):
        command.add_argument("patient", metavar="PATIENT", help="key or reference, e.g. 12 or Patient/p1")
    closed.add_argument("--department", metavar="NAME", help="only by this one (by any)")
    ended.add_argument("what", choices=("private", "opt-out"))
