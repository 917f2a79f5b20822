"""The list on paper and as a file: asked what for, without CPR numbers unless they are asked for, and plain text."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.conftest import settle
from tests.ui.made_up import FAULT, NOW, MadeUpWorkflow
from triage.clinical.colour import Colour
from triage.errors import Text
from triage.worklist.row import EVERYBODY
from triage.worklist.sheet import ListSheet, SheetRow
from ui.main_window import MainWindow
from ui.printing.sheet import write_pdf
from ui.worklist.list_paper import list_paper
from ui.worklist.printing import ListPrinting
from ui.worklist.sheet_dialog import SheetDialog, Target

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

HOSTILE = "<img src='file:///etc/passwd'>&amp;=CMD()"


@pytest.fixture
def printing(open_window: Callable[..., MainWindow], work: MadeUpWorkflow, tmp_path: Path) -> ListPrinting:
    """What takes the list out of a window, and is always told the same place."""
    found = open_window(work).frame.worklist.printing
    found._ask_path = lambda _parent, suggested, _kinds: tmp_path / suggested
    return found


def ask(printing: ListPrinting, target: Target, purpose: str = "Morgengennemgang", *, cpr: bool = False) -> SheetDialog:
    printing.ask_sheet() if target is Target.XLSX else printing.ask_print()
    dialog = printing.dialog
    assert dialog is not None
    dialog.purpose.setText(purpose)
    dialog.with_cpr.setChecked(cpr)
    dialog.buttons[target].click()
    settle(dialog.parentWidget().window())
    return dialog


def words(made: ListSheet) -> str:
    """Return everything that stands in the table of a sheet."""
    return "\n".join(text for row in list_paper(made).rows for text in row.texts)


def sheet(*rows: SheetRow, cpr: bool = False) -> ListSheet:
    return ListSheet(rows, len(rows), "Morgengennemgang", "tester", NOW, Text("Mine", "Mine"), cpr)


def line(**changes: object) -> SheetRow:
    made = SheetRow(
        "Eksempel, Ida", "", "copd", Colour.RED, Text("Iltmætning 85 %", "x"), NOW, NOW, "Lungeteamet", "anna"
    )
    return replace(made, **changes)


def test_that_nothing_is_taken_out_without_a_purpose(printing: ListPrinting) -> None:
    printing.ask_print()
    dialog = printing.dialog
    assert dialog is not None
    assert not any(button.isEnabled() for button in dialog.buttons.values())
    assert not dialog.with_cpr.isChecked()


def test_that_the_list_as_it_is_asked_for_becomes_a_pdf(
    printing: ListPrinting, work: MadeUpWorkflow, tmp_path: Path
) -> None:
    query = replace(EVERYBODY, colours=(Colour.RED,))
    printing._filters.ask(query)
    dialog = ask(printing, Target.PDF)
    (made,) = tmp_path.glob("*.pdf")
    assert work.lists.sheets == [(query, "Morgengennemgang", False)]
    assert made.read_bytes().startswith(b"%PDF")
    assert str(made) in dialog.message.text().replace("\u200b", "")
    assert made.stat().st_mode & 0o077 == 0


def test_that_cpr_numbers_go_along_where_that_is_asked_for(printing: ListPrinting, work: MadeUpWorkflow) -> None:
    ask(printing, Target.PDF, cpr=True)
    assert work.lists.sheets[0][2] is True
    assert "610152-9995" in words(sheet(line(cpr="610152-9995"), cpr=True))


def test_that_an_excel_file_is_written_where_the_person_says(
    printing: ListPrinting, work: MadeUpWorkflow, tmp_path: Path
) -> None:
    ask(printing, Target.XLSX)
    ((kind, path, language),) = work.lists.done
    assert (kind, path.parent, path.suffix, language) == ("xlsx", tmp_path, ".xlsx", "da")
    assert work.lists.sheets == [(EVERYBODY, "Morgengennemgang", False)]


def test_that_a_files_name_tells_nothing_of_anybody(printing: ListPrinting, tmp_path: Path) -> None:
    ask(printing, Target.PDF)
    assert next(tmp_path.glob("*.pdf")).name == "visita-liste-2026-11-23-1000.pdf"


def test_that_why_it_was_not_written_is_said_and_nothing_is_left(
    printing: ListPrinting, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_given: object) -> ListSheet:
        raise FAULT

    lists = replace(printing._desk.lists, list_sheet=refuse)
    monkeypatch.setattr(printing, "_desk", replace(printing._desk, lists=lists))
    dialog = ask(printing, Target.PDF)
    assert "Databasen svarer ikke." in dialog.message.text()
    assert dialog.buttons[Target.PDF].isEnabled()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.qt_log_ignore("QPainter::begin", "This plugin does not support")
def test_that_a_full_or_missing_folder_is_told_of(printing: ListPrinting, tmp_path: Path) -> None:
    printing._ask_path = lambda _parent, suggested, _kinds: tmp_path / "gone" / suggested
    dialog = ask(printing, Target.PDF)
    assert "kunne ikke" in dialog.message.text()


def test_that_whoever_gives_up_where_may_ask_again(printing: ListPrinting, work: MadeUpWorkflow) -> None:
    printing._ask_path = lambda *_: None
    dialog = ask(printing, Target.PDF)
    assert dialog.buttons[Target.PDF].isEnabled()
    assert work.lists.sheets == []


def test_that_hostile_text_is_text_on_paper(tmp_path: Path, qtbot: QtBot) -> None:
    assert HOSTILE in words(sheet(line(name=HOSTILE)))
    assert write_pdf(list_paper(sheet(line(name=HOSTILE, reason=Text(HOSTILE * 90, "")))), tmp_path / "x.pdf") == 1


def test_that_every_row_stands_on_a_page_and_every_page_says_who_and_what_for(tmp_path: Path, qtbot: QtBot) -> None:
    made = sheet(*(line(name=f"Eksempel, Person {number}") for number in range(60)))
    assert write_pdf(list_paper(made), tmp_path / "x.pdf") > 1
    assert all(f"Person {number}" in words(made) for number in range(60))
    assert "tester. Formål: Morgengennemgang. Patienter: 60." in list_paper(made).said


def test_that_a_sheet_that_leaves_rows_out_says_so(qtbot: QtBot) -> None:
    assert "de første 1 af 9" in list_paper(replace(sheet(line()), total=9)).said


def test_that_the_dialog_says_how_many_go_along(qtbot: QtBot) -> None:
    dialog = SheetDialog((Target.PDF,), 12, 5_000)
    qtbot.addWidget(dialog)
    texts = [label.text() for label in dialog.findChildren(type(dialog.message))]
    assert any(text.startswith("12 patienter kommer med.") for text in texts)
