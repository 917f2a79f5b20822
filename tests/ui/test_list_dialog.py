"""A list to choose from, in a dialog."""

from pytestqt.qtbot import QtBot

from ui.thresholds.way.list_dialog import ListDialog
from ui.widgets.leaving import let_go


def test_that_a_list_is_deleted_without_a_fault(qtbot: QtBot) -> None:
    dialog = ListDialog("Versions", ("Version",), [("1.0", ("1.0",))], "Look at it")
    dialog.open()
    with qtbot.captureExceptions() as faults, qtbot.waitSignal(dialog.destroyed):
        let_go(dialog)
    assert faults == []


def test_that_a_list_grows_with_what_belongs_to_the_line_chosen(qtbot: QtBot) -> None:
    rows = [("short", ("short",)), ("long", ("long",))]
    more = {"short": "A word.", "long": "A sentence. " * 80}
    dialog = ListDialog("Versions", ("Version",), rows, "Look at it", more=lambda key: more[str(key)])
    qtbot.addWidget(dialog)
    dialog.open()
    before = dialog.height()
    dialog.table.make_current(1)
    qtbot.waitUntil(lambda: dialog.height() > before)
    assert dialog.told.height() >= dialog.told.heightForWidth(dialog.told.width())
