"""The pages of letters as they will be printed, under each other and as wide as there is room."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from ui.crash.guards import kept_alive
from ui.printing.letter import LetterSheet, letter_pictures
from ui.theme import current_theme, scaled
from ui.translate import tr
from ui.widgets.leaving import let_go

_WIDEST, _GAP, _LOWEST = 620, 12, 40


class Preview(QScrollArea):
    """Scrolled by the keyboard; what stands on the pages is read aloud."""

    def __init__(self) -> None:
        super().__init__()
        self.pages: list[_Page] = []
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumHeight(scaled(_LOWEST))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(tr("The letter as it will be printed"))
        content = QFrame()
        content.setProperty("surface", "background")
        self._rows = QVBoxLayout(content)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(scaled(_GAP))
        self._rows.addStretch(1)
        self.setWidget(content)

    def show_sheets(self, sheets: Sequence[LetterSheet], *, is_large: bool) -> None:
        """Show other letters, from the top."""
        let_go(*self.pages)
        pictures = [one for sheet in sheets for one in letter_pictures(sheet, is_large=is_large)]
        self.pages = [_Page(picture) for picture in pictures]
        for number, page in enumerate(self.pages):
            self._rows.insertWidget(number, page, 0, Qt.AlignmentFlag.AlignHCenter)
        self.setAccessibleDescription("\n".join(sheet.spoken for sheet in sheets))
        self._fit()
        self.verticalScrollBar().setValue(0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Make the pages as wide as there is room."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        for page in self.pages:
            page.fit(min(scaled(_WIDEST), self.viewport().width()))


class _Page(QWidget):
    def __init__(self, picture: QImage) -> None:
        super().__init__()
        self._picture = picture

    def fit(self, width: int) -> None:
        """Be so wide, and as high as the page then is."""
        self.setFixedSize(width, round(width * self._picture.height() / self._picture.width()))

    @kept_alive
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the page and its edge."""
        painter = QPainter(self)
        ratio = self.devicePixelRatioF()
        size = self.size() * ratio
        smooth = Qt.TransformationMode.SmoothTransformation
        shown = self._picture.scaled(size, Qt.AspectRatioMode.IgnoreAspectRatio, smooth)
        shown.setDevicePixelRatio(ratio)
        painter.drawImage(0, 0, shown)
        painter.setPen(current_theme().line)
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()
