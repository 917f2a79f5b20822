"""Take the trends of the patient on the screen out of the program: copied, saved or printed, and noted first."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF
from PySide6.QtWidgets import QWidget

from ui.asking import is_asking
from ui.casework.taking_out import TakingOut
from ui.clipboard import KEPT_S, copy_for_a_minute, copy_picture_for_a_minute
from ui.frame.has_frame import HasFrame
from ui.patient.trends.words import dated_day, dated_time
from ui.printing.files import AskPath, ask_path
from ui.translate import programme_name, tr

if TYPE_CHECKING:
    from triage.workflow.chart.chart import Chart
    from ui.patient.trends.card import TrendCard
    from ui.patient.trends.picture import TrendPicture

Print = Callable[[QWidget, "TrendPicture"], bool]
_KINDS = "PNG (*.png);;SVG (*.svg);;PDF (*.pdf)"


def print_picture(parent: QWidget, picture: TrendPicture) -> bool:
    """Print a picture as the person says in the system's own dialog; return whether it was sent to a printer."""
    # Imported on use: the start must be quick.
    from PySide6.QtGui import QPainter
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    # Other programs see what a print is called.
    printer.setDocName("Visita")
    if QPrintDialog(printer, parent).exec() != QPrintDialog.DialogCode.Accepted:
        return False
    page = printer.pageRect(QPrinter.Unit.DevicePixel)
    page.moveTopLeft(QPointF())
    painter = QPainter(printer)
    picture.paint(painter, page, printer.newPage)
    painter.end()
    return True


class Picturing(TakingOut):
    """A picture names nobody: programme and time stand on it, and that it is an extract."""

    def __init__(self, window: HasFrame, ask: AskPath = ask_path, to_printer: Print = print_picture) -> None:
        super().__init__(window)
        self._ask_path = ask
        self._to_printer = to_printer

    def copy(self, chart: Chart, card: TrendCard) -> None:
        """Copy a picture, or the rows chosen where the table is shown."""
        if card.bar.table.isChecked():
            self._note(chart, "table", partial(self._copied_rows, card))
        else:
            self._note(chart, "copy", partial(self._draw, chart, card, self._copied))

    def save(self, chart: Chart, card: TrendCard) -> None:
        """Save a picture where the person says."""
        if self._is_forbidden():
            return
        # No patient's name, no programme: other programs see the names of files.
        name = f"visita-{self._window.desk.now():%Y%m%d-%H%M}.png"
        path = self._ask_path(self._window, name, _KINDS)
        if path is not None:
            self._note(chart, "save", partial(self._draw, chart, card, partial(self._saved, path)))

    def print(self, chart: Chart, card: TrendCard) -> None:
        """Print a picture."""
        self._note(chart, "print", partial(self._draw, chart, card, self._printed))

    def _note(self, chart: Chart, way: str, then: Callable[[], None]) -> None:
        """Note it, and go on if the same patient is on the screen still."""
        if chart.case is None or self._is_forbidden():
            return

        def go_on(_: None) -> None:
            shown = self._window.open_case.chart
            if shown is not None and shown.patient_key == chart.patient_key:
                then()

        work = partial(self._window.desk.trends.note_picture, chart.case, way)
        self._window.background.write(work, go_on, self._broke)

    def _draw(self, chart: Chart, card: TrendCard, then: Callable[[TrendPicture], None]) -> None:
        # Brings the plotting library, which is there by now: trends are on the screen.
        from ui.patient.trends.picture import PictureOf, TrendPicture

        wanted = PictureOf(card.stage, card.happened, self._caption(chart, card), (card.hidden_words,))
        picture = TrendPicture(wanted, self._window.desk.now, self)

        def ready() -> None:
            then(picture)
            picture.close()

        picture.ready.connect(ready)

    def _caption(self, chart: Chart, card: TrendCard) -> str:
        now = self._window.desk.now()
        programmes = ", ".join(dict.fromkeys(programme_name(one.programme) for one in chart.assessments))
        start, end = (dated_day(moment, now) for moment in card.span)
        extract = tr("extract from Visita {time}").format(time=dated_time(now, now))
        return " · ".join(part for part in (programmes, f"{start} – {end}", extract) if part)

    def _copied(self, picture: TrendPicture) -> None:
        copy_picture_for_a_minute(picture.image())
        self._say(tr("The picture is copied. Cleared in {count} s.").format(count=KEPT_S))

    def _copied_rows(self, card: TrendCard) -> None:
        copy_for_a_minute(card.table.chosen_text())
        self._say(tr("The rows are copied. Cleared in {count} s.").format(count=KEPT_S))

    def _saved(self, path: Path, picture: TrendPicture) -> None:
        if picture.write(path):
            self._say(tr("The picture was written: {place}").format(place=str(path)))
        else:
            self._say(tr("The file could not be written. Choose another folder."), "error")

    def _printed(self, picture: TrendPicture) -> None:
        # Drawing takes a moment, in which something else may have been asked for.
        if is_asking(self._window):
            self._say(tr("Not printed: something else was asked for. Shift+P prints."))
        elif self._to_printer(self._window, picture):
            self._say(tr("The trends were sent to the printer."))
