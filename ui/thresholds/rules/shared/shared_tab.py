"""All shared conditions of the text, and the one chosen as a decision table."""

from typing import cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from triage.scoring.drafts.edits.definitions import RemoveDefinition, RenameDefinition, SetDefinition
from triage.scoring.drafts.edits.edit import Edit
from triage.scoring.drafts.edits.together import Together
from triage.scoring.drafts.edits.uses import uses_of_definition
from triage.scoring.drafts.words.conditions import condition_in_words
from triage.scoring.rules.conditions import Comparison, Condition, Operator
from ui.thresholds.rules.beside import ListAndForm
from ui.thresholds.rules.conditions.condition_editor import ConditionEditor
from ui.thresholds.rules.form_lines import FormLines
from ui.thresholds.rules.known import Known, new_name
from ui.thresholds.rules.limits.asking import ask_limit
from ui.thresholds.rules.limits.limit_dialog import LimitDialog
from ui.thresholds.rules.line_table import Line, LineTable
from ui.thresholds.rules.places import place_called
from ui.thresholds.rules.text_field import TextField
from ui.thresholds.rules.tools import Tools, list_tools
from ui.translate import in_language, tr
from ui.widgets.message import Message
from ui.widgets.plain_label import PlainLabel


class SharedTab(QWidget):
    """`edited` carries an edit of the draft."""

    edited = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._known: Known | None = None
        self._going_to: str | None = None
        self.dialog: LimitDialog | None = None
        self.table = LineTable(tr("Shared conditions"), (tr("Name"), tr("Holds when"), tr("Used by")))
        self.tools = Tools(self.table, *list_tools())
        self.form = SharedForm()
        ListAndForm(self, self.table, self.tools, self.form)
        self.table.chosen.connect(self._show_condition)
        self.table.opened.connect(self.form.condition.table.setFocus)
        self.tools.wanted.connect(self._do)
        self.form.edited.connect(self._edit)
        self.form.condition.limit_wanted.connect(self._ask_limit)

    def show_known(self, known: Known) -> None:
        """Show the shared conditions as the draft has them."""
        self._known = known
        going_to, self._going_to = self._going_to, None
        self.table.show_lines([_line(known, name) for name in known.rule_set.define], going_to)
        self._show_condition(None)

    def _show_condition(self, _: object) -> None:
        if self._known is not None:
            self.form.show_condition(self._known, self._name())
            every = {"add", "copy", "remove"} if self._name() else {"add"}
            self.tools.offer(every if self._known.may_change else ())

    def _name(self) -> str:
        key = str(self.table.key())
        return key if self._known is not None and key in self._known.rule_set.define else ""

    def _do(self, name: str) -> None:
        known, chosen = self._known, self._name()
        if known is None:
            return
        defined = known.rule_set.define
        if name == "remove":
            used = uses_of_definition(known.rule_set, chosen)
            if used:
                places = "; ".join(place_called(known, path) for path in used)
                said = tr("It is used here: {places}. Change that first.").format(places=places)
                self.form.message.say(said, "error")
                return
            self.edited.emit(RemoveDefinition(chosen))
            return
        first = Comparison(next(iter(known.rule_set.inputs)), Operator.EXISTS, None)
        made = defined[chosen] if name == "copy" else first
        self._going_to = new_name(chosen if name == "copy" else "shared", frozenset(defined))
        self.edited.emit(SetDefinition(self._going_to, made))

    def _ask_limit(self, name: str, compared: str) -> None:
        known = self._known
        if known is not None and known.may_change:

            def made(limit: str, edits: tuple[Edit, ...]) -> None:
                self.form.put_limit(limit, edits, is_new=not name)

            self.dialog = ask_limit(self, known, name, compared, made, lambda: self._show_condition(None))

    def _edit(self, edit: object) -> None:
        if isinstance(edit, RenameDefinition):
            self._going_to = edit.to
        self.edited.emit(edit)


class SharedForm(QWidget):
    """A name and a condition; `edited` carries an edit of the draft."""

    edited = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._name = ""
        self.name = TextField(tr("Name in the file"))
        self.findings, self.message = Message(), Message()
        self.condition = ConditionEditor()
        lines = FormLines()
        lines.add("name", tr("Name in the file"), self.name, fills=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 8, 16, 8)
        layout.setSpacing(6)
        layout.addLayout(lines)
        for part in (self.findings, PlainLabel(tr("Holds when"), "label"), self.condition, self.message):
            layout.addWidget(part)
        layout.addStretch(1)
        for hidden in (self.findings, self.message):
            hidden.hide()
        self.name.typed.connect(lambda text: self.edited.emit(RenameDefinition(self._name, text.strip())))
        self.condition.changed.connect(self._put)

    def show_condition(self, known: Known, name: str) -> None:
        """Show a shared condition; "" for none."""
        self._name = name
        self.setVisible(bool(name))
        if name:
            self.message.say("")
            self.name.show_text(name)
            self.findings.say("\n".join(known.findings_at(f"define.{name}")), "error")
            self.condition.show_condition(known, known.rule_set.define[name])
            self.name.setEnabled(known.may_change)

    def put_limit(self, name: str, before: tuple[Edit, ...], *, is_new: bool) -> None:
        """Compare with a limit that is made, or let one that is there be another."""
        if is_new:
            self.condition.put_limit(name, before)
        elif before:
            self.edited.emit(Together(before))

    def _put(self, condition: object, before: object) -> None:
        changed = SetDefinition(self._name, cast("Condition", condition))
        earlier = cast("tuple[Edit, ...]", before)
        self.edited.emit(Together((*earlier, changed)) if earlier else changed)


def _line(known: Known, name: str) -> Line:
    path, rule_set = f"define.{name}", known.rule_set
    words = in_language(condition_in_words(rule_set, rule_set.define[name], known.names))
    used = "; ".join(place_called(known, one) for one in uses_of_definition(rule_set, name))
    said = known.findings_beside(words, path)
    return Line(name, (name, said, used or tr("nothing")), is_wrong=known.is_wrong_at(path))
