"""The window: it joins worklist, patient and decisions, and owns what outlives a change of theme or language."""

from collections.abc import Mapping
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtGui import QCloseEvent

from triage.access.acts import Act
from triage.access.at_work import AtWork
from triage.clinical.decision import Action, Decision
from triage.clinical.decision import Seen as SeenData
from triage.workflow.application import Changed
from triage.worklist.row import Query, Row
from ui.actions import add_actions, is_typing
from ui.away.away import Away
from ui.away.emergency_list import EmergencyPrinting
from ui.background import Background
from ui.casework.following_up import FollowingUp
from ui.casework.judging import Judging
from ui.casework.owning import Owning
from ui.casework.pausing import Pausing
from ui.casework.seen import Seen
from ui.commands import Commands
from ui.desks.desk import Desk
from ui.errors import explained
from ui.events import Events
from ui.frame import WORKLIST, Frame
from ui.freshness import Freshness
from ui.has_frame import HasFrame
from ui.offered import hide_refused, start_page
from ui.open_case import OpenCase
from ui.pages import BuildPages, build_pages
from ui.seat.break_glass import BreakingGlass
from ui.seat.find_patient import Finding
from ui.seat.left_open import left_open, left_open_words
from ui.seat.session import Kept
from ui.theme import current_theme
from ui.translate import tr
from ui.worklist.deciding import Deciding, Saved
from ui.worklist.drafts import Draft, Drafts, Wanted

_NOTHING: Mapping[int, object] = {}


class MainWindow(HasFrame):
    """`painted` is emitted once, after the first painting; `usable` when the worklist's rows are first shown."""

    painted = Signal()
    usable = Signal()

    def __init__(self, desk: Desk, pages: BuildPages = build_pages, kept: Kept | None = None) -> None:
        super().__init__()
        self.desk = desk
        self.background = Background(self)
        self.events = Events(self)
        self.drafts = Drafts() if kept is None else kept.drafts
        self.open_case = OpenCase(desk, self.background, self)
        self.seen = Seen(desk, self.background, self)
        self.pausing = Pausing(desk, self.background, self)
        self.owning = Owning(desk, self.background, self)
        self.deciding = Deciding(desk, self.background, self.owning.fence_of, self)
        self.judging = Judging(desk, self.background, self)
        self.following_up = FollowingUp(desk, self.background, self)
        self.freshness = Freshness(desk, self.background, self.events, self)
        self.away = Away(desk, self.background, self, lambda: self.open_case.chart)
        self.emergency = EmergencyPrinting(desk, self.background, self)
        self.breaking = BreakingGlass(desk, self.background, self)
        self.finding = Finding(desk, self.background, self)
        self.who: AtWork | None = None
        self._kept = kept
        self.commands = Commands(self)
        self._build_pages = pages
        self._is_painted = False
        self._is_usable = False
        self._was_warned = False
        self.frame = self._new_frame(Query() if kept is None else kept.query)
        self.setWindowTitle("Visita")
        self.setMinimumSize(880, 560)
        self.resize(1440, 900)
        self._connect()
        if kept is not None:
            self.frame.crash.show_text(left_open_words(kept.written))
        self._read_who()

    def rebuild(self) -> None:
        """Build the screen anew in the theme and language in force; nothing that is chosen or written is lost."""
        before = self.frame
        was_writing = before.pane.decision.note.hasFocus()
        before.worklist.model.stop()
        self.frame = self._new_frame(before.worklist.filters.query(), before.rooms.leave())
        if self.who is not None:
            self.frame.offer(self.who)
        self.frame.show_page(before.page)
        if self._is_usable:
            self._show_pages()
        self._show_chosen()
        self.frame.crash.show_text(before.crash.text())
        if before.pane.undo_bar.saved is not None:
            self.frame.pane.undo_bar.offer(before.pane.undo_bar.saved)
        for action in self.actions():
            self.removeAction(action)
        add_actions(self, self.commands)
        # What is not on the screen yet takes no focus.
        QTimer.singleShot(0, partial(self._go_on_typing, in_note=was_writing))
        self.away.show()
        if self.who is not None:
            hide_refused(self, self.who)

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
        left = self._left_behind()
        if not left or self._was_warned:
            return True
        self._was_warned = True
        self.frame.crash.show_text("\n".join(left))
        return False

    def give_back(self) -> None:
        """Give the person's cases back; what cannot be now is when its lease runs out."""
        if self._has_cases():
            self.background.write(self.desk.own.release_mine, lambda _: None, lambda _: None)

    def put_away(self) -> Kept:
        """Finish every write, forget every answer, and return what the same person takes up again."""
        chosen = self.open_case.row
        self.frame.worklist.model.stop()
        self.frame.rooms.leave()
        self.background.wait()
        self.background.close()
        query, page = self.frame.worklist.filters.query(), self.frame.page
        left = Kept(self.drafts, query, page, chosen.case if chosen else None, left_open(self))
        self.drafts = Drafts()
        self.hide()
        self.deleteLater()
        return left

    def closeEvent(self, event: QCloseEvent) -> None:
        """Finish every write; notes that are not saved and cases of one's own are pointed out once."""
        if not self.may_leave():
            event.ignore()
            return
        self.give_back()
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
        self.freshness.begin(sees_sources=who.may(Act.SEE_SOURCES), sees_counts=who.may(Act.SEE_COUNTS))
        page = start_page(who) if self._kept is None or self._kept.page is None else self._kept.page
        if page is not None and page != self.frame.page:
            self.frame.show_page(page)
        if not who.may(Act.SEE_LIST):
            self._note_usable()
        elif self._kept is not None and self._kept.case is not None:
            self.background.read(partial(self.desk.row_of, self._kept.case), self.frame.worklist.choose_case, _nothing)

    def _not_known(self, fault: BaseException) -> None:
        """Ask for everything all the same: what is refused says why in its place."""
        self.frame.worklist.begin()
        self.freshness.begin()

    def _left_behind(self) -> list[str]:
        """Return what whoever closes the window leaves behind: notes that are not saved, and cases of one's own."""
        notes, mine = self.drafts.unsaved_notes(), self.frame.worklist.model.counts.counts.mine
        unsaved = tr("Notes not saved: {count}. Save them, or do it once more to throw them away.")
        one = tr("You have an open case. Do it once more to give it back.")
        open_cases = one if mine == 1 else tr("You have {count} open cases. Do it once more to give them back.")
        return [text.format(count=count) for text, count in ((unsaved, notes), (open_cases, mine)) if count]

    def _has_cases(self) -> bool:
        return self.frame.worklist.model.counts.counts.mine > 0

    def _new_frame(self, query: Query, kept: Mapping[int, object] = _NOTHING) -> Frame:
        frame = Frame(self.desk, self.background, self.drafts, query, kept)
        frame.changed.connect(self.events.changed)
        frame.case_wanted.connect(self._fetch_case)
        frame.worklist.chosen.connect(self.open_case.choose)
        frame.worklist.loaded.connect(self._note_usable)
        frame.pane.decision.save_wanted.connect(self._save)
        frame.pane.decision.undo_wanted.connect(self._undo_older)
        frame.pane.decision.begun.connect(self.owning.begin)
        frame.pane.undo_bar.wanted.connect(self.deciding.undo)
        self.open_case.waiting.connect(frame.pane.show_waiting)
        self.open_case.glass.connect(frame.pane.show_glass)
        frame.pane.emergency.over.connect(self.open_case.fetch)
        self.open_case.opened.connect(frame.pane.show_chart)
        self.open_case.failed.connect(frame.pane.show_fault)
        self.freshness.first_heard.connect(frame.worklist.refresh)
        self.freshness.fault.connect(frame.fault.show_text)
        self.freshness.ticked.connect(frame.worklist.show_ages)
        self.setCentralWidget(frame)
        self.freshness.show_on(frame.strip)
        self.away.show_on(frame.away, frame.strip)
        return frame

    def _connect(self) -> None:
        add_actions(self, self.commands)
        self.seen.changed.connect(self.events.changed)
        self.seen.failed.connect(self.show_crash)
        self.pausing.changed.connect(self.events.changed)
        self.owning.changed.connect(self.events.changed)
        self.owning.held.connect(self._show_held)
        self.owning.refused.connect(self._show_refusal)
        self.judging.changed.connect(self.events.changed)
        self.breaking.changed.connect(self._show_opened)
        self.breaking.failed.connect(self.show_crash)
        self.finding.found.connect(self._show_row)
        self.judging.failed.connect(self.show_crash)
        self.following_up.changed.connect(self.events.changed)
        self.following_up.failed.connect(self.show_crash)
        self.deciding.saved.connect(self._go_on)
        self.deciding.undone.connect(self._take_up_again)
        self.deciding.failed.connect(self._show_decision_fault)
        self.deciding.failed.connect(lambda case, _: self.owning.forget(case))
        self.deciding.overtaken.connect(self.events.changed)
        self.events.changed.connect(self._show_changes)
        self.freshness.fared.connect(self._show_health)
        self.freshness.ticked.connect(self.away.show)
        # The copy has numbers of its own.
        self.away.switched.connect(lambda _: self.owning.forget())
        self.away.switched.connect(self.events.changed)
        self.away.case_wanted.connect(self._fetch_case)

    def _show_pages(self) -> None:
        if not self.frame.pane.has_pages():
            pages = self._build_pages(current_theme(), self.desk.now)
            self.frame.pane.set_pages(pages)
            if pages.outcome_told is not None:
                pages.outcome_told.connect(self.following_up.note)
            self.background.read(pages.warm_up, lambda _: None, lambda fault: self.show_crash(explained(fault)))

    def _show_chosen(self) -> None:
        row, chart = self.open_case.row, self.open_case.chart
        self.frame.worklist.keep_chosen(row.case if row else None)
        self.frame.pane.show_waiting(row)
        self.frame.pane.show_glass(self.open_case.behind or self.open_case.emergency)
        if self.open_case.behind is not None:
            self.open_case.fetch()
        if chart is not None:
            self.frame.pane.show_chart(chart)

    def _go_on_typing(self, *, in_note: bool) -> None:
        """Let the keyboard go on where it worked, or in the list."""
        page = self.frame.full_page()
        if page is not None:
            page.focus_list()
        else:
            (self.frame.pane.decision.note if in_note else self.frame.worklist.rows).setFocus()

    def _note_usable(self) -> None:
        if not self._is_usable:
            self._is_usable = True
            if not is_typing():
                self.frame.worklist.rows.setFocus()
            self.usable.emit()
            # The pages of a patient, whose libraries load slowly, do not hold back the list.
            QTimer.singleShot(0, self._show_pages)

    def _fetch_case(self, case: int) -> None:
        self.background.read(partial(self.desk.row_of, case), self._show_row, self._row_not_there)

    def _show_row(self, row: Row) -> None:
        self.frame.show_page(WORKLIST)
        self.frame.worklist.choose_case(row)
        self.frame.bring_patient()

    def _row_not_there(self, fault: BaseException) -> None:
        self.show_crash(explained(fault))

    def _save(self, row: Row, wanted: Wanted, seen: SeenData) -> None:
        """Save by what the line under the banner says of who has the case: it is newer than the row that was chosen."""
        shown = self.frame.pane.owner.row
        self.deciding.save(shown if shown is not None and shown.case == row.case else row, wanted, seen)

    def _go_on(self, saved: Saved) -> None:
        self.owning.forget(saved.row.case)
        if self.drafts.of(saved.row.case) == saved.draft:
            self.drafts.drop(saved.row.case)
        self.frame.pane.undo_bar.offer(saved)
        chosen = self.open_case.row
        if chosen is not None and chosen.case == saved.row.case:
            self._choose_after(saved.row.case)
        self.events.changed.emit(saved.changed)

    def _choose_after(self, case: int) -> None:
        following = self.frame.worklist.after(case)
        if following is not None:
            self.frame.worklist.choose_case(following)
        else:
            self.frame.worklist.keep_chosen(None)
            self.open_case.choose(None)
        self.frame.worklist.rows.setFocus()

    def _take_up_again(self, saved: Saved) -> None:
        self.drafts.put(saved.row.case, saved.draft)
        self.frame.worklist.choose_case(replace(saved.row, closed=False))
        self.events.changed.emit(saved.changed)

    def _undo_older(self, row: Row, decision: Decision) -> None:
        # What was handled elsewhere was none of the four answers.
        chosen = decision.action if isinstance(decision.action, Action) else None
        draft = Draft(chosen, decision.note, decision.details)
        self.deciding.undo(Saved(row, draft, Changed(decision=decision.id)))

    def _show_decision_fault(self, case: int, text: str) -> None:
        panel = self.frame.pane.decision
        if panel.row is not None and panel.row.case == case:
            panel.show_fault(text)
        else:
            self.show_crash(text)

    def _show_refusal(self, case: int, text: str) -> None:
        self._show_decision_fault(case, text)
        self._show_held(case)

    def _show_held(self, case: int) -> None:
        """Show who has the case now; the chart is as it was, and is neither fetched nor logged as seen again."""
        self.frame.worklist.show_changed(Changed(cases=(case,)))
        self.background.read(partial(self.desk.row_of, case), self._show_owner, self._row_not_there)

    def _show_owner(self, row: Row) -> None:
        chosen = self.frame.pane.decision.row
        if chosen is not None and chosen.case == row.case:
            self.frame.pane.owner.show_row(row)

    def _show_opened(self, changed: Changed) -> None:
        """Fetch the patient who was opened in an emergency, or closed again; the list names them otherwise now."""
        self.frame.worklist.refresh()
        chosen = self.open_case.row
        if chosen is not None and chosen.patient in changed.patients:
            work = partial(self.desk.row_of, chosen.case)
            # Of a patient of another department there is no line in the list, and the one that was found stays.
            self.background.read(work, self.frame.worklist.choose_case, lambda _: self.open_case.fetch())

    def _show_health(self) -> None:
        self.frame.rooms.refresh()

    def _show_changes(self, changed: Changed) -> None:
        self.frame.worklist.show_changed(changed)
        self.frame.rooms.refresh()
        chosen = self.open_case.row
        patients = (*changed.patients, *changed.owners)
        if chosen is not None and (chosen.case in changed.cases or chosen.patient in patients):
            self.background.read(partial(self.desk.row_of, chosen.case), self._show_owner, self._row_not_there)
        chart = self.open_case.chart
        if chart is not None and (chart.case in changed.cases or chart.patient_key in changed.patients):
            self.open_case.fetch()


def _nothing(_fault: BaseException) -> None:
    """Leave it: what was chosen may have gone from the list meanwhile."""
