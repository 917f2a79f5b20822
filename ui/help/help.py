"""Open the help on what is in front."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from ui.widgets.leaving import let_go


class Help(QObject):
    """`window` is the one that is open, built when it is first asked for and anew when the screen is."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._parent = window
        self.window: QWidget | None = None

    def show(self, name: str) -> None:
        """Show a page beside the work."""
        from ui.help.window import HelpWindow

        if not isinstance(self.window, HelpWindow):
            self.window = HelpWindow(self._parent)
        self.window.show_article(name)
        self.window.show()
        self.window.raise_()
        self.window.activateWindow()
        self.window.list.setFocus()

    def forget(self) -> None:
        """Let go of a window that is in another language or theme now."""
        if self.window is not None:
            self.window.close()
            let_go(self.window)
            self.window = None
