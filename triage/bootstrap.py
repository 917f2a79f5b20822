"""Build the one Application: settings, key, database, clock."""

import shutil
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from triage.errors import StoreError, Text
from triage.settings import Settings
from triage.store.auditing.workstation import workstation_id
from triage.store.database import Store, open_database, open_shared
from triage.store.keeping.keys import DEMO_KEY, AskPassphrase, database_key
from triage.store.keeping.opening import make_ready
from triage.store.schema import migrate, require_head, revision_of
from triage.store.sources import sources
from triage.workflow.application import Application
from triage.workflow.catalogue import Catalogue
from triage.workflow.people.first_person import ensure_first_person
from triage.workflow.people.identity import system_session

if TYPE_CHECKING:
    from triage.workflow.tune.rules_in_use import RulesInUse

# An older demonstration would show everybody overdue.
_FRESH = timedelta(hours=12)

Clock = Callable[[], datetime]


def utc_now() -> datetime:
    """Return the time; the only clock of the program."""
    return datetime.now(UTC)


def open_application(
    settings: Settings,
    ask: AskPassphrase | None = None,
    *,
    is_demo: bool = False,
    clock: Clock = utc_now,
    as_login: str | None = None,
) -> Application:
    """Open (or create) the department's store, or the demonstration's, and bring its tables up to date.

    Whoever makes a store becomes its first person. `as_login` is who is at work in the demonstration, where anybody can
    try any role.
    `ask` is asked for the passphrase where there is no keyring and none in the environment.
    Raises StoreError when the store cannot be unlocked, is from a newer version, or the disk refuses.
    """
    store, make_tables = _open_store(settings, ask, clock, is_demo=is_demo)
    try:
        make_tables()
        return application_on(store, settings, is_demo=is_demo, clock=clock, as_login=as_login)
    except BaseException:
        store.close()
        raise


def migrate_store(
    settings: Settings, ask: AskPassphrase | None = None, *, is_demo: bool = False
) -> tuple[str | None, str | None]:
    """Bring the tables up to date, also those of a shared store; return the schema before, None of none, and after."""
    store, make_tables = _open_store(settings, ask, utc_now, is_demo=is_demo)
    with closing(store):
        before = revision_of(store)
        if store.is_shared:
            migrate(store)
        else:
            make_tables()
        return before, revision_of(store)


def _open_store(
    settings: Settings, ask: AskPassphrase | None, clock: Clock, *, is_demo: bool
) -> tuple[Store, Callable[[], None]]:
    """Return the store, and what makes its tables those of this program, or refuses it."""
    home = settings.demo_home if is_demo else settings.home
    _make_folder(home)
    # The demonstration never stands where other workstations see it.
    if settings.database and not is_demo:
        store = open_shared(settings.database, home / "visita.db")
        return store, partial(require_head, store)
    key = DEMO_KEY if is_demo else database_key(home, _asker(settings, ask))
    store = open_database(home / "visita.db", key)
    return store, partial(make_ready, store, key, clock())


def application_on(
    store: Store, settings: Settings, *, is_demo: bool = False, clock: Clock = utc_now, as_login: str | None = None
) -> Application:
    """Return the application on an open store whose tables are up to date."""
    home = store.path.parent
    store.sign(workstation_id(home))
    # Who signed in to a shared database is at work, whatever the workstation says.
    app = Application(store, clock, store.login or settings.actor, is_demo, Catalogue(home, runs_examples=is_demo))
    _follow_rules(app)
    return _at_work(replace(app, is_vouched=is_demo or store.is_shared or settings.is_vouched), as_login)


def open_copy(settings: Settings, ask: AskPassphrase | None = None, *, clock: Clock = utc_now) -> Application:
    """Open (or make) the copy that this workstation keeps for when the shared database is away.

    It may not be shown before `triage.workflow.away.state.refuse_unusable` has let it pass.
    Raises StoreError when it cannot be unlocked or the disk refuses.
    """
    from triage.store.away.copies import open_copy_store

    _make_folder(settings.home)
    store = open_copy_store(settings.copy_home, _asker(settings, ask))
    store.sign(f"{workstation_id(settings.home)}-away")
    # Shown to nobody but whose copy it is: the shared database vouched for that login, on this very account.
    app = Application(store, clock, settings.actor, catalogue=Catalogue(settings.home, runs_examples=False))
    _follow_rules(app)
    return replace(app, session=system_session(app))


def open_demo(settings: Settings, tell: Callable[[Text], None], as_login: str | None = None) -> Application:
    """Open the demonstration, made anew where there is none or its data have grown old; `tell` hears what is done."""
    app = open_application(settings, is_demo=True, as_login=as_login)
    if _is_fresh(app):
        return app
    # Generating and scoring take libraries that a start with fresh data does without.
    from triage.workflow.demonstration.prepare_demo import prepare_demo

    app.store.close()
    # Made-up people only: a stale demonstration would show everybody overdue, and its decisions mean nothing any more.
    shutil.rmtree(settings.demo_home)
    app = open_application(settings, is_demo=True)
    prepare_demo(app, tell)
    return _at_work(app, as_login)


def _follow_rules(app: Application) -> None:
    """Let the rules be those of the store; read when first asked for, since a list needs none."""

    def read() -> "RulesInUse":
        from triage.workflow.tune.rules_in_use import read_rules

        return read_rules(app)

    app.catalogue.follow(read)


def _at_work(app: Application, as_login: str | None) -> Application:
    """Return the application with a session of the operating system's login, or of a made-up person."""
    ensure_first_person(app)
    if app.is_demo and as_login is not None:
        app = replace(app, actor=as_login)
    return replace(app, session=system_session(app))


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
