"""States of the rules of a text: each of its lists, what is chosen in them from top to end, and a limit being made."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import partial

from PySide6.QtWidgets import QDialog, QScrollArea, QWidget

from tests.screens.frame_states import rest
from tests.screens.threshold_states import State, show_thresholds
from ui.main_window import MainWindow
from ui.thresholds.rules.editor import RulesEditor
from ui.thresholds.rules.places import Tab


@contextmanager
def _rules(window: MainWindow, then: Callable[[RulesEditor], None]) -> Iterator[None]:
    page = show_thresholds(window)
    page.turn_rules()
    rest(window)
    editor = page.left.rules.editor
    assert editor is not None
    then(editor)
    rest(window)
    yield
    for dialog in window.findChildren(QDialog):
        dialog.reject()
    editor.tabs.setCurrentIndex(0)
    page.left.tabs.setCurrentIndex(0)
    rest(window)


def _choose(path: str, row: int = 0, *, at_end: bool = False) -> Callable[[RulesEditor], None]:
    def choose(editor: RulesEditor) -> None:
        editor.go_to(path)
        if path.startswith("rules"):
            editor.rules.form.condition.table.move_to(row)
        bar = _area(editor).verticalScrollBar()
        bar.setValue(bar.maximum() if at_end else 0)

    return choose


def _area(editor: RulesEditor) -> QScrollArea:
    tabs = (editor.rules, editor.shared, editor.inputs, editor.about, editor.examples)
    forms: tuple[QWidget, ...] = tuple(tab.form for tab in tabs)
    form = next(one for one in forms if one.isVisible())
    return next(area for area in editor.findChildren(QScrollArea) if area.isAncestorOf(form))


def _make_limit(editor: RulesEditor) -> None:
    editor.go_to("rules.temp_red")
    editor.rules.form.condition.form.limit_wanted.emit("")


def _share(editor: RulesEditor) -> None:
    editor.turn(Tab.SHARED)
    editor.shared.tools.ask("add")


STATES: Mapping[str, State] = {
    "rules-condition": partial(_rules, then=_choose("rules.anthonisen2", 1)),
    "rules-reason": partial(_rules, then=_choose("rules.spo2_yellow", 1, at_end=True)),
    "rules-inputs": partial(_rules, then=_choose("inputs.fev1_z")),
    "rules-input-end": partial(_rules, then=_choose("inputs.wants_contact", at_end=True)),
    "rules-tests": partial(_rules, then=_choose("tests[13]")),
    "rules-test-end": partial(_rules, then=_choose("tests[5]", at_end=True)),
    "rules-shared": partial(_rules, then=_share),
    "rules-about": partial(_rules, then=_choose("title")),
    "rules-order": partial(_rules, then=_choose("constraints[0]")),
    "rules-findings": partial(_rules, then=lambda editor: editor.turn(Tab.FINDINGS)),
    "rules-limit": partial(_rules, then=_make_limit),
}
