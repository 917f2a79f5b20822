"""A key as the list of keys shows it."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from triage.access.rule_versions.certificate import Certificate, Revocation


class KeyStanding(StrEnum):
    """Whether a key counts: it waits for an administrator, is certified, or counts no more."""

    ASKED = "asked"
    CERTIFIED = "certified"
    REVOKED = "revoked"


@dataclass(frozen=True, slots=True)
class KeyLine:
    """Whose key it is, when it was asked for, and what the authority said of it last."""

    login: str
    name: str
    fingerprint: str
    made: datetime | None
    standing: KeyStanding
    certificate: Certificate | None
    revocation: Revocation | None
