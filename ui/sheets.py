"""Two small dialogs: every shortcut, and help in a few words."""

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QGridLayout, QVBoxLayout, QWidget

from ui.actions import commands, shown_key
from ui.translate import tr
from ui.widgets.plain_label import PlainLabel


def shortcut_sheet(parent: QWidget | None) -> QDialog:
    """Return a dialog that lists every command with its keys."""
    dialog, layout = _dialog(tr("Shortcuts"), parent)
    grid = QGridLayout()
    grid.setHorizontalSpacing(32)
    grid.setVerticalSpacing(6)
    for number, command in enumerate(commands()):
        row, column = number // 2, 2 * (number % 2)
        grid.addWidget(_plain(command.text), row, column)
        key = _plain("   ".join(shown_key(each) for each in command.keys), "strong")
        grid.addWidget(key, row, column + 1)
    layout.insertLayout(1, grid)
    return dialog


def help_sheet(parent: QWidget | None) -> QDialog:
    """Return a dialog that says what the program is for and how a patient is handled."""
    dialog, layout = _dialog(tr("Help"), parent)
    paragraphs = (
        tr("Visita shows what patients answered and measured at home, the most urgent first."),
        tr(
            "Red: see to it now. Yellow: look at it. Grey: cannot be assessed, because something is missing or"
            " unusable. Green: every answer and reading asked for is there and within its limits."
        ),
        tr(
            "Choose a patient (J and K), read why, choose what is to be done (1-4), write a note (N) and save"
            " (Ctrl+↵). The next patient comes by itself. Ctrl+Z takes the decision back for ten seconds."
        ),
        tr("Not an emergency service: data are fetched at intervals, and their age is shown below the list."),
        tr("Press ? for every shortcut."),
    )
    for place, text in enumerate(paragraphs, 1):
        label = PlainLabel(text)
        label.setMinimumWidth(440)
        layout.insertWidget(place, label)
    return dialog


def _dialog(title: str, parent: QWidget | None) -> tuple[QDialog, QVBoxLayout]:
    dialog = QDialog(parent)
    dialog.setWindowTitle(title)
    layout = QVBoxLayout(dialog)
    layout.setContentsMargins(24, 20, 24, 16)
    layout.setSpacing(12)
    layout.addWidget(_plain(title, "title"))
    buttons = QDialogButtonBox()
    buttons.addButton(tr("Close"), QDialogButtonBox.ButtonRole.RejectRole)
    buttons.rejected.connect(dialog.reject)
    layout.addWidget(buttons)
    return dialog, layout


def _plain(text: str, role: str = "body") -> PlainLabel:
    label = PlainLabel(text, role)
    label.setWordWrap(False)
    return label
