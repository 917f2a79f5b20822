"""One person's time at the screen: what the desk of that person works on, and nothing once it is over."""

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from triage.access.person import Session
from triage.errors import NotAllowedError, Text
from triage.workflow.application import Application
from triage.workflow.auditing.shown import Shown
from triage.worklist.row import Query
from ui.desks.away_desk import LazyReach
from ui.desks.loading import Opened
from ui.worklist.drafts import Drafts

if TYPE_CHECKING:
    from triage.workflow.away.reach import Reach


class Sitting:
    """Gives applications in the person's name until it ends; then whoever still asks is refused.

    May be asked from several threads. Without a session it gives the application as it was opened: nobody has said
    who is there yet, and the rights below refuse what has to be proved.
    """

    def __init__(self, session: Session | None = None) -> None:
        self.session = session
        self._shown = Shown()
        self._is_over = False

    def end(self) -> None:
        """Refuse whoever asks from now on."""
        self._is_over = True
        self._shown = Shown()

    def of(self, opened: Opened) -> Opened:
        """Return what gives the same application in this person's name."""
        return lambda: self._as_theirs(opened)

    def _as_theirs(self, opened: Opened) -> Application:
        self._refuse_over()
        app = opened()
        # The opening can take long: somebody may have locked meanwhile.
        self._refuse_over()
        if self.session is None:
            return app
        return replace(app, actor=self.session.login, session=self.session, shown=self._shown)

    def _refuse_over(self) -> None:
        if self._is_over:
            raise NotAllowedError(_OVER)


class SeatedReach(LazyReach):
    """The same way to a shared store or its copy, in the name of whoever sits there."""

    def __init__(self, reach: LazyReach, sitting: Sitting) -> None:
        super().__init__(sitting.of(reach.shared), sitting.of(reach.copy))
        self._reach = reach

    def __call__(self) -> "Reach":
        """Return the way that all who sit here share."""
        return self._reach()

    def shared(self) -> Application:
        """Return the application on the shared store, in the person's name."""
        return self._open_shared()

    def copy(self) -> Application:
        """Return the application on the copy, in the person's name."""
        return self._open_copy()

    def close(self) -> None:
        """Leave the copy open: the next who sits here works on it too."""


@dataclass(frozen=True, slots=True)
class Kept:
    """What somebody left on the screen, in memory only and for the same person: it holds patients' data.

    `written` is what stood in dialogs that were open.
    """

    drafts: Drafts
    query: Query = field(default_factory=Query)
    page: int | None = None
    case: int | None = None
    written: tuple[str, ...] = ()

    def unsaved(self) -> int:
        """Return how many texts wait that are saved nowhere."""
        return self.drafts.unsaved_notes() + len(self.written)


_OVER = Text(
    "Skærmen er låst, eller en anden er logget ind. Log ind igen.",
    "The screen is locked, or somebody else has signed in. Sign in again.",
)
