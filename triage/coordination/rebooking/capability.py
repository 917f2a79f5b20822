"""What a department's booking system lets others do."""

from enum import StrEnum


class Capability(StrEnum):
    """How an owner's appointments are moved: written there, asked for there, or agreed upon by telephone."""

    WRITE = "write"
    REQUEST = "request"
    PHONE = "phone"
