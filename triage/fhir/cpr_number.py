"""How a CPR number is written."""

import re

_FORM = re.compile(r"(\d{6})-?(\d{4})\Z", re.ASCII)


def in_form(value: str) -> str | None:
    """Return a CPR number as "DDMMYY-NNNN", or None where it has another form."""
    matched = _FORM.match(value)
    return f"{matched[1]}-{matched[2]}" if matched else None
