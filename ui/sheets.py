"""Two small dialogs: every shortcut, and help in a few words."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from ui.actions import commands, shown_key
from ui.translate import tr
from ui.widgets.plain_label import PlainLabel

# What the title, the button and the frame of the window take of the screen.
_AROUND = QSize(80, 180)
_BAR = 16


def shortcut_sheet(parent: QWidget | None) -> QDialog:
    """Return a dialog that lists every command with its keys."""
    dialog, layout = _dialog(tr("Shortcuts"), parent)
    room = dialog.screen().availableSize() - _AROUND
    sheet = _keys(2)
    if sheet.sizeHint().width() > room.width():
        sheet = _keys(1)
    area = _scrolling(sheet, room)
    layout.insertWidget(1, area)
    area.setFocus()
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


def _keys(across: int) -> QWidget:
    """Return every command with its keys, so many in a row."""
    sheet = QWidget()
    grid = QGridLayout(sheet)
    grid.setContentsMargins(0, 0, _BAR, 0)
    grid.setHorizontalSpacing(32)
    grid.setVerticalSpacing(6)
    for number, command in enumerate(commands()):
        row, column = number // across, 2 * (number % across)
        grid.addWidget(_plain(command.text), row, column)
        key = _plain("   ".join(shown_key(each) for each in command.keys), "strong")
        grid.addWidget(key, row, column + 1)
    return sheet


def _scrolling(sheet: QWidget, room: QSize) -> QScrollArea:
    """Return `sheet` in an area as large as it is; where there is less `room`, it scrolls."""
    area = QScrollArea()
    area.setWidget(sheet)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setMinimumSize(sheet.sizeHint().boundedTo(room))
    return area


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
