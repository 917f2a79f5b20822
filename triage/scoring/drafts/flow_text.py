"""A value of a file on one line, in the style the rule sets are written in: {a: 1, b: "tekst"}."""

import json
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from re import fullmatch

from triage.scoring.files.yaml_text import Yaml

# A name, a parameter, or a version of three numbers, which no reader takes for a number.
_PLAIN = r"\$?[A-Za-z_]([A-Za-z0-9_.-]*[A-Za-z0-9_])?|[0-9]{1,9}\.[0-9]{1,9}\.[0-9]{1,9}"
# Words with a space and a letter, which no reader takes for anything else: a text that stands without quotes stays so.
_WORDS = r"(?=.*[^\W\d_])(?=.* )\w[\w .()+-]*[\w)]"
# What some reader of YAML takes for something else than a text.
_AMBIGUOUS = frozenset({"null", "true", "false", "yes", "no", "on", "off", "y", "n", "nan", "inf"})


def flow_text(value: Yaml) -> str:
    """Return `value` on one line; read again, it is the same value."""
    match value:
        case None:
            return "null"
        case bool():
            return "true" if value else "false"
        case Decimal():
            return format(value, "f")
        case date():
            return value.isoformat()
        case Mapping():
            return "{" + ", ".join(f"{flow_text(key)}: {flow_text(part)}" for key, part in value.items()) + "}"
        case list():
            return "[" + ", ".join(map(flow_text, value)) + "]"
        case _:
            return value if _is_plain(str(value)) else quoted(str(value))


def quoted(text: str) -> str:
    """Return `text` in double quotes, with whatever cannot be seen written as its code."""
    return "".join(_escaped(sign) for sign in json.dumps(text, ensure_ascii=False))


def is_plain_words(text: str) -> bool:
    """Return whether a text of several words can stand without quotes."""
    return fullmatch(_WORDS, text) is not None


def _is_plain(text: str) -> bool:
    return fullmatch(_PLAIN, text) is not None and text.lower() not in _AMBIGUOUS


def _escaped(sign: str) -> str:
    if sign.isprintable():
        return sign
    return f"\\u{ord(sign):04x}" if ord(sign) <= 0xFFFF else f"\\U{ord(sign):08x}"
