"""Ask for the passphrase of a store that no keyring opens."""

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLineEdit, QVBoxLayout, QWidget

from ui.translate import tr
from ui.widgets.plain_label import PlainLabel

_WIDTH = 380


class PassphraseDialog(QDialog):
    """One field, or two when the passphrase is a new one; `passphrase` is None where the person gave up."""

    def __init__(self, *, is_new: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_new = is_new
        self.first = _field(tr("Passphrase"))
        self.second = _field(tr("The passphrase once more"))
        self.fault = PlainLabel("", "error")
        self.buttons = QDialogButtonBox()
        self.ok = self.buttons.addButton(tr("Open"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.buttons.addButton(tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self._lay_out()

    def passphrase(self) -> str | None:
        """Return what was typed, None when the dialog was cancelled."""
        return self.first.text() if self.result() == QDialog.DialogCode.Accepted else None

    def accept(self) -> None:
        """Close when the passphrase can be used; else say what is wrong."""
        if not self.first.text():
            self._complain(tr("Type the passphrase."))
        elif self._is_new and self.first.text() != self.second.text():
            self._complain(tr("The two are not the same. Type them again."))
        else:
            super().accept()

    def _complain(self, text: str) -> None:
        self.fault.setText(text)
        self.fault.show()

    def _lay_out(self) -> None:
        self.setWindowTitle("Visita")
        self.setMinimumWidth(_WIDTH)
        old = tr("The database is locked. Type its passphrase.")
        new = tr("Choose a passphrase for the database. Without it the data can never be read again.")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(12)
        for widget in (PlainLabel(new if self._is_new else old), self.first, self.second, self.fault, self.buttons):
            layout.addWidget(widget)
        self.second.setVisible(self._is_new)
        self.fault.hide()


def ask_passphrase(is_new: bool) -> str | None:
    """Ask the person, and return the passphrase or None where they gave up; needs a QApplication."""
    dialog = PassphraseDialog(is_new=is_new)
    dialog.exec()
    return dialog.passphrase()


def _field(name: str) -> QLineEdit:
    field = QLineEdit()
    field.setEchoMode(QLineEdit.EchoMode.Password)
    field.setPlaceholderText(name)
    field.setAccessibleName(name)
    return field
