"""Where letters go, and the buttons that send them there."""

from collections.abc import Callable, Sequence
from enum import StrEnum
from functools import partial

from PySide6.QtWidgets import QPushButton

from ui.translate import tr


class Target(StrEnum):
    """Where a letter goes; the values are those that the workflow writes in the log."""

    PRINTER = "print"
    PDF = "pdf"


def targets() -> tuple[Target, ...]:
    """Return where letters can go at this workstation, what is meant first."""
    # Imported on use: the start must be quick.
    from PySide6.QtPrintSupport import QPrinterInfo

    return (Target.PRINTER, Target.PDF) if QPrinterInfo.availablePrinterNames() else (Target.PDF,)


def target_buttons(found: Sequence[Target], ask: Callable[[Target], None]) -> list[QPushButton]:
    """Return a button for each, in their order."""
    words = {Target.PRINTER: tr("Print …"), Target.PDF: tr("Save as PDF …")}
    buttons = [QPushButton(words[target]) for target in found]
    for target, button in zip(found, buttons, strict=True):
        button.clicked.connect(partial(_tell, ask, target))
    return buttons


def _tell(ask: Callable[[Target], None], target: Target, _is_checked: bool = False) -> None:
    ask(target)
