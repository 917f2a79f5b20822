"""Parts of the screen on their way out: they leave their layout first, and only then does Qt move or delete them.

Qt takes what it moves or deletes out of its layout by itself, and Python does not hear of it: its own picture of the
place in the layout stays behind, is taken for whatever comes to lie at that address, and ends the program.
"""

from PySide6.QtCore import QObject, SignalInstance
from PySide6.QtWidgets import QLayout, QWidget


def let_go(*parts: QObject) -> None:
    """Take these off the screen at once, and have them deleted when nothing is done with them any more."""
    for part in parts:
        if isinstance(part, QWidget):
            take_out(part)
            part.hide()
        part.deleteLater()


def let_go_after(over: SignalInstance, part: QObject) -> None:
    """Have a dialog, a menu or a timer, which stands in no layout, deleted once `over` tells that it is done."""
    over.connect(part.deleteLater)


def take_out(widget: QWidget) -> None:
    """Take a widget out of the layout that it stands in: it goes into another one."""
    parent = widget.parentWidget()
    whole = None if parent is None or widget.isWindow() else parent.layout()
    for layout in () if whole is None else (whole, *whole.findChildren(QLayout)):
        if layout.indexOf(widget) >= 0:
            layout.removeWidget(widget)


def empty(layout: QLayout) -> None:
    """Take everything out of a layout, that is to be laid out anew, and out of those within it."""
    while (item := layout.itemAt(0)) is not None:
        widget, inner = item.widget(), item.layout()
        if inner is not None:
            empty(inner)
        if widget is not None:
            layout.removeWidget(widget)
        else:
            layout.takeAt(0)
