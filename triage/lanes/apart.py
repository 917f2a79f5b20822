"""Values made in a process of its own, a batch ahead of whoever takes them; in the same order, and none twice."""

import multiprocessing
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from copyreg import dispatch_table
from dataclasses import fields
from io import BytesIO
from multiprocessing.connection import Connection
from operator import attrgetter
from pickle import HIGHEST_PROTOCOL, Pickler, loads
from queue import Queue
from threading import Thread
from typing import Any, TypeVar

T = TypeVar("T")

_BATCH = 500
# How many batches may wait: enough to read on while a transaction is written, little enough to be no memory.
_AHEAD = 8
_END = b""


class BrokenDownError(Exception):
    """The process ended before its work did; what it gave until then holds."""


def apart(make: Callable[..., Iterable[T]], arguments: tuple[object, ...], kinds: Iterable[type]) -> Iterator[T]:
    """Yield what `make(*arguments)` yields; what it raises is raised here, after all that went before.

    `kinds` are the frozen dataclasses that come, which are then sent the quick way. Raises BrokenDownError.
    """
    spawn = multiprocessing.get_context("spawn")
    ours, theirs = spawn.Pipe(duplex=False)
    process = spawn.Process(target=_serve, args=(theirs, make, arguments, tuple(kinds)), daemon=True)
    process.start()
    theirs.close()
    waiting: Queue[bytes] = Queue(_AHEAD)
    Thread(target=_fetch, args=(ours, waiting), name="apart", daemon=True).start()
    sent = iter(waiting.get, _END)
    try:
        for batch in map(loads, sent):
            if isinstance(batch, Exception):
                raise batch
            if not batch:
                return
            yield from batch
        raise BrokenDownError
    finally:
        process.kill()
        process.join()
        for _ in sent:
            """Lets the thread that waits for room go on, and end."""


def _fetch(pipe: Connection, waiting: "Queue[bytes]") -> None:
    """Pass on what comes until the other process ends, so that it need not wait for us to write."""
    with pipe, suppress(EOFError, OSError):
        while True:
            waiting.put(pipe.recv_bytes())
    waiting.put(_END)


def _serve(
    pipe: Connection, make: Callable[..., Iterable[T]], arguments: tuple[object, ...], kinds: tuple[type, ...]
) -> None:
    quick = dispatch_table | {kind: _by_fields(kind) for kind in kinds}
    with suppress(BrokenPipeError, KeyboardInterrupt):
        for batch in _batches(make, arguments):
            pipe.send_bytes(_pickled(batch, quick))


def _batches(make: Callable[..., Iterable[T]], arguments: tuple[object, ...]) -> Iterator[list[T] | Exception]:
    """Yield values in batches, and at the end an empty one or what was raised."""
    batch: list[T] = []
    end: list[T] | Exception = []
    try:
        for value in make(*arguments):
            batch.append(value)
            if len(batch) == _BATCH:
                yield batch
                batch = []
    except Exception as fault:
        end = fault
    if batch:
        yield batch
    yield end


def _pickled(batch: object, quick: dict[type, Callable[[Any], Any]]) -> bytes:
    out = BytesIO()
    pickler = Pickler(out, HIGHEST_PROTOCOL)
    pickler.dispatch_table = quick
    pickler.dump(batch)
    return out.getvalue()


def _by_fields(kind: type) -> Callable[[Any], tuple[type, tuple[object, ...]]]:
    """Return how a dataclass is told by its fields in order, which costs a third of telling it by name."""
    names = [each.name for each in fields(kind)]
    values = attrgetter(*names) if len(names) > 1 else lambda one: (getattr(one, names[0]),)
    return lambda one: (kind, values(one))
