"""Take the list out: on paper, as a PDF, or as an Excel file; each time it stands in the log what for."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from triage.worklist.sheet import LIST_MOST, sheet_name
from ui.asking import Asking
from ui.background import Background
from ui.desks.desk import Desk
from ui.printing.files import AskPath, ask_path, save_pdf
from ui.translate import language, tr
from ui.worklist.filters import Filters
from ui.worklist.sheet_dialog import SheetDialog, Target

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from triage.worklist.row import Query


class ListPrinting(Asking[SheetDialog]):
    """What is taken out is the list as it is asked for now: its filters, its order and all its rows."""

    def __init__(
        self,
        desk: Desk,
        background: Background,
        filters: Filters,
        window: QWidget,
        ask: AskPath = ask_path,
    ) -> None:
        super().__init__(desk, background, window)
        self._filters = filters
        self._ask_path = ask

    def ask_print(self) -> None:
        """Ask what it is for, and print it or write a PDF."""
        # Imported on use: the start must be quick.
        from PySide6.QtPrintSupport import QPrinterInfo

        has_printer = bool(QPrinterInfo.availablePrinterNames())
        self._put_up((Target.PRINTER, Target.PDF) if has_printer else (Target.PDF,))

    def ask_sheet(self) -> None:
        """Ask what it is for, and write an Excel file."""
        self._put_up((Target.XLSX,))

    def _put_up(self, targets: tuple[Target, ...]) -> None:
        if self.dialog is not None:
            return
        dialog = SheetDialog(targets, self._filters.count(), LIST_MOST)
        dialog.wanted.connect(partial(self._make, dialog))
        self.put_up(dialog)

    def _make(self, dialog: SheetDialog, purpose: str, with_cpr: bool, target: str) -> None:
        query = self._filters.query()
        if target == Target.PRINTER:
            self._print(dialog, query, purpose, with_cpr)
            return
        name = Path(sheet_name(self._desk.now())).with_suffix(f".{target}")
        kinds = "PDF (*.pdf)" if target == Target.PDF else "Excel (*.xlsx)"
        path = self._ask_path(dialog, str(name), kinds)
        if path is None:
            dialog.allow_again()
            return
        write: Callable[[], object] = (
            partial(_save_pdf, self._desk, query, purpose, path, with_cpr=with_cpr)
            if target == Target.PDF
            else partial(self._desk.lists.save_xlsx, query, purpose, with_cpr, path, language())
        )
        self._carry_out(dialog, write, tr("The list was written: {place}").format(place=str(path)))

    def _print(self, dialog: SheetDialog, query: "Query", purpose: str, with_cpr: bool) -> None:
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        chosen = QPrintDialog(printer, dialog)
        work = partial(_print_on, self._desk, query, purpose, printer, with_cpr=with_cpr)
        chosen.accepted.connect(lambda: self._carry_out(dialog, work, tr("The list was sent to the printer.")))
        chosen.rejected.connect(dialog.allow_again)
        chosen.setWindowModality(Qt.WindowModality.WindowModal)
        chosen.show()

    def _carry_out(self, dialog: SheetDialog, work: Callable[[], object], said: str) -> None:
        """Do it beside the window; the dialog stays, and says where the list is."""
        self._background.write(
            work,
            lambda _: dialog.show_done(said) if dialog is self.dialog else None,
            partial(self.say_fault, dialog),
        )


def _save_pdf(desk: Desk, query: "Query", purpose: str, path: Path, *, with_cpr: bool) -> None:
    """Write the log, then the file."""
    from ui.worklist.list_paper import list_paper

    save_pdf(list_paper(desk.lists.list_sheet(query, purpose, with_cpr)), path)


def _print_on(desk: Desk, query: "Query", purpose: str, printer: "QPrinter", *, with_cpr: bool) -> None:
    from ui.printing.sheet import draw_on
    from ui.worklist.list_paper import list_paper

    draw_on(list_paper(desk.lists.list_sheet(query, purpose, with_cpr)), printer)
