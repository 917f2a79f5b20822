"""The details of a decision, under the kind that is chosen: what is likely stands there already."""

from collections.abc import Callable, Iterable
from datetime import date, datetime

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from triage.clinical.decision import Action
from triage.clinical.details import ChangeInterval, Details, NewQuestionnaire, Phone, Urgency, Visit
from triage.worklist.choices import Labels
from triage.worklist.decision_words import ASKED_OF, every_words, urgency_words
from triage.worklist.offers import Offers
from ui.translate import in_language, shown_time, tr
from ui.widgets.fields import choice, day_field, day_in
from ui.widgets.leaving import empty, let_go
from ui.widgets.plain_label import PlainLabel

_URGENCIES = (
    Visit(Urgency.SAME_DAY),
    *(Visit(Urgency.WITHIN_DAYS, days) for days in (1, 3, 7, 14, 30)),
    Visit(Urgency.NEXT_REGULAR),
)
_LAST_FIELD = 3
_GAP = 4
# What a line of chips may take beside the page, and lying above it.
_STANDING_ROOM, _LYING_ROOM = 222, 290


class DetailsForm(QWidget):
    """Shows the fields of one kind of decision; `changed` is emitted when a person changes one.

    `now` returns the time in the zone in which times are shown.
    """

    changed = Signal()

    def __init__(self, now: Callable[[], datetime], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._now = now
        self._action: Action | None = None
        self._shown: Details | None = None
        self.first = choice("")
        self.second = choice(tr("Answered by"))
        self.day = day_field(date(2000, 1, 1), tr("From"))
        self.prepare: dict[str, QPushButton] = {}
        self.instructions = QLineEdit()
        self.reason = choice(tr("Given reason"))
        self._label = PlainLabel("", "label")
        self._reason_label = PlainLabel(tr("Given reason"), "label")
        self._chips = QVBoxLayout()
        self._preparing = QWidget()
        self._room = _STANDING_ROOM
        self._is_compact = False
        self._is_reason_needed = False
        self._beside = QVBoxLayout(self._preparing)
        self._grid = QGridLayout(self)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self._lay_out()
        for box in (self.first, self.second, self.reason):
            box.activated.connect(self.changed)
        self.day.dateChanged.connect(self.changed)
        self.instructions.textEdited.connect(self.changed)
        self.show_details(None, None, Offers(), {}, "")

    def set_compact(self, is_compact: bool) -> None:
        """Lay what is to be prepared beside the other fields instead of among them."""
        self._is_compact = is_compact
        self._room = _LYING_ROOM if is_compact else _STANDING_ROOM
        self._pack()
        empty(self._grid)
        fields = (self._label, self.first, self.second, self.day, self._reason_label, self.reason)
        for row, field in enumerate(fields):
            # Standing, what is to be prepared goes between the first fields and the reason.
            self._grid.addWidget(field, row + (row > _LAST_FIELD), 0)
        self._grid.addWidget(self._preparing, *((0, 1, len(fields) + 1, 1) if is_compact else (_LAST_FIELD + 1, 0)))
        self._grid.setRowStretch(len(fields) + 1, int(is_compact))
        self._grid.setColumnStretch(0, 1)

    def show_details(
        self, action: Action | None, details: Details | None, offers: Offers, reasons: Labels, reason: str
    ) -> None:
        """Show the fields of `action` filled with `details`, and the `reasons` with one of them chosen."""
        blocked = self.blockSignals(True)
        self._action, self._shown = action, details
        # Standing, there is no line to spare for a label that the field itself can say.
        has_label = self._is_compact or self._is_reason_needed
        none = tr("not given") if has_label else tr("Reason: not given")
        _fill(self.reason, [(none, ""), *_words(reasons)], reason)
        self.reason.setVisible(action is not None and bool(reasons))
        self._reason_label.setVisible(action is not None and bool(reasons) and has_label)
        self._show_fields(details, offers)
        self.blockSignals(blocked)

    def name_reason(self, name: str, *, is_needed: bool) -> None:
        """Say what the reason is one of, and whether it must be given: of deciding so, or of correcting."""
        self._is_reason_needed = is_needed
        self._reason_label.setText(name)
        self.reason.setAccessibleName(name)

    def details(self) -> Details | None:
        """Return what the fields say; None where the kind needs something that is not there to choose."""
        match self._shown:
            case Visit():
                soon = self.first.currentData()
                prepare = tuple(code for code, chip in self.prepare.items() if chip.isChecked())
                return Visit(soon.urgency, soon.within_days, prepare, self.instructions.text().strip())
            case Phone():
                window: Phone = self.first.currentData()
                return window
            case ChangeInterval():
                return ChangeInterval(self.first.currentData(), day_in(self.day))
            case NewQuestionnaire():
                url, title = self.first.currentData()
                return NewQuestionnaire(url, title, self.second.currentData())
        return self._shown

    def reason_code(self) -> str:
        """Return the code of the reason chosen, "" where none is."""
        return str(self.reason.currentData() or "")

    def focus_first(self) -> None:
        """Let the keyboard work in the first field."""
        visible = (part for part in (self.first, self.reason) if not part.isHidden())
        for part in visible:
            part.setFocus()
            return

    def has_reasons(self) -> bool:
        """Return whether there is any reason to choose."""
        return self.reason.count() > 1

    def focus_reason(self) -> None:
        """Let the keyboard work in the reason."""
        self.reason.setFocus()

    def _show_fields(self, details: Details | None, offers: Offers) -> None:
        is_visit, is_form = isinstance(details, Visit), isinstance(details, NewQuestionnaire)
        label, options, current = _options(details, offers, self._now())
        self._label.setText(label)
        self.first.setAccessibleName(label)
        _fill(self.first, options, current)
        for part in (self.first, self._label):
            part.setVisible(bool(options))
        self.second.setVisible(is_form)
        self.day.setVisible(isinstance(details, ChangeInterval))
        self._preparing.setVisible(is_visit)
        self._show_chips({}, ())
        match details:
            case Visit():
                self._show_chips(offers.choices.prepare, details.prepare)
                self.instructions.setText(details.instructions)
            case ChangeInterval():
                self.day.setDate(QDate(details.start.year, details.start.month, details.start.day))
            case NewQuestionnaire():
                self.second.setCurrentIndex(self.second.findData(details.asked_of))

    def _show_chips(self, labels: Labels, chosen: Iterable[str]) -> None:
        let_go(*self.prepare.values())
        self.prepare = {code: _chip(in_language(words), code in chosen) for code, words in labels.items()}
        before: QWidget = self.first
        for chip in self.prepare.values():
            chip.setParent(self._preparing)
            chip.clicked.connect(self.changed)
            # Made anew for every patient, they would else be the last that the keyboard reaches.
            self.setTabOrder(before, chip)
            before = chip
        self._pack()
        self.setTabOrder(before, self.instructions)
        self.setTabOrder(self.instructions, self.reason)

    def _pack(self) -> None:
        """Put as many chips on a line as there is room for: none is cut."""
        empty(self._chips)
        left, line = 0, QHBoxLayout()
        for chip in self.prepare.values():
            chip.ensurePolished()
            wide = chip.sizeHint().width()
            if wide > left:
                left, line = self._room, QHBoxLayout()
                line.setSpacing(_GAP)
                line.setAlignment(Qt.AlignmentFlag.AlignLeft)
                self._chips.addLayout(line)
            line.addWidget(chip)
            chip.show()
            left -= wide + _GAP

    def _lay_out(self) -> None:
        for asked_of, words in ASKED_OF.items():
            self.second.addItem(in_language(words), asked_of)
        self.instructions.setPlaceholderText(tr("Other preparation"))
        self.instructions.setAccessibleName(tr("Other preparation"))
        for label in (self._label, self._reason_label):
            label.setWordWrap(False)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(_GAP)
        self._chips.setSpacing(_GAP)
        # The day has no label of its own.
        self.day.setDisplayFormat(f"'{tr('from')}' d.M.yyyy")
        self._beside.setContentsMargins(0, 0, 0, 0)
        self._beside.setSpacing(_GAP)
        self._beside.addLayout(self._chips)
        self._beside.addWidget(self.instructions)
        self._beside.addStretch(1)
        self.set_compact(False)


def _options(details: Details | None, offers: Offers, now: datetime) -> tuple[str, list[tuple[str, object]], object]:
    """Return what the first field is called, what it offers, and which of it counts."""
    match details:
        case Visit():
            soon = Visit(details.urgency, details.within_days)
            offered = _URGENCIES if soon in _URGENCIES else (soon, *_URGENCIES)
            return tr("How soon"), [(in_language(urgency_words(one)), one) for one in offered], soon
        case Phone():
            windows = offers.windows if details in (*offers.windows, Phone()) else (details, *offers.windows)
            listed = [(_window(one, now), one) for one in windows]
            return tr("Call in the window"), [*listed, (tr("no window promised"), Phone())], details
        case ChangeInterval():
            days = sorted({*offers.choices.intervals, details.days})
            return tr("Measure"), [(in_language(every_words(one)), one) for one in days], details.days
        case NewQuestionnaire():
            forms = offers.questionnaires or ((details.questionnaire, details.title),)
            named: list[tuple[str, object]] = [(title or url, (url, title)) for url, title in forms]
            return tr("Questionnaire"), named, (details.questionnaire, details.title)
    return "", [], None


def _window(phone: Phone, now: datetime) -> str:
    """Return a window with its day in words where that is near: "i dag 13.00–15.00"."""
    if phone.start is None or phone.end is None:
        return ""
    return f"{shown_time(phone.start, now)}–{shown_time(phone.end, now).rpartition(' ')[2]}"


def _fill(box: QComboBox, options: Iterable[tuple[str, object]], current: object) -> None:
    box.clear()
    values = []
    for text, value in options:
        box.addItem(text, value)
        values.append(value)
    box.setCurrentIndex(values.index(current) if current in values else 0)


def _words(labels: Labels) -> list[tuple[str, object]]:
    return [(in_language(words), code) for code, words in labels.items()]


def _chip(text: str, is_chosen: bool) -> QPushButton:
    chip = QPushButton(text)
    chip.setCheckable(True)
    chip.setChecked(is_chosen)
    chip.setProperty("kind", "chip")
    # What is to be prepared is never cut.
    chip.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
    return chip
