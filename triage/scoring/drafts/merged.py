"""What a file is to say after a change: its own way of writing it, and only what changed anew."""

from collections.abc import Iterator, Mapping

from triage.scoring.drafts.aligned import aligned, names, same
from triage.scoring.files.yaml_text import Yaml


def merged(file: Yaml, before: Yaml, after: Yaml) -> Yaml:
    """Return `file`, which means `before`, as it has to be to mean `after`.

    What the file says besides - remarks of its author, what would have been so anyway - stays.
    """
    if same(before, after):
        return file
    match file, before, after:
        case Mapping(), Mapping(), Mapping():
            return _mapping(file, before, after)
        case list(), list(), list() if len(file) == len(before):
            return [
                after[now] if old is None else merged(file[old], before[old], after[now])
                for old, now in _places(before, after)
            ]
        case _:
            return after


def _mapping(file: Mapping[str, Yaml], before: Mapping[str, Yaml], after: Mapping[str, Yaml]) -> dict[str, Yaml]:
    olds, news = list(before), list(after)
    was = {news[now]: None if old is None else olds[old] for old, now in _places(before, after)}
    became = {old: new for new, old in was.items() if old is not None}
    kept = {became.get(key, key): key for key in file if key in became or key not in before}
    order = list(kept)
    for place, key in enumerate(news):
        if key not in kept:
            order.insert(_place_after(news[:place], order), key)
    return {key: _part(key, kept, was, file, before, after) for key in order}


def _part(
    key: str,
    kept: Mapping[str, str],
    was: Mapping[str, str | None],
    file: Mapping[str, Yaml],
    before: Mapping[str, Yaml],
    after: Mapping[str, Yaml],
) -> Yaml:
    if key not in after:
        return file[kept[key]]
    old = was[key]
    return after[key] if old is None or old not in file else merged(file[old], before[old], after[key])


def _places(before: Yaml, after: Yaml) -> Iterator[tuple[int | None, int]]:
    """Yield, in the order of `after`, where each of its parts was before; one that was moved is known by its name."""
    was_called, called = names(before), names(after)
    was = {now: old for old, now in aligned(was_called, called) if now is not None}
    for now, name in enumerate(called):
        old = was[now]
        yield (was_called.index(name) if old is None and name in was_called else old), now


def _place_after(earlier: list[str], order: list[str]) -> int:
    """Return the place after the nearest of those `earlier` that stands there."""
    return next((order.index(key) + 1 for key in reversed(earlier) if key in order), 0)
