"""Fetch the next page while the one before it is being stored."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import Final, TypeVar

_T = TypeVar("_T")
_END: Final = object()


@contextmanager
def ahead(source: Iterator[_T]) -> Iterator[Iterator[_T]]:
    """Give what `source` yields; it runs one step ahead on a thread of its own, which has ended when this is left."""
    with ThreadPoolExecutor(1, "fetch") as lane:
        yield _drawn(lane, source)


def _drawn(lane: ThreadPoolExecutor, source: Iterator[_T]) -> Iterator[_T]:
    coming = lane.submit(next, source, _END)
    while (found := coming.result()) is not _END:
        coming = lane.submit(next, source, _END)
        yield found  # type: ignore[misc]  # all but the end is of the source
