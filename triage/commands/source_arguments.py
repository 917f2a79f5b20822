"""What can be asked of `triage sources` and `triage watch`."""

from argparse import ArgumentParser

from triage.commands.subcommand import Commands, add, add_parts, positive


def add_sources(commands: Commands) -> None:
    """Add the parts of `triage sources`."""
    parts = add_parts(commands, "sources", "See and set where data come from.")
    add(parts, "list", "Say how every source is reached and how it fares.")
    _settings(add(parts, "add", "Take in from one more source from now on."), is_new=True)
    _settings(add(parts, "set", "Change what is named of a source, and nothing else."), is_new=False)
    removed = add(parts, "remove", "Ask a source no more; nothing that came from it is deleted.")
    removed.add_argument("name", metavar="NAME")


def add_watch(commands: Commands) -> None:
    """Add `triage watch`."""
    told = "Take in from every source when it is due, and score, until it is stopped."
    watch = add(commands, "watch", told)
    watch.add_argument("--once", action="store_true", help="ask every source once, and end")
    watch.add_argument(
        "--attached", action="store_true", help="read the passphrase from standard input, and end when that closes"
    )


def _settings(command: ArgumentParser, *, is_new: bool) -> None:
    command.add_argument("name", metavar="NAME", help="what people call the source")
    command.add_argument("--url", required=is_new, metavar="URL", help="base address, or the path of a folder")
    command.add_argument("--kind", choices=("rest", "bulk", "folder"), help="how it is read (rest)")
    command.add_argument("--dialect", metavar="NAME", help="the dress of its data (auto)")
    command.add_argument("--token", metavar="NAME", help="name of the keyring entry that holds the bearer token")
    command.add_argument("--proxy", metavar="URL", help="proxy to go through; none is taken from the environment")
    command.add_argument("--count", type=positive, metavar="N", help="resources per page (500)")
    command.add_argument("--interval", type=positive, metavar="MINUTES", help="minutes between two pulls (1)")
    command.add_argument(
        "--write-back", choices=("none", "task", "rm_extensions"), help="how decisions are written to it (none)"
    )
    if not is_new:
        command.add_argument("--enable", dest="enabled", action="store_const", const=True, help="ask it again")
