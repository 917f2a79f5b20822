"""The input chosen, as fields."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from triage.errors import Text
from triage.scoring.rules.model import Aggregation, CgmMetric, Freshness, Input, InputKind, ScorePart, ValueType, Worse
from ui.desks.tuning.facts import InHand
from ui.thresholds.rules.form_lines import FormLines
from ui.thresholds.rules.inputs.fitting import (
    FIELDS,
    extra_words,
    extras_of,
    item_choices,
    with_aggregation,
    with_code,
    with_field,
    with_instrument,
    with_kind,
)
from ui.thresholds.rules.inputs.words import (
    FACTS,
    aggregation_words,
    fact_words,
    kind_words,
    metric_words,
    old_words,
    thing_words,
    worse_words,
)
from ui.thresholds.rules.known import Known, as_text
from ui.thresholds.rules.pick import Pick
from ui.thresholds.rules.text_field import HeldNumber, TextField
from ui.translate import tr
from ui.widgets.message import Message
from ui.widgets.plain_label import PlainLabel

_HOURS, _DAYS, _NONE = "hours", "days", "none"
_KIND_FIELDS = {
    InputKind.READING: {"code", "agg", "window", "min_n", "decimals"},
    InputKind.SCORE: {"instrument", "agg", "window", "decimals"},
    InputKind.ANSWER: {"instrument", "item", "window"},
    InputKind.CGM: {"metric", "window", "decimals"},
    InputKind.META: {"fact", "decimals"},
}
_ALWAYS = {"danish", "english", "kind", "required", "old", "name"}


class InputForm(QWidget):
    """`changed` carries the input as it is to be, `renamed` another name for it in the file."""

    changed = Signal(object)
    renamed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._known: Known | None = None
        self._input: Input | None = None
        self.title = PlainLabel("", "strong")
        self.findings, self.message = Message(), Message()
        self.danish, self.english = TextField(tr("Name in Danish")), TextField(tr("Name in English"))
        self.kind, self.code = Pick(tr("Where it comes from")), Pick(tr("Which reading"))
        self.instrument, self.item = Pick(tr("Which questionnaire")), Pick(tr("Which question"))
        self.link = TextField(tr("Link id of the question"))
        self.sensor, self.fact = Pick(tr("What is made of the sensor")), Pick(tr("Which fact"))
        self.agg = Pick(tr("How it becomes one number"))
        self.span, self.span_unit = HeldNumber(tr("How far back")), Pick(tr("Hours or days"))
        self.min_n, self.decimals = HeldNumber(tr("Fewest readings")), HeldNumber(tr("Decimals"))
        self.extras = {name: HeldNumber(extra_words(name)) for name in FIELDS}
        self.required = QCheckBox(tr("Nobody is green without it"))
        self.old = Pick(tr("When it is too old"))
        self.worse = Pick(tr("Which way is worse"))
        self.codes = TextField(tr("Answers there are"))
        self.name = TextField(tr("Name in the file"))
        self._form = FormLines()
        self._lay_out()
        self._connect()

    def show_input(self, known: Known, declared: Input | None) -> None:
        """Show an input, or nothing."""
        self._known, self._input = known, declared
        self.setVisible(declared is not None)
        if declared is None:
            return
        is_there = declared.name in known.names
        self.message.say("")
        self.title.setText(known.input_called(declared.name) if is_there else tr("A new input"))
        self.findings.say("\n".join(known.findings_at(f"inputs.{declared.name}")), "error")
        self._show_choices(known, declared)
        self._show_numbers(declared)
        self._form.show_only(self._shown(known, declared))
        self.setEnabled(known.may_change)

    def _show_choices(self, known: Known, declared: Input) -> None:
        in_hand = known.in_hand
        label = declared.label or Text("", "")
        self.danish.show_text(label.da)
        self.english.show_text(label.en)
        self.kind.show_choices([(one, kind_words(one)) for one in InputKind], declared.kind)
        kinds = [(one, thing_words(in_hand, InputKind.READING, one)) for one in in_hand.kinds]
        self.code.show_choices(kinds, declared.code)
        every = in_hand.instruments
        asked: list[tuple[object, str]] = [(one, thing_words(in_hand, InputKind.SCORE, one)) for one in every]
        if declared.kind is InputKind.ANSWER:
            asked.append((None, tr("another questionnaire")))
        self.instrument.show_choices(asked, declared.instrument)
        self.item.show_choices(item_choices(in_hand, declared), declared.item)
        self.link.show_text(declared.item or "")
        self.sensor.show_choices([(one, metric_words(one)) for one in CgmMetric], declared.metric)
        self.fact.show_choices([(one, fact_words(one)) for one in FACTS], declared.source_name)
        ways = ScorePart if declared.kind is InputKind.SCORE else Aggregation
        self.agg.show_choices([(str(one), aggregation_words(one)) for one in ways], declared.agg and str(declared.agg))
        self.old.show_choices([(one, old_words(one)) for one in Freshness], declared.freshness)
        self.required.setChecked(declared.required)
        self.worse.show_choices([(one, worse_words(one)) for one in (None, *Worse)], declared.worse)
        self.codes.show_text(", ".join(declared.codes))
        self.name.show_text(declared.name)

    def _show_numbers(self, declared: Input) -> None:
        number = declared.window_h if declared.window_d is None else Decimal(declared.window_d)
        unit = _DAYS if declared.window_d is not None else _HOURS if declared.window_h is not None else _NONE
        self.span.show_text(as_text(number))
        units = [(_HOURS, tr("hours")), (_DAYS, tr("days")), (_NONE, tr("as the plan says"))]
        self.span_unit.show_choices(units, unit)
        for field, value in ((self.min_n, declared.min_n), (self.decimals, declared.decimals)):
            field.show_text("" if value is None else str(value))
        for name, field in self.extras.items():
            value = getattr(declared, name)
            field.show_text("" if value is None else as_text(Decimal(value)))

    def _shown(self, known: Known, declared: Input) -> set[str]:
        shown = _ALWAYS | _KIND_FIELDS[declared.kind] | {one.field for one in extras_of(declared)}
        if declared.kind is InputKind.ANSWER and declared.instrument not in known.in_hand.instruments:
            shown = shown - {"item"} | {"link"}
        shown |= {"worse"} if declared.type is ValueType.NUMBER else set()
        is_text = declared.kind is InputKind.ANSWER and declared.type in (ValueType.TEXT, ValueType.ANY)
        shown |= {"codes"} if is_text or declared.codes else set()
        return shown

    def _change(self, change: Callable[[Input], Input]) -> None:
        if self._input is not None:
            self.changed.emit(change(self._input))

    def _label(self, _: str) -> None:
        danish, english = self.danish.text().strip(), self.english.text().strip()
        if bool(danish) == bool(english):
            self._change(lambda one: replace(one, label=Text(danish, english) if danish else None))
        else:
            self.message.say(tr("Write the name in both languages."))

    def _type_window(self, _: object) -> None:
        unit, number = self.span_unit.value(), self.span.number()
        if unit == _NONE:
            self._change(lambda one: replace(one, window_h=None, window_d=None))
        elif number is None or number <= 0 or (unit == _DAYS and number != number.to_integral_value()):
            self.message.say(tr("Write how many hours, or how many whole days."), "error")
        elif unit == _DAYS:
            self._change(lambda one: replace(one, window_h=None, window_d=int(number)))
        else:
            self._change(lambda one: replace(one, window_h=number, window_d=None))

    def _type_whole(self, field: HeldNumber, name: str) -> None:
        number = field.whole()
        if number is None and field.text().strip():
            self.message.say(tr("Write a whole number, such as 2."), "error")
        else:
            self._change(lambda one: with_field(one, name, number))

    def _type_extra(self, name: str) -> None:
        if self._input is None:
            return
        field = self.extras[name]
        is_whole = any(one.is_whole for one in extras_of(self._input) if one.field == name)
        number = field.whole() if is_whole else field.number()
        if number is None:
            wanted = tr("Write a whole number, such as 2.") if is_whole else tr("Write a number, such as 88.5.")
            self.message.say(wanted, "error")
        else:
            self._change(lambda one: with_field(one, name, number))

    def _connect(self) -> None:
        put = self._change
        for field in (self.danish, self.english):
            field.typed.connect(self._label)
        self.kind.picked.connect(lambda one: put(lambda was: with_kind(self._in_hand(), was, InputKind(one))))
        self.code.picked.connect(lambda one: put(lambda was: with_code(self._in_hand(), was, str(one))))
        self.instrument.picked.connect(self._pick_instrument)
        self.item.picked.connect(lambda one: put(lambda was: replace(was, item=str(one))))
        self.link.typed.connect(lambda text: put(lambda was: replace(was, item=text.strip() or was.item)))
        self.sensor.picked.connect(lambda one: put(lambda was: replace(was, metric=str(one))))
        self.fact.picked.connect(lambda one: put(lambda was: replace(was, source_name=str(one))))
        self.agg.picked.connect(lambda one: put(lambda was: with_aggregation(was, str(one))))
        self.span.typed.connect(self._type_window)
        self.span_unit.picked.connect(self._type_window)
        self.min_n.typed.connect(lambda _: self._type_whole(self.min_n, "min_n"))
        self.decimals.typed.connect(lambda _: self._type_whole(self.decimals, "decimals"))
        for name, number in self.extras.items():
            number.typed.connect(lambda _, name=name: self._type_extra(name))
        self.required.clicked.connect(lambda on: put(lambda was: replace(was, required=on)))
        self.worse.picked.connect(lambda one: put(lambda was: replace(was, worse=one)))
        self.codes.typed.connect(lambda text: put(lambda was: replace(was, codes=_codes(text))))
        self.name.typed.connect(lambda text: self.renamed.emit(text.strip()))
        self.old.picked.connect(lambda one: put(lambda was: replace(was, freshness=Freshness(one))))

    def _in_hand(self) -> InHand:
        if self._known is None:
            raise AssertionError("an input is changed only when one is shown")
        return self._known.in_hand

    def _pick_instrument(self, one: object) -> None:
        code = None if one is None else str(one)
        if self._input is not None and self._input.kind is InputKind.ANSWER:
            self._change(lambda was: with_instrument(self._in_hand(), was, code))
        else:
            self._change(lambda was: replace(was, instrument=code, item=None))

    def _lay_out(self) -> None:
        form = self._form
        form.add("danish", tr("Name in Danish"), self.danish, fills=True)
        form.add("english", tr("Name in English"), self.english, fills=True)
        form.add("kind", tr("Where it comes from"), self.kind)
        form.add("code", tr("Which reading"), self.code)
        form.add("instrument", tr("Which questionnaire"), self.instrument)
        form.add("item", tr("Which question"), self.item)
        form.add("link", tr("Link id of the question"), self.link, fills=True)
        form.add("metric", tr("What is made of the sensor"), self.sensor)
        form.add("fact", tr("Which fact"), self.fact)
        form.add("agg", tr("How it becomes one number"), self.agg)
        for name, field in self.extras.items():
            form.add(name, extra_words(name), field)
        form.add("window", tr("How far back"), self.span, self.span_unit)
        form.add("min_n", tr("Fewest readings"), self.min_n)
        form.add("decimals", tr("Decimals"), self.decimals)
        form.add("required", "", self.required)
        form.add("old", tr("When it is too old"), self.old)
        form.add("worse", tr("Which way is worse"), self.worse)
        form.add("codes", tr("Answers there are"), self.codes, fills=True)
        form.add("name", tr("Name in the file"), self.name, fills=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 8, 16, 8)
        layout.setSpacing(6)
        layout.addWidget(self.title)
        layout.addWidget(self.findings)
        layout.addLayout(form)
        layout.addWidget(self.message)
        layout.addStretch(1)
        for hidden in (self.findings, self.message):
            hidden.hide()


def _codes(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, map(str.strip, text.split(",")))))
