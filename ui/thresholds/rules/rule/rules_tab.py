"""All rules of the text, and the one chosen as a decision table."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from triage.clinical.colour import Colour
from triage.errors import Text
from triage.scoring.drafts.edits.edit import Edit
from triage.scoring.drafts.edits.rules import AddRule, MoveRule, RenameRule
from triage.scoring.rules.conditions import Comparison, Operator
from triage.scoring.rules.model import Clock, Route, Rule, RuleSet
from ui.thresholds.rules.beside import ListAndForm
from ui.thresholds.rules.known import Known, new_name
from ui.thresholds.rules.limits.asking import ask_limit
from ui.thresholds.rules.limits.limit_dialog import LimitDialog
from ui.thresholds.rules.line_table import Line, LineTable
from ui.thresholds.rules.rule.rule_form import RuleForm
from ui.thresholds.rules.rule.taking_out import rule_taken_out
from ui.thresholds.rules.rule.words import deadline_words
from ui.thresholds.rules.tools import Tools, list_tools, order_tools
from ui.translate import colour_word, tr


class RulesTab(QWidget):
    """`edited` carries an edit of the draft."""

    edited = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._known: Known | None = None
        self._going_to: str | None = None
        self.dialog: LimitDialog | None = None
        self.table = LineTable(tr("Rules"), (tr("Colour"), tr("Reason"), tr("Within")))
        self.tools = Tools(self.table, *list_tools(), *order_tools())
        self.form = RuleForm()
        ListAndForm(self, self.table, self.tools, self.form)
        self.table.chosen.connect(self._show_rule)
        self.table.opened.connect(self.form.condition.table.setFocus)
        self.tools.wanted.connect(self._do)
        self.form.edited.connect(self._edit)
        self.form.limit_wanted.connect(self._ask_limit)

    def show_known(self, known: Known) -> None:
        """Show the rules as the draft has them."""
        self._known = known
        going_to, self._going_to = self._going_to, None
        self.table.show_lines([_line(known, rule) for rule in known.rule_set.rules], going_to)

    def _rule(self) -> Rule | None:
        key = self.table.key()
        rules = () if self._known is None else self._known.rule_set.rules
        return next((rule for rule in rules if rule.id == key), None)

    def _show_rule(self, _: object) -> None:
        if self._known is not None:
            self.form.show_rule(self._known, self._rule())
            self.tools.offer(self.tools.buttons if self._known.may_change else ())

    def _do(self, name: str) -> None:
        known, rule = self._known, self._rule()
        if known is None or rule is None:
            return
        rules = known.rule_set.rules
        place = [one.id for one in rules].index(rule.id)
        made: dict[str, Callable[[], Edit]] = {
            "add": lambda: AddRule(_new(known.rule_set, rule), place + 1),
            "copy": lambda: AddRule(replace(rule, id=_free(known.rule_set, rule.id)), place + 1),
            "remove": lambda: rule_taken_out(known.rule_set, rule.id),
            "up": lambda: MoveRule(rule.id, max(0, place - 1)),
            "down": lambda: MoveRule(rule.id, min(len(rules) - 1, place + 1)),
        }
        edit = made[name]()
        self._going_to = edit.rule.id if isinstance(edit, AddRule) else None
        self.edited.emit(edit)

    def _ask_limit(self, name: str, compared: str) -> None:
        known = self._known
        if known is not None and known.may_change:

            def made(limit: str, edits: tuple[Edit, ...]) -> None:
                self.form.put_limit(limit, edits, is_new=not name)

            # The list shows what was asked for; it goes back to what there is.
            self.dialog = ask_limit(self, known, name, compared, made, lambda: self._show_rule(None))

    def _edit(self, edit: object) -> None:
        if isinstance(edit, RenameRule):
            self._going_to = edit.to
        self.edited.emit(edit)


def _line(known: Known, rule: Rule) -> Line:
    path = f"rules.{rule.id}"
    reason = known.findings_beside(known.reason_of(rule), path)
    texts = (colour_word(rule.colour), reason, deadline_words(rule))
    return Line(rule.id, texts, rule.colour, known.is_wrong_at(path))


def _free(rule_set: RuleSet, wanted: str) -> str:
    return new_name(wanted, frozenset(rule.id for rule in rule_set.rules))


def _new(rule_set: RuleSet, beside: Rule) -> Rule:
    """Return a rule to be written: yellow for whom nothing is known, until its condition is another."""
    first = next(iter(rule_set.inputs))
    return Rule(
        id=_free(rule_set, "new_rule"),
        colour=Colour.YELLOW,
        when=Comparison(first, Operator.MISSING, None),
        reason=Text("Ny regel", "New rule"),
        route=Route(beside.route.role, beside.route.sector),
        act_within_h=Decimal(24),
        clock=Clock.WORKING,
    )
