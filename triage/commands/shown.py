"""Print for people, or as JSON."""

import json
import os
import sys

from triage.errors import Text

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


def print_json(value: object) -> None:
    """Print JSON with sorted keys."""
    print(json.dumps(value, ensure_ascii=False, indent=2, sort_keys=True))
