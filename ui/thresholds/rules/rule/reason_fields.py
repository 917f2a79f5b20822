"""The reason of a rule in both languages: values are put in from a menu, and a sample shows how it reads."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QVBoxLayout, QWidget

from triage.errors import Text
from triage.scoring.rules.conditions import ParamRef
from triage.scoring.rules.model import Rule
from ui.thresholds.rules.known import Known
from ui.thresholds.rules.text_field import TextField
from ui.translate import tr
from ui.widgets.plain_label import PlainLabel, one_line


class ReasonFields(QWidget):
    """`changed` carries the reason as it is to be."""

    changed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._known: Known | None = None
        self._rule: Rule | None = None
        self._last: TextField
        self.danish, self.english = TextField(tr("Reason in Danish")), TextField(tr("Reason in English"))
        self._last = self.danish
        self.sample = PlainLabel("", "muted")
        self.insert = QPushButton(tr("Put in a value"))
        self.menu = QMenu(self)
        self.insert.setMenu(self.menu)
        self.menu.aboutToShow.connect(self._fill)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        for words, field in ((tr("Danish"), self.danish), (tr("English"), self.english)):
            layout.addWidget(PlainLabel(words, "muted"))
            layout.addWidget(field)
            field.typed.connect(self._tell)
            field.selectionChanged.connect(lambda field=field: self._note(field))
            field.cursorPositionChanged.connect(lambda *_, field=field: self._note(field))
        row = QHBoxLayout()
        row.addWidget(self.insert)
        row.addStretch(1)
        layout.addLayout(row)
        layout.addWidget(self.sample)

    def show_rule(self, known: Known, rule: Rule) -> None:
        """Show the reason of a rule, and how it reads for somebody."""
        self._known, self._rule = known, rule
        self.danish.show_text(rule.reason.da)
        self.english.show_text(rule.reason.en)
        told = known.sample_of(rule)
        self.sample.setText(tr("Reads: {danish} / {english}").format(danish=told.da, english=told.en))

    def _note(self, field: TextField) -> None:
        if field.hasFocus():
            self._last = field

    def _fill(self) -> None:
        self.menu.clear()
        for name, words in self._slots():
            action = QAction(one_line(words).replace("&", "&&"), self.menu)
            action.triggered.connect(lambda _=False, name=name: self._put(name))
            self.menu.addAction(action)

    def _slots(self) -> list[tuple[str, str]]:
        """Return what can stand in the reason: what the rule compares, and with which limits."""
        if self._known is None or self._rule is None:
            return []
        known, found = self._known, dict[str, str]()
        for one in known.rule_set.compared(self._rule):
            found[one.input] = known.input_called(one.input)
            # A name that is also an input's means the input.
            if isinstance(one.operand, ParamRef) and one.operand.name not in known.rule_set.inputs:
                found[one.operand.name] = tr("the limit: {limit}").format(limit=known.limit_called(one.operand.name))
        return list(found.items())

    def _put(self, name: str) -> None:
        self._last.insert(f"{{{name}}}")
        self._last.setModified(True)
        self._last.tell()

    def _tell(self, _: str) -> None:
        if self._rule is None:
            return
        reason = self._rule.reason
        texts = Text(self.danish.text().strip() or reason.da, self.english.text().strip() or reason.en)
        if texts != reason:
            self._rule = replace(self._rule, reason=texts)
            self.changed.emit(texts)
