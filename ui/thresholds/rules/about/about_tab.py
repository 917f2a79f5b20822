"""What the rule set says of itself, a line each, and the one chosen as fields."""

from itertools import product

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from triage.scoring.drafts.edits.constraints import AddConstraint, RemoveConstraint
from triage.scoring.drafts.edits.edit import Edit
from triage.scoring.drafts.edits.params import RemoveParam
from triage.scoring.drafts.edits.sources import RemoveSource, SetSource
from triage.scoring.drafts.edits.together import Together
from triage.scoring.drafts.edits.uses import uses_of_param
from triage.scoring.rules.conditions import Operator
from triage.scoring.rules.model import Constraint, RuleSet
from ui.thresholds.rules.about.about_form import AboutForm
from ui.thresholds.rules.about.lines import Key, Of, lines_of
from ui.thresholds.rules.beside import ListAndForm
from ui.thresholds.rules.known import Known
from ui.thresholds.rules.limits.asking import ask_limit
from ui.thresholds.rules.limits.limit_dialog import LimitDialog
from ui.thresholds.rules.line_table import LineTable
from ui.thresholds.rules.places import place_called
from ui.thresholds.rules.tools import Tool, Tools
from ui.translate import tr

_REMOVABLE = frozenset({Of.LIMIT, Of.ORDER, Of.SOURCE})


class AboutTab(QWidget):
    """`edited` carries an edit of the draft."""

    edited = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._known: Known | None = None
        self._going_to: Key | None = None
        self.dialog: LimitDialog | None = None
        self.table = LineTable(tr("About the rule set"), (tr("What"), tr("As it is")))
        self.tools = Tools(
            self.table,
            Tool("order", tr("Hold two limits in order"), "Ins"),
            Tool("source", tr("Add a source"), "Shift+Ins"),
            Tool("remove", tr("Remove"), "Del"),
        )
        self.form = AboutForm()
        ListAndForm(self, self.table, self.tools, self.form)
        self.table.chosen.connect(self._show_line)
        self.table.opened.connect(self._focus_form)
        self.tools.wanted.connect(self._do)
        self.form.edited.connect(self._edit)
        self.form.limit_wanted.connect(self._ask_limit)

    def show_known(self, known: Known) -> None:
        """Show the lines as the draft has them."""
        self._known = known
        going_to, self._going_to = self._going_to, None
        self.table.show_lines(lines_of(known), going_to)

    def _key(self) -> Key | None:
        key = self.table.key()
        return key if isinstance(key, Key) else None

    def _show_line(self, _: object) -> None:
        known, key = self._known, self._key()
        if known is not None:
            self.form.show_line(known, key)
            removable = {"remove"} if key is not None and key.of in _REMOVABLE else set()
            self.tools.offer({"order", "source"} | removable if known.may_change else ())

    def _focus_form(self) -> None:
        self.form.setFocus()
        self.form.focusNextChild()

    def _edit(self, edit: Edit, key: Key) -> None:
        self._going_to = key
        self.edited.emit(edit)

    def _do(self, name: str) -> None:
        known, key = self._known, self._key()
        if known is None or key is None:
            return
        match name:
            case "order":
                self._add_order(known.rule_set)
            case "source":
                short = _free(known.rule_set)
                self._edit(SetSource(short, tr("what it is")), Key(Of.SOURCE, short))
            case _:
                self._remove(known, key)

    def _add_order(self, rule_set: RuleSet) -> None:
        """Hold the first two limits in order that are not yet, as they stand now: of one unit where there are such."""
        made = next(iter(_orders(rule_set)), None)
        if made is None:
            self.form.message.say(tr("There are no two limits that are not held in order already."), "error")
        else:
            self._edit(AddConstraint(made), Key(Of.ORDER, order=made))

    def _remove(self, known: Known, key: Key) -> None:
        if key.of is Of.LIMIT:
            orders = [one for one in known.rule_set.constraints if key.name in (one.left, one.right)]
            left = [path for path in uses_of_param(known.rule_set, key.name) if not path.startswith("constraints")]
            if left:
                self._refuse(known, left)
                return
            self.edited.emit(Together((*map(RemoveConstraint, orders), RemoveParam(key.name))))
        elif key.order is not None:
            self.edited.emit(RemoveConstraint(key.order))
        else:
            used = [f"params.{name}" for name, one in known.rule_set.params.items() if key.name in one.source]
            if used:
                self._refuse(known, used)
            else:
                self.edited.emit(RemoveSource(key.name))

    def _refuse(self, known: Known, used: list[str]) -> None:
        places = "; ".join(place_called(known, path) for path in used)
        self.form.message.say(tr("It is used here: {places}. Change that first.").format(places=places), "error")

    def _ask_limit(self, name: str) -> None:
        if self._known is not None and self._known.may_change:

            def made(_: str, edits: tuple[Edit, ...]) -> None:
                self.edited.emit(Together(edits))

            self.dialog = ask_limit(self, self._known, name, "", made, lambda: self._show_line(None))


def _orders(rule_set: RuleSet) -> list[Constraint]:
    held = {frozenset((one.left, one.right)) for one in rule_set.constraints}
    pairs = product(rule_set.params.values(), repeat=2)
    free = [(a, b) for a, b in pairs if a.value < b.value and frozenset((a.name, b.name)) not in held]
    alike = [pair for pair in free if pair[0].unit == pair[1].unit]
    return [Constraint(a.name, Operator.LT, b.name) for a, b in (alike or free)]


def _free(rule_set: RuleSet) -> str:
    numbered = (f"NEW{number}" for number in range(2, len(rule_set.basis) + 3))
    return next(name for name in ("NEW", *numbered) if name not in rule_set.basis)
