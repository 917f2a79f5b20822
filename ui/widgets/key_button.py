"""A button that shows the key which does the same."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QStyle, QStyleOptionButton, QStylePainter, QWidget

from ui.theme import current_theme, scaled

_PAD = 12
_GAP = 8
_KEY_PIXELS = 11
_QUIET_PAD, _QUIET_HEIGHT = 5, 26


class KeyButton(QPushButton):
    """The text to the left, the key in a small frame to the right; neither is ever cut.

    One of the kind "quiet" has no edge of its own, and stands closer: for keys beside a list that needs the room.
    """

    def __init__(self, text: str, key: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._key = key
        self.setAccessibleDescription(key)

    def sizeHint(self) -> QSize:
        """Return room for both."""
        if self._is_quiet():
            words = QFontMetrics(self.font()).horizontalAdvance(self.text())
            return QSize(words + self._key_width() + 3 * self._pad(), scaled(_QUIET_HEIGHT))
        words = QFontMetrics(self._strong()).horizontalAdvance(self.text())
        wide = words + self._key_width() + 2 * self._pad() + scaled(_GAP)
        return QSize(wide, max(scaled(32), super().sizeHint().height()))

    def minimumSizeHint(self) -> QSize:
        """Return `sizeHint`: a shorter text would be another one."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the style's button without its text, then the two texts."""
        option = QStyleOptionButton()
        self.initStyleOption(option)
        setattr(option, "text", "")  # noqa: B010 - PySide's stubs leave out the fields that Qt documents
        painter = QStylePainter(self)
        painter.drawControl(QStyle.ControlElement.CE_PushButton, option)
        colour = self._text_colour()
        painter.setFont(self._strong() if self._is_filled() else self.font())
        painter.setPen(colour)
        painter.drawText(self.rect().adjusted(self._pad(), 0, 0, 0), _LEFT, self.text())
        self._draw_key(painter, colour)
        painter.end()

    def _draw_key(self, painter: QPainter, colour: QColor) -> None:
        width = self._key_width()
        high = scaled(18)
        left = self.width() - self._pad() - width + (0 if self._is_quiet() else 4)
        box = QRect(left, (self.height() - high) // 2, width, high)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colour if self._is_filled() else current_theme().line, 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box, 4, 4)
        small = self.font()
        small.setPixelSize(scaled(_KEY_PIXELS))
        painter.setFont(small)
        painter.setPen(colour if self._is_filled() else current_theme().muted)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self._key)

    def _is_quiet(self) -> bool:
        return bool(self.property("kind") == "quiet")

    def _pad(self) -> int:
        return scaled(_QUIET_PAD if self._is_quiet() else _PAD)

    def _is_filled(self) -> bool:
        return self.isEnabled() and (self.isChecked() or self.property("kind") == "primary")

    def _text_colour(self) -> QColor:
        theme = current_theme()
        if self._is_filled():
            return theme.panel
        return theme.ink if self.isEnabled() else theme.muted

    def _key_width(self) -> int:
        small = self.font()
        small.setPixelSize(scaled(_KEY_PIXELS))
        return max(scaled(20), QFontMetrics(small).horizontalAdvance(self._key) + scaled(12))

    def _strong(self) -> QFont:
        font = self.font()
        font.setWeight(QFont.Weight.DemiBold)
        return font


_LEFT = Qt.AlignmentFlag.AlignLeft.value | Qt.AlignmentFlag.AlignVCenter.value
