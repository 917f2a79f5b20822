"""What every dialog about one patient's care has: who it is, fields, what went wrong, and a button that does it."""

from collections.abc import Iterator
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFormLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from triage.clinical.patient import Patient
from ui.asking import AskingDialog
from ui.patient.person_words import age_and_birth, cpr_number, full_name
from ui.theme import scaled
from ui.translate import tr
from ui.widgets.plain_label import PlainLabel, one_line

_WIDTH = 500


class CareDialog(AskingDialog):
    """Emits `wanted` with what the fields say; whoever hears it closes the dialog, or lets it say a fault."""

    wanted = Signal(object)

    def __init__(self, title: str, does: str, patient: Patient, today: date) -> None:
        super().__init__()
        # No name in the window's title: other programs can read it.
        self.setWindowTitle(title)
        self.form = QFormLayout()
        self.rows = QVBoxLayout()
        self.message = PlainLabel("", "error")
        self.message.hide()
        self.save_button = QPushButton(does)
        self.save_button.setProperty("kind", "primary")
        self.save_button.setDefault(True)
        self.save_button.clicked.connect(self.ask)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(12)
        layout.addWidget(PlainLabel(title, "title"))
        layout.addWidget(PlainLabel(one_line(full_name(patient)), "strong"))
        layout.addWidget(PlainLabel(f"{cpr_number(patient)} · {age_and_birth(patient, today)}", "muted"))
        layout.addLayout(self.rows)
        layout.addLayout(self.form)
        layout.addWidget(self.message)
        layout.addLayout(self.button_row(self.save_button))
        self.setMinimumWidth(scaled(_WIDTH))

    def given(self) -> object | None:
        """Return what the fields say, None where something is lacking, which the dialog then says itself."""
        raise NotImplementedError

    def ask(self) -> None:
        """Ask for what the fields say."""
        self.message.hide()
        given = self.given()
        if given is not None:
            self.save_button.setEnabled(False)
            self.wanted.emit(given)

    def show_fault(self, text: str) -> None:
        """Say why it was not done; what was written stays."""
        self.save_button.setEnabled(True)
        self.message.setText(text)
        self.message.show()
        self.make_room()

    def showEvent(self, event: QShowEvent) -> None:
        """Be high enough from the first, and let the keyboard begin in the first field instead of on a button."""
        super().showEvent(event)
        self.make_room()
        first = next((one for one in self._fields() if one.isEnabled()), None)
        if first is not None:
            first.setFocus()

    def make_room(self) -> None:
        """Grow until no sentence is cut: a dialog asks its labels how wide they are, not how high that makes them."""
        layout = self.layout()
        if layout is not None:
            layout.activate()
            self.setMinimumHeight(layout.totalHeightForWidth(self.width()))

    def _fields(self) -> Iterator[QWidget]:
        """Yield what can be filled in, from the top."""
        for row in range(self.form.rowCount()):
            item = self.form.itemAt(row, QFormLayout.ItemRole.FieldRole)
            layout, widget = (None, None) if item is None else (item.layout(), item.widget())
            first = layout.itemAt(0) if layout is not None else None
            inside = first.widget() if first is not None else widget
            if inside is not None and inside.focusPolicy() & Qt.FocusPolicy.TabFocus:
                yield inside

    def explain(self, text: str) -> None:
        """Say what it leads to, over the fields."""
        label = PlainLabel(text, "muted")
        label.setWordWrap(True)
        self.rows.addWidget(label)


def words_field(name: str, hint: str) -> QLineEdit:
    """Return a field for a sentence; `name` is read aloud."""
    field = QLineEdit()
    field.setMaxLength(500)
    field.setAccessibleName(name)
    field.setPlaceholderText(hint)
    return field


def no_days() -> str:
    """Return what is said where days are none that a plan can have."""
    return tr("Write between how many days: 1 to 365.")
