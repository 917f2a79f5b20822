"""Keep a copy for when the shared database is away, say so while it is, and come back by itself."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QMainWindow

from triage.workflow.application import Changed
from triage.workflow.away.state import AwayState
from ui.away.refusing import Refusing
from ui.background import Background
from ui.desks.desk import Desk
from ui.errors import explained
from ui.frame.status_strip import StatusStrip
from ui.translate import age, in_language, shown_count, shown_time, tr
from ui.widgets.band import Notice
from ui.widgets.leaving import let_go_after

if TYPE_CHECKING:
    from triage.workflow.chart.chart import Chart

LOOK_MS = 3 * 1000
# What is refused without the shared database, by the ids of `ui.actions`.
NEEDS_SHARED = frozenset(
    {
        *("refresh", "pause", "intake", "devices", "invalidate", "audit", "verify_log", "extract_log"),
        *("enrol", "change_plan", "dismiss_answer", "end_course", "own_limits", "answer_visit", "find_patient"),
        *("limits_ending", "double_read", "rule_notice"),
        *("administration", "thresholds"),
        *("copy_journal", "trend_copy", "trend_save", "trend_print"),
        *("notices", "retry", "retry_all", "greens", "tick", "judge_green", "judge_yellow", "judge_red"),
        *("hand_over", "put_off", "correct", "more", "conflicts"),
        *("accept_entry", "snooze_entry", "await_entry", "dismiss_entry", "day_letter", "ready_letters"),
        *("telephone", "remember_wish", "note_coming", "holes", "take_request", "settle_request", "send_back"),
        *("was_needed", "was_not_needed", "did_not_come", "print_list", "list_sheet"),
    }
)


class Away(QObject):
    """Looks every three seconds where the store is shared; `switched` carries a Changed that concerns everything.

    `case_wanted` carries the key of a case that the conflicts lead to, `shown` returns the chart on the screen.
    """

    switched = Signal(object)
    case_wanted = Signal(int)

    def __init__(
        self, desk: Desk, background: Background, window: QMainWindow, shown: Callable[[], Chart | None]
    ) -> None:
        super().__init__(window)
        self._desk = desk
        self._background = background
        self._window = window
        self._shown = shown
        self._band: Notice | None = None
        self._strip: StatusStrip | None = None
        self._is_looking = False
        self._refusing = Refusing(window, self._say)
        self.state = AwayState()
        if desk.away.is_shared:
            self._timer = QTimer(self)
            self._timer.setInterval(LOOK_MS)
            self._timer.timeout.connect(self.look)
            self._timer.start()

    def show_on(self, band: Notice, strip: StatusStrip) -> None:
        """Show everything on this band and this strip from now on."""
        self._band, self._strip = band, strip
        self.show()

    def look(self) -> None:
        """Look whether the shared database answers; while it is being looked for, it is not looked for again."""
        if not self._is_looking:
            self._is_looking = True
            self._background.read(self._desk.away.look, self._heard, self._not_heard)

    def show(self) -> None:
        """Show how it is now: the age of the copy grows by itself."""
        now = self._desk.now()
        if self._band is not None:
            self._band.show_text(band_words(self.state, self._desk.actor, now))
        if self._strip is not None:
            self._strip.show_waiting(strip_words(self.state))
        self._refusing.end()
        shared = [action for action in self._window.actions() if action.objectName() in NEEDS_SHARED]
        for action in shared:
            action.setEnabled(not self.state.is_away)
        if self.state.is_away:
            self._refusing.begin([action for action in shared if action.isVisible()])

    def show_conflicts(self) -> None:
        """Show the decisions that could not be kept."""
        # Imported on use: the start must be quick.
        from ui.away.conflict_sheet import ConflictSheet

        self.sheet = ConflictSheet(self._desk, self._background, self._shown(), self._window)
        self.sheet.changed.connect(self.switched)
        self.sheet.case_wanted.connect(self.case_wanted)
        let_go_after(self.sheet.finished, self.sheet)
        self.sheet.open()

    def _heard(self, state: AwayState) -> None:
        before, self.state = self.state, state
        self._is_looking = False
        self.show()
        if before.is_away != state.is_away or before.copy.waiting > state.copy.waiting:
            self.switched.emit(Changed())

    def _say(self, text: str) -> None:
        if self._strip is not None:
            self._strip.flash(text)

    def _not_heard(self, fault: BaseException) -> None:
        self._is_looking = False
        if self._band is not None:
            self._band.show_text(explained(fault))


def band_words(state: AwayState, actor: str, now: datetime) -> str:
    """Return what stands across every page; "" while the shared database answers and a copy is kept."""
    if not state.is_away:
        no_copy = tr("No copy is kept for when the shared database is away. {why}")
        return no_copy.format(why=in_language(state.fault)) if state.fault else ""
    refusal = state.copy.refusal(actor, now)
    true_at = state.copy.true_at
    if refusal is not None or true_at is None:
        return in_language(refusal) if refusal else tr("The shared database cannot be reached.")
    lines = (
        tr("The shared database cannot be reached. The list is of {time}, {age} old.").format(
            time=shown_time(true_at, now), age=age(true_at, now)
        ),
        tr("Decisions are kept here, and sent when it answers again."),
        tr(
            "Not possible now: fetching data, handing over, putting off, quarantine, devices, pauses, greens, the log,"
            " changes of a course."
        ),
    )
    return " ".join(lines)


def strip_words(state: AwayState) -> str:
    """Return what waits for the shared database, or for a person; "" where nothing does."""
    waiting, conflicts = state.copy.waiting, state.conflicts
    if waiting:
        one, many = tr("1 decision waits for the shared database"), tr("{count} decisions wait for the shared database")
        return one if waiting == 1 else many.format(count=shown_count(waiting))
    if conflicts:
        one, many = tr("1 decision was not kept (Ctrl+Shift+K)"), tr("{count} decisions were not kept (Ctrl+Shift+K)")
        return one if conflicts == 1 else many.format(count=shown_count(conflicts))
    return ""
