"""The dialog of a limit over the page: for a new one that an input is compared with, or one that is there."""

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QWidget

from ui.thresholds.rules.known import Known
from ui.thresholds.rules.limits.limit_dialog import LimitDialog, new_param, units_of
from ui.widgets.leaving import let_go_after

# What is made: the name of the limit, and the edits that make it so.
Made = Callable[[str, Any], None]


def ask_limit(
    over: QWidget, known: Known, name: str, compared: str, made: Made, left: Callable[[], None]
) -> LimitDialog:
    """Ask over a part of the page for the limit `name`, a new one for an input where it is ""; then it was `left`."""
    param = known.rule_set.params[name] if name else new_param(known, compared)
    dialog = LimitDialog(known, param, list(dict.fromkeys((param.unit, *units_of(known)))))
    dialog.setParent(over.window(), dialog.windowFlags())
    dialog.made.connect(made)
    dialog.finished.connect(lambda _: left())
    let_go_after(dialog.finished, dialog)
    dialog.open()
    return dialog
