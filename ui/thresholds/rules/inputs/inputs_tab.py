"""All inputs of the text, and the one chosen as fields."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from triage.scoring.drafts.edits.inputs import AddInput, ChangeInput, RemoveInput, RenameInput
from triage.scoring.drafts.edits.uses import uses_of_input
from triage.scoring.rules.model import Freshness, Input, InputKind
from ui.thresholds.rules.beside import ListAndForm
from ui.thresholds.rules.inputs.fitting import with_kind
from ui.thresholds.rules.inputs.input_form import InputForm
from ui.thresholds.rules.inputs.words import made_of
from ui.thresholds.rules.known import Known, new_name
from ui.thresholds.rules.line_table import Line, LineTable
from ui.thresholds.rules.places import place_called
from ui.thresholds.rules.tools import Tools, list_tools
from ui.translate import tr


class InputsTab(QWidget):
    """`edited` carries an edit of the draft."""

    edited = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._known: Known | None = None
        self._going_to: str | None = None
        self.table = LineTable(tr("Inputs"), (tr("Input"), tr("Made of"), tr("Without it")))
        self.tools = Tools(self.table, *list_tools())
        self.form = InputForm()
        ListAndForm(self, self.table, self.tools, self.form)
        self.table.chosen.connect(self._show_input)
        self.table.opened.connect(self.form.kind.setFocus)
        self.tools.wanted.connect(self._do)
        self.form.changed.connect(self._put)
        self.form.renamed.connect(self._rename)

    def show_known(self, known: Known) -> None:
        """Show the inputs as the draft has them."""
        self._known = known
        going_to, self._going_to = self._going_to, None
        self.table.show_lines([_line(known, one) for one in known.rule_set.inputs.values()], going_to)

    def _input(self) -> Input | None:
        return None if self._known is None else self._known.rule_set.inputs.get(str(self.table.key()))

    def _show_input(self, _: object) -> None:
        if self._known is not None:
            self.form.show_input(self._known, self._input())
            self.tools.offer(self.tools.buttons if self._known.may_change else ())

    def _do(self, name: str) -> None:
        known, declared = self._known, self._input()
        if known is None or declared is None:
            return
        if name == "remove":
            self._remove(known, declared)
            return
        plain = Input("", InputKind.READING, freshness=Freshness.STRICT)
        made = declared if name == "copy" else with_kind(known.in_hand, plain, InputKind.READING)
        taken = frozenset((*known.rule_set.inputs, *known.rule_set.params))
        made = replace(made, name=new_name(declared.name if name == "copy" else made.code or "input", taken))
        self._going_to = made.name
        self.edited.emit(AddInput(made))

    def _remove(self, known: Known, declared: Input) -> None:
        used = uses_of_input(known.rule_set, declared.name)
        if used:
            places = "; ".join(place_called(known, path) for path in used)
            self.form.message.say(tr("It is used here: {places}. Change that first.").format(places=places), "error")
            return
        self.edited.emit(RemoveInput(declared.name))

    def _rename(self, name: str) -> None:
        declared = self._input()
        if declared is not None:
            self._going_to = name
            self.edited.emit(RenameInput(declared.name, name))

    def _put(self, declared: object) -> None:
        if self._known is None or not isinstance(declared, Input):
            return
        self.edited.emit(ChangeInput(declared))


def _line(known: Known, declared: Input) -> Line:
    path = f"inputs.{declared.name}"
    without = tr("grey") if declared.required else ""
    name = known.findings_beside(known.input_called(declared.name), path)
    texts = (name, made_of(known.in_hand, declared), without)
    return Line(declared.name, texts, is_wrong=known.is_wrong_at(path))

