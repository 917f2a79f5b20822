"""Ask what the list is taken out for, and whether CPR numbers go along."""

from enum import StrEnum

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QPushButton, QVBoxLayout

from ui.asking import AskingDialog
from ui.theme import scaled
from ui.translate import shown_count, tr
from ui.widgets.plain_label import PlainLabel


class Target(StrEnum):
    """Where the list goes."""

    PRINTER = "printer"
    PDF = "pdf"
    XLSX = "xlsx"


class SheetDialog(AskingDialog):
    """Emits `wanted` with the purpose, whether CPR numbers go along, and the Target; it stays open."""

    wanted = Signal(str, bool, str)

    def __init__(self, targets: tuple[Target, ...], count: int, most: int) -> None:
        super().__init__()
        self.purpose = QLineEdit()
        self.with_cpr = QCheckBox(tr("With CPR numbers"))
        self.message = PlainLabel("", "error")
        self.buttons = {target: QPushButton(_word(target)) for target in targets}
        self._lay_out(count, most)
        self.purpose.textChanged.connect(self._allow)
        for target, button in self.buttons.items():
            button.clicked.connect(lambda _=False, target=target: self._ask(target))
        self._allow()

    def show_fault(self, text: str) -> None:
        """Say why it was not written; what was asked for can be asked for again."""
        self._allow()
        self.message.say(text, "error")
        self.message.show()

    def show_done(self, text: str) -> None:
        """Say where it was written; it could be written to another place as well."""
        self._allow()
        self.message.say(text, "body")
        self.message.show()

    def allow_again(self) -> None:
        """Let the person ask again: they gave up where it should go."""
        self._allow()

    def _ask(self, target: Target) -> None:
        self.message.hide()
        for button in self.buttons.values():
            button.setEnabled(False)
        self.wanted.emit(self.purpose.text().strip(), self.with_cpr.isChecked(), target)

    def _allow(self) -> None:
        for button in self.buttons.values():
            button.setEnabled(bool(self.purpose.text().strip()))

    def _lay_out(self, count: int, most: int) -> None:
        title = tr("Print the list") if Target.PDF in self.buttons else tr("The list as an Excel file")
        self.setWindowTitle(title)
        self.message.hide()
        self.purpose.setAccessibleName(tr("Purpose"))
        self.purpose.setPlaceholderText(tr("What it is for, e.g. the morning round"))
        first = next(iter(self.buttons.values()))
        first.setProperty("kind", "primary")
        first.setDefault(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(scaled(24), scaled(20), scaled(24), scaled(16))
        layout.setSpacing(scaled(12))
        layout.addWidget(PlainLabel(title, "title"))
        layout.addWidget(PlainLabel(_told(count, most)))
        layout.addWidget(self.purpose)
        layout.addWidget(self.with_cpr)
        layout.addWidget(self.message)
        layout.addLayout(self.button_row(*reversed(self.buttons.values())))
        self.setMinimumWidth(scaled(480))
        self.purpose.setFocus()


def _told(count: int, most: int) -> str:
    words = tr("1 patient goes along") if count == 1 else tr("{count} patients go along")
    said = words.format(count=shown_count(min(count, most)))
    if count > most:
        said = tr("The first {most} of {count} patients go along").format(
            most=shown_count(most), count=shown_count(count)
        )
    return f"{said}. {tr('Who took them out, and what for, stands in the log.')}"


def _word(target: Target) -> str:
    return {
        Target.PRINTER: tr("Print …"),
        Target.PDF: tr("Save as PDF …"),
        Target.XLSX: tr("Save as Excel …"),
    }[target]
