"""The shared store while it answers, and the copy while it does not: what a window works on, whichever it is."""

import logging
from collections.abc import Callable
from datetime import datetime, timedelta
from threading import RLock
from typing import TypeVar

from triage.errors import NotAllowedError, StoreAwayError, StoreError, Text
from triage.workflow.application import Application
from triage.workflow.away.conflicts import count_open_conflicts
from triage.workflow.away.copy import copy_state, end_copy, keep_copy, on_copy
from triage.workflow.away.state import AwayState, CopyState, refuse_unusable

_LOG = logging.getLogger(__name__)
T = TypeVar("T")
KEPT_EVERY = timedelta(minutes=3)
# What waits although the shared store answers was done a moment ago, or could not be merged.
TRIED_EVERY = timedelta(seconds=15)
_NEVER = CopyState()


class Reach:
    """Used by several threads. `open_copy` is called once; `open_shared` tries anew where it failed.

    While the shared store is away nobody waits for it: whoever needs it is refused at once, until `look` finds it.
    """

    def __init__(
        self,
        open_shared: Callable[[], Application],
        open_copy: Callable[[], Application],
        clock: Callable[[], datetime],
    ) -> None:
        self._open_shared = open_shared
        self._open_copy = open_copy
        self._clock = clock
        self._one_at_a_time = RLock()
        self._own: Application | None = None
        self._fault: Text | None = None
        self._is_away = False
        self._is_kept = _NEVER
        self._looked: datetime | None = None
        self._conflicts = 0

    @property
    def is_away(self) -> bool:
        """Return whether the shared store did not answer when it was last asked."""
        return self._is_away

    def shared(self) -> Application:
        """Return the application on the shared store; raises StoreAwayError at once while that is away."""
        if self._is_away:
            raise StoreAwayError(_AWAY)
        try:
            return self._open_shared()
        except StoreAwayError:
            self._is_away = True
            raise

    def copy(self) -> Application:
        """Return the application on the copy; raises StoreAwayError where the copy may not be shown."""
        app = self._copy_of(None)
        refuse_unusable(copy_state(app), app.actor, self._clock())
        return app

    def either(self, shared: Callable[[], T], copy: Callable[[], T]) -> T:
        """Do `shared`, or where the shared store does not answer `copy`.

        Where the connection broke while a change was being kept it may have been: then nothing is done a second time,
        and the StoreAwayError says so.
        """
        if not self._is_away:
            try:
                return shared()
            except StoreAwayError as fault:
                self._is_away = True
                if fault.is_unknown:
                    raise
        return copy()

    def look(self) -> AwayState:
        """Come back where the shared store answers again, and bring the copy up to date where it is time.

        What waits in the copy is merged before anything is shown from the shared store again.
        """
        now = self._clock()
        every = TRIED_EVERY if self._is_kept.waiting else KEPT_EVERY
        is_due = self._looked is None or abs(now - self._looked) >= every
        if self._is_away or is_due:
            self._keep(now)
        if self._is_away and self._is_kept.is_expired(now):
            self._end()
        return AwayState(self._is_away, self._is_kept, self._fault, self._conflicts)

    def close(self) -> None:
        """Close the copy."""
        with self._one_at_a_time:
            if self._own is not None:
                self._own.store.close()
                self._own = None

    def _keep(self, now: datetime) -> None:
        try:
            shared = self._open_shared()
            self._is_kept = keep_copy(shared, self._copy_of(shared))
            self._conflicts = count_open_conflicts(shared)
        except StoreAwayError:
            self._is_away = True
            self._note_state()
            return
        except (NotAllowedError, StoreError) as fault:
            # Without a copy one can work as long as the shared store answers; it is said, and tried again.
            self._fault = fault.text
        except Exception as fault:
            # Its words could be about a patient. The copy of before stays, and is tried anew like the others.
            _LOG.error("the copy could not be renewed: %s", type(fault).__name__)
            self._fault = _NOT_RENEWED
        else:
            self._fault = None
        self._is_away = False
        self._looked = now

    def _end(self) -> None:
        """Throw a copy away that nobody may see any more; what waits in it stays."""
        with self._one_at_a_time:
            if self._own is not None and end_copy(self._own):
                self._own = None
        self._note_state()

    def _note_state(self) -> None:
        try:
            self._is_kept = copy_state(self._copy_of(None))
        except StoreError as fault:
            self._fault = fault.text

    def _copy_of(self, shared: Application | None) -> Application:
        """Return the copy's application, with the session of the shared one as soon as that is known."""
        with self._one_at_a_time:
            if self._own is None:
                self._own = self._open_copy()
            if shared is not None and (self._own.actor, self._own.session) != (shared.actor, shared.session):
                self._own = on_copy(shared, self._own.store)
            return self._own


_NOT_RENEWED = Text(
    "Den lokale kopi kunne ikke fornyes på grund af en fejl i Visita; den gamle kopi er der endnu. Der prøves igen. "
    "Sig det til it-afdelingen, hvis det bliver ved.",
    "The local copy could not be renewed because of a fault in Visita; the old copy is still there. It is tried again. "
    "Tell your IT department if it goes on.",
)
_AWAY = Text(
    "Den fælles database kan ikke nås lige nu, og dette kan ikke gøres uden den. Der prøves igen hele tiden.",
    "The shared database cannot be reached just now, and this cannot be done without it. It is tried again and again.",
)
