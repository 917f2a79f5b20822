"""A letter as pages: drawn as plain text, block by block; a block that fits on a page is never parted."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from PySide6.QtCore import QMarginsF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPagedPaintDevice, QPageLayout, QPageSize, QPainter, QPdfWriter, QPen

from ui.printing.sheet import DPI, wrapped

# A4 in the file's resolution; the address stands where a window envelope has its window.
WIDTH, HEIGHT = round(210 / 25.4 * DPI), round(297 / 25.4 * DPI)
_MM = DPI / 25.4
_SIDE, _TOP, _FOOT = 20 * _MM, 18 * _MM, 24 * _MM
_ADDRESS_TOP, _AFTER_ADDRESS = 36 * _MM, 78 * _MM
_POINTS, _LARGE = 11.0, 18.0
_GREY, _LINE = QColor("#444444"), QColor("#8a8a8a")


class Style(Enum):
    """How a block is set: its size beside that of the body, and whether it is bold."""

    TITLE = (1.5, True)
    HEADING = (1.1, True)
    BODY = (1.0, False)
    SMALL = (0.85, False)


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph; with `left` a line of a table, whose `text` stands beside it and `more` under that."""

    text: str
    style: Style = Style.BODY
    left: str = ""
    more: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LetterSheet:
    """One letter; `page` is "Page {number} of {count}" in its language. Its own pages are counted alone."""

    address: tuple[str, ...]
    sender: tuple[str, ...]
    blocks: Sequence[Block]
    page: str

    @property
    def spoken(self) -> str:
        """Return everything that stands in it, to be read aloud."""
        said = (" ".join(filter(None, (one.left, one.text, *one.more))) for one in self.blocks)
        return "\n".join((*self.address, *self.sender, *said))


def write_letters(sheets: Sequence[LetterSheet], path: Path, title: str, *, is_large: bool) -> int:
    """Write letters as one PDF file, and return the number of its pages; 0 where it could not be written."""
    writer = QPdfWriter(str(path))
    writer.setResolution(DPI)
    writer.setTitle(title)
    return draw_letters(sheets, writer, is_large=is_large)


def draw_letters(sheets: Sequence[LetterSheet], device: QPagedPaintDevice, *, is_large: bool) -> int:
    """Draw letters on a file or a printer, each on pages of its own, and return the number of pages."""
    page = QPageSize(QPageSize.PageSizeId.A4)
    device.setPageLayout(QPageLayout(page, QPageLayout.Orientation.Portrait, QMarginsF(0, 0, 0, 0)))
    painter, count = QPainter(device), 0
    if not painter.isActive():
        return 0
    try:
        # A printer has its own resolution, and draws where its paper can be printed on.
        scale = device.width() / WIDTH
        painter.scale(scale, scale)
        for draw in (draw for sheet in sheets for draw in _Pages(sheet, painter, is_large=is_large).draws()):
            if count:
                device.newPage()
            draw()
            count += 1
    finally:
        painter.end()
    return count


def letter_pictures(sheet: LetterSheet, *, is_large: bool) -> list[QImage]:
    """Return the pages of a letter as pictures in the file's resolution, as they will be printed."""
    measure = QImage(1, 1, QImage.Format.Format_RGB32)
    painter = QPainter(measure)
    count = len(_Pages(sheet, painter, is_large=is_large).pages)
    painter.end()
    return [_picture(sheet, number, is_large=is_large) for number in range(count)]


def _picture(sheet: LetterSheet, number: int, *, is_large: bool) -> QImage:
    picture = QImage(WIDTH, HEIGHT, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.white)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
    _Pages(sheet, painter, is_large=is_large).draw(number)
    painter.end()
    return picture


class _Pages:
    """The blocks of one letter, parted to pages."""

    def __init__(self, sheet: LetterSheet, painter: QPainter, *, is_large: bool) -> None:
        self._sheet, self._painter = sheet, painter
        self._points = _LARGE if is_large else _POINTS
        self.pages = self._part()

    def draws(self) -> Iterator["_Draw"]:
        """Yield what draws each page."""
        return (_Draw(self, number) for number in range(len(self.pages)))

    def draw(self, number: int) -> None:
        """Draw one page."""
        if number == 0:
            self._head()
        top = self._begin(number)
        for block in self.pages[number]:
            top += self._block(block, top)
        self._foot(number)

    def _part(self) -> list[list[Block]]:
        pages: list[list[Block]] = [[]]
        top = self._begin(0)
        for place, block in enumerate(self._sheet.blocks):
            needed = self._height(block)
            # A heading stays with what it is over.
            if block.style is Style.HEADING and place + 1 < len(self._sheet.blocks):
                needed += self._height(self._sheet.blocks[place + 1])
            if pages[-1] and top + needed > HEIGHT - _FOOT:
                pages.append([])
                top = self._begin(len(pages) - 1)
            pages[-1].append(block)
            top += self._height(block)
        return pages

    def _begin(self, number: int) -> float:
        if number or not self._sheet.address:
            return _TOP if number else _TOP + 4 * self._gap()
        height = self._measure("\n".join(self._sheet.address), _WHOLE * 0.5, self._font(Style.BODY))
        return max(_AFTER_ADDRESS, _ADDRESS_TOP + height + 2 * self._gap())

    def _head(self) -> None:
        half = _WHOLE * 0.5
        self._text("\n".join(self._sheet.address), QRectF(_SIDE, _ADDRESS_TOP, half, HEIGHT), self._font(Style.BODY))
        sender = QRectF(_SIDE, _TOP, _WHOLE, HEIGHT)
        font = self._font(Style.SMALL)
        self._text("\n".join(self._sheet.sender), sender, font, _GREY, Qt.AlignmentFlag.AlignRight)

    def _foot(self, number: int) -> None:
        if len(self.pages) > 1:
            said = self._sheet.page.format(number=number + 1, count=len(self.pages))
            box = QRectF(_SIDE, HEIGHT - _FOOT + 6 * _MM, _WHOLE, _FOOT)
            self._text(said, box, self._font(Style.SMALL), _GREY, Qt.AlignmentFlag.AlignRight)

    def _height(self, block: Block) -> float:
        gap = self._gap() * (2 if block.style is Style.HEADING else 1)
        if not block.left:
            return self._measure(block.text, _WHOLE, self._font(block.style)) + gap
        column, beside = self._columns(block)
        left = self._measure(block.left, column, self._font(Style.HEADING))
        return max(left, sum(self._measure(text, beside, font) for text, font in self._beside(block))) + 2 * gap

    def _block(self, block: Block, top: float) -> float:
        """Draw a block, and return how high it is."""
        height = self._height(block)
        if not block.left:
            above = self._gap() if block.style is Style.HEADING else 0.0
            self._text(block.text, QRectF(_SIDE, top + above, _WHOLE, height), self._font(block.style))
            return height
        self._painter.setPen(QPen(_LINE, 2))
        self._painter.drawLine(round(_SIDE), round(top), round(WIDTH - _SIDE), round(top))
        column, beside = self._columns(block)
        at = top + self._gap() / 2
        self._text(block.left, QRectF(_SIDE, at, column, height), self._font(Style.HEADING))
        for text, font in self._beside(block):
            self._text(text, QRectF(_SIDE + column, at, beside, height), font)
            at += self._measure(text, beside, font)
        return height

    def _columns(self, block: Block) -> tuple[float, float]:
        column = min(_WHOLE * 0.3, self._points * DPI / 72 * 7)
        return column, _WHOLE - column

    def _beside(self, block: Block) -> Iterator[tuple[str, QFont]]:
        yield block.text, self._font(Style.HEADING)
        for text in block.more:
            yield text, self._font(Style.BODY)

    def _text(
        self,
        text: str,
        box: QRectF,
        font: QFont,
        colour: QColor | Qt.GlobalColor = Qt.GlobalColor.black,
        at: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
    ) -> None:
        self._painter.setFont(font)
        self._painter.setPen(colour)
        self._painter.drawText(box, text, wrapped(at))

    def _measure(self, text: str, width: float, font: QFont) -> float:
        self._painter.setFont(font)
        return float(self._painter.boundingRect(QRectF(0, 0, width, 100 * HEIGHT), text, wrapped()).height())

    def _font(self, style: Style) -> QFont:
        size, is_bold = style.value
        # In pixels of the file's resolution, whatever the device's own is.
        font = QFont("sans-serif")
        font.setPixelSize(round(self._points * size * DPI / 72))
        font.setBold(is_bold)
        return font

    def _gap(self) -> float:
        return self._points * DPI / 72 * 0.7


@dataclass(frozen=True, slots=True)
class _Draw:
    pages: _Pages
    number: int

    def __call__(self) -> None:
        self.pages.draw(self.number)


_WHOLE = WIDTH - 2 * _SIDE
