"""Which parts of a list or mapping stayed, were renamed, came and went, when it became another."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from difflib import SequenceMatcher

from triage.scoring.drafts.flow_text import flow_text
from triage.scoring.files.yaml_text import Yaml

# The place of a part before and now; None before of one that came, None now of one that went.
Pair = tuple[int | None, int | None]


def same(one: Yaml, other: Yaml) -> bool:
    """Return whether two values are written the same: 4.0 is not 4, though as a number it is."""
    match one, other:
        case Mapping(), Mapping():
            return one.keys() == other.keys() and all(same(value, other[key]) for key, value in one.items())
        case list(), list():
            return len(one) == len(other) and all(map(same, one, other))
        case bool(), _:
            return one is other
        case Decimal(), Decimal():
            return format(one, "f") == format(other, "f")
        case date() | str() | None, _:
            return type(one) is type(other) and bool(one == other)
        case _:
            return False


def aligned(before: Sequence[str], now: Sequence[str]) -> Iterator[Pair]:
    """Yield the pairs of places; as many names in the place of as many others were renamed."""
    for tag, start, end, first, last in SequenceMatcher(None, before, now, autojunk=False).get_opcodes():
        if tag == "equal" or (end - start == last - first and not _moved(before[start:end], now)):
            yield from zip(range(start, end), range(first, last), strict=True)
            continue
        yield from ((place, None) for place in range(start, end))
        yield from ((None, place) for place in range(first, last))


def names(value: Yaml) -> list[str]:
    """Return what the parts of a list or mapping are known by: key, id, name, or else what they say."""
    if isinstance(value, Mapping):
        return [str(key) for key in value]
    return [_name(part) for part in value]


def _name(part: Yaml) -> str:
    if isinstance(part, Mapping) and isinstance(known := part.get("id", part.get("name")), str):
        return known
    return flow_text(part)


def _moved(gone: Sequence[str], now: Sequence[str]) -> bool:
    """Return whether one that is gone from here stands elsewhere: it was moved, and not renamed."""
    return not set(gone).isdisjoint(now)
