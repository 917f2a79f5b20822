"""The panel where a clinician decides: the kind, its details and a note, for the patient named at its top."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QWidget

from triage.clinical.choice import Choice
from triage.clinical.decision import Action, Decision, Seen
from triage.worklist.decision_words import asked_words
from triage.worklist.offers import Offers, prefilled
from triage.worklist.row import Row
from ui.actions import is_off
from ui.desks.desk import Desk
from ui.sending_words import decided_where
from ui.translate import action_name, in_language, shown_time, tr
from ui.worklist.decision_layout import lay_out, parts_of
from ui.worklist.drafts import Draft, Drafts, Wanted

ACTIONS = (Action.VISIT, Action.PHONE, Action.MESSAGE, Action.NO_VISIT)
MORE = (Action.INTERVAL, Action.QUESTIONNAIRE, Action.END_COURSE)


class DecisionPanel(QFrame):
    """Shows the draft of one case; `save_wanted` carries (Row, Wanted, Seen), `undo_wanted` (Row, Decision).
    `begun` carries the Row that somebody chooses or writes for.

    A decision can be chosen at once and saved only when the chart is on the screen.
    """

    save_wanted = Signal(object, object, object)
    undo_wanted = Signal(object, object)
    begun = Signal(object)

    def __init__(self, desk: Desk, drafts: Drafts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._drafts = drafts
        self._row: Row | None = None
        self._is_ready = False
        self._decided: Decision | None = None
        self._seen = Seen()
        self._offers = Offers()
        self.parts = parts_of(ACTIONS, desk.now)
        self.note = self.parts.note
        self._grid = QGridLayout(self)
        self._dress()
        self.set_compact(False)
        self.show_row(None)

    @property
    def row(self) -> Row | None:
        """Return the row whose draft is shown."""
        return self._row

    def set_compact(self, is_compact: bool) -> None:
        """Lie flat under the patient's name instead of standing beside the page."""
        lay_out(self, self._grid, self.parts, is_compact=is_compact)

    def show_row(self, row: Row | None) -> None:
        """Take another patient; the draft of the one before is kept."""
        self._row, self._is_ready, self._decided, self._offers = row, False, None, Offers()
        self.parts.fault.hide()
        self._show_note(self._draft().note)
        self.parts.name.setText(row.name if row is not None else "")
        self._refresh()

    def show_ready(
        self, decisions: tuple[Decision, ...], closed: bool, seen: Seen, offers: Offers | None = None
    ) -> None:
        """Let the decision be saved: the chart is on the screen. A case that is closed shows its decision instead."""
        self._offers = offers or Offers()
        case = self._row.case if self._row is not None else None
        standing = [each for each in decisions if each.case == case and not each.undone]
        self._decided = max(standing, key=lambda each: each.at) if closed and standing else None
        self._is_ready, self._seen = True, seen
        self._forget_correction()
        self._refresh()

    def show_fault(self, text: str) -> None:
        """Say why the decision was not saved; everything written stays."""
        self.parts.fault.setText(text)
        self.parts.fault.show()
        self._refresh()

    def choose(self, action: Action) -> None:
        """Choose an action for the patient named; the same again takes the choice away."""
        if self._row is None or not self._is_open():
            return
        chosen = self._draft().action
        self._drafts.choose(self._row.case, None if chosen is action else action)
        # What was said of another choice does not stand beside this one.
        self.parts.fault.hide()
        self._refresh()
        self._tell_begun()

    def choose_more(self) -> None:
        """Choose the next of the kinds that change a course; after the last none."""
        chosen = self._draft().action
        place = MORE.index(chosen) + 1 if chosen in MORE else 0
        self.choose(MORE[min(place, len(MORE) - 1)])

    def _press_more(self) -> None:
        # The button does what its key does: without the shared database that is refused, and the button says why.
        if is_off(self, "more"):
            self.show_fault(tr("Not possible while the shared database is away"))
        else:
            self.choose_more()

    def focus_details(self) -> None:
        """Let the keyboard work in the details of the kind chosen."""
        self.parts.form.focus_first()

    def correct(self) -> None:
        """Take the decision of a closed case up as the draft of another in its place, or let it be after all."""
        made, row = self._decided, self._row
        if made is None or row is None or not isinstance(made.action, Action):
            return
        is_begun = self._draft().corrects == made.id
        self._drafts.put(row.case, Draft() if is_begun else Draft(made.action, made.note, made.details, "", made.id))
        self._show_note(self._draft().note)
        self._refresh()

    def save(self) -> None:
        """Ask for the draft to be saved, or say what is missing."""
        if self._row is None or not self._is_open():
            return
        draft, details = self._draft(), self.parts.form.details()
        if draft.action is None:
            self.show_fault(tr("Choose what to do first (1-5)."))
        elif not self._is_ready:
            self.show_fault(tr("The chart is not on the screen yet; save when it is."))
        elif details is None:
            self.show_fault(tr("No questionnaire is known here, so none can be chosen."))
        else:
            self.parts.fault.hide()
            # Why a decision is corrected stands on the one that is corrected.
            choice = Choice(details, "" if draft.corrects else draft.reason)
            self.save_wanted.emit(self._row, Wanted(draft, choice), self._seen)

    def _forget_correction(self) -> None:
        """Make a draft one of its own whose decision was taken back or corrected meanwhile."""
        draft, made = self._draft(), self._decided
        if self._row is not None and draft.corrects is not None and (made is None or made.id != draft.corrects):
            self._drafts.put(self._row.case, replace(draft, corrects=None, reason=""))

    def _tell_begun(self) -> None:
        # A case that was decided is corrected, and nobody need have it.
        if self._row is not None and self._decided is None and not self._row.closed:
            self.begun.emit(self._row)

    def _draft(self) -> Draft:
        return self._drafts.of(self._row.case) if self._row is not None else Draft()

    def _is_open(self) -> bool:
        if self._decided is not None:
            return self._draft().corrects == self._decided.id
        return self._row is not None and not self._row.closed

    def _refresh(self) -> None:
        is_open, chosen = self._is_open(), self._draft().action if self._is_open() else None
        for action, button in self.parts.buttons.items():
            button.setChecked(action is chosen)
            button.setEnabled(is_open)
        self.parts.more.setText(action_name(chosen) if chosen in MORE else tr("More"))
        self.parts.more.setChecked(chosen in MORE)
        self.parts.more.setEnabled(is_open)
        self.note.setEnabled(is_open)
        self._show_details(chosen)
        self.parts.save.setEnabled(is_open and self._is_ready and chosen is not None)
        self.parts.correct.setText(tr("Leave it as it was") if is_open else tr("Correct the decision"))
        self.parts.correct.setVisible(self._decided is not None)
        self.parts.reopen.setVisible(self._decided is not None and not is_open)
        self.parts.info.setText(self._info(chosen))
        self.parts.info.setVisible(bool(self.parts.info.text()))

    def _show_details(self, chosen: Action | None) -> None:
        """Show the details of the kind chosen as soon as the chart says what there is to choose from."""
        draft, row, choices = self._draft(), self._row, self._offers.choices
        action = chosen if self._is_ready else None
        details, reasons = draft.details, choices.corrections
        if action is not None and row is not None:
            details = details or prefilled(action, self._offers, row.colour, self._desk.now().date())
            reasons = reasons if draft.corrects else choices.reasons.get(action, {})
        self.parts.form.name_reason(tr("Why it is corrected") if draft.corrects else tr("Given reason"))
        self.parts.form.setVisible(action is not None)
        self.parts.form.show_details(action, details, self._offers, reasons, draft.reason)

    def _keep_details(self) -> None:
        if self._row is not None:
            form = self.parts.form
            self._drafts.detail(self._row.case, form.details(), form.reason_code())

    def _info(self, chosen: Action | None) -> str:
        decided = self._decided
        if decided is not None and chosen is None:
            return self._decided_words(decided)
        if chosen is Action.MESSAGE and self._offers.channel:
            return tr("The source is asked to write in {channel}.").format(channel=self._offers.channel)
        if chosen is Action.MESSAGE:
            return tr("Nothing is sent: no message channel is set up. The decision is saved here alone.")
        return ""

    def _decided_words(self, decided: Decision) -> str:
        asks = in_language(asked_words(decided.details, self._offers.choices))
        name = f"{action_name(decided.action)} ({asks})" if asks else action_name(decided.action)
        when, text = shown_time(decided.at, self._desk.now()), tr("{action}, {time}, {actor}. {note}")
        told = text.format(action=name, time=when, actor=decided.actor, note=decided.note).strip()
        where = decided_where(decided, self._desk.now())
        return f"{told}\n{where[:1].upper()}{where[1:]}." if where else told

    def _show_note(self, note: str) -> None:
        blocked = self.note.blockSignals(True)
        self.note.setPlainText(note)
        self.note.blockSignals(blocked)

    def _write(self) -> None:
        if self._row is not None:
            self._drafts.write(self._row.case, self.note.toPlainText())
            self._tell_begun()

    def _reopen(self) -> None:
        if self._row is not None and self._decided is not None:
            self.undo_wanted.emit(self._row, self._decided)

    def _dress(self) -> None:
        self.setProperty("surface", "card")
        self.parts.save.setProperty("kind", "primary")
        self.note.setPlaceholderText(tr("Note (N)"))
        self.note.setAccessibleName(tr("Note"))
        self.note.setTabChangesFocus(True)
        for action, button in self.parts.buttons.items():
            button.clicked.connect(partial(self.choose, action))
        self.parts.more.clicked.connect(self._press_more)
        self.parts.form.changed.connect(self._keep_details)
        self.note.textChanged.connect(self._write)
        self.parts.save.clicked.connect(self.save)
        self.parts.correct.clicked.connect(self.correct)
        self.parts.reopen.clicked.connect(self._reopen)
