"""Start the window: application, theme, language, fault hook, and the process that takes in."""

import sys
from collections.abc import Callable, Sequence
from contextlib import closing, nullcontext
from datetime import timedelta
from functools import partial
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from triage.access.idle import LOCK_AFTER
from triage.commands.shown import complain, language
from triage.commands.status import Status
from triage.errors import StoreAwayError, VisitaError
from triage.workflow.application import Application
from ui.crash.last_time import watched_end
from ui.desks.away_desk import LazyReach
from ui.desks.desk import Desk, desk_of, desk_on_shared
from ui.desks.session_desk import Door, door_of, door_with_copy
from ui.errors import hook
from ui.login.fault_box import show_fault
from ui.main_window import MainWindow
from ui.preferences import keep_in
from ui.seat.session import SeatedReach, Sitting
from ui.seat.workplace import Workplace
from ui.start.demonstration import is_off_screen
from ui.start.opening import Ask, Opening
from ui.start.store_check import check_store
from ui.start.watching import Watching, watch_command
from ui.theme import apply_theme, load_theme
from ui.translate import install_translator, tr
from ui.widgets.icon import window_icon

_AFTER_LIST_MS = 1000
# A window that starts out of sight is never painted.
_PAINTED_WITHIN_S = 1.0


def prepare(argv: Sequence[str] = ()) -> QApplication:
    """Return the QApplication, made and dressed if there was none: light, and Danish unless VISITA_LANGUAGE is en."""
    found = QApplication.instance()
    if isinstance(found, QApplication):
        return found
    application = QApplication(list(argv) or ["visita"])
    application.setApplicationName("Visita")
    application.setApplicationDisplayName("Visita")
    install_translator(application, language())
    apply_theme(application, load_theme("light"))
    application.setWindowIcon(window_icon())
    return application


def run(
    open_application: Callable[[Ask], Application],
    actor: str,
    *,
    is_demo: bool,
    started: Callable[[MainWindow], None] | None = None,
    open_copy: Callable[[Ask], Application] | None = None,
    lock_after: timedelta = LOCK_AFTER,
    profile: Path | None = None,
) -> int:
    """Show the window until it is closed and return its exit status: 3 when the store could not be opened.

    The window is painted before the store is open. Where no other process takes in, one is started beside the window.
    `started` is told of the window before it is shown. `open_copy` opens what serves while a shared store is away.
    `profile` is where each person's preferences are kept, and what is known of faults.
    """
    application = prepare()
    if profile is not None:
        keep_in(application, profile)
    opening = Opening(open_application, _PAINTED_WITHIN_S)
    reach = None if open_copy is None else LazyReach(opening, partial(opening.another, open_copy))
    workplace = Workplace(
        _door(opening, reach),
        partial(_desk, opening, reach, is_demo=is_demo),
        actor,
        is_demo=is_demo,
        lock_after=lock_after,
    )
    watching = Watching(watch_command(is_demo=is_demo), lambda: opening.passphrase, workplace)
    workplace.opened.connect(partial(_join_watch, workplace, watching, opening, is_demo=is_demo))
    sys.excepthook = hook(workplace.show_crash)
    window = workplace.begin()
    window.painted.connect(opening.begin)
    if started is not None:
        started(window)
    may_be_away = reach is not None
    workplace.background.read(opening, lambda _: None, partial(_give_up, application, may_be_away=may_be_away))
    window.show()
    with closing(opening), nullcontext(False) if profile is None else watched_end(profile / "faults") as was_torn_down:
        if was_torn_down:
            window.show_crash(_torn_down())
        try:
            return application.exec()
        finally:
            watching.close()
            workplace.close()
            if reach is not None:
                reach.close()
            sys.excepthook = sys.__excepthook__


def _join_watch(
    workplace: Workplace, watching: Watching, opening: Opening, window: MainWindow, *, is_demo: bool
) -> None:
    def tend_watch() -> None:
        if window.who is not None and not is_demo:
            watching.actor = window.who.login
        window.freshness.unwatched.connect(watching.ensure)
        window.freshness.look()
        check_store(workplace.background, opening)

    watching.told.connect(window.freshness.show_watch)
    # Two programs starting at once would hold each other up, and the list comes first.
    window.usable.connect(partial(QTimer.singleShot, _AFTER_LIST_MS, window, tend_watch))


def screenshots(app: Application, folder: Path) -> list[Path]:
    """Write a PNG of every page to `folder` and return their paths; see `ui.pictures.screenshots`."""
    from ui.pictures.screenshots import write_screenshots
    from ui.seat.session_pictures import write_session_pictures

    prepare()

    def desk(sitting: Sitting, login: str) -> Desk:
        return desk_of(sitting.of(lambda: app), login, is_demo=app.is_demo)

    paths = write_screenshots(desk(Sitting(app.session), app.actor), folder)
    workplace = Workplace(door_of(lambda: app), desk, app.actor, is_demo=app.is_demo)
    return [*paths, *write_session_pictures(workplace, folder)]


def _desk(opening: Opening, reach: LazyReach | None, sitting: Sitting, login: str, *, is_demo: bool) -> Desk:
    if reach is None:
        return desk_of(sitting.of(opening), login, is_demo=is_demo)
    return desk_on_shared(SeatedReach(reach, sitting), login)


def _door(opening: Opening, reach: LazyReach | None) -> Door:
    if reach is None:
        return door_of(opening)
    return door_with_copy(door_of(reach.shared), door_of(reach.copy), reach)


def _torn_down() -> str:
    return tr("Visita was closed unexpectedly the last time. Notes are kept; check the decision you made last.")


def _give_up(application: QApplication, fault: BaseException, *, may_be_away: bool) -> None:
    if may_be_away and isinstance(fault, StoreAwayError):
        return
    if not isinstance(fault, VisitaError):
        application.exit(Status.FAILED)
        raise fault
    (complain if is_off_screen() else show_fault)(fault.text)
    application.exit(Status.FAILED)
