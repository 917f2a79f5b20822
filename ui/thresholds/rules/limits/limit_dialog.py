"""Ask for a limit that is not there yet, or for other bounds, another unit or another source of one that is."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QDialog, QHBoxLayout, QPushButton, QVBoxLayout

from triage.scoring.drafts.edits.edit import Edit
from triage.scoring.drafts.edits.params import AddParam, ChangeParam
from triage.scoring.drafts.edits.sources import SetSource
from triage.scoring.readings.units import shown_unit
from triage.scoring.rules.model import Param
from ui.thresholds.rules.form_lines import FormLines
from ui.thresholds.rules.known import Known, as_text, new_name
from ui.thresholds.rules.pick import Pick
from ui.thresholds.rules.several import Several
from ui.thresholds.rules.text_field import HeldNumber, TextField
from ui.translate import in_language, tr
from ui.widgets.message import Message
from ui.widgets.plain_label import PlainLabel

_WIDTH = 520


class LimitDialog(QDialog):
    """`made` carries the name of the limit and the edits that make it so.

    `param` is the limit as it is, or a proposal for a new one, whose name is not in the rule set.
    """

    made = Signal(str, object)

    def __init__(self, known: Known, param: Param, units: Sequence[str]) -> None:
        super().__init__()
        self._known, self._param = known, param
        self._is_new = param.name not in known.rule_set.params
        self._sources: tuple[str, ...] = param.source
        title = tr("A new limit") if self._is_new else known.labels[param.name]
        self.setWindowTitle(tr("A new limit") if self._is_new else tr("Bounds and source of the limit"))
        self.value, self.low, self.high = HeldNumber(tr("Value")), HeldNumber(tr("Lowest")), HeldNumber(tr("Highest"))
        self.unit = Pick(tr("Unit"))
        self.sources = Several(tr("Sources"), tr("none yet"))
        self.new_source, self.citation = TextField(tr("Another source, in short")), TextField(tr("What it is"))
        self.own = QCheckBox(tr("A patient may have a limit of their own"))
        self.message = Message()
        self.done_button = QPushButton(tr("Put it in the draft"))
        self._show(units)
        self._lay_out(title)

    def _show(self, units: Sequence[str]) -> None:
        one = self._param
        for field, number in ((self.value, one.value), (self.low, one.min), (self.high, one.max)):
            field.show_text("" if self._is_new else as_text(number))
        self.unit.show_choices([(unit, in_language(shown_unit(unit))) for unit in units], one.unit)
        self.own.setChecked(one.patient_override)
        self._show_sources()

    def _show_sources(self) -> None:
        basis = self._known.rule_set.basis
        self.sources.show_chosen([(name, f"{name}: {text}") for name, text in basis.items()], self._sources)

    def _choose_sources(self, chosen: object) -> None:
        self._sources = tuple(chosen)  # type: ignore[arg-type]  # what `Several` carries
        self._show_sources()

    def _done(self) -> None:
        numbers = [field.number() for field in (self.value, self.low, self.high)]
        value, low, high = numbers
        if value is None or low is None or high is None:
            self._refuse(tr("Write the value, the lowest and the highest as numbers, such as 88.5."))
        elif not low <= value <= high:
            self._refuse(tr("The value must be from the lowest to the highest that is allowed."))
        else:
            self._tell(value, low, high)

    def _tell(self, value: Decimal, low: Decimal, high: Decimal) -> None:
        edits: list[Edit] = []
        sources = self._sources
        if self.new_source.text().strip() or self.citation.text().strip():
            short, citation = self.new_source.text().strip(), self.citation.text().strip()
            if not (short and citation):
                self._refuse(tr("Write both a short name of the new source and what it is."))
                return
            edits.append(SetSource(short, citation))
            sources = tuple(dict.fromkeys((*sources, short)))
        if not sources:
            self._refuse(tr("Choose where the limit comes from: a limit without a source cannot be approved."))
            return
        param = replace(self._param, value=value, min=low, max=high, unit=str(self.unit.value()), source=sources)
        param = replace(param, patient_override=self.own.isChecked())
        edits.append(AddParam(param) if self._is_new else ChangeParam(param))
        self.made.emit(param.name, tuple(edits))
        self.accept()

    def _refuse(self, text: str) -> None:
        self.message.say(text, "error")

    def _lay_out(self, title: str) -> None:
        form = FormLines()
        form.add("value", tr("Value"), self.value)
        form.add("low", tr("Lowest allowed"), self.low)
        form.add("high", tr("Highest allowed"), self.high)
        form.add("unit", tr("Unit"), self.unit)
        form.add("sources", tr("Sources"), self.sources, fills=True)
        form.add("new_source", tr("Another source, in short"), self.new_source, fills=True)
        form.add("citation", tr("What it is"), self.citation, fills=True)
        form.add("own", "", self.own)
        cancel = QPushButton(tr("Cancel"))
        cancel.clicked.connect(self.reject)
        self.done_button.setProperty("kind", "primary")
        self.done_button.setDefault(True)
        self.done_button.clicked.connect(self._done)
        self.sources.changed.connect(self._choose_sources)
        row = QHBoxLayout()
        row.addStretch(1)
        for button in (cancel, self.done_button):
            row.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(10)
        layout.addWidget(PlainLabel(title, "title"))
        layout.addLayout(form)
        layout.addWidget(self.message)
        layout.addLayout(row)
        self.message.hide()
        self.setMinimumWidth(_WIDTH)


def new_param(known: Known, compared: str) -> Param:
    """Return a proposal for a limit of an input: its unit, and a name that is not taken."""
    rule_set = known.rule_set
    kind = known.in_hand.kinds.get(rule_set.inputs[compared].code or "")
    unit = rule_set.unit_of(compared) or ("points" if kind is None else kind.unit)
    name = new_name(f"{compared}_limit", frozenset((*rule_set.params, *rule_set.inputs)))
    return Param(name, Decimal(0), unit, Decimal(0), Decimal(0), ())


def units_of(known: Known) -> list[str]:
    """Return the units that limits and readings have."""
    limits = (one.unit for one in known.rule_set.params.values())
    return sorted({*limits, *(kind.unit for kind in known.in_hand.kinds.values())})
