"""Who alone takes in, and what people and the watch tell each other: one row, changed under conditions only."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from threading import Event, RLock
from types import TracebackType

from sqlalchemy import Connection, or_, select, update

from triage.errors import Text
from triage.store.clock_time import to_ms
from triage.store.database import Store
from triage.store.tables import watch

LEASE = timedelta(seconds=20)
RENEWED_AFTER = timedelta(seconds=5)


class StoppedError(BaseException):
    """The watch was told to end: raised before a transaction begins, and caught by nobody but the watch."""


class LeaseLostError(BaseException):
    """Another watch took over: this one must write nothing more."""


@dataclass(frozen=True, slots=True)
class Lease:
    """The right to take in; a later holder has a greater `fence`."""

    holder: str
    fence: int


@dataclass(frozen=True, slots=True)
class WatchRow:
    """What the row says: `asked` and `answered` count the rounds that people wanted."""

    is_held: bool
    asked: int
    answered: int
    is_busy: bool
    fault: Text | None


def take_lease(store: Store, holder: str, now: datetime) -> Lease | None:
    """Return the lease where nobody holds it, or its holder has not renewed it in time; else None."""
    with store.read() as connection:
        # Who waits for years must not stand in line for the write lock all that time.
        if read_watch(connection, now).is_held:
            return None
    held_until = {"holder": holder, "fence": watch.c.fence + 1, "until": to_ms(now + LEASE), "busy": 0}
    is_free = or_(watch.c.holder.is_(None), ~watch.c.until.between(to_ms(now), to_ms(now + 2 * LEASE)))
    with store.change() as connection:
        taken = update(watch).where(is_free).values(held_until).returning(watch.c.fence)
        fence = connection.execute(taken).scalar()
    return None if fence is None else Lease(holder, fence)


def give_back(store: Store, lease: Lease) -> None:
    """Let the next one take in at once."""
    with store.change() as connection:
        connection.execute(update(watch).where(watch.c.fence == lease.fence).values(holder=None, busy=0))


def ask_round(store: Store) -> None:
    """Ask for every source to be looked at now, whoever does it."""
    with store.change() as connection:
        connection.execute(update(watch).values(asked=watch.c.asked + 1))


def note_busy(store: Store, *, is_busy: bool) -> None:
    """Note whether sources are being read just now."""
    with store.change() as connection:
        connection.execute(update(watch).values(busy=int(is_busy)))


def note_answered(store: Store, asked: int, fault: Text | None) -> None:
    """Note that a round wanted so far is over, and what besides the sources went wrong in it."""
    told = {"fault_da": fault and fault.da, "fault_en": fault and fault.en}
    with store.change() as connection:
        connection.execute(update(watch).values(answered=asked, **told))


def read_watch(connection: Connection, now: datetime) -> WatchRow:
    """Return what the row says at `now`."""
    row = connection.execute(select(watch)).one()
    is_held = row.holder is not None and to_ms(now) <= row.until <= to_ms(now + 2 * LEASE)
    fault = Text(row.fault_da, row.fault_en) if row.fault_da else None
    return WatchRow(is_held, row.asked, row.answered, bool(row.busy), fault)


class Fence:
    """Entered for every write of a watch: one at a time, none after `stopped`, none once another holds the lease.

    The lease is renewed on the way.
    """

    def __init__(self, lease: Lease, stopped: Event, clock: Callable[[], datetime]) -> None:
        self._lease = lease
        self._stopped = stopped
        self._clock = clock
        self._renewed = clock()
        self._one_at_a_time = RLock()

    def __enter__(self) -> Callable[[Connection], None]:
        self._one_at_a_time.acquire()
        if self._stopped.is_set():
            self._one_at_a_time.release()
            raise StoppedError
        return self._check

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._one_at_a_time.release()

    def keep(self, store: Store) -> None:
        """Renew the lease where it is time; `store` is the one guarded by this fence."""
        if self._is_to_renew():
            with store.change():
                pass

    def _is_to_renew(self) -> bool:
        return abs(self._clock() - self._renewed) > RENEWED_AFTER

    def _check(self, connection: Connection) -> None:
        """Raise where the lease is another's; locked until the transaction ends, so that nobody takes it meanwhile."""
        held = (watch.c.fence == self._lease.fence) & watch.c.holder.is_not(None)
        if self._is_to_renew():
            now = self._clock()
            is_mine = connection.execute(update(watch).where(held).values(until=to_ms(now + LEASE))).rowcount == 1
            self._renewed = now
        else:
            mine = select(watch.c.fence).where(held).with_for_update(read=True)
            is_mine = connection.execute(mine).first() is not None
        if not is_mine:
            raise LeaseLostError
