"""One form of content as JSON, and its hash: the same content is the same text on every machine, for ever."""

import json
from collections.abc import Callable
from hashlib import sha256


def canonical_text(content: object, default: Callable[[object], str] | None = None) -> str:
    """Return JSON with sorted keys and no space; `default` writes what JSON has no form for."""
    form = json.JSONEncoder(
        ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False, default=default
    )
    return form.encode(content)


def text_hash(text: str) -> str:
    """Return the hash by which a text is named, and by which it is seen that it was changed."""
    return sha256(text.encode()).hexdigest()
