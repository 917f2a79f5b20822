"""Write values as YAML 1.2 flow, one line each, numbers exactly as they are."""

import json
import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import TypeAlias

Flow: TypeAlias = "Mapping[str, Flow] | Sequence[Flow] | str | Decimal | bool | int | None"

_BARE = re.compile(r"[A-Za-z_][A-Za-z0-9_-]*\Z", re.ASCII)
_OTHER_THAN_TEXT = frozenset({"true", "false", "null"})


def flow(value: Flow) -> str:
    """Return `value` as one line of YAML."""
    match value:
        case None:
            return "null"
        case bool():
            return "true" if value else "false"
        case Decimal():
            return format(value, "f")
        case int():
            return str(value)
        case str():
            return _text(value)
        case Mapping():
            return "{" + ", ".join(f"{_text(name)}: {flow(item)}" for name, item in value.items()) + "}"
        case _:
            return "[" + ", ".join(flow(item) for item in value) + "]"


def clean(words: str) -> str:
    """Return `words` on one line, without characters that cannot be printed and without the braces of a slot."""
    printable = "".join(sign if sign.isprintable() else " " for sign in words)
    return " ".join(printable.translate({ord("{"): "(", ord("}"): ")"}).split())


def _text(value: str) -> str:
    if _BARE.match(value) and value.lower() not in _OTHER_THAN_TEXT:
        return value
    return json.dumps(value, ensure_ascii=False)
