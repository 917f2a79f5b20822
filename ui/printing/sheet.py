"""A list as pages: drawn as plain text, line by line; nothing in it is cut off."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QMarginsF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QPagedPaintDevice,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
    QTextOption,
)

from triage.clinical.colour import Colour
from triage.scoring.danish_time import DENMARK
from ui.theme import load_theme
from ui.translate import tr
from ui.widgets.mark import draw_mark

DPI = 150
_PAD, _MARK = 8.0, 30.0
_WATER = QColor("#e6e6e6")


@dataclass(frozen=True, slots=True)
class PaperRow:
    """One line of the table: its mark, and a text for each column."""

    colour: Colour
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Paper:
    """What stands on the pages; `shares` are the columns' parts of the width, `water` is written across each page."""

    title: str
    said: str
    headings: tuple[str, ...]
    shares: tuple[float, ...]
    rows: Sequence[PaperRow]
    empty: str
    foot: str
    water: str


def write_pdf(paper: Paper, path: Path) -> int:
    """Write `paper` as a PDF file, and return the number of its pages; 0 where it could not be written."""
    writer = QPdfWriter(str(path))
    writer.setResolution(DPI)
    writer.setTitle(paper.title)
    return draw_on(paper, writer)


def draw_on(paper: Paper, device: QPagedPaintDevice) -> int:
    """Draw `paper` on a file or a printer, and return the number of its pages."""
    page, margins = QPageSize(QPageSize.PageSizeId.A4), QMarginsF(10, 8, 10, 8)
    device.setPageLayout(QPageLayout(page, QPageLayout.Orientation.Landscape, margins))
    pages = _Pages(paper, device)
    pages.write()
    return pages.count


def clock_time(time: datetime) -> str:
    """Return a time as it stands on paper, which outlives today and yesterday."""
    return time.astimezone(DENMARK).strftime("%d.%m.%Y %H.%M")


class _Pages:
    """Drawn twice: to nobody, to know how many pages there are, and then to the device."""

    def __init__(self, paper: Paper, device: QPagedPaintDevice) -> None:
        self._paper = paper
        self._device = device
        self._theme = load_theme("light")
        self._painter = QPainter(device)
        # A printer has its own resolution: what is drawn is measured in that of the file.
        scale = device.logicalDpiX() / DPI
        if self._painter.isActive():
            self._painter.scale(scale, scale)
        self._width, self._height = device.width() / scale - 1.0, device.height() / scale - 1.0
        self.count = 0

    def write(self) -> None:
        """Draw every page; none where the device cannot be drawn on."""
        if not self._painter.isActive():
            return
        try:
            pages = self._split()
            self.count = len(pages)
            for number, rows in enumerate(pages, 1):
                if number > 1:
                    self._device.newPage()
                self._page(number, rows)
        finally:
            self._painter.end()

    def _split(self) -> list[list[PaperRow]]:
        room = self._height - self._head_height() - self._line(1) * 3
        pages: list[list[PaperRow]] = [[]]
        used = 0.0
        for row in self._paper.rows:
            height = self._height_of(row.texts, is_bold=False)
            if used + height > room and pages[-1]:
                pages.append([])
                used = 0.0
            pages[-1].append(row)
            used += height
        return pages

    def _page(self, number: int, rows: Sequence[PaperRow]) -> None:
        self._watermark()
        self._head()
        top = self._cells(self._head_height(), self._paper.headings, is_bold=True)
        for row in rows:
            at = top
            top = self._cells(top, row.texts, is_bold=False)
            draw_mark(self._painter, QRectF(_PAD, at + _PAD, _MARK, _MARK), row.colour, self._theme)
        if not rows:
            self._text(QRectF(0, top, self._width, self._line(2)), self._paper.empty, 10)
        self._foot(number)

    def _head(self) -> None:
        title, said = self._line(2), self._head_height() - self._line(2)
        self._text(QRectF(0, 0, self._width, title), self._paper.title, 14, is_bold=True)
        self._text(QRectF(0, title, self._width, said), self._paper.said, 10)

    def _foot(self, number: int) -> None:
        box = QRectF(0, self._height - self._line(1), self._width, self._line(1))
        self._text(box, self._paper.foot, 9)
        page = tr("Page {number} of {count}").format(number=number, count=self.count)
        self._painter.drawText(box, page, wrapped(Qt.AlignmentFlag.AlignRight))

    def _watermark(self) -> None:
        self._painter.save()
        self._painter.translate(self._width / 2, self._height / 2)
        self._painter.rotate(-20)
        box = QRectF(-self._width / 2, -self._line(6), self._width, self._line(12))
        self._painter.setFont(_font(40))
        self._painter.setPen(_WATER)
        self._painter.drawText(box, self._paper.water, wrapped(Qt.AlignmentFlag.AlignCenter))
        self._painter.restore()

    def _cells(self, top: float, texts: Sequence[str], *, is_bold: bool) -> float:
        """Draw one line of the table, and return where the next begins."""
        height = self._height_of(texts, is_bold=is_bold)
        left = 0.0
        self._painter.setPen(Qt.GlobalColor.black)
        for place, (text, share) in enumerate(zip(texts, self._paper.shares, strict=True)):
            width = share * self._width
            self._painter.drawRect(QRectF(left, top, width, height))
            indent = _MARK + _PAD if place == 0 and not is_bold else 0
            box = QRectF(left + _PAD + indent, top + _PAD, width - 2 * _PAD - indent, height - 2 * _PAD)
            self._text(box, text, 10, is_bold=is_bold or place == 0)
            left += width
        return top + height

    def _height_of(self, texts: Sequence[str], *, is_bold: bool) -> float:
        self._painter.setFont(_font(10, is_bold=is_bold))
        heights = [_MARK]
        for place, (text, share) in enumerate(zip(texts, self._paper.shares, strict=True)):
            indent = _MARK + _PAD if place == 0 and not is_bold else 0
            room = QRectF(0, 0, share * self._width - 2 * _PAD - indent, self._height)
            heights.append(self._painter.boundingRect(room, text, wrapped()).height())
        return max(heights) + 2 * _PAD

    def _head_height(self) -> float:
        self._painter.setFont(_font(10))
        room = QRectF(0, 0, self._width, self._height)
        return self._line(2) + self._painter.boundingRect(room, self._paper.said, wrapped()).height() + 2 * _PAD

    def _text(self, box: QRectF, text: str, points: int, *, is_bold: bool = False) -> None:
        self._painter.setFont(_font(points, is_bold=is_bold))
        self._painter.setPen(Qt.GlobalColor.black)
        self._painter.drawText(box, text, wrapped())

    def _line(self, count: int) -> float:
        self._painter.setFont(_font(10))
        return count * float(self._painter.fontMetrics().lineSpacing())


def wrapped(at: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft) -> QTextOption:
    """Return the option that breaks lines between words, and a word that is too long anywhere."""
    option = QTextOption(at)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    return option


def _font(points: int, *, is_bold: bool = False) -> QFont:
    # In pixels of the file's resolution, whatever the device's own is.
    font = QFont("sans-serif")
    font.setPixelSize(round(points * DPI / 72))
    font.setBold(is_bold)
    return font
