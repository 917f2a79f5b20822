"""A version of a rule set and where it stands on its way into use."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Stage(StrEnum):
    """Where a version stands: written, sent for approval, approved, in force, or done with.

    DRAFT can still be written on; every later stage has a content that never changes.
    """

    DRAFT = "draft"
    SUBMITTED = "submitted"
    APPROVED = "approved"
    IN_FORCE = "in_force"
    RETIRED = "retired"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"


class Step(StrEnum):
    """What a person did with a version; each step is a line that is only ever added."""

    SUBMIT = "submit"
    WITHDRAW = "withdraw"
    APPROVE = "approve"
    REJECT = "reject"
    ROLL_BACK = "roll_back"


@dataclass(frozen=True, slots=True)
class RuleVersion:
    """A content that never changes, found by `content_sha256`, the hash of the UTF-8 bytes of `body`.

    `rules_sha256` is the hash that results name (`RuleSet.sha256`); `base_sha256` the content it was made from, None of
    what was adopted from the library or imported. `author` wrote it.
    """

    id: int
    programme: str
    name: str
    version: str
    content_sha256: str
    rules_sha256: str
    body: str
    base_sha256: str | None
    author: str
    made: datetime


@dataclass(frozen=True, slots=True)
class Statement:
    """What a person signs: this step, of this content, seen with this report, counting from then.

    `serial` grows by one with every step of a programme, so that an old approval cannot be played again. `base_sha256`
    is the content in force when it was said: an approval of a draft whose base is in force no longer counts not.
    `report_sha256` is the hash of the linter's findings and the replay that the signer saw.
    """

    step: Step
    programme: str
    content_sha256: str
    base_sha256: str | None
    report_sha256: str
    valid_from: datetime | None
    serial: int
    signer: str
    at: datetime
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Signed:
    """A statement with its signature (Ed25519, hex) and the hex public key it is to be checked with."""

    statement: Statement
    public_key: str
    signature: str
