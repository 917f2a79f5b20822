"""What can be asked of `triage sources` and `triage watch`."""

from argparse import ArgumentParser, _SubParsersAction
from collections.abc import Callable

Add = Callable[["_SubParsersAction[ArgumentParser]", str, str], ArgumentParser]


def add_sources(commands: "_SubParsersAction[ArgumentParser]", add: Add, positive: Callable[[str], int]) -> None:
    """Add the parts of `triage sources`; `add` makes a command with `--json`, `positive` reads a number above 0."""
    sources = commands.add_parser("sources", help="See and set where data come from.")
    parts = sources.add_subparsers(dest="part", required=True, metavar="PART")
    add(parts, "list", "Say how every source is reached and how it fares.")
    _settings(add(parts, "add", "Take in from one more source from now on."), positive, is_new=True)
    _settings(add(parts, "set", "Change what is named of a source, and nothing else."), positive, is_new=False)
    removed = add(parts, "remove", "Ask a source no more; nothing that came from it is deleted.")
    removed.add_argument("name", metavar="NAME")


def add_watch(commands: "_SubParsersAction[ArgumentParser]", add: Add) -> None:
    """Add `triage watch`; `add` makes a command with `--json`."""
    told = "Take in from every source when it is due, and score, until it is stopped."
    watch = add(commands, "watch", told)
    watch.add_argument("--once", action="store_true", help="ask every source once, and end")
    watch.add_argument(
        "--attached", action="store_true", help="read the passphrase from standard input, and end when that closes"
    )


def _settings(command: ArgumentParser, positive: Callable[[str], int], *, is_new: bool) -> None:
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
