"""The ways that an example can go which fails since a limit moved."""

from enum import StrEnum


class Way(StrEnum):
    """Kept at the old limit, gone along with the new one, or expecting what comes now."""

    KEEP = "keep"
    ALONG = "along"
    EXPECT = "expect"
