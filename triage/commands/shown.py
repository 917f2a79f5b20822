"""Print for people, or as JSON."""

import json
import os
import sys
from argparse import Namespace
from datetime import datetime
from getpass import getpass

from triage.errors import Text
from triage.scoring.danish_time import DENMARK

LANGUAGE = "VISITA_LANGUAGE"


def language() -> str:
    """Return "da", or "en" where VISITA_LANGUAGE asks for English."""
    return "en" if os.environ.get(LANGUAGE, "da").startswith("en") else "da"


def say(text: Text) -> None:
    """Print a sentence in the person's language, at once."""
    print(text.in_language(language()), flush=True)


def complain(text: Text) -> None:
    """Print a sentence about a fault on standard error."""
    print(text.in_language(language()), file=sys.stderr)


def ask_hidden(text: Text) -> str:
    """Ask on the terminal for what nobody may read along."""
    return getpass(text.in_language(language()))


def print_json(value: object) -> None:
    """Print JSON with sorted keys."""
    print(json.dumps(value, ensure_ascii=False, indent=2, sort_keys=True))


def tell(arguments: Namespace, value: object, text: Text) -> None:
    """Print `value` where JSON was asked for, else the sentence."""
    if arguments.json:
        print_json(value)
    else:
        say(text)


def iso(time: datetime | None) -> str | None:
    """Return a time as JSON has it."""
    return None if time is None else time.isoformat()


def short_time(time: datetime) -> str:
    """Return a time of these days for a line of a list, in Danish time: "04.11. 07.05"."""
    return f"{time.astimezone(DENMARK):%d.%m. %H.%M}"


def full_time(time: datetime) -> str:
    """Return a time with its year, in Danish time: "04.11.2026 07.05"."""
    return f"{time.astimezone(DENMARK):%d.%m.%Y %H.%M}"
