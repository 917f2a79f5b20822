"""The test chosen, as fields: what is given, what it must come to, and what it comes to now."""

from collections.abc import Callable
from dataclasses import replace
from typing import cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from triage.clinical.colour import Colour
from triage.scoring.drafts.live_check import Example
from triage.scoring.rules.model import RuleTest
from ui.thresholds.rules.examples.given_editor import GivenEditor
from ui.thresholds.rules.form_lines import FormLines
from ui.thresholds.rules.known import Known, as_text
from ui.thresholds.rules.pick import Pick
from ui.thresholds.rules.places import outcome_words
from ui.thresholds.rules.several import Several
from ui.thresholds.rules.text_field import HeldNumber, TextField
from ui.translate import colour_word, tr
from ui.widgets.message import Message
from ui.widgets.plain_label import PlainLabel


class ExampleForm(QWidget):
    """`changed` carries the test as it is to be."""

    changed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._test: RuleTest | None = None
        self.got, self.message = Message(), Message()
        self.name = TextField(tr("Name of the test"))
        self.colour = Pick(tr("Colour expected"))
        self.fired = Several(tr("Rules that must fire"), tr("no rule"))
        self.critical = Several(tr("Rules that must stay unknown"), tr("none"))
        self.within = HeldNumber(tr("Within so many hours"))
        self.given = GivenEditor()
        form = FormLines()
        form.add("name", tr("Name of the test"), self.name, fills=True)
        form.add("colour", tr("Colour expected"), self.colour)
        form.add("fired", tr("Rules that must fire"), self.fired, fills=True)
        form.add("critical", tr("Rules that must stay unknown"), self.critical, fills=True)
        form.add("within", tr("Within, in hours"), self.within, PlainLabel(tr("empty: not asked for"), "muted"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 8, 16, 8)
        layout.setSpacing(6)
        layout.addWidget(self.got)
        layout.addWidget(self.message)
        layout.addWidget(PlainLabel(tr("What is given"), "label"))
        layout.addWidget(self.given)
        layout.addLayout(form)
        layout.addStretch(1)
        for hidden in (self.got, self.message):
            hidden.hide()
        self._connect()

    def show_test(self, known: Known, test: RuleTest | None, example: Example | None) -> None:
        """Show a test and what comes of it; or nothing."""
        self._test = test
        self.setVisible(test is not None)
        if test is None:
            return
        self.message.say("")
        is_wrong = example is not None and not example.is_passed
        self.got.say("" if example is None else outcome_words(example), "error" if is_wrong else "muted")
        self.name.show_text(test.name)
        self.colour.show_choices([(one, colour_word(one)) for one in Colour], test.colour)
        rules = [(rule.id, known.reason_of(rule)) for rule in known.rule_set.rules]
        self.fired.show_chosen(rules, test.fired or ())
        self.critical.show_chosen(rules, test.unknown_critical or ())
        self.within.show_text(as_text(test.act_within_h))
        self.given.show_test(known, test)
        for part in (self.name, self.colour, self.fired, self.critical, self.within):
            part.setEnabled(known.may_change)

    def _put(self, change: Callable[[RuleTest], RuleTest]) -> None:
        if self._test is not None:
            self.changed.emit(change(self._test))

    def _type_hours(self, text: str) -> None:
        hours = self.within.number()
        if text.strip() and (hours is None or hours < 0):
            self.message.say(tr("Write within how many hours somebody acts, such as 4."), "error")
        else:
            self._put(lambda test: replace(test, act_within_h=hours))

    def _connect(self) -> None:
        put = self._put
        self.given.changed.connect(self.changed)
        self.name.typed.connect(lambda text: put(lambda test: replace(test, name=text.strip())))
        self.within.typed.connect(self._type_hours)
        self.colour.picked.connect(lambda one: put(lambda test: replace(test, colour=Colour(one))))
        self.fired.changed.connect(lambda ids: put(lambda test: replace(test, fired=_ids(ids))))
        self.critical.changed.connect(lambda ids: put(lambda test: replace(test, unknown_critical=_ids(ids) or None)))


def _ids(chosen: object) -> tuple[str, ...]:
    return cast("tuple[str, ...]", chosen)
