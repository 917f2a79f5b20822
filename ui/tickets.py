"""A piece of work that somebody waits for, and how the wait may end before the work does."""

from collections.abc import Callable
from time import monotonic

from triage.errors import Text, VisitaError

# Longer than this nobody waits without being told.
SLOW_S = 0.4


class GivenUpError(VisitaError):
    """The person stopped waiting; what was asked for may still be going on."""


class Ticket:
    """One read or write on its way; `failed` hears it where the wait is given up."""

    def __init__(self, failed: Callable[[BaseException], None], *, may_give_up: bool, is_quiet: bool) -> None:
        self.failed = failed
        self._since = monotonic()
        self.is_over = False
        self.is_quiet = is_quiet
        self.may_give_up = may_give_up and not is_quiet

    @property
    def is_write(self) -> bool:
        """Return whether something is to be kept: somebody must hear of its failure."""
        return not self.may_give_up and not self.is_quiet

    @property
    def is_slow(self) -> bool:
        """Return whether a person has waited for it too long to be told nothing."""
        return not self.is_over and not self.is_quiet and monotonic() - self._since >= SLOW_S

    def cancel(self) -> None:
        """Hear nothing of it any more."""
        self.is_over = True

    def give_up(self) -> None:
        """Stop waiting, and say so to who asked."""
        if not self.is_over:
            self.is_over = True
            self.failed(GivenUpError(_GIVEN_UP))


_GIVEN_UP = Text("Du afbrød hentningen.", "You stopped the reading.")
