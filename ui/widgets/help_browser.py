"""Where a help page is read: our own files only, whatever stands in them."""

import re

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import (
    QFont,
    QImage,
    QTextCharFormat,
    QTextCursor,
    QTextFormat,
    QTextFrameFormat,
    QTextTable,
)
from PySide6.QtWidgets import QTextBrowser, QWidget

from triage.resources import resource
from ui.theme import body_font, current_theme, scaled
from ui.translate import tr

_OWN_PAGE = re.compile(r"([\w-]+)\.md(?:#.*)?")
_OWN_PICTURE = re.compile(r"[\w-]+\.png")
_BODY_PIXELS = 14
# Steps of Qt's over the text: half as large again, a fifth larger.
_LARGER = {1: 2, 2: 1}


class HelpBrowser(QTextBrowser):
    """Emits `wanted` with the name of a page that a link leads to; links out of the house lead nowhere.

    Nothing is fetched: a picture comes from the folder of the pages, or not at all.
    """

    wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)
        self.setAccessibleName(tr("Help page"))
        self.setFont(body_font(_BODY_PIXELS))
        self.document().setDocumentMargin(scaled(20))
        self.document().setIndentWidth(scaled(24))
        self.document().setDefaultStyleSheet(f"a {{ color: {current_theme().accent.name()}; }}")
        self.anchorClicked.connect(self._follow)

    def show_page(self, text: str, note: str = "") -> None:
        """Show a page of ours, written as Markdown, from its beginning; `note` stands above it."""
        self.setMarkdown(f"*{note}*\n\n{text}" if note else text)
        self._give_room()
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """Return a picture of our own; nothing else, from nowhere."""
        address = name if isinstance(name, str) else name.toString()
        if _OWN_PICTURE.fullmatch(address):
            file = resource("help", address)
            if file.is_file():
                return QImage.fromData(file.read_bytes())
        return None

    def _give_room(self) -> None:
        """Keep paragraphs apart, and headings further from what stands above them."""
        cursor = QTextCursor(self.document())
        block = self.document().begin()
        while block.isValid():
            cursor.setPosition(block.position())
            form = block.blockFormat()
            is_heading, is_listed = form.headingLevel() > 0, block.textList() is not None
            form.setTopMargin(scaled(16 if is_heading else 0))
            form.setBottomMargin(scaled(4 if is_listed or cursor.currentTable() is not None else 8))
            cursor.setBlockFormat(form)
            if is_heading:
                cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
                cursor.mergeCharFormat(_heading(form.headingLevel()))
            block = block.next()
        for frame in self.document().rootFrame().childFrames():
            if isinstance(frame, QTextTable):
                _draw_lightly(frame)

    def _follow(self, address: QUrl) -> None:
        own = _OWN_PAGE.fullmatch(address.toString())
        if own is not None:
            self.wanted.emit(own.group(1))
        elif address.toString().startswith("#"):
            self.scrollToAnchor(address.fragment())


def _heading(level: int) -> QTextCharFormat:
    """Return how a heading is written: told apart by its weight, and little larger than the text."""
    form = QTextCharFormat()
    form.setProperty(QTextFormat.Property.FontSizeAdjustment, _LARGER.get(level, 0))
    form.setFontWeight(QFont.Weight.DemiBold)
    return form


def _draw_lightly(table: QTextTable) -> None:
    """Part the cells of a table by hairlines."""
    form = table.format()
    form.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
    form.setBorderBrush(current_theme().line)
    form.setBorderCollapse(True)
    form.setCellPadding(scaled(6))
    form.setTopMargin(scaled(4))
    form.setBottomMargin(scaled(8))
    table.setFormat(form)
