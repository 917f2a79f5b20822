"""The field, what is found for it, and what becomes of it."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from ui.frame.frame import Frame
from ui.frame.has_frame import HasFrame
from ui.palette.asked_for import AskedFor
from ui.palette.entry import Entry, Kind
from ui.palette.offered_here import command_entries, everybody_entries, help_entries, nothing_found
from ui.palette.panel import PalettePanel
from ui.translate import tr


class Palette(QObject):
    """Opens while the keyboard is in the field; whatever ends it gives the keyboard back to where it was."""

    def __init__(self, window: HasFrame, frame: Frame) -> None:
        super().__init__(frame)
        field = frame.top.field
        self._window = window
        self._field = field
        self._before: QWidget | None = None
        # Return was pressed before the patients were found.
        self._is_to_choose = False
        self._asked = AskedFor(window)
        self.panel = PalettePanel(frame)
        field.textEdited.connect(self._type)
        field.steps.connect(self._move)
        field.returnPressed.connect(self._press)
        field.left.connect(self.leave)
        self.panel.chosen.connect(self._choose)
        self._asked.found.connect(self._show_found)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._keyboard_went)

    def open(self) -> None:
        """Let the keyboard write in the field."""
        focused = QApplication.focusWidget()
        if focused is not self._field:
            self._before = focused
        self._field.setFocus()
        self._field.selectAll()
        self.begin()

    def leave(self) -> None:
        """Close without doing anything."""
        self._close()
        self._give_back()

    def begin(self) -> None:
        """Show what there is, before anything is typed."""
        if self.panel.isHidden():
            self._asked.begin()
            self.panel.show()
            self._look(self._field.text())

    def _type(self, typed: str) -> None:
        self.begin()
        self._look(typed)

    def _press(self) -> None:
        """Do what is chosen; while patients are looked for, do it when they are there and nothing else can be meant."""
        chosen = self.panel.current()
        self._is_to_choose = self._asked.is_waiting and (chosen is None or chosen.run is None)
        self._choose(chosen)

    def _show_found(self) -> None:
        self._show()
        if self._is_to_choose and not self._asked.is_waiting:
            self._is_to_choose = False
            if len(self._asked.entries()) <= 1:
                self._choose(self.panel.current())

    def _look(self, typed: str) -> None:
        self._is_to_choose = False
        self._asked.ask(typed.strip())
        self._show()
        self.panel.choose_first()
        self._tell()

    def _show(self) -> None:
        if self.panel.isHidden():
            return
        typed = self._field.text().strip()
        entries = [*command_entries(self._window, typed), *self._asked.entries()]
        if self._asked.is_waiting:
            # What stands below the patients waits for them: nothing else is chosen meanwhile.
            entries.append(Entry(Kind.NOTE, tr("Looking for patients …"), None))
        else:
            entries += help_entries(self._window, typed)
            entries += nothing_found(entries)
            entries += everybody_entries(self._window, typed, is_full=self._asked.is_full)
        self.panel.show_entries(entries)
        self.panel.stand_under(self._field)

    def _move(self, steps: int) -> None:
        self._is_to_choose = False
        self.panel.move_by(steps)
        self._tell()

    def _tell(self) -> None:
        """Let a screen reader say which entry is chosen: the keyboard stays in the field."""
        entry = self.panel.current()
        self._field.setAccessibleDescription(entry.spoken() if entry is not None else "")
        QAccessible.updateAccessibility(QAccessibleEvent(self._field, QAccessible.Event.DescriptionChanged))

    def _choose(self, entry: Entry | None) -> None:
        if entry is None or entry.run is None:
            return
        self._close()
        self._give_back()
        entry.run()

    def _close(self) -> None:
        self._is_to_choose = False
        self.panel.hide()
        # A name or a number that was looked for stands nowhere afterwards.
        self._field.clear()
        self._asked.forget()
        self._field.setAccessibleDescription("")

    def _give_back(self) -> None:
        before, self._before = self._before, None
        if before is not None and isValid(before) and before.isVisible() and before.isEnabled():
            before.setFocus()
        else:
            self._window.frame.focus_work()

    def _keyboard_went(self, old: QWidget | None, new: QWidget | None) -> None:
        if new is self._field and old is not None:
            self._before = self._before or old
        elif old is self._field and new is not None and not self.panel.isHidden():
            # Clicked elsewhere: the keyboard stays where it was put.
            self._close()
            self._before = None
