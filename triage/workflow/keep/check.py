"""Look through the database: quickly at every start, wholly once a week."""

from triage.access.acts import Act
from triage.errors import Text, WrongUseError
from triage.store.auditing import audit
from triage.store.keeping.damage import DAMAGED, mark_damaged
from triage.store.keeping.health import check_whole, is_check_due, is_sound
from triage.workflow.application import Application
from triage.workflow.rights.permit import permit


def check_at_start(app: Application) -> Text | None:
    """Look through the database after a start and return what to tell the person, None where it is sound.

    It takes seconds on a large store and is run beside other work. A damaged one takes nothing more from then on.
    """
    if app.store.is_shared:
        return None
    if is_check_due(app.store, app.clock()):
        return DAMAGED if check_whole(app.store, app.clock()) else None
    if is_sound(app.store):
        return None
    mark_damaged(app.store.path)
    return DAMAGED


def check_now(app: Application) -> list[str]:
    """Look through the whole database and return its faults; no patient is named.

    Raises WrongUseError for a shared store, which its server looks after.
    """
    if app.store.is_shared:
        raise WrongUseError(_IS_SHARED)
    with app.store.read() as connection:
        permit(app, connection, Act.KEEP_KEYS)
    faults = check_whole(app.store, app.clock())
    if not faults:
        with app.store.write() as connection:
            audit.log(connection, app.clock(), app.actor, "store.check")
    return faults


_IS_SHARED = Text(
    "En delt database kontrolleres af sin server. Spørg it-afdelingen.",
    "A shared database is looked after by its server. Ask the IT department.",
)
