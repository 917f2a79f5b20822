"""The line chosen, as fields."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from triage.errors import Text
from triage.scoring.drafts.edits.constraints import ChangeConstraint
from triage.scoring.drafts.edits.edit import Edit
from triage.scoring.drafts.edits.heading import SetAges, SetEnd, SetTitle, SetVersion
from triage.scoring.drafts.edits.params import RenameParam
from triage.scoring.drafts.edits.sources import RenameSource, SetSource
from triage.scoring.rules.conditions import Operator
from triage.scoring.rules.model import Constraint
from ui.thresholds.rules.about.lines import Key, Of, order_operators, population_words
from ui.thresholds.rules.form_lines import FormLines
from ui.thresholds.rules.known import Known
from ui.thresholds.rules.pick import Pick
from ui.thresholds.rules.text_field import HeldNumber, TextField
from ui.translate import tr
from ui.typed_day import typed_day, written_day
from ui.widgets.message import Message
from ui.widgets.plain_label import PlainLabel

_FIELDS = {
    Of.TITLE: {"danish", "english", "version"},
    Of.POPULATION: {"whom", "youngest", "oldest"},
    Of.END: {"last", "after"},
    Of.LIMIT: {"name", "limit"},
    Of.ORDER: {"left", "order", "right"},
    Of.SOURCE: {"short", "citation"},
}


class AboutForm(QWidget):
    """`edited` carries an edit of the draft and the line it makes of the one chosen; `limit_wanted` a limit's name."""

    edited = Signal(object, object)
    limit_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._known: Known | None = None
        self._key = Key(Of.TITLE)
        self.findings, self.message = Message(), Message()
        self.danish, self.english = TextField(tr("Title in Danish")), TextField(tr("Title in English"))
        self.version = TextField(tr("Version"))
        self.whom = PlainLabel()
        self.youngest, self.oldest = HeldNumber(tr("Youngest, in years")), HeldNumber(tr("Oldest, in years"))
        self.last = TextField(tr("Last day it counts"))
        self.after = PlainLabel(tr("Empty: until another version counts. The day after, patients are grey."), "muted")
        self.name = TextField(tr("Name in the file"))
        self.limit = QPushButton(tr("Bounds and source of the limit …"))
        self.left, self.right = Pick(tr("One limit")), Pick(tr("The other limit"))
        self.order = Pick(tr("How they are held"))
        self.short, self.citation = TextField(tr("Short name")), TextField(tr("What it is"))
        self._form = FormLines()
        self._lay_out()
        self._connect()

    def show_line(self, known: Known, key: Key | None) -> None:
        """Show what a line is about, or nothing."""
        self._known = known
        self.setVisible(key is not None)
        if key is None:
            return
        self._key = key
        self.message.say("")
        self.findings.say("\n".join(known.findings_at(_path(known, key))), "error")
        rule_set = known.rule_set
        self.danish.show_text(rule_set.title.da)
        self.english.show_text(rule_set.title.en)
        self.version.show_text(rule_set.version)
        self.whom.setText(population_words(known))
        for field, age in ((self.youngest, rule_set.population.min_age), (self.oldest, rule_set.population.max_age)):
            field.show_text("" if age is None else str(age))
        self.last.show_text("" if rule_set.valid_to is None else written_day(rule_set.valid_to))
        self.name.show_text(key.name)
        self.short.show_text(key.name)
        self.citation.show_text(rule_set.basis.get(key.name, ""))
        if key.order is not None:
            limits = [(name, known.limit_called(name)) for name in rule_set.params]
            self.left.show_choices(limits, key.order.left)
            self.right.show_choices(limits, key.order.right)
            self.order.show_choices(list(order_operators().items()), key.order.operator)
        self._form.show_only(_FIELDS[key.of])
        self.setEnabled(known.may_change)

    def _put(self, edit: Edit, key: Key | None = None) -> None:
        self.edited.emit(edit, key or self._key)

    def _title(self, _: str) -> None:
        self._put(SetTitle(Text(self.danish.text().strip(), self.english.text().strip())))

    def _ages(self, _: str) -> None:
        fields = (self.youngest, self.oldest)
        ages = [field.whole() for field in fields]
        if any(age is None and field.text().strip() for age, field in zip(ages, fields, strict=True)):
            self.message.say(tr("Write a whole number, such as 2."), "error")
        else:
            self._put(SetAges(*ages))

    def _end(self, text: str) -> None:
        try:
            last = typed_day(text.strip()) if text.strip() else None
        except ValueError as fault:
            self.message.say(str(fault), "error")
            return
        self.message.say("")
        self._put(SetEnd(last))

    def _rename(self, text: str) -> None:
        self._put(RenameParam(self._key.name, text.strip()), Key(Of.LIMIT, text.strip()))

    def _rename_source(self, text: str) -> None:
        self._put(RenameSource(self._key.name, text.strip()), Key(Of.SOURCE, text.strip()))

    def _hold(self, _: object) -> None:
        if self._key.order is not None:
            operator = Operator(str(self.order.value()))
            held = Constraint(str(self.left.value()), operator, str(self.right.value()))
            self._put(ChangeConstraint(self._key.order, held), Key(Of.ORDER, order=held))

    def _connect(self) -> None:
        for field in (self.danish, self.english):
            field.typed.connect(self._title)
        self.version.typed.connect(lambda text: self._put(SetVersion(text.strip())))
        for age in (self.youngest, self.oldest):
            age.typed.connect(self._ages)
        self.last.typed.connect(self._end)
        self.name.typed.connect(self._rename)
        self.limit.clicked.connect(lambda: self.limit_wanted.emit(self._key.name))
        for pick in (self.left, self.order, self.right):
            pick.picked.connect(self._hold)
        self.short.typed.connect(self._rename_source)
        self.citation.typed.connect(lambda text: self._put(SetSource(self._key.name, text.strip())))

    def _lay_out(self) -> None:
        form = self._form
        form.add("danish", tr("Title in Danish"), self.danish, fills=True)
        form.add("english", tr("Title in English"), self.english, fills=True)
        form.add("version", tr("Version"), self.version)
        form.add("whom", tr("For whom"), self.whom, fills=True)
        form.add("youngest", tr("Youngest, in years"), self.youngest)
        form.add("oldest", tr("Oldest, in years"), self.oldest)
        form.add("last", tr("Last day it counts"), self.last)
        form.add("after", "", self.after, fills=True)
        form.add("name", tr("Name in the file"), self.name, fills=True)
        form.add("limit", "", self.limit)
        form.add("left", tr("One limit"), self.left)
        form.add("order", tr("How they are held"), self.order)
        form.add("right", tr("The other limit"), self.right)
        form.add("short", tr("Short name"), self.short, fills=True)
        form.add("citation", tr("What it is"), self.citation, fills=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 8, 16, 8)
        layout.setSpacing(6)
        layout.addWidget(self.findings)
        layout.addLayout(form)
        layout.addWidget(self.message)
        layout.addStretch(1)
        for hidden in (self.findings, self.message):
            hidden.hide()


def _path(known: Known, key: Key) -> str:
    if key.of is Of.ORDER:
        orders = known.rule_set.constraints
        return f"constraints[{orders.index(key.order)}]" if key.order in orders else "constraints"
    paths = {Of.LIMIT: f"params.{key.name}", Of.SOURCE: f"basis.{key.name}", Of.TITLE: "title", Of.END: "valid_to"}
    return paths.get(key.of, "population")
