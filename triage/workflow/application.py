"""What every workflow function works on: the open store, the shipped catalogues, the clock and who is at work."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

from triage.access.person import Session
from triage.workflow.auditing.head_state import HeadState
from triage.workflow.auditing.shown import Shown
from triage.workflow.catalogue import Catalogue
from triage.workflow.tune.replay.pseudonyms import Pseudonyms

# A window is on the screen before the database library, half a second of imports, is needed.
if TYPE_CHECKING:
    from triage.store.database import Store


@dataclass(frozen=True, slots=True)
class Application:
    """Built once by `triage.bootstrap`; `clock` returns the time with zone, `actor` is the person at work.

    `is_demo` marks a store of made-up people, which the window must show. `shown` remembers whom lists named,
    `heads` how far the audit log was kept elsewhere; `pseudonyms` stand for patients who are not named. `session` is
    the sign-in of the person at work; None, or that of another, counts as the login of the operating system.
    `is_vouched` is False where that is another's login, and the environment alone names `actor`: then a passphrase
    counts, see `triage.workflow.rights.permit.is_believed`.
    """

    store: "Store"
    clock: Callable[[], datetime]
    actor: str
    is_demo: bool = False
    catalogue: Catalogue = field(default_factory=Catalogue)
    shown: Shown = field(default_factory=Shown, compare=False)
    heads: HeadState = field(default_factory=HeadState, compare=False)
    pseudonyms: Pseudonyms = field(default_factory=Pseudonyms, compare=False, repr=False)
    session: Session | None = None
    is_vouched: bool = True


@dataclass(frozen=True, slots=True)
class Changed:
    """What a workflow function changed, so that only the screens concerned refresh.

    `owners` are further patients of whom only who has their case changed.
    """

    cases: tuple[int, ...] = ()
    patients: tuple[int, ...] = ()
    decision: int | None = None
    owners: tuple[int, ...] = ()
