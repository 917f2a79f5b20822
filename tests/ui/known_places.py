"""What Python knows of the places in layouts, and which of them Qt has given up without its hearing of it.

A layout that is filled before it is put into another has Python know its places; so does whoever asks for one.
"""

import gc
from collections.abc import Iterator

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QLayout, QMainWindow, QSpacerItem, QWidgetItem
from shiboken6 import Shiboken


def know_every_place() -> set[int]:
    """Have Python know every place in every layout there is, and return where they lie."""
    return set(_places())


def given_up(places: set[int]) -> int:
    """Collect garbage, let Qt delete what it was told to, and return how many of these are known that are no more."""
    gc.collect()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    gc.collect()
    known = {_address(one) for one in Shiboken.getAllValidWrappers() if type(one) in (QWidgetItem, QSpacerItem)}
    return len(known & places - set(_places()))


def _places() -> Iterator[int]:
    # The window's own layout is Qt's, and nobody asks it for a place.
    widgets = [widget for widget in QApplication.allWidgets() if not isinstance(widget, QMainWindow)]
    layouts = [layout for widget in widgets if isinstance(layout := widget.layout(), QLayout)]
    while layouts:
        layout = layouts.pop()
        for item in filter(None, (layout.itemAt(number) for number in range(layout.count()))):
            if isinstance(item, QLayout):
                layouts.append(item)
            yield _address(item)


def _address(thing: object) -> int:
    return int(Shiboken.getCppPointer(thing)[0])
