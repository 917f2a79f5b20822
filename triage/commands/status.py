"""The exit status of every command."""

from enum import IntEnum


class Status(IntEnum):
    """0 done, 1 done with findings, 2 wrong use, 3 failed."""

    DONE = 0
    FINDINGS = 1
    WRONG_USE = 2
    FAILED = 3
