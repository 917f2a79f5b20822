"""What a test gives: every input, and every limit that a patient may have of their own, with its value."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from triage.scoring.explain.words import spoken
from triage.scoring.readings.units import shown_unit
from triage.scoring.rules.conditions import Literal
from triage.scoring.rules.model import RuleTest, ValueType
from ui.theme import scaled
from ui.thresholds.rules.conditions.fitting import texts_of
from ui.thresholds.rules.conditions.row_texts import unit_of
from ui.thresholds.rules.form_lines import FormLines
from ui.thresholds.rules.known import Known, as_text
from ui.thresholds.rules.line_table import Line, LineTable
from ui.thresholds.rules.pick import Pick
from ui.thresholds.rules.text_field import HeldNumber
from ui.translate import in_language, language, tr
from ui.widgets.message import Message
from ui.widgets.plain_label import PlainLabel

_HIGH = 190
_OWN = "own limit:"


class GivenEditor(QWidget):
    """`changed` carries the test with other values; Del lets a value be unknown."""

    changed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._known: Known | None = None
        self._test: RuleTest | None = None
        self.table = LineTable(tr("What is given"), (tr("Input"), tr("Value")))
        self.table.setFixedHeight(scaled(_HIGH))
        self.table.take_keys({"unknown": "Del"})
        self.number, self.unit, self.choice = HeldNumber(tr("Value")), PlainLabel(), Pick(tr("Value"))
        self.unknown = QPushButton(tr("Not known"))
        self.message = Message()
        self._form = FormLines()
        self._form.add("number", tr("Value"), self.number, self.unit, self.unknown)
        self._form.add("choice", tr("Value"), self.choice)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.table)
        layout.addLayout(self._form)
        layout.addWidget(self.message)
        self.message.hide()
        self.table.chosen.connect(self._show_value)
        self.table.opened.connect(self._focus_value)
        self.table.asked.connect(lambda _: self._put(None))
        self.number.typed.connect(self._type)
        self.choice.picked.connect(self._put_literal)
        self.unknown.clicked.connect(lambda: self._put(None))

    def show_test(self, known: Known, test: RuleTest) -> None:
        """Show what a test gives."""
        self._known, self._test = known, test
        self.message.say("")
        params = known.rule_set.params.values()
        own = [one.name for one in params if one.patient_override or one.name in test.override]
        lines = [_line(known, name, test.given) for name in known.rule_set.inputs]
        lines += [_own_line(known, name, test.override) for name in own]
        self.table.show_lines(lines)

    def _show_value(self, _: object) -> None:
        known, test, key = self._known, self._test, str(self.table.key())
        if known is None or test is None or self.table.key() is None:
            return
        if key.startswith(_OWN) or known.rule_set.inputs[key].type is ValueType.NUMBER:
            name = key.removeprefix(_OWN)
            value = test.override.get(name) if key.startswith(_OWN) else test.given.get(name)
            self.number.show_text(as_text(value))
            self.unit.setText(_unit(known, key))
            self._form.show_only({"number"})
            return
        self.choice.show_choices(_choices(known, key, test.given.get(key)), test.given.get(key))
        self._form.show_only({"choice"})

    def _focus_value(self) -> None:
        (self.number if self.number.isVisible() else self.choice).setFocus()
        self.number.selectAll()

    def _type(self, text: str) -> None:
        number = self.number.number()
        if not text.strip():
            self._put(None)
        elif number is None:
            self.message.say(tr("Write a number, such as 88.5."), "error")
        else:
            self._put(number)

    def _put_literal(self, value: object) -> None:
        self._put(value if isinstance(value, bool | str | Decimal) else None)

    def _put(self, value: Literal | None) -> None:
        if self._test is None or self._known is None or not self._known.may_change:
            return
        key = str(self.table.key())
        if key.startswith(_OWN):
            name = key.removeprefix(_OWN)
            override = {each: one for each, one in self._test.override.items() if each != name}
            own = override | ({name: value} if isinstance(value, Decimal) else {})
            self.changed.emit(replace(self._test, override=own))
            return
        # What is given keeps its place, so that one value is one change in the text.
        given = {**self._test.given, key: value}
        left = {each: one for each, one in given.items() if each != key or value is not None}
        self.changed.emit(replace(self._test, given=left))


def _line(known: Known, name: str, given: Mapping[str, Literal | None]) -> Line:
    value = given.get(name)
    unit = unit_of(known, name) if isinstance(value, Decimal) else ""
    told = "–" if value is None else f"{spoken(value, language())}\u00a0{unit}".strip()
    return Line(name, (known.input_called(name), told))


def _own_line(known: Known, name: str, override: Mapping[str, Decimal]) -> Line:
    value = override.get(name)
    told = "–" if value is None else f"{as_text(value)}\u00a0{_unit(known, _OWN + name)}".strip()
    return Line(_OWN + name, (tr("own limit: {limit}").format(limit=known.labels[name]), told))


def _unit(known: Known, key: str) -> str:
    if key.startswith(_OWN):
        return in_language(shown_unit(known.rule_set.params[key.removeprefix(_OWN)].unit))
    return unit_of(known, key)


def _choices(known: Known, name: str, value: Literal | None) -> list[tuple[object, str]]:
    declared = known.rule_set.inputs[name]
    texts = declared.codes or texts_of(known.rule_set, name)
    every: list[Literal] = [*texts] if texts else [True, False]
    if value is not None and value not in every:
        every.append(value)
    return [(None, tr("not known")), *((one, spoken(one, language())) for one in every)]
