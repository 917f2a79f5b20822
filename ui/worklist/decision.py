"""The panel where a clinician decides: one of four answers and a note, for the patient named at its top."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QPlainTextEdit, QPushButton, QWidget

from triage.clinical.decision import Action, Decision, Seen
from triage.worklist.row import Row
from ui.desk import Desk
from ui.sending_words import decided_where
from ui.translate import action_name, shown_time, tr
from ui.widgets.key_button import KeyButton
from ui.widgets.plain_label import PlainLabel
from ui.worklist.decision_layout import Parts, lay_out
from ui.worklist.drafts import Draft, Drafts

ACTIONS = (Action.VISIT, Action.PHONE, Action.MESSAGE, Action.NO_VISIT)


class DecisionPanel(QFrame):
    """Shows the draft of one case; `save_wanted` carries (Row, Draft, Seen), `undo_wanted` (Row, Decision).

    A decision can be chosen at once and saved only when the chart is on the screen.
    """

    save_wanted = Signal(object, object, object)
    undo_wanted = Signal(object, object)

    def __init__(self, desk: Desk, drafts: Drafts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._drafts = drafts
        self._row: Row | None = None
        self._is_ready = False
        self._decided: Decision | None = None
        self._seen = Seen()
        self.parts = _parts()
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
        self._row, self._is_ready, self._decided = row, False, None
        self.parts.fault.hide()
        draft = self._drafts.of(row.case) if row is not None else Draft()
        blocked = self.note.blockSignals(True)
        self.note.setPlainText(draft.note)
        self.note.blockSignals(blocked)
        self.parts.name.setText(row.name if row is not None else "")
        self._refresh()

    def show_ready(self, decisions: tuple[Decision, ...], closed: bool, seen: Seen) -> None:
        """Let the decision be saved: the chart is on the screen. A case that is closed shows its decision instead."""
        case = self._row.case if self._row is not None else None
        standing = [each for each in decisions if each.case == case and not each.undone]
        self._decided = max(standing, key=lambda each: each.at) if closed and standing else None
        self._is_ready, self._seen = True, seen
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
        chosen = self._drafts.of(self._row.case).action
        self._drafts.choose(self._row.case, None if chosen is action else action)
        self._refresh()

    def save(self) -> None:
        """Ask for the draft to be saved, or say what is missing."""
        if self._row is None or not self._is_open():
            return
        draft = self._drafts.of(self._row.case)
        if draft.action is None:
            self.show_fault(tr("Choose one of the four first (1-4)."))
        elif not self._is_ready:
            self.show_fault(tr("The chart is not on the screen yet; save when it is."))
        else:
            self.parts.fault.hide()
            self.save_wanted.emit(self._row, draft, self._seen)

    def _is_open(self) -> bool:
        return self._row is not None and not self._row.closed and self._decided is None

    def _refresh(self) -> None:
        is_open = self._is_open()
        chosen = self._drafts.of(self._row.case).action if self._row is not None else None
        for action, button in self.parts.buttons.items():
            button.setChecked(action is chosen)
            button.setEnabled(is_open)
        self.note.setEnabled(is_open)
        self.parts.save.setEnabled(is_open and self._is_ready and chosen is not None)
        self.parts.reopen.setVisible(self._decided is not None)
        self.parts.info.setText(self._info(chosen))
        self.parts.info.setVisible(bool(self.parts.info.text()))

    def _info(self, chosen: Action | None) -> str:
        decided = self._decided
        if decided is not None:
            text = tr("{action}, {time}, {actor}. {note}")
            when = shown_time(decided.at, self._desk.now())
            name = action_name(decided.action)
            told = text.format(action=name, time=when, actor=decided.actor, note=decided.note).strip()
            where = decided_where(decided, self._desk.now())
            return f"{told}\n{where[:1].upper()}{where[1:]}." if where else told
        if chosen is Action.MESSAGE:
            return tr("Nothing is sent: no message channel is set up. The decision is saved here alone.")
        return ""

    def _write(self) -> None:
        if self._row is not None:
            self._drafts.write(self._row.case, self.note.toPlainText())

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
        self.note.textChanged.connect(self._write)
        self.parts.save.clicked.connect(self.save)
        self.parts.reopen.clicked.connect(self._reopen)


def _parts() -> Parts:
    return Parts(
        title=PlainLabel(tr("Decide"), "strong"),
        name=PlainLabel("", "muted"),
        buttons={action: _action_button(action, number) for number, action in enumerate(ACTIONS, 1)},
        info=PlainLabel("", "muted"),
        note=QPlainTextEdit(),
        save=KeyButton(tr("Save and next"), "Ctrl+↵"),
        reopen=QPushButton(tr("Take the decision back")),
        fault=PlainLabel("", "error"),
    )


def _action_button(action: Action, number: int) -> KeyButton:
    button = KeyButton(action_name(action), str(number))
    button.setCheckable(True)
    return button
