"""The fields of a note: which of them a kind asks for, and what they say."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from re import compile

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QWidget

from triage.coordination.notes import NoteKind, Told, Value
from triage.coordination.situation.pathway import PatientDelay, Waiver
from triage.coordination.situation.traveller import Needs, Unavailable
from triage.coordination.words.needs import transport_words
from triage.coordination.words.wishes.read import read_wishes
from ui.translate import in_language, tr
from ui.widgets.fields import choice, day_field, day_in
from ui.widgets.plain_label import PlainLabel

_KINDS_OF_TRANSPORT = ("sitting", "wheelchair", "lying")
_CLOCK = compile(r"([01]?\d|2[0-3])(?:[.:]([0-5]\d))?")
_AROUND = 40


class NoteFields:
    """Every field there is; `shown_for` names those of a kind, in their order."""

    def __init__(self, today: date) -> None:
        self.first, self.last = day_field(today, tr("From")), day_field(today, tr("To and with"))
        self._from = PlainLabel(tr("From"))
        self.since, self.until = _labelled(self._from, self.first), _labelled(PlainLabel(tr("To and with")), self.last)
        self.start, self.end = _clock_field(tr("from what time, e.g. 9.30")), _clock_field(tr("to what time"))
        self.words = QLineEdit()
        self.language = QLineEdit()
        self.companion = QCheckBox(tr("Companion"))
        kinds = ((in_language(transport_words(one)), one) for one in _KINDS_OF_TRANSPORT)
        self.transport = choice(tr("Transport"), (tr("no transport"), ""), *kinds)
        self.documented = QCheckBox(tr("It is documented in the record"))
        for field, name in ((self.language, tr("Language of the interpreter")), (self.words, tr("In words"))):
            field.setPlaceholderText(name)
            field.setAccessibleName(name)

    def shown_for(self, kind: NoteKind) -> tuple[QWidget, ...]:
        """Return the fields that a kind asks for."""
        told = (self.since,)
        fields: Mapping[NoteKind, tuple[QWidget, ...]] = {
            NoteKind.UNAVAILABLE: (self.since, self.start, self.until, self.end, self.words),
            NoteKind.WISHES: (self.words,),
            NoteKind.NEEDS: (self.language, self.companion, self.transport),
            NoteKind.WAIVER: (self.until, self.documented, self.words),
            NoteKind.DELAY: (self.since, self.until),
            NoteKind.TOLD: told,
            NoteKind.FREE_CHOICE: told,
        }
        return fields[kind]

    def every(self) -> tuple[QWidget, ...]:
        """Return all fields, in the order they stand in."""
        days = (self.since, self.start, self.until, self.end)
        return (*days, self.language, self.companion, self.transport, self.documented, self.words)

    def begin(self, kind: NoteKind, today: date, needs: Needs) -> None:
        """Be empty, but for the needs that are noted: what is kept takes their place."""
        hints = {
            NoteKind.UNAVAILABLE: tr("Why, for your own department alone"),
            NoteKind.WISHES: tr("Wishes, e.g. not Tuesday, after 10; empty: no wishes"),
            NoteKind.WAIVER: tr("Why, for your own department alone"),
        }
        self.words.clear()
        self.words.setPlaceholderText(hints.get(kind, ""))
        self.words.setAccessibleName(hints.get(kind, tr("In words")))
        _make_room(self.words, hints.get(kind, ""))
        is_told = kind in (NoteKind.TOLD, NoteKind.FREE_CHOICE)
        self._from.setText(tr("Day") if is_told else tr("From"))
        for field in (self.first, self.last):
            field.setDate(QDate(today.year, today.month, today.day))
        for clock in (self.start, self.end):
            clock.clear()
        self.language.setText(needs.interpreter)
        self.companion.setChecked(needs.companion)
        self.transport.setCurrentIndex(max(0, self.transport.findData(needs.transport)))
        self.documented.setChecked(False)

    def fault(self, kind: NoteKind, today: date) -> str:
        """Return what cannot be kept as it is written, and how it can; "" where all can."""
        if kind is NoteKind.WISHES and read_wishes(self.words.text(), today).unavailable:
            return tr("Days on which the patient cannot come are a note of their own: choose it on top.")
        is_read = kind is not NoteKind.UNAVAILABLE or all(
            not one.text().strip() or _CLOCK.fullmatch(one.text().strip()) for one in (self.start, self.end)
        )
        return "" if is_read else tr("Write the time of day as 9.30, or leave it empty for the whole day.")

    def value(self, kind: NoteKind, today: date) -> Value:
        """Return what the fields say."""
        words, first, last = self.words.text().strip(), day_in(self.first), day_in(self.last)
        match kind:
            case NoteKind.UNAVAILABLE:
                return Unavailable(*self._times(first, last), words)
            case NoteKind.WISHES:
                return read_wishes(words, today).wishes
            case NoteKind.NEEDS:
                return Needs(
                    self.language.text().strip(), self.companion.isChecked(), str(self.transport.currentData())
                )
            case NoteKind.WAIVER:
                return Waiver(self.documented.isChecked(), last, words)
            case NoteKind.DELAY:
                return PatientDelay(first, last)
        return Told(first)

    def _times(self, first: date, last: date) -> tuple[datetime, datetime]:
        """Return from when until when; without a time of day it is whole days."""
        start, end = _clock(self.start), _clock(self.end)
        until = datetime.combine(last, end) if end else datetime.combine(last + timedelta(days=1), time.min)
        return datetime.combine(first, start or time.min), until


def _make_room(field: QLineEdit, hint: str) -> None:
    field.setMinimumWidth(field.fontMetrics().horizontalAdvance(hint) + _AROUND)


def _labelled(label: PlainLabel, field: QWidget) -> QWidget:
    both = QWidget()
    row = QHBoxLayout(both)
    row.setContentsMargins(0, 0, 0, 0)
    label.setWordWrap(False)
    row.addWidget(label)
    row.addWidget(field)
    return both


def _clock_field(name: str) -> QLineEdit:
    field = QLineEdit()
    field.setPlaceholderText(name)
    field.setAccessibleName(name)
    _make_room(field, name)
    return field


def _clock(field: QLineEdit) -> time | None:
    found = _CLOCK.fullmatch(field.text().strip())
    return None if found is None else time(int(found[1]), int(found[2] or 0))
