"""The panel where a clinician decides: the kind, its details and a note, for the patient named at its top."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QWidget

from triage.clinical.choice import Choice
from triage.clinical.decision import Action, Decision, Seen
from triage.clinical.details import Details
from triage.worklist.note_templates import NoteTemplate
from triage.worklist.offers import Offers, prefilled
from triage.worklist.row import Row
from ui.actions import is_off, trigger
from ui.desks.desk import Desk
from ui.translate import action_name, in_language, tr
from ui.worklist.decision_layout import lay_out, parts_of
from ui.worklist.decision_said import begun_words, confirmed_words, decided_words, needs_reason, sending_words
from ui.worklist.drafts import Draft, Drafts, Wanted
from ui.worklist.suggesting import chosen_template, next_code, suggested, templates_for

if TYPE_CHECKING:
    from triage.workflow.chart.chart import Assessment

ACTIONS = (Action.VISIT, Action.PHONE, Action.MESSAGE, Action.NO_VISIT)
MORE = (Action.INTERVAL, Action.QUESTIONNAIRE, Action.END_COURSE)
_MS = 1000


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
        # On its way to be saved: what is pressed meanwhile is for nobody.
        self._is_saving = False
        self._has_news = False
        # What came was not looked at yet, as far as anybody can tell; a save that was refused for it has told it.
        self._is_unread = self._is_refused = False
        self._thrown_away: Draft | None = None
        self._decided: Decision | None = None
        self._seen = Seen()
        self._offers = Offers()
        self._assessments: Sequence[Assessment] = ()
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
        self._refresh()

    def show_row(self, row: Row | None) -> None:
        """Take another patient; the draft of the one before is kept."""
        self._row, self._is_ready, self._decided, self._offers = row, False, None, Offers()
        self._assessments, self._has_news, self._thrown_away = (), False, None
        self._is_unread = self._is_refused = False
        self._end_saving()
        self.parts.fault.hide()
        self.note.show_words(self._draft().note)
        self.parts.name.setText(row.name if row is not None else "")
        self._refresh()

    def show_ready(
        self,
        decisions: tuple[Decision, ...],
        closed: bool,
        seen: Seen,
        offers: Offers | None = None,
        assessments: Sequence[Assessment] = (),
    ) -> None:
        """Let the decision be saved: the chart is on the screen. A case that is closed shows its decision instead.

        Notes are suggested from the reasons of the `assessments`.
        """
        self._offers, self._assessments = offers or Offers(), assessments
        case = self._row.case if self._row is not None else None
        standing = [each for each in decisions if each.case == case and not each.undone]
        self._decided = max(standing, key=lambda each: each.at) if closed and standing else None
        has_come = self._is_ready and self._has_begun() and seen != self._seen
        self._is_unread = (has_come and not self._is_refused) or (self._is_unread and self._has_begun())
        self._has_news = has_come or (self._has_news and self._has_begun())
        self._is_refused = False
        is_first, self._is_ready, self._seen = not self._is_ready, True, seen
        if is_first:
            self._mind_newer_data()
        self._forget_correction()
        self._refresh()

    def show_drafts(self) -> None:
        """Show what was brought back of the patient chosen."""
        self._mind_newer_data()
        self.note.show_words(self._draft().note)
        self._refresh()

    def show_fault(self, text: str) -> None:
        """Say why the decision was not saved; everything written stays."""
        self._is_refused = self._is_saving
        self._end_saving()
        self.parts.fault.setText(text)
        self.parts.fault.show()
        self._refresh()

    def choose(self, action: Action) -> None:
        """Choose an action for the patient named; the same again takes the choice away."""
        if self._row is None or not self._is_open() or self._is_saving:
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

    def next_template(self) -> None:
        """Suggest the note by the next template; what the person wrote is not written over."""
        templates = self._templates()
        if self._row is None or not templates or not self._is_ready or not self._is_open() or self._is_saving:
            return
        draft = self._draft()
        if draft.note:
            self.show_fault(tr("Empty the note first: a template does not write over what you wrote."))
            return
        code = draft.template if draft.blank else next_code(templates, draft.template)
        self._drafts.suggest(self._row.case, code)
        self._refresh()

    def discard(self) -> None:
        """Throw away what was begun on the patient, or fetch back what was thrown away just now."""
        if self._row is None or self._is_saving:
            return
        draft, back = self._draft(), self._thrown_away
        if draft != Draft():
            self._thrown_away = replace(draft, since=None)
            self._drafts.drop(self._row.case)
        elif back is not None:
            self._thrown_away = None
            self._drafts.put(self._row.case, back)
        self.parts.fault.hide()
        self.show_drafts()

    def correct(self) -> None:
        """Take the decision of a closed case up as the draft of another in its place, or let it be after all."""
        made, row = self._decided, self._row
        if made is None or row is None or not isinstance(made.action, Action) or self._is_saving:
            return
        is_begun = self._draft().corrects == made.id
        self._drafts.put(row.case, Draft() if is_begun else Draft(made.action, made.note, made.details, "", made.id))
        self.show_drafts()

    def save(self) -> None:
        """Ask for the draft to be saved, or say what is missing."""
        if self._row is None or not self._is_open() or self._is_saving:
            return
        draft, details = self._draft(), self.parts.form.details()
        if draft.action is None:
            self.show_fault(tr("Choose what to do first (1-5)."))
        elif not self._is_ready:
            self.show_fault(tr("The chart is not on the screen yet; save when it is."))
        elif details is None:
            self.show_fault(tr("No questionnaire is known here, so none can be chosen."))
        elif self._is_unread:
            self._is_unread = False
            self.show_fault(tr("News of the patient came. Look at it, and save again."))
        elif needs_reason(draft, self._row) and self.parts.form.has_reasons() and not draft.reason:
            self.show_fault(tr("Say why a red patient needs no visit: choose with the arrow keys, and save again."))
            self.parts.form.focus_reason()
        else:
            self._want(draft, details)

    def _want(self, draft: Draft, details: Details) -> None:
        self.parts.fault.hide()
        self._is_saving = True
        self.note.setReadOnly(True)
        # Why a decision is corrected stands on the one that is corrected.
        choice = Choice(details, "" if draft.corrects else draft.reason)
        self.save_wanted.emit(self._row, Wanted(draft, choice, self.note.toPlainText()), self._seen)

    def _end_saving(self) -> None:
        self._is_saving = False
        self.note.setReadOnly(False)

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

    def _has_begun(self) -> bool:
        return self._row is not None and self._drafts.has(self._row.case)

    def _mind_newer_data(self) -> None:
        """Take what came after the draft was kept for unread: it was begun on something else."""
        kept = self._drafts.kept_at(self._row.case) if self._row is not None and self._has_begun() else None
        if self._is_ready and kept is not None and self._seen.received > kept.timestamp() * _MS:
            self._is_unread = self._has_news = True

    def _templates(self) -> tuple[NoteTemplate, ...]:
        return templates_for(self._row, self._draft(), self._offers)

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
        self._show_suggestion()
        self.parts.save.setEnabled(is_open and self._is_ready and chosen is not None)
        self.parts.correct.setText(tr("Leave it as it was") if is_open else tr("Correct the decision"))
        self.parts.correct.setVisible(self._decided is not None)
        self.parts.reopen.setVisible(self._decided is not None and not is_open)
        self._say(chosen)

    def _say(self, chosen: Action | None) -> None:
        """Say what was decided or is about to be, for whom, and what was begun before."""
        back = tr("Fetch the draft back") if self._thrown_away is not None and not self._has_begun() else ""
        begun = begun_words(self._draft(), self._desk.now())
        confirmed = confirmed_words(chosen, self._row)
        for label, text in (
            (self.parts.begun, tr("The draft was thrown away.") if back else begun),
            (self.parts.info, "\n".join(self._info(chosen))),
            (self.parts.confirm, confirmed),
        ):
            label.setText(text)
            label.setVisible(bool(text))
        self.parts.discard.setText(back or tr("Throw away"))
        self.parts.discard.setVisible(bool(back or begun))
        self.parts.save.setAccessibleName(confirmed or tr("Save and next"))

    def _show_details(self, chosen: Action | None) -> None:
        """Show the details of the kind chosen as soon as the chart says what there is to choose from."""
        draft, row, choices = self._draft(), self._row, self._offers.choices
        action = chosen if self._is_ready else None
        details, reasons = draft.details, choices.corrections
        if action is not None and row is not None:
            now = self._desk.now()
            by = None if row.deadline is None else (now, row.deadline)
            details = details or prefilled(action, self._offers, row.colour, now.date(), by)
            reasons = reasons if draft.corrects else choices.reasons.get(action, {})
        is_needed = draft.corrects is not None or (row is not None and needs_reason(draft, row))
        self.parts.form.name_reason(self._reason_name(draft), is_needed=is_needed)
        self.parts.form.setVisible(action is not None)
        self.parts.form.show_details(action, details, self._offers, reasons, draft.reason)

    def _reason_name(self, draft: Draft) -> str:
        if draft.corrects:
            return tr("Why it is corrected")
        is_needed = self._row is not None and needs_reason(draft, self._row)
        return tr("Why a red patient needs no visit") if is_needed else tr("Given reason")

    def _show_suggestion(self) -> None:
        """Suggest a note where nobody has written any; nothing before the patient's reasons are on the screen."""
        draft, row, templates = self._draft(), self._row, self._templates()
        is_free = self._is_ready and self._is_open() and not draft.note and not draft.blank
        template = chosen_template(templates, draft.template) if is_free else None
        if row is not None and template is not None:
            details = self.parts.form.details()
            self.note.suggest(suggested(template, row, self._assessments, details, self._offers))
        elif self.note.is_suggestion:
            self.note.show_words(draft.note)
        self.parts.template.setVisible(self._is_ready and self._is_open() and bool(templates))
        self.parts.template.setAccessibleDescription(in_language(template.name) if template is not None else "Alt+N")
        self.parts.note_label.setText(tr("Note, suggested") if self.note.is_suggestion else tr("Note"))

    def _keep_details(self) -> None:
        if self._row is not None and not self._is_saving:
            form = self.parts.form
            self._drafts.detail(self._row.case, form.details(), form.reason_code())
            self._show_suggestion()

    def _info(self, chosen: Action | None) -> list[str]:
        decided, said = self._decided, []
        if decided is not None and chosen is None:
            said.append(decided_words(decided, self._offers.choices, self._desk.now()))
            if self._has_begun():
                said.append(tr("What you had begun is kept as a draft."))
        elif self._has_news:
            said.append(tr("News of the patient came after you began. What you wrote stands; look before you save."))
        if sent := sending_words(chosen, self._offers):
            said.append(sent)
        return said

    def _write(self) -> None:
        if self._row is not None and not self._is_saving:
            self._drafts.write(self._row.case, self.note.toPlainText())
            self._say(self._draft().action if self._is_open() else None)
            self.parts.note_label.setText(tr("Note"))
            self._tell_begun()

    def _reopen(self) -> None:
        if self._row is not None and self._decided is not None:
            self.undo_wanted.emit(self._row, self._decided)

    def _dress(self) -> None:
        self.setProperty("surface", "card")
        self.parts.save.setProperty("kind", "primary")
        self.note.setPlaceholderText(tr("Note (N)"))
        self.note.setAccessibleName(tr("Note"))
        for action, button in self.parts.buttons.items():
            button.clicked.connect(partial(self.choose, action))
        self.parts.more.clicked.connect(self._press_more)
        self.parts.form.changed.connect(self._keep_details)
        self.parts.template.clicked.connect(lambda: trigger(self, "template"))
        self.parts.discard.clicked.connect(lambda: trigger(self, "discard"))
        self.note.written.connect(self._write)
        self.parts.save.clicked.connect(self.save)
        self.parts.correct.clicked.connect(self.correct)
        self.parts.reopen.clicked.connect(self._reopen)
