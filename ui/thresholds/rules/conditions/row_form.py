"""The row chosen, as fields: what is compared, how, and with what."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from triage.scoring.drafts.table.choices import operator_words, operators_for, row_words
from triage.scoring.drafts.table.table import GROUPS, Row, RowKind
from triage.scoring.rules.conditions import Operand, Operator, ParamRef
from ui.thresholds.rules.conditions.fitting import operands_of, texts_of, with_input, with_kind, with_operator
from ui.thresholds.rules.conditions.row_texts import operand_words, unit_of
from ui.thresholds.rules.known import Known, as_text
from ui.thresholds.rules.pick import Pick
from ui.thresholds.rules.several import Several
from ui.thresholds.rules.text_field import HeldNumber, TextField
from ui.translate import in_language, tr
from ui.widgets.flow import FlowLayout
from ui.widgets.plain_label import PlainLabel

# What stands in the list of values and is none: a number that is typed, a text that is typed, a limit to be made.
_OWN_NUMBER, _OWN_TEXT, _NEW = "own number", "own text", "new limit"


class RowForm(QWidget):
    """`changed` carries the row as it is to be, `limit_wanted` asks for a limit that is not there yet ("") or one
    that is to be changed; `refused` carries why what was typed cannot be.
    """

    changed = Signal(object)
    limit_wanted = Signal(str)
    refused = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._known: Known | None = None
        self._row: Row | None = None
        self.kind, self.name = Pick(tr("What the row is")), Pick(tr("What is compared"))
        self.operator, self.value = Pick(tr("How it is compared")), Pick(tr("What it is compared with"))
        self.at_least = HeldNumber(tr("How many at least"))
        self.number, self.text = HeldNumber(tr("Number")), TextField(tr("Text"))
        self.unit = PlainLabel()
        self.unit.setWordWrap(False)
        self.texts = Several(tr("One of"), tr("none yet"))
        self.limit = QPushButton(tr("Bounds and source of the limit …"))
        self._parts: dict[str, QWidget] = {
            "kind": self.kind, "at_least": self.at_least, "name": self.name, "operator": self.operator,
            "value": self.value, "number": self.number, "unit": self.unit, "text": self.text, "limit": self.limit,
        }
        self._lay_out()
        self._connect()

    def show_row(self, known: Known, row: Row) -> None:
        """Show a row; only what it needs is there."""
        self._known, self._row = known, row
        kinds = [one for one in RowKind if one is not RowKind.REFERENCE or known.rule_set.define]
        self.kind.show_choices([(one, _kind_words(one)) for one in kinds], row.kind)
        self.at_least.show_text(str(row.at_least))
        shown = {"kind"} | ({"at_least"} if row.kind is RowKind.COUNT else set())
        if row.kind is RowKind.REFERENCE:
            self.name.show_choices([(name, name) for name in known.rule_set.define], row.name)
            shown |= {"name"}
        elif row.kind not in GROUPS:
            shown |= self._show_comparison(known, row)
        for name, part in (*self._parts.items(), ("texts", self.texts)):
            part.setVisible(name in shown)
        self.setEnabled(known.may_change)

    def _show_comparison(self, known: Known, row: Row) -> set[str]:
        inputs = [(name, known.input_called(name)) for name in known.rule_set.inputs]
        self.name.show_choices(inputs, row.name)
        operators = operators_for(known.rule_set.inputs[row.name])
        self.operator.show_choices([(one, in_language(operator_words(one))) for one in operators], row.operator)
        if row.operand is None:
            return {"name", "operator"}
        if row.operator is Operator.IN:
            self._show_texts(known, row)
            return {"name", "operator", "texts"}
        return {"name", "operator", "value"} | self._show_value(known, row)

    def _show_value(self, known: Known, row: Row) -> set[str]:
        operand = row.operand
        chosen: object = operand
        shown = set[str]()
        if isinstance(operand, Decimal):
            chosen, shown = _OWN_NUMBER, {"number", "unit"}
            self.number.show_text(as_text(operand))
            self.unit.setText(unit_of(known, row.name))
        elif isinstance(operand, str) and operand not in operands_of(known, row).codes:
            chosen, shown = _OWN_TEXT, {"text"}
            self.text.show_text(operand)
        elif isinstance(operand, ParamRef):
            shown = {"limit"}
        self.value.show_choices(self._values(known, row), chosen)
        return shown

    def _values(self, known: Known, row: Row) -> Sequence[tuple[object, str]]:
        found = operands_of(known, row)
        limits: list[ParamRef] = [ParamRef(name) for name in found.limits]
        if isinstance(row.operand, ParamRef) and row.operand not in limits:
            limits.append(row.operand)
        choices: list[tuple[object, str]] = [(one, operand_words(known, row, one)) for one in limits]
        if found.takes_number:
            choices += [(_NEW, tr("A new limit …")), (_OWN_NUMBER, tr("A number that is never tuned"))]
        if found.takes_yes_no:
            choices += [(one, operand_words(known, row, one)) for one in (True, False)]
        if found.takes_text:
            choices += [(code, code) for code in found.codes]
            choices += [] if found.codes else [(_OWN_TEXT, tr("A text"))]
        return choices

    def _show_texts(self, known: Known, row: Row) -> None:
        chosen = row.operand if isinstance(row.operand, tuple) else ()
        offered = operands_of(known, row).codes or texts_of(known.rule_set, row.name)
        every = dict.fromkeys((*offered, *map(str, chosen)))
        self.texts.show_chosen([(one, one) for one in every], [str(one) for one in chosen])

    def _pick_value(self, value: object) -> None:
        if self._row is None:
            return
        match value:
            case "new limit":
                self.limit_wanted.emit("")
            case "own number":
                self._put(self._row.operand if isinstance(self._row.operand, Decimal) else self._value_of_limit())
            case "own text":
                self._put(self._row.operand if isinstance(self._row.operand, str) else "?")
            case _:
                self._put(cast("Operand", value))

    def _value_of_limit(self) -> Decimal:
        operand = None if self._row is None else self._row.operand
        if self._known is None or not isinstance(operand, ParamRef):
            return Decimal(0)
        return self._known.rule_set.params[operand.name].value

    def _type_number(self, _: str) -> None:
        number = self.number.number()
        if number is None:
            self.refused.emit(tr("Write a number, such as 88.5."))
        else:
            self._put(number)

    def _type_text(self, text: str) -> None:
        if text.strip():
            self._put(text.strip())
        else:
            self.refused.emit(tr("Write the text that the answer is to be."))

    def _type_count(self, _: str) -> None:
        count = self.at_least.whole()
        if count is None or self._row is None:
            self.refused.emit(tr("Write a whole number, such as 2."))
        else:
            self.changed.emit(replace(self._row, at_least=count))

    def _put_texts(self, chosen: object) -> None:
        if chosen:
            self._put(cast("tuple[str, ...]", chosen))
        else:
            self.refused.emit(tr("Choose at least one."))

    def _put(self, operand: Operand) -> None:
        if self._row is not None:
            self.changed.emit(replace(self._row, operand=operand))

    def _pick_kind(self, kind: object) -> None:
        if self._known is not None and self._row is not None and kind is not self._row.kind:
            self.changed.emit(with_kind(self._known, self._row, RowKind(str(kind))))

    def _pick_name(self, name: object) -> None:
        if self._known is None or self._row is None:
            return
        if self._row.kind is RowKind.REFERENCE:
            self.changed.emit(replace(self._row, name=str(name)))
        else:
            self.changed.emit(with_input(self._known, self._row, str(name)))

    def _pick_operator(self, operator: object) -> None:
        if self._known is not None and self._row is not None:
            self.changed.emit(with_operator(self._known, self._row, Operator(str(operator))))

    def _open_limit(self) -> None:
        if self._row is not None and isinstance(self._row.operand, ParamRef):
            self.limit_wanted.emit(self._row.operand.name)

    def _connect(self) -> None:
        self.kind.picked.connect(self._pick_kind)
        self.name.picked.connect(self._pick_name)
        self.operator.picked.connect(self._pick_operator)
        self.value.picked.connect(self._pick_value)
        self.at_least.typed.connect(self._type_count)
        self.number.typed.connect(self._type_number)
        self.text.typed.connect(self._type_text)
        self.texts.changed.connect(self._put_texts)
        self.limit.clicked.connect(self._open_limit)

    def _lay_out(self) -> None:
        line = FlowLayout(gap=6, centred=True)
        for part in self._parts.values():
            line.addWidget(part)
        holder = QWidget()
        holder.setLayout(line)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(holder)
        layout.addWidget(self.texts)


def _kind_words(kind: RowKind) -> str:
    return in_language(row_words(kind)).format("…")
