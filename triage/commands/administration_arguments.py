"""What can be asked of `triage administration`."""

from argparse import ArgumentParser

from triage.commands.subcommand import Commands, add, add_parts


def add_administration(commands: Commands) -> None:
    """Add the parts of `triage administration`."""
    parts = add_parts(commands, "administration", "What a department and its administrator set.")
    _hours(add(parts, "hours", "See or set opening hours and check-days, and which deadlines move."))
    _capacity(add(parts, "capacity", "See or set visits and calls per weekday, beside what waits now."))
    _programmes(add(parts, "programmes", "See or set which programmes a department uses."))
    _network(add(parts, "network", "See or set proxy, own certificates and the hosts allowed."))
    tried = add(parts, "try", "Ask the server of a source whether it answers; nothing about anybody is asked.")
    tried.add_argument("source", metavar="NAME")
    add(parts, "keys", "See how the key and its backups fare.")
    add(parts, "changes", "See what was set lately, and by whom.")


def _hours(hours: ArgumentParser) -> None:
    _department(hours)
    hours.add_argument("--open", action="append", default=[], metavar="DAY=FROM-TO", help="e.g. mon=08:00-15:30")
    hours.add_argument("--close", action="append", default=[], metavar="DAY", help="a weekday, or 2026-12-28")
    hours.add_argument("--check", action="append", default=[], metavar="PROGRAMME=DAYS", help="e.g. copd=mon,thu")
    hours.add_argument("--from-file", action="store_true", help="let the hours of the file count again")
    hours.add_argument("--dry-run", action="store_true", help="only tell which deadlines would move")


def _capacity(capacity: ArgumentParser) -> None:
    _department(capacity)
    for what in ("visits", "calls"):
        capacity.add_argument(f"--{what}", metavar="N,N,N,N,N,N,N", help="from Monday on")


def _programmes(programmes: ArgumentParser) -> None:
    _department(programmes)
    programmes.add_argument("--set", metavar="CODE", help="the programme to set, e.g. copd")
    use = programmes.add_mutually_exclusive_group()
    use.add_argument("--on", dest="in_use", action="store_true", default=None)
    use.add_argument("--off", dest="in_use", action="store_false", default=None, help="no new cases; open ones stay")
    acute = programmes.add_mutually_exclusive_group()
    acute.add_argument("--acute", dest="not_acute", action="store_false", default=None)
    acute.add_argument("--not-acute", dest="not_acute", action="store_true", default=None)
    programmes.add_argument("--text", metavar="TEXT", help="what the department itself says about it")


def _network(network: ArgumentParser) -> None:
    network.add_argument("--proxy", metavar="URL", help="none, system or an address")
    network.add_argument("--ca", metavar="FILE", help="further certificates to trust, PEM; empty for none")
    network.add_argument("--host", action="append", metavar="HOST", help="a host allowed; empty for all")


def _department(command: ArgumentParser) -> None:
    command.add_argument("--department", metavar="NAME", help="the first where none is named")
