"""One workstation: whoever sits at it has a window of their own, and between two people nothing is left of either."""

from collections.abc import Callable
from datetime import timedelta
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from triage.access.at_work import Start
from triage.access.idle import LOCK_AFTER, Idle
from triage.access.person import Session
from ui.background import Background
from ui.desks.desk import Desk, danish_now
from ui.desks.session_desk import Door
from ui.errors import explained
from ui.frame.pages import BuildPages, build_pages
from ui.login.screen import SignInScreen
from ui.main_window import MainWindow
from ui.seat.idle_watch import IdleWatch
from ui.seat.left_open import left_open
from ui.seat.session import Kept, Sitting
from ui.translate import in_language
from ui.widgets.leaving import let_go

MakeDesk = Callable[[Sitting, str], Desk]


class Workplace(QObject):
    """Holds a window or the screen that asks who is there, never both for longer than one takes the other's place.

    `opened` carries each MainWindow before it is shown. A locked screen has no window behind it: the former one is
    taken down, and what was written in it waits in memory for the same person alone.
    """

    opened = Signal(object)

    def __init__(
        self,
        door: Door,
        make_desk: MakeDesk,
        actor: str,
        *,
        is_demo: bool = False,
        lock_after: timedelta = LOCK_AFTER,
        pages: BuildPages = build_pages,
    ) -> None:
        super().__init__()
        self._door = door
        self._make_desk = make_desk
        self._actor = actor
        self._is_demo = is_demo
        self._pages = pages
        self._sitting = Sitting()
        self._locked: Session | None = None
        self._kept: dict[str, Kept] = {}
        self.background = Background(self)
        self.idle = IdleWatch(danish_now, lock_after, self)
        self.idle.left.connect(self.leave)
        self.screen: SignInScreen | None = None
        self.window: MainWindow | None = None

    def begin(self) -> MainWindow:
        """Return the first window, not shown yet; who is there is found out while the store is opened."""
        window = self._new_window(self._actor, None)
        self.background.read(self._door.start, self._started, lambda _: None)
        return window

    def leave(self, idle: Idle) -> None:
        """Lock the screen of somebody who is not there, and later end the session."""
        if self.window is not None:
            self.lock()
        if idle is Idle.LOG_OFF and self._locked is not None:
            self.let_other()

    def lock(self) -> None:
        """Cover the screen and take the window down; the same person takes up what was left."""
        session = self._sitting.session
        if self.window is None or session is None:
            return
        window = self.window
        notes = window.drafts.unsaved_notes() + len(left_open(window))
        screen = SignInScreen(session.name, is_demo=self._is_demo, notes=notes)
        screen.unlock_wanted.connect(self.unlock)
        screen.other_wanted.connect(self.let_other)
        self._locked = session
        self._cover(screen)
        self._kept[session.login] = self._take_down(window)
        self.background.write(partial(self._door.lock, session), _done, _ignored)

    def unlock(self, secret: str) -> None:
        """Let the person who locked the screen go on."""
        session = self._locked
        if session is not None:
            work = partial(self._door.unlock, session, secret)
            self.background.write(work, lambda _: self._sit(session, is_new=False), self._refused)

    def let_other(self) -> None:
        """End the session of who left the screen locked; notes that are not saved wait for whoever wrote them."""
        session, self._locked = self._locked, None
        if session is not None:
            kept = self._kept.pop(session.login, None)
            if kept is not None and kept.unsaved():
                self._kept[session.login] = Kept(kept.drafts, written=kept.written)
            self.background.write(partial(self._door.stand_up, session), _done, _ignored)
        self._ask_who()

    def log_off(self) -> None:
        """End the session; notes that are not saved are pointed out once, and thrown away the second time."""
        window, session = self.window, self._sitting.session
        if window is None or not window.may_leave():
            return
        self._ask_who()
        window.give_back()
        self._take_down(window).drafts.clear()
        if session is not None:
            self.background.write(partial(self._door.stand_up, session), _done, _ignored)

    def sign_in(self, login: str, secret: str) -> None:
        """Let somebody sit down who proves to be `login`."""
        work = partial(self._door.sit_down, login, secret)
        self.background.write(work, lambda session: self._sit(session, is_new=True), self._refused)

    def show_crash(self, text: str) -> None:
        """Say that something unexpected went wrong, wherever the person looks."""
        if self.window is not None:
            self.window.show_crash(text)
        elif self.screen is not None:
            self.screen.show_fault(text)

    def close(self) -> None:
        """Take what is shown off the screen, finish every line of the log, and end the threads; nothing comes after."""
        self.idle.stop()
        for shown in (self.window, self.screen):
            if shown is not None:
                shown.hide()
        session = self._sitting.session or self._locked
        if session is not None:
            self.background.write(partial(self._door.stand_up, session), _done, _ignored)
        self.background.close()
        if self.window is not None:
            self.window.background.close()

    def _started(self, start: Start) -> None:
        if start.session is not None:
            self._sitting.session = start.session
            return
        if self.window is None:
            return
        window = self.window
        self._ask_who(start.login, in_language(start.fault) if start.fault else "")
        self._take_down(window)

    def _sit(self, session: Session, *, is_new: bool) -> None:
        if self.window is not None:
            return
        kept = self._kept.pop(session.login, None)
        if is_new and kept is not None:
            # Filters could hide somebody's reds from who comes anew.
            kept = Kept(kept.drafts, written=kept.written)
        self._locked = None
        self._sitting = Sitting(session)
        window = self._new_window(session.login, kept)
        self.idle.use()
        _take_place(window, self.screen)
        self._drop_screen()

    def _new_window(self, login: str, kept: Kept | None) -> MainWindow:
        window = MainWindow(self._make_desk(self._sitting, login), self._pages, kept)
        window.lock_wanted.connect(self.lock)
        window.switch_wanted.connect(self.log_off)
        window.log_off_wanted.connect(self.log_off)
        self.window = window
        self.opened.emit(window)
        return window

    def _take_down(self, window: MainWindow) -> Kept:
        self.window = None
        if self.screen is not None:
            # While the last writes are finished nobody else can sit down.
            self.screen.setEnabled(False)
        kept = window.put_away()
        self._sitting.end()
        self._sitting = Sitting()
        if self.screen is not None:
            self.screen.setEnabled(True)
            self.screen.focus()
        return kept

    def _ask_who(self, login: str = "", fault: str = "") -> None:
        notes = sum(kept.unsaved() for kept in self._kept.values())
        screen = SignInScreen(is_demo=self._is_demo, notes=notes)
        screen.login.setText(login)
        screen.sign_in_wanted.connect(self.sign_in)
        self._cover(screen)
        if fault:
            screen.show_fault(fault)
        if self._is_demo:
            self.background.read(self._door.made_up_people, screen.offer, _ignored)

    def _cover(self, screen: SignInScreen) -> None:
        _take_place(screen, self.window or self.screen)
        self._drop_screen()
        self.screen = screen

    def _drop_screen(self) -> None:
        if self.screen is not None:
            let_go(self.screen)
            self.screen = None

    def _refused(self, fault: BaseException) -> None:
        if self.screen is not None:
            self.screen.show_fault(explained(fault))


def _take_place(newcomer: QWidget, before: QWidget | None) -> None:
    """Show a window exactly where another stood."""
    if before is not None:
        newcomer.setGeometry(before.geometry())
        newcomer.setWindowState(before.windowState())
    newcomer.show()


def _done(_: object) -> None:
    """Leave it."""


def _ignored(fault: BaseException) -> None:
    """Lock and leave all the same: where the store is away, a screen left open would be worse than a line missing."""
    explained(fault)
