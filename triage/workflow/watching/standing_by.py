"""Who goes first where several would take in: whoever lacks the keys of the fewest sources.

A workstation whose keyring has no token for a source can fetch nothing from it. It takes in where nobody better is
there, and gives the lease back as soon as somebody is.
"""

from datetime import UTC, datetime, timedelta

from triage.errors import StoreAwayError, StoreBusyError
from triage.store.candidates import better_stands_by, stand_by, stop_standing_by
from triage.store.sources import sources
from triage.workflow.application import Application
from triage.workflow.pull.reach import has_token

TOLD_EVERY = timedelta(seconds=10)
# A keyring may ask the operating system, which takes its time.
LOOKED_EVERY = timedelta(seconds=60)
_NEVER = datetime(1970, 1, 1, tzinfo=UTC)


class StandingBy:
    """What one process tells the others of itself; every call is cheap, and most do nothing."""

    def __init__(self, app: Application, holder: str) -> None:
        self.holder = holder
        self._app = app
        self._lacking = self._wanted = 0
        self._looked = self._told = self._asked = _NEVER
        self._is_worse = False

    def wait(self) -> None:
        """Tell, from time to time, that we stand by; where no source wants a key nobody need know."""
        now = self._app.clock()
        self._look(now)
        if self._wanted and abs(now - self._told) >= TOLD_EVERY:
            self._told = now
            with self._app.store.change() as connection:
                stand_by(connection, self.holder, self._lacking, now)

    def gives_way(self) -> bool:
        """Return whether somebody else should take in; asked while holding the lease, too."""
        now = self._app.clock()
        self._look(now)
        if not self._lacking:
            return False
        if abs(now - self._asked) >= TOLD_EVERY / 2:
            self._asked = now
            with self._app.store.read() as connection:
                self._is_worse = better_stands_by(connection, self.holder, self._lacking, now)
        return self._is_worse

    def end(self) -> None:
        """Wait for nothing any more."""
        if self._told == _NEVER:
            return
        self._told = _NEVER
        try:
            with self._app.store.change() as connection:
                stop_standing_by(connection, self.holder, self._app.clock())
        except (StoreAwayError, StoreBusyError):
            # The line says by itself when it was written.
            return

    def _look(self, now: datetime) -> None:
        if abs(now - self._looked) < LOOKED_EVERY:
            return
        self._looked = now
        scheduled = (source.settings for source in sources(self._app.store) if source.settings.is_scheduled)
        tokens = [settings.token for settings in scheduled if settings.token]
        self._wanted, self._lacking = len(tokens), sum(not has_token(token) for token in tokens)
