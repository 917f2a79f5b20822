"""The editor of the rules: six lists in tabs, and what is chosen in each as fields; nothing is written as code."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QStackedWidget, QTabBar, QVBoxLayout

from triage.errors import Text
from triage.scoring.drafts.live_check import Live
from ui.desks.tuning.facts import InHand
from ui.thresholds.rules.about.about_tab import AboutTab
from ui.thresholds.rules.about.lines import key_of
from ui.thresholds.rules.examples.examples_tab import ExamplesTab, failing
from ui.thresholds.rules.findings_tab import FindingsTab
from ui.thresholds.rules.inputs.inputs_tab import InputsTab
from ui.thresholds.rules.known import Known
from ui.thresholds.rules.places import Tab, place_of
from ui.thresholds.rules.rule.rules_tab import RulesTab
from ui.thresholds.rules.shared.shared_tab import SharedTab
from ui.translate import in_language, tr

_Part = RulesTab | SharedTab | InputsTab | AboutTab | ExamplesTab


class RulesEditor(QFrame):
    """`edited` carries an edit of the draft, `limit_wanted` the name of a limit that is to be looked at."""

    edited = Signal(object)
    limit_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("surface", "panel")
        self._known: Known | None = None
        self.rules, self.shared, self.inputs = RulesTab(), SharedTab(), InputsTab()
        self.about, self.examples, self.findings = AboutTab(), ExamplesTab(), FindingsTab()
        self._parts: dict[Tab, _Part] = {
            Tab.RULES: self.rules,
            Tab.SHARED: self.shared,
            Tab.INPUTS: self.inputs,
            Tab.ABOUT: self.about,
            Tab.EXAMPLES: self.examples,
        }
        self.tabs = QTabBar()
        self.tabs.setAccessibleName(tr("Parts of the rule set"))
        self.tabs.setExpanding(False)
        self.tabs.setDrawBase(False)
        self._stack = QStackedWidget()
        for part in (*self._parts.values(), self.findings):
            self.tabs.addTab("")
            self._stack.addWidget(part)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.tabs)
        layout.addWidget(self._stack, 1)
        self.tabs.currentChanged.connect(self._turn)
        for tab in self._parts.values():
            tab.edited.connect(self.edited)
        self.findings.wanted.connect(self.go_to)

    def show_in_hand(self, in_hand: InHand, *, may_change: bool) -> None:
        """Show a text; what the check said of it before stays until it says something else."""
        before = self._known
        is_same = before is not None and before.in_hand.subject == in_hand.subject
        self._show(Known(in_hand, may_change, before.live if before is not None and is_same else None))

    def show_live(self, live: Live) -> None:
        """Show what the check says, beside the lines concerned."""
        if self._known is not None:
            self._show(replace(self._known, live=live))

    def refuse(self, why: Text) -> None:
        """Show what the draft still says, and why what was wanted of it cannot be."""
        if self._known is not None:
            self._show(self._known)
            place = max(0, min(self.tabs.currentIndex(), len(self._parts) - 1))
            list(self._parts.values())[place].form.message.say(in_language(why), "error")

    def go_to(self, path: str) -> None:
        """Show the line that a place of the text belongs to."""
        about = None if self._known is None else key_of(self._known, path)
        place = place_of(path) if about is None else (Tab.ABOUT, about)
        if place is None:
            if path.startswith("params."):
                self.limit_wanted.emit(path.removeprefix("params."))
            return
        tab, key = place
        self.turn(tab)
        self._tab().table.choose(key)
        self.focus_list()

    def turn(self, tab: Tab) -> None:
        """Bring a part of the editor in front."""
        self.tabs.setCurrentIndex([*self._parts, Tab.FINDINGS].index(tab))

    def focus_list(self) -> None:
        """Let the keyboard work in the list in front."""
        self._tab().table.setFocus()

    def _tab(self) -> _Part | FindingsTab:
        return [*self._parts.values(), self.findings][max(0, self.tabs.currentIndex())]

    def _turn(self, place: int) -> None:
        self._stack.setCurrentIndex(place)
        if self._known is not None:
            self._tab().show_known(self._known)

    def showEvent(self, event: QShowEvent) -> None:
        """Show what came while it could not be seen."""
        super().showEvent(event)
        if self._known is not None:
            self._show(self._known)

    def _show(self, known: Known) -> None:
        """Show the tab in front; the others, and all of it while a limit moves in its place, when they are seen."""
        self._known = known
        if self.isVisible():
            self._name_tabs(known)
            self._tab().show_known(known)

    def _name_tabs(self, known: Known) -> None:
        rule_set, live = known.rule_set, known.live
        fails = failing(known)
        tests = tr("Tests ({count})").format(count=len(rule_set.tests))
        names = (
            tr("Rules ({count})").format(count=len(rule_set.rules)),
            tr("Shared ({count})").format(count=len(rule_set.define)),
            tr("Inputs ({count})").format(count=len(rule_set.inputs)),
            tr("About"),
            tests if not fails else tr("Tests ({count}, {fails} fail)").format(count=len(rule_set.tests), fails=fails),
            tr("Findings ({count})").format(count="…" if live is None else len(live.findings)),
        )
        for place, name in enumerate(names):
            if self.tabs.tabText(place) != name:
                self.tabs.setTabText(place, name)
