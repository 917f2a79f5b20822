"""Build the one Application: settings, key, database, clock."""

import shutil
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from triage.errors import StoreError, Text
from triage.settings import Settings
from triage.store.database import open_database
from triage.store.keys import DEMO_KEY, AskPassphrase, database_key
from triage.store.schema import migrate
from triage.store.sources import sources
from triage.workflow.application import Application
from triage.workflow.catalogue import Catalogue

# An older demonstration would show everybody overdue.
_FRESH = timedelta(hours=12)

Clock = Callable[[], datetime]


def utc_now() -> datetime:
    """Return the time; the only clock of the program."""
    return datetime.now(UTC)


def open_application(
    settings: Settings, ask: AskPassphrase | None = None, *, is_demo: bool = False, clock: Clock = utc_now
) -> Application:
    """Open (or create) the department's store, or the demonstration's, and bring its tables up to date.

    `ask` is asked for the passphrase where there is no keyring and none in the environment.
    Raises StoreError when the store cannot be unlocked, is from a newer version, or the disk refuses.
    """
    home = settings.demo_home if is_demo else settings.home
    _make_folder(home)
    key = DEMO_KEY if is_demo else database_key(home, _asker(settings, ask))
    store = open_database(home / "visita.db", key)
    try:
        migrate(store)
    except BaseException:
        store.close()
        raise
    return Application(store, clock, settings.actor, is_demo, Catalogue(home))


def open_demo(settings: Settings, tell: Callable[[Text], None]) -> Application:
    """Open the demonstration, made anew where there is none or its data have grown old; `tell` hears what is done."""
    app = open_application(settings, is_demo=True)
    if _is_fresh(app):
        return app
    # Generating and scoring take libraries that a start with fresh data does without.
    from triage.workflow.prepare_demo import prepare_demo

    app.store.close()
    # Made-up people only: a stale demonstration would show everybody overdue, and its decisions mean nothing any more.
    shutil.rmtree(settings.demo_home)
    app = open_application(settings, is_demo=True)
    prepare_demo(app, tell)
    return app


def _is_fresh(app: Application) -> bool:
    # The oldest: a folder is asked again and again, the region was made once.
    oldest = min(filter(None, (source.health.last_success for source in sources(app.store))), default=None)
    return oldest is not None and app.clock() - oldest < _FRESH


def _asker(settings: Settings, ask: AskPassphrase | None) -> AskPassphrase:
    if settings.passphrase or ask is None:
        return lambda _is_new: settings.passphrase
    return ask


def _make_folder(home: Path) -> None:
    try:
        home.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as fault:
        raise StoreError(
            Text(
                f"Mappen {home} kan ikke oprettes ({fault.strerror}). Vælg en anden med VISITA_HOME.",
                f"The folder {home} cannot be made ({fault.strerror}). Choose another with VISITA_HOME.",
            )
        ) from fault
