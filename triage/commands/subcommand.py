"""How a command, or one with parts, is added to the command line."""

from argparse import ArgumentParser, ArgumentTypeError, _SubParsersAction
from datetime import date
from typing import TypeAlias

# The day before or after one of these is a day too.
_YEARS = range(1900, 2200)

Commands: TypeAlias = "_SubParsersAction[ArgumentParser]"


def add(commands: Commands, name: str, told: str) -> ArgumentParser:
    """Add a command that can print JSON; `told` is its help."""
    command = commands.add_parser(name, help=told, description=told)
    command.add_argument("--json", action="store_true", help="print JSON")
    return command


def add_parts(commands: Commands, name: str, told: str) -> Commands:
    """Add a command with parts, and return what to add them to; the chosen one stands in `part`."""
    return commands.add_parser(name, help=told).add_subparsers(dest="part", required=True, metavar="PART")


def positive(text: str) -> int:
    """Read a whole number above 0; ArgumentTypeError says what is wanted."""
    if not (text.isascii() and text.isdigit()) or int(text) == 0:
        raise ArgumentTypeError(f"a whole number above 0 is wanted, not {text!r}")
    return int(text)


def day(text: str) -> date:
    """Read a day such as 2026-12-21; ArgumentTypeError says what is wanted."""
    try:
        found = date.fromisoformat(text)
        if found.year not in _YEARS:
            raise ValueError
        return found
    except ValueError:
        raise ArgumentTypeError(f"a day such as 2026-12-21 is wanted, not {text!r}") from None
