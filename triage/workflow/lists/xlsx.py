"""The list as an Excel file: typed cells, no formula whatever the text begins with, and written whole or not at all."""

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from tempfile import mkstemp
from typing import TYPE_CHECKING, Any

from triage.clinical.colour import Colour
from triage.errors import StoreError, Text
from triage.scoring.danish_time import DENMARK
from triage.workflow.application import Application
from triage.workflow.lists.sheet import list_sheet
from triage.worklist.emergency import COLOURS
from triage.worklist.programme_names import programme_words
from triage.worklist.row import Query
from triage.worklist.sheet import ListSheet, SheetRow

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

# No cell of Excel holds more.
_LONGEST = 32_767
_FILL = {Colour.RED: "#F4B6B6", Colour.YELLOW: "#F7E3A1", Colour.GREY: "#D9D9D9", Colour.GREEN: "#BFE3C4"}


_LOOKS: dict[Any, dict[str, Any]] = {
    "heading": {"bold": True, "bottom": 1, "text_wrap": True},
    "text": {"text_wrap": True},
    "time": {"num_format": "dd-mm-yyyy hh:mm", "align": "left"},
}


@dataclass(frozen=True, slots=True)
class _Column:
    heading: Text
    width: int
    value: Callable[[SheetRow, str], str | datetime | None]


def _programme(code: str, language: str) -> str:
    return programme_words(code).in_language(language)


def _also(row: SheetRow, language: str) -> str:
    said = ((_programme(one.programme, language), COLOURS[one.colour].in_language(language)) for one in row.also)
    return "; ".join(f"{programme}: {word}" for programme, word in said)


_COLUMNS = (
    _Column(Text("Farve", "Colour"), 9, lambda row, language: COLOURS[row.colour].in_language(language)),
    _Column(Text("Navn", "Name"), 28, lambda row, _: row.name),
    _Column(Text("Program", "Programme"), 16, lambda row, language: _programme(row.programme, language)),
    _Column(Text("Vigtigste årsag", "Main reason"), 48, lambda row, language: row.reason.in_language(language)),
    _Column(Text("Handl inden", "Act before"), 17, lambda row, _: row.deadline),
    _Column(Text("Nyeste data", "Newest data"), 17, lambda row, _: row.newest),
    _Column(Text("Team", "Team"), 18, lambda row, _: row.team),
    _Column(Text("Ansvarlig", "Responsible"), 18, lambda row, _: row.owner),
    _Column(Text("Også", "Also"), 26, _also),
)
_CPR = _Column(Text("CPR-nummer", "CPR number"), 13, lambda row, _: row.cpr)


def save_xlsx(
    app: Application, query: Query, purpose: str, path: Path, language: str, *, with_cpr: bool = False
) -> ListSheet:
    """Write the list to `path`, after the line in the log, and return what stands on it.

    Raises StoreError where the file cannot be written; what stood there before is then untouched.
    """
    made = list_sheet(app, query, purpose, with_cpr=with_cpr)
    try:
        _write_whole(path, lambda partial: _write(made, partial, language))
    except OSError as fault:
        raise StoreError(_not_written(path)) from fault
    return made


def _write_whole(path: Path, write: Callable[[Path], None]) -> None:
    handle, name = mkstemp(dir=path.parent, prefix=".visita-", suffix=".xlsx")
    os.close(handle)
    partial = Path(name)
    try:
        write(partial)
        partial.replace(path)
    except BaseException:
        partial.unlink(missing_ok=True)
        raise


def _write(made: ListSheet, path: Path, language: str) -> None:
    # Slow to load, and wanted by those alone who take a list out.
    from xlsxwriter import Workbook
    from xlsxwriter.exceptions import XlsxWriterException

    columns = (*_COLUMNS[:2], _CPR, *_COLUMNS[2:]) if made.has_cpr else _COLUMNS
    options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = Workbook(str(path), {**options, "in_memory": True})
    book.set_properties({"title": "Visita", "author": made.printed_by})
    sheet = book.add_worksheet("Visita")
    looks = {**_LOOKS, **{colour: {"bg_color": fill, "bold": True} for colour, fill in _FILL.items()}}
    formats = {name: book.add_format({"valign": "top", **look}) for name, look in looks.items()}
    _write_head(sheet, columns, formats, language)
    for number, row in enumerate(made.rows, 1):
        _write_row(sheet, number, row, columns, formats, language)
    for number, line in enumerate(_foot(made), len(made.rows) + 2):
        sheet.write_string(number, 0, line.in_language(language))
    try:
        book.close()
    except XlsxWriterException as fault:
        raise OSError(str(fault)) from fault


def _write_head(sheet: "Worksheet", columns: Sequence[_Column], formats: dict[Any, "Format"], language: str) -> None:
    for number, column in enumerate(columns):
        sheet.set_column(number, number, column.width)
        sheet.write_string(0, number, column.heading.in_language(language), formats["heading"])
    sheet.freeze_panes(1, 0)
    sheet.set_landscape()
    sheet.repeat_rows(0)
    sheet.fit_to_pages(1, 0)


def _write_row(
    sheet: "Worksheet",
    number: int,
    row: SheetRow,
    columns: Sequence[_Column],
    formats: dict[Any, "Format"],
    language: str,
) -> None:
    for place, column in enumerate(columns):
        value = column.value(row, language)
        if isinstance(value, datetime):
            sheet.write_datetime(number, place, value.astimezone(DENMARK).replace(tzinfo=None), formats["time"])
        elif value:
            # Always a string: a name that begins with = or @ is a name.
            sheet.write_string(number, place, value[:_LONGEST], formats[row.colour if place == 0 else "text"])


def _foot(made: ListSheet) -> tuple[Text, ...]:
    at, by = f"{made.printed_at.astimezone(DENMARK):%d-%m-%Y %H:%M}", made.printed_by
    shown, total = len(made.rows), made.total
    return (
        Text(f"Gemt {at} af {by}.", f"Saved {at} by {by}."),
        Text(f"Formål: {made.purpose}", f"Purpose: {made.purpose}"),
        Text(f"Viser: {made.filters.da}", f"Shows: {made.filters.en}"),
        Text(f"{shown} af {total} rækker.", f"{shown} of {total} rows."),
        Text("Indeholder personoplysninger. Slettes efter brug.", "Holds personal data. To be deleted after use."),
    )


def _not_written(path: Path) -> Text:
    return Text(
        f"Filen kan ikke skrives i {path.parent}. Luk den, hvis den er åben i Excel, eller vælg en anden mappe.",
        f"The file cannot be written in {path.parent}. Close it if it is open in Excel, or choose another folder.",
    )
