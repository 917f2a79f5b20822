"""Times in the database: whole milliseconds since 1970 in UTC, the same on every database."""

from datetime import UTC, datetime, timedelta

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MILLISECOND = timedelta(milliseconds=1)


def to_ms(time: datetime) -> int:
    """Return `time` (with zone) as milliseconds since 1970 UTC."""
    return (time - _EPOCH) // _MILLISECOND


def from_ms(ms: int) -> datetime:
    """Return the time in UTC."""
    return _EPOCH + timedelta(milliseconds=ms)


def to_ms_or_none(time: datetime | None) -> int | None:
    """Return `to_ms`, or None for a time that is not known."""
    return None if time is None else to_ms(time)


def from_ms_or_none(ms: int | None) -> datetime | None:
    """Return `from_ms`, or None for a time that is not known."""
    return None if ms is None else from_ms(ms)


def time_or_never(ms: int) -> datetime:
    """Return the time in UTC; of a number that is no time, which somebody else wrote, one when nothing was."""
    try:
        return from_ms(ms)
    except OverflowError:
        return _EPOCH
