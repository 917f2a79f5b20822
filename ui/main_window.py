"""The window: it holds what outlives a change of theme or language, and builds the screen anew."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QApplication

from triage.access.acts import Act
from triage.access.at_work import AtWork
from triage.worklist.row import Query
from ui.actions import add_actions, give_keys, is_typing
from ui.away.away import Away
from ui.away.emergency_list import EmergencyPrinting
from ui.background import Background
from ui.blind.reading import Reading
from ui.casework.answering import Answering
from ui.casework.caring import Caring
from ui.casework.copying import Copying
from ui.casework.following_up import FollowingUp
from ui.casework.judging import Judging
from ui.casework.limits_ending import LimitsEnding
from ui.casework.owning import Owning
from ui.casework.pausing import Pausing
from ui.casework.picturing import Picturing
from ui.casework.seen import Seen
from ui.commands import Commands
from ui.desks.desk import Desk
from ui.dress import wear
from ui.errors import explained
from ui.events import Events
from ui.frame.frame import Frame
from ui.frame.has_frame import HasFrame
from ui.frame.pages import BuildPages, build_pages
from ui.freshness import Freshness
from ui.help.help import Help
from ui.offered import PAGE_ACTS, hide_refused, may_page, page_command, start_page
from ui.open_case import OpenCase
from ui.palette.finder import Finder
from ui.preferences import take_up
from ui.seat.break_glass import BreakingGlass
from ui.seat.find_patient import Finding
from ui.seat.left_open import left_open_words
from ui.seat.session import Kept
from ui.theme import current_theme
from ui.widgets.leaving import let_go
from ui.window.decided import Decided
from ui.window.following import Following
from ui.window.leaving import Leaving
from ui.window.rule_notices import RuleNotices
from ui.window.standing import keep, last_page, restore
from ui.window.wiring import connect_frame, connect_window
from ui.window.without_rules import ProgrammesWithoutRules
from ui.worklist.deciding import Deciding
from ui.worklist.drafts import Drafts
from ui.worklist.keeping_drafts import KeepingDrafts

_NOTHING: Mapping[int, object] = {}


class MainWindow(HasFrame):
    """`painted` is emitted once, after the first painting; `usable` when the worklist's rows are first shown."""

    painted = Signal()
    usable = Signal()

    def __init__(self, desk: Desk, pages: BuildPages = build_pages, kept: Kept | None = None) -> None:
        super().__init__()
        self.desk = desk
        _dress_for(desk.actor)
        self.background = Background(self)
        self.events = Events(self)
        self.drafts = Drafts() if kept is None else kept.drafts
        self.keeping = KeepingDrafts(desk, self.background, self.drafts, self)
        self.open_case = OpenCase(desk, self.background, self)
        self.seen = Seen(desk, self.background, self)
        self.pausing = Pausing(desk, self.background, self)
        self.answering = Answering(desk, self.background, self)
        self.caring = Caring(desk, self.background, self)
        self.ending = LimitsEnding(desk, self.background, self)
        self.reading = Reading(desk, self.background, self)
        self.owning = Owning(desk, self.background, self)
        self.deciding = Deciding(desk, self.background, self.owning.fence_of, self)
        self.judging = Judging(desk, self.background, self)
        self.following_up = FollowingUp(desk, self.background, self)
        self.copying = Copying(self)
        self.picturing = Picturing(self)
        self.freshness = Freshness(desk, self.background, self.events, self)
        self.away = Away(desk, self.background, self, lambda: self.open_case.chart)
        self.rule_notices = RuleNotices(desk, self.background, self)
        self.without_rules = ProgrammesWithoutRules(desk, self.background, self)
        self.emergency = EmergencyPrinting(desk, self.background, self)
        self.breaking = BreakingGlass(desk, self.background, self)
        self.finding = Finding(desk, self.background, self)
        self.help = Help(self)
        self.following = Following(self)
        self.decided = Decided(self)
        self._leaving = Leaving(self)
        self.who: AtWork | None = None
        self._kept = kept
        self.commands = Commands(self)
        self._build_pages = pages
        self._is_painted = False
        self._is_usable = False
        self.frame = self._new_frame(Query() if kept is None else kept.query)
        self.setWindowTitle("Visita")
        self.setMinimumSize(880, 560)
        self.resize(1440, 900)
        restore(self)
        add_actions(self, self.commands)
        self.turn(self.frame.page)
        connect_window(self)
        if kept is not None:
            self.frame.crash.show_text(left_open_words(kept.written))
        self._read_who()

    def rebuild(self) -> None:
        """Build the screen anew in the theme and language in force; nothing that is chosen or written is lost."""
        before = self.frame
        written = before.pane.decision.note
        place = written.textCursor().position() if written.hasFocus() else None
        before.worklist.model.stop()
        self.help.forget()
        self.frame = self._new_frame(before.worklist.filters.query(), before.rooms.leave())
        if self.who is not None:
            self.frame.offer(self.who)
        self.frame.show_page(before.page)
        if self._is_usable:
            self._show_pages()
        self.following.show_chosen()
        self.frame.take_over_guide(before)
        self.frame.crash.show_text(before.crash.text())
        if before.pane.undo_bar.saved is not None:
            self.frame.pane.undo_bar.offer(before.pane.undo_bar.saved)
        for action in self.actions():
            self.removeAction(action)
            # Left as children of the window they pile up, and Qt still looks at their keys.
            let_go(action)
        add_actions(self, self.commands)
        self.turn(self.frame.page)
        # What is not on the screen yet takes no focus.
        QTimer.singleShot(0, self, partial(self._go_on_typing, place))
        self.away.show()
        if self.who is not None:
            hide_refused(self, self.who)

    def turn(self, page: int) -> None:
        """Let the keys of this page be heard: it came in front."""
        give_keys(self, page_command(page))
        self.away.show()

    def show_crash(self, text: str) -> None:
        """Say that something unexpected went wrong; the window lives on."""
        self.frame.crash.show_text(text)

    def event(self, event: QEvent) -> bool:
        """Notice the first painting."""
        handled = super().event(event)
        if event.type() == QEvent.Type.UpdateRequest and not self._is_painted:
            self._is_painted = True
            self.painted.emit()
        return handled

    def may_leave(self) -> bool:
        """Return whether nothing is lost when the person leaves; notes that are not saved are pointed out once."""
        return self._leaving.may_leave()

    def give_back(self) -> None:
        """Give the person's cases back."""
        self._leaving.give_back()

    def put_away(self) -> Kept:
        """Finish every write, forget every answer, and return what the same person takes up again."""
        return self._leaving.put_away()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Finish every write; notes that are not saved and cases of one's own are pointed out once."""
        if not self.may_leave():
            event.ignore()
            return
        self.give_back()
        self.keeping.flush()
        keep(self, self.frame.page)
        self.hide()
        self.background.close()
        super().closeEvent(event)

    def _read_who(self) -> None:
        self.background.read(self.desk.session.who, self._welcome, self._not_known)

    def _welcome(self, who: AtWork) -> None:
        """Offer what the person may use, and start on the first page of it."""
        self.who = who
        self.frame.offer(who)
        hide_refused(self, who)
        self.freshness.begin(
            sees_sources=who.may(Act.SEE_SOURCES),
            sees_counts=who.may(Act.SEE_COUNTS),
            sees_list=who.may(Act.SEE_LIST),
        )
        self.rule_notices.begin(who)
        self.without_rules.begin(who)
        self._begin_on_page(who)
        self.frame.begin_guide()
        if who.may(Act.DECIDE):
            self.keeping.begin()
        if not who.may(Act.SEE_LIST):
            self._note_usable()
        elif self._kept is not None and self._kept.case is not None:
            self.following.choose_again(self._kept.case)

    def _begin_on_page(self, who: AtWork) -> None:
        """Show the page that was left, the last one of the day before, or the first that the person may use."""
        left = last_page() if self._kept is None or self._kept.page is None else self._kept.page
        page = left if left is not None and left in PAGE_ACTS and may_page(who, left) else start_page(who)
        if page is not None and page != self.frame.page:
            self.frame.show_page(page)

    def _not_known(self, fault: BaseException) -> None:
        """Ask for everything all the same: what is refused says why in its place."""
        self.frame.worklist.begin()
        self.freshness.begin()

    def _new_frame(self, query: Query, kept: Mapping[int, object] = _NOTHING) -> Frame:
        frame = Frame(self.desk, self.background, self.drafts, query, kept)
        connect_frame(self, frame)
        frame.worklist.loaded.connect(self._note_usable)
        self.setCentralWidget(frame)
        self.finder = Finder(self, frame)
        self.freshness.show_on(frame.strip)
        self.away.show_on(frame.away, frame.strip)
        self.rule_notices.show_on(frame.rules)
        self.without_rules.show_on(frame)
        return frame

    def _show_pages(self) -> None:
        if not self.frame.pane.has_pages():
            pages = self._build_pages(current_theme(), self.desk.now)
            self.frame.pane.set_pages(pages)
            if pages.outcome_told is not None:
                pages.outcome_told.connect(self.following_up.note)
            if pages.copied is not None:
                pages.copied.connect(self.copying.copy_number)
            self.background.read(pages.warm_up, lambda _: None, lambda fault: self.show_crash(explained(fault)))

    def _go_on_typing(self, place: int | None) -> None:
        """Let the keyboard go on where it worked: at this place in the note, or in the list."""
        page = self.frame.full_page()
        if page is not None:
            page.focus_list()
        elif place is not None:
            self.frame.pane.decision.note.go_on_at(place)
        else:
            self.frame.worklist.rows.setFocus()

    def _note_usable(self) -> None:
        if not self._is_usable:
            self._is_usable = True
            if not is_typing():
                self.frame.focus_work()
            self.usable.emit()
            # The pages of a patient, whose libraries load slowly, do not hold back the list.
            QTimer.singleShot(0, self, self._show_pages)


def _dress_for(login: str) -> None:
    """Look and speak as this person likes, where that is kept."""
    liked = take_up(login)
    application = QApplication.instance()
    if liked.is_kept and isinstance(application, QApplication):
        wear(application, liked)
