"""Letters on their way to paper or into a file: the log first, then the letters, then the note that they are out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from triage.errors import StoreError, Text
from ui.appointments.paper.target import Target
from ui.printing.files import AskPath, write_whole
from ui.translate import tr

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from triage.workflow.coordinate.letters import Printed
    from ui.desks.paper_desk import PaperDesk
    from ui.printing.letter import LetterSheet

Work = Callable[[], "Printed"]


@dataclass(frozen=True, slots=True)
class Look:
    """How letters are set."""

    language: str
    is_large: bool = False
    with_drafts: bool = False


@dataclass(frozen=True, slots=True)
class Order:
    """Letters wanted: `fetch` writes the log and returns them as they stand then."""

    fetch: Callable[[str], Printed]
    look: Look
    target: Target


def send(
    order: Order,
    desk: PaperDesk,
    parent: QWidget,
    ask: AskPath,
    now: datetime,
    go: Callable[[Work, str], None],
    give_up: Callable[[], None],
) -> None:
    """Ask where the letters go; `go` hears what takes them there, and what is to be said then."""
    if order.target is Target.PRINTER:
        _ask_printer(order, desk, parent, go, give_up)
        return
    # No patient's name, no CPR number: other programs see the names of files.
    path = ask(parent, f"visita-{tr('letters')}-{now:%Y-%m-%d-%H%M}.pdf", "PDF (*.pdf)")
    if path is None:
        give_up()
    else:
        said = tr("The letters were written: {place}").format(place=str(path))
        go(partial(_out, order, desk, partial(_write, path)), said)


def _ask_printer(
    order: Order, desk: PaperDesk, parent: QWidget, go: Callable[[Work, str], None], give_up: Callable[[], None]
) -> None:
    # Imported on use: the start must be quick.
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setFullPage(True)
    chosen = QPrintDialog(printer, parent)
    work = partial(_out, order, desk, partial(_print, printer))
    chosen.accepted.connect(lambda: go(work, tr("The letters were sent to the printer.")))
    chosen.rejected.connect(give_up)
    chosen.setWindowModality(Qt.WindowModality.WindowModal)
    chosen.show()


def _out(order: Order, desk: PaperDesk, put: Callable[[list[LetterSheet], bool], None]) -> Printed:
    from ui.appointments.paper.letter_sheet import letter_sheets

    look, printed = order.look, order.fetch(order.target)
    sheets = [
        one for paper in printed.papers for one in letter_sheets(paper, look.language, with_drafts=look.with_drafts)
    ]
    if sheets:
        put(sheets, look.is_large)
        desk.note_letters(printed.plans)
    return printed


def _write(path: Path, sheets: list[LetterSheet], is_large: bool) -> None:
    from ui.printing.letter import write_letters

    write_whole(path, lambda half: write_letters(sheets, half, tr("Letters"), is_large=is_large))


def _print(printer: QPrinter, sheets: list[LetterSheet], is_large: bool) -> None:
    from ui.printing.letter import draw_letters

    if not draw_letters(sheets, printer, is_large=is_large):
        raise StoreError(_NOT_PRINTED)


_NOT_PRINTED = Text(
    "Printeren tog ikke imod. Se efter, om den er tændt, eller gem brevet som PDF.",
    "The printer did not take it. See whether it is on, or save the letter as PDF.",
)
