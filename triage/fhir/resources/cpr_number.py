"""How a CPR number is written."""

import re

# Replacement numbers have 60 added to the day.
_DAY = "0[1-9]|[12][0-9]|3[01]|6[1-9]|[78][0-9]|9[01]"
_FORM = re.compile(rf"((?:{_DAY})(?:0[1-9]|1[0-2])\d\d)-?(\d{{4}})\Z", re.ASCII)


def in_form(value: str) -> str | None:
    """Return a CPR number as "DDMMYY-NNNN", or None where it has another form."""
    matched = _FORM.match(value)
    return f"{matched[1]}-{matched[2]}" if matched else None
