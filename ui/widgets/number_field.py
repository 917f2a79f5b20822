"""A field for a number as people write it: 88,5 and 88.5 are the same, and 885 is another."""

from decimal import Decimal

from PySide6.QtWidgets import QLineEdit, QWidget

from triage.clinical.typed import typed_number

_WIDTH = 90
_LONGEST = 12


class NumberField(QLineEdit):
    """Holds what was typed until it is read; Qt's own number box makes 885 of 88.5 in Danish."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setMaxLength(_LONGEST)
        self.setFixedWidth(_WIDTH)

    def number(self) -> Decimal | None:
        """Return the number, None where what stands there is none, or could be read in two ways ("1.000,5")."""
        return typed_number(self.text())

    def whole(self) -> int | None:
        """Return a whole number, None where it is none."""
        found = self.number()
        return int(found) if found is not None and found == found.to_integral_value() else None

    def put(self, text: str) -> None:
        """Let a number stand there, to be written over by the first key."""
        self.setText(text)
        self.selectAll()
