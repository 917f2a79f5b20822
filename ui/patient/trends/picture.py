"""The trends as a picture to take away: in the light theme whatever the screen is in, and without who it is."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from pathlib import Path

from PySide6.QtCore import QObject, QPoint, QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter, QPdfWriter
from PySide6.QtWidgets import QFrame, QVBoxLayout

from ui.patient.trends.events import TrendEvent
from ui.patient.trends.legend import Signs
from ui.patient.trends.stage import TrendStage
from ui.patient.trends.strip import TrendStrip
from ui.style_sheet import style_sheet
from ui.theme import load_theme
from ui.widgets.leaving import let_go
from ui.widgets.plain_label import PlainLabel

WIDTH = 1000
_SCALE = 2
_PRINT_SCALE = 3
_MARGIN = 24


@dataclass(frozen=True, slots=True)
class PictureOf:
    """What is drawn: the stage on the screen with what it shows and hides, and the lines above and below it."""

    stage: TrendStage
    events: tuple[TrendEvent, ...]
    caption: str
    notes: tuple[str, ...]


class TrendPicture(QObject):
    """Draws off the screen, bit by bit; `ready` is emitted when `image`, `write_svg` and `pages` can be asked for."""

    ready = Signal()

    def __init__(self, wanted: PictureOf, now: Callable[[], datetime], parent: QObject | None = None) -> None:
        super().__init__(parent)
        theme = load_theme("light")
        self._sheet = QFrame()
        self._sheet.setProperty("surface", "panel")
        self._sheet.setStyleSheet(style_sheet(theme.tokens()))
        self._sheet.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
        self._strip = TrendStrip(theme, now())
        self._events = wanted.events
        self._now = now
        self._stage = TrendStage(theme, now, is_dated=True)
        self._stage.time = wanted.stage.time
        rows = QVBoxLayout(self._sheet)
        rows.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        rows.addWidget(PlainLabel(wanted.caption, "strong"))
        notes = [PlainLabel(note, "muted") for note in wanted.notes if note]
        for widget in (self._strip, self._stage, Signs(theme), *notes):
            rows.addWidget(widget)
        self._sheet.resize(WIDTH, 800)
        self._stage.drawn.connect(self._fit)
        self._sheet.show()
        self._stage.draw(wanted.stage.staged)

    def image(self, scale: int = _SCALE) -> QImage:
        """Return the picture, `scale` dots to a pixel."""
        size = self._sheet.size()
        image = QImage(size * scale, QImage.Format.Format_RGB32)
        image.setDevicePixelRatio(scale)
        image.fill(Qt.GlobalColor.white)
        painter = QPainter(image)
        self._sheet.render(painter, QPoint())
        painter.end()
        return image

    def write(self, path: Path) -> bool:
        """Write a PNG, SVG or PDF as the name ends; return whether it is there. Nobody else may read it."""
        kinds = {".svg": self._write_svg, ".pdf": self._write_pdf}
        kinds.get(path.suffix.lower(), self._write_png)(path)
        if not path.is_file() or not path.stat().st_size:
            return False
        path.chmod(0o600)
        return True

    def paint(self, painter: QPainter, page: QRectF, new_page: Callable[[], object]) -> None:
        """Paint on pages, each trend whole on one of them."""
        scale = page.width() / self._sheet.width()
        whole = self.image(_PRINT_SCALE)
        top = 0.0
        for block in self._blocks():
            height = block.height() * scale
            if top and top + height > page.height():
                new_page()
                top = 0.0
            source = QRectF(QPointF(0, block.top()) * _PRINT_SCALE, block.size() * _PRINT_SCALE)
            painter.drawImage(QRectF(page.x(), page.y() + top, page.width(), height), whole, source)
            top += height

    def close(self) -> None:
        """Put the sheet away."""
        let_go(self._sheet, self)

    def _fit(self) -> None:
        layout = self._sheet.layout()
        if layout is not None:
            layout.activate()
        if self._stage.plots:
            self._strip.show_events(self._events, lambda: self._stage.margins, self._now())
            self._strip.show_span(self._stage.span)
        height = max(self._sheet.heightForWidth(WIDTH), self._sheet.sizeHint().height())
        self._sheet.resize(QSize(WIDTH, height))
        # The plots take their new sizes, and then they are whole.
        QTimer.singleShot(0, self, self.ready.emit)

    def _blocks(self) -> list[QRectF]:
        """Return the heights at which the picture may be cut, as boxes from top to bottom."""
        plots = [plot.mapTo(self._sheet, QPoint(0, 0)).y() for plot in self._stage.shown]
        last = self._stage.mapTo(self._sheet, QPoint(0, self._stage.height())).y()
        edges = sorted({0, *plots, last, self._sheet.height()})
        return [QRectF(0, top, self._sheet.width(), bottom - top) for top, bottom in pairwise(edges)]

    def _write_png(self, path: Path) -> None:
        self.image().save(str(path))

    def _write_svg(self, path: Path) -> None:
        from PySide6.QtSvg import QSvgGenerator

        drawing = QSvgGenerator()
        drawing.setFileName(str(path))
        drawing.setSize(self._sheet.size())
        drawing.setViewBox(self._sheet.rect())
        painter = QPainter(drawing)
        self._sheet.render(painter, QPoint())
        painter.end()

    def _write_pdf(self, path: Path) -> None:
        writer = QPdfWriter(str(path))
        writer.setResolution(150)
        writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
        writer.setPageOrientation(QPageLayout.Orientation.Portrait)
        painter = QPainter(writer)
        self.paint(painter, QRectF(0, 0, writer.width(), writer.height()), writer.newPage)
        painter.end()

