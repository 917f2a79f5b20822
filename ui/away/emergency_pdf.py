"""The emergency list as a PDF, drawn as plain text, line by line; nothing in it is cut off."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QMarginsF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPageLayout, QPageSize, QPainter, QPdfWriter, QTextOption

from triage.scoring.danish_time import DENMARK
from triage.worklist.emergency import COLOURS, EmergencyList, EmergencyRow
from ui.theme import load_theme
from ui.translate import in_language, shown_count, tr
from ui.widgets.mark import draw_mark

_DPI = 150
# Shares of the width: mark and word, name and CPR number, reason, deadline, phone, owner.
_SHARES = (0.10, 0.22, 0.34, 0.12, 0.12, 0.10)
_PAD, _MARK = 8.0, 30.0
_WATER = QColor("#e6e6e6")


def write_pdf(made: EmergencyList, path: Path) -> int:
    """Write the list to `path` and return the number of its pages."""
    pages = _Pages(made, path)
    pages.write()
    return pages.count


class _Pages:
    """Drawn twice: to nobody, to know how many pages there are, and then to the file."""

    def __init__(self, made: EmergencyList, path: Path) -> None:
        self._made = made
        self._theme = load_theme("light")
        self._writer = QPdfWriter(str(path))
        self._writer.setResolution(_DPI)
        self._writer.setTitle(tr("Emergency list"))
        paper, margins = QPageSize(QPageSize.PageSizeId.A4), QMarginsF(10, 8, 10, 8)
        self._writer.setPageLayout(QPageLayout(paper, QPageLayout.Orientation.Landscape, margins))
        self._painter = QPainter(self._writer)
        self._width, self._height = self._writer.width() - 1.0, self._writer.height() - 1.0
        self.count = 0

    def write(self) -> None:
        """Draw every page."""
        try:
            pages = self._split()
            self.count = len(pages)
            for number, rows in enumerate(pages, 1):
                if number > 1:
                    self._writer.newPage()
                self._page(number, rows)
        finally:
            self._painter.end()

    def _split(self) -> list[list[EmergencyRow]]:
        room = self._height - self._head_height() - self._line(1) * 3
        pages: list[list[EmergencyRow]] = [[]]
        used = 0.0
        for row in self._made.rows:
            height = self._row_height(row)
            if used + height > room and pages[-1]:
                pages.append([])
                used = 0.0
            pages[-1].append(row)
            used += height
        return pages

    def _page(self, number: int, rows: Sequence[EmergencyRow]) -> None:
        self._watermark()
        self._head()
        top = self._head_height()
        top = self._cells(top, self._titles(), is_bold=True)
        for row in rows:
            at = top
            top = self._cells(top, self._texts(row), is_bold=False)
            draw_mark(self._painter, QRectF(_PAD, at + _PAD, _MARK, _MARK), row.colour, self._theme)
        if not rows:
            self._text(QRectF(0, top, self._width, self._line(2)), tr("No open cases."), 10)
        self._foot(number)

    def _head(self) -> None:
        made = self._made
        title = f"{tr('Emergency list')} · {made.departments}"
        self._text(QRectF(0, 0, self._width, self._line(2)), title, 14, is_bold=True)
        self._text(QRectF(0, self._line(2), self._width, self._head_height() - self._line(2)), self._said(), 10)

    def _said(self) -> str:
        made = self._made
        said = tr("True {true_at}. Printed {at} by {who}. Purpose: {purpose}.").format(
            true_at=_time(made.true_at), at=_time(made.printed_at), who=made.printed_by, purpose=made.purpose
        )
        if not made.left_off:
            return said
        shown, total = shown_count(len(made.rows)), shown_count(made.total)
        return f"{said} {tr('These are the {shown} worst of {total} cases.').format(shown=shown, total=total)}"

    def _foot(self, number: int) -> None:
        box = QRectF(0, self._height - self._line(1), self._width, self._line(1))
        self._text(box, tr("Holds personal data. To be shredded after use."), 9)
        page = tr("Page {number} of {count}").format(number=number, count=self.count)
        self._painter.drawText(box, page, _wrapped(Qt.AlignmentFlag.AlignRight))

    def _watermark(self) -> None:
        self._painter.save()
        self._painter.translate(self._width / 2, self._height / 2)
        self._painter.rotate(-20)
        box = QRectF(-self._width / 2, -self._line(6), self._width, self._line(12))
        words = f"{self._made.printed_by} · {_time(self._made.printed_at)}"
        self._painter.setFont(_font(40))
        self._painter.setPen(_WATER)
        self._painter.drawText(box, words, _wrapped(Qt.AlignmentFlag.AlignCenter))
        self._painter.restore()

    def _titles(self) -> tuple[str, ...]:
        return tr("Colour"), tr("Name and CPR number"), tr("Reason"), tr("Act before"), tr("Phone number"), tr("With")

    def _texts(self, row: EmergencyRow) -> tuple[str, ...]:
        reason = in_language(row.reason)
        if row.snoozed_until is not None:
            reason = f"{reason}\n{tr('Put off until {time}').format(time=_time(row.snoozed_until))}"
        deadline = _time(row.deadline) if row.deadline else "–"
        return in_language(COLOURS[row.colour]), f"{row.name}\n{row.cpr}", reason, deadline, row.phone, row.owner

    def _cells(self, top: float, texts: Sequence[str], *, is_bold: bool) -> float:
        """Draw one line of the table, and return where the next begins."""
        height = self._height_of(texts, is_bold=is_bold)
        left = 0.0
        self._painter.setPen(Qt.GlobalColor.black)
        for place, (text, share) in enumerate(zip(texts, _SHARES, strict=True)):
            width = share * self._width
            self._painter.drawRect(QRectF(left, top, width, height))
            indent = _MARK + _PAD if place == 0 and not is_bold else 0
            box = QRectF(left + _PAD + indent, top + _PAD, width - 2 * _PAD - indent, height - 2 * _PAD)
            self._text(box, text, 10, is_bold=is_bold or place == 0)
            left += width
        return top + height

    def _row_height(self, row: EmergencyRow) -> float:
        return self._height_of(self._texts(row), is_bold=False)

    def _height_of(self, texts: Sequence[str], *, is_bold: bool) -> float:
        self._painter.setFont(_font(10, is_bold=is_bold))
        heights = [_MARK]
        for place, (text, share) in enumerate(zip(texts, _SHARES, strict=True)):
            indent = _MARK + _PAD if place == 0 and not is_bold else 0
            room = QRectF(0, 0, share * self._width - 2 * _PAD - indent, self._height)
            heights.append(self._painter.boundingRect(room, text, _wrapped()).height())
        return max(heights) + 2 * _PAD

    def _head_height(self) -> float:
        self._painter.setFont(_font(10))
        said = self._painter.boundingRect(QRectF(0, 0, self._width, self._height), self._said(), _wrapped())
        return self._line(2) + said.height() + 2 * _PAD

    def _text(self, box: QRectF, text: str, points: int, *, is_bold: bool = False) -> None:
        self._painter.setFont(_font(points, is_bold=is_bold))
        self._painter.setPen(Qt.GlobalColor.black)
        self._painter.drawText(box, text, _wrapped())

    def _line(self, count: int) -> float:
        self._painter.setFont(_font(10))
        return count * float(self._painter.fontMetrics().lineSpacing())


def _wrapped(at: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft) -> QTextOption:
    """Return the option that breaks lines between words, and a word that is too long anywhere."""
    option = QTextOption(at)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    return option


def _font(points: int, *, is_bold: bool = False) -> QFont:
    font = QFont("sans-serif", points)
    font.setBold(is_bold)
    return font


def _time(time: datetime) -> str:
    return time.astimezone(DENMARK).strftime("%d.%m.%Y %H.%M")
