"""A source of data: how it is reached, how it fares, and when it is due again."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum

from triage.errors import Text
from triage.worklist.network import DIRECT, Network

EVERY = timedelta(minutes=1)
_LONGEST_BACKOFF = timedelta(minutes=15)
_SPREAD = 0.25
# Multiplies to a different share for every source and failure, the same on every machine.
_GOLDEN = 0.6180339887498949
_MISSED = 3
_LEAST_LATE = timedelta(minutes=5)


class SourceKind(Enum):
    """The way in: a FHIR server page by page, its bulk export, a folder of NDJSON, or files that people import."""

    REST = "rest"
    BULK = "bulk"
    FOLDER = "folder"
    FILES = "files"


class WriteBack(Enum):
    """The dress of what is written to the source: nothing, Task and Provenance, or the region's own extensions."""

    NONE = "none"
    TASK = "task"
    RM_EXTENSIONS = "rm_extensions"


@dataclass(frozen=True, slots=True)
class SourceSettings:
    """`url` is an address, or the path of a folder; `token` names a keyring entry, never the secret itself.

    `dialect` is "auto" or the name of one; `page_size` is in resources; a source that is not `enabled` is never asked.
    `network` is how all sources are reached; a `proxy` of its own comes before that.
    """

    url: str | None
    kind: SourceKind = SourceKind.REST
    dialect: str = "auto"
    token: str | None = None
    proxy: str | None = None
    page_size: int = 500
    interval: timedelta = EVERY
    enabled: bool = True
    write_back: WriteBack = WriteBack.NONE
    network: Network = DIRECT

    @property
    def is_scheduled(self) -> bool:
        """Return whether it is asked by itself, again and again."""
        return self.enabled and self.url is not None and self.kind is not SourceKind.FILES


@dataclass(frozen=True, slots=True)
class Health:
    """How a source fares: `failures` in a row since `failing_since`, and what the newest pull warned of."""

    last_success: datetime | None = None
    last_attempt: datetime | None = None
    failures: int = 0
    failing_since: datetime | None = None
    fault: Text | None = None
    warnings: tuple[Text, ...] = ()


def due_at(key: int, settings: SourceSettings, health: Health) -> datetime | None:
    """Return when source number `key` is due; None where it is never asked, or was never asked and is due at once.

    After a fault the wait doubles up to a quarter of an hour (or the interval, where that is longer), and is spread by
    up to a quarter, so that a server that comes up again is not met by everybody at once.
    """
    if not settings.is_scheduled or health.last_attempt is None:
        return None
    if not health.failures:
        return health.last_attempt + settings.interval
    doubled = settings.interval * (1 << min(health.failures - 1, 10))
    wait = min(doubled, max(settings.interval, _LONGEST_BACKOFF))
    share = (key * 31 + health.failures) * _GOLDEN % 1
    return health.last_attempt + wait * (1 + _SPREAD * share)


def is_due(key: int, settings: SourceSettings, health: Health, now: datetime) -> bool:
    """Return whether to ask the source now."""
    due = due_at(key, settings, health)
    # A clock that was set back must not keep a source from being asked.
    was_ahead = health.last_attempt is not None and health.last_attempt > now
    return settings.is_scheduled and (due is None or due <= now or was_ahead)


def is_late(settings: SourceSettings, health: Health, now: datetime) -> bool:
    """Return whether data are older than three intervals (at least five minutes), where there is a schedule at all."""
    if not settings.is_scheduled:
        return False
    allowed = max(_MISSED * settings.interval, _LEAST_LATE)
    return health.last_success is None or now - health.last_success > allowed
