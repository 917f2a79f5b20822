"""The rule chosen, as fields."""

from collections.abc import Callable
from dataclasses import replace
from typing import cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from triage.clinical.colour import Colour
from triage.errors import Text
from triage.scoring.drafts.edits.edit import Edit
from triage.scoring.drafts.edits.rules import ChangeRule, RenameRule
from triage.scoring.drafts.edits.together import Together
from triage.scoring.rules.conditions import Condition
from triage.scoring.rules.model import Clock, OnUnknown, Route, Rule
from ui.thresholds.rules.conditions.condition_editor import ConditionEditor
from ui.thresholds.rules.form_lines import FormLines
from ui.thresholds.rules.known import Known, as_text
from ui.thresholds.rules.pick import Pick
from ui.thresholds.rules.rule.reason_fields import ReasonFields
from ui.thresholds.rules.rule.words import (
    ROLES,
    SECTORS,
    clock_words,
    role_words,
    sector_words,
    unknown_words,
)
from ui.thresholds.rules.several import Several
from ui.thresholds.rules.text_field import HeldNumber, TextField
from ui.translate import colour_word, tr
from ui.widgets.message import Message
from ui.widgets.plain_label import PlainLabel

_COLOURS = (Colour.RED, Colour.YELLOW, Colour.GREY)


class RuleForm(QWidget):
    """`edited` carries an edit of the draft; `limit_wanted` a limit to be changed ("" for a new one) and its input."""

    edited = Signal(object)
    limit_wanted = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self._known: Known | None = None
        self._rule: Rule | None = None
        self.title = PlainLabel("", "strong")
        self.findings = Message()
        self.colour = Pick(tr("Colour"))
        self.condition = ConditionEditor()
        self.reason = ReasonFields()
        self.role, self.sector = Pick(tr("Who acts")), Pick(tr("Where"))
        self.hours, self.clock = HeldNumber(tr("Within so many hours")), Pick(tr("Which hours count"))
        self.unless = Several(tr("Not where another rule fires"), tr("no other rule holds it back"))
        self.on_unknown = Pick(tr("Where it is not known"))
        self.name = TextField(tr("Name in the file"))
        self.message = Message()
        self._lay_out()
        self._connect()

    def show_rule(self, known: Known, rule: Rule | None) -> None:
        """Show a rule, or nothing."""
        self._known, self._rule = known, rule
        self.setVisible(rule is not None)
        if rule is None:
            return
        self.message.say("")
        self.title.setText(f"{known.reason_of(rule)} · {rule.id}")
        self.findings.say("\n".join(known.findings_at(f"rules.{rule.id}")), "error")
        self.name.show_text(rule.id)
        self.colour.show_choices([(one, colour_word(one)) for one in _COLOURS], rule.colour)
        self.condition.show_condition(known, rule.when)
        self.reason.show_rule(known, rule)
        self._show_routing(known, rule)
        others = [(one.id, known.reason_of(one)) for one in known.rule_set.rules if one.id != rule.id]
        self.unless.show_chosen(others, rule.unless)
        self.on_unknown.show_choices([(one, unknown_words(one)) for one in OnUnknown], rule.on_unknown)
        for part in (self.name, self.colour, self.reason, self.role, self.sector, self.hours, self.clock, self.unless):
            part.setEnabled(known.may_change)
        self.on_unknown.setEnabled(known.may_change)

    def put_limit(self, name: str, before: tuple[Edit, ...], *, is_new: bool) -> None:
        """Compare with a limit that is made, or let one that is there be another."""
        if is_new:
            self.condition.put_limit(name, before)
        elif before:
            self.edited.emit(Together(before))

    def _show_routing(self, known: Known, rule: Rule) -> None:
        used = known.rule_set.rules
        roles = dict.fromkeys((*ROLES, *(one.route.role for one in used)))
        sectors = dict.fromkeys((*SECTORS, *(one.route.sector for one in used)))
        self.role.show_choices([(one, role_words(one)) for one in roles], rule.route.role)
        self.sector.show_choices([(one, sector_words(one)) for one in sectors], rule.route.sector)
        self.hours.show_text(as_text(rule.act_within_h))
        self.clock.show_choices([(one, clock_words(one)) for one in Clock], rule.clock)

    def _change(self, change: Callable[[Rule], Rule], before: tuple[Edit, ...] = ()) -> None:
        if self._rule is None:
            return
        changed = ChangeRule(change(self._rule))
        self.edited.emit(Together((*before, changed)) if before else changed)

    def _put_condition(self, condition: object, before: object) -> None:
        when = cast("Condition", condition)
        self._change(lambda rule: replace(rule, when=when), cast("tuple[Edit, ...]", before))

    def _type_hours(self, _: str) -> None:
        hours = self.hours.number()
        if hours is None or hours < 0:
            self.message.say(tr("Write within how many hours somebody acts, such as 4."), "error")
        else:
            self._change(lambda rule: replace(rule, act_within_h=hours))

    def _route(self, **other: str) -> None:
        if self._rule is not None:
            route = {"role": self._rule.route.role, "sector": self._rule.route.sector} | other
            self._change(lambda rule: replace(rule, route=Route(**route)))

    def _rename(self, text: str) -> None:
        if self._rule is not None:
            self.edited.emit(RenameRule(self._rule.id, text.strip()))

    def _connect(self) -> None:
        put = self._change
        self.colour.picked.connect(lambda one: put(lambda rule: replace(rule, colour=Colour(one))))
        self.condition.changed.connect(self._put_condition)
        self.condition.limit_wanted.connect(self.limit_wanted)
        self.reason.changed.connect(lambda text: put(lambda rule: replace(rule, reason=cast("Text", text))))
        self.role.picked.connect(lambda one: self._route(role=str(one)))
        self.sector.picked.connect(lambda one: self._route(sector=str(one)))
        self.hours.typed.connect(self._type_hours)
        self.clock.picked.connect(lambda one: put(lambda rule: replace(rule, clock=Clock(one))))
        self.unless.changed.connect(lambda ids: put(lambda rule: replace(rule, unless=ids)))
        self.name.typed.connect(self._rename)
        self.on_unknown.picked.connect(lambda one: put(lambda rule: replace(rule, on_unknown=OnUnknown(one))))

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 8, 16, 8)
        layout.setSpacing(6)
        form = FormLines()
        form.add("colour", tr("Colour"), self.colour)
        form.add("reason", tr("Reason"), self.reason, fills=True)
        form.add("route", tr("Who acts"), self.role, self.sector)
        form.add("within", tr("Within, in hours"), self.hours, self.clock)
        form.add("unless", tr("Unless"), self.unless, fills=True)
        form.add("unknown", tr("Where it is not known"), self.on_unknown)
        form.add("name", tr("Name in the file"), self.name, fills=True)
        for part in (self.title, self.findings, PlainLabel(tr("Fires when"), "label"), self.condition):
            layout.addWidget(part)
        layout.addLayout(form)
        layout.addWidget(self.message)
        layout.addStretch(1)
        for hidden in (self.findings, self.message):
            hidden.hide()
