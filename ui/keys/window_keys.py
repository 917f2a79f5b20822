"""Handlers of the keys that concern the whole window: data, dress, language, help."""

from PySide6.QtWidgets import QApplication, QDialog

from ui.actions import is_typing
from ui.dress import next_density, next_language, next_theme, zoom_by
from ui.frame.rail import WORKLIST
from ui.keys.handlers import Handlers
from ui.offered import page_command
from ui.translate import tr
from ui.widgets.leaving import let_go_after


class WindowKeys(Handlers):
    """What is the same whatever is in front."""

    def refresh(self) -> None:
        """Fetch new data, and read the list again whatever comes of it."""
        self._frame.worklist.refresh()
        self._frame.rooms.refresh()
        self._window.freshness.pull()

    def back(self) -> None:
        """Stop what takes long; leave a field, or a patient who hides the list, for the list; a full page last.

        The page that the person is there for is never left so.
        """
        page, home = self._page(), self._frame.home
        if self._frame.end_guide() or (page is not None and page.stop()):
            return
        if page is not None and (is_typing() or page.is_inside() or self._frame.page == home):
            page.focus_list()
        elif page is not None and home != WORKLIST:
            self._frame.show_page(home)
        else:
            self._frame.bring_list()

    def show_conflicts(self) -> None:
        """Show the decisions made without a connection that could not be kept."""
        self._window.away.show_conflicts()

    def print_emergency_list(self) -> None:
        """Ask what the emergency list is for, and write it."""
        self._window.emergency.ask()

    def next_theme(self) -> None:
        """Draw the window in the next theme."""
        self._redress(tr("Theme: {name}").format(name=next_theme(_application())))

    def next_language(self) -> None:
        """Speak the other language."""
        next_language(_application())
        self._redress("")

    def zoom_in(self) -> None:
        """Draw everything larger."""
        self._zoom(1)

    def zoom_out(self) -> None:
        """Draw everything smaller."""
        self._zoom(-1)

    def zoom_normal(self) -> None:
        """Draw everything as large as at first."""
        self._zoom(0)

    def next_density(self) -> None:
        """Let lists stand closer together, or no longer."""
        self._redress(tr("Lists: {how}").format(how=next_density(_application())))

    def find_anything(self) -> None:
        """Let the keyboard write in the field that leads anywhere."""
        self._window.finder.open()

    def show_guide(self) -> None:
        """Show the introduction, or its next step."""
        self._frame.guide.go_on()

    def show_shortcuts(self) -> None:
        """List every shortcut."""
        from ui.sheets import shortcut_sheet

        _show(shortcut_sheet(self._window, page_command(self._frame.page)))

    def show_help(self) -> None:
        """Open the help on the page in front, beside the work."""
        from ui.help.articles import article_of_page

        self._window.help.show(article_of_page(self._frame.page))

    def show_facts(self) -> None:
        """Show the facts of what went wrong since the program began."""
        self._frame.crash.show_details()

    def give_up(self) -> None:
        """Wait no longer for what is slow to read."""
        self._window.background.give_up()

    def _zoom(self, steps: int) -> None:
        self._redress(tr("Zoom {percent} %").format(percent=zoom_by(_application(), steps)))

    def _redress(self, told: str) -> None:
        self._window.rebuild()
        self._frame.strip.flash(told)


def _application() -> QApplication:
    application = QApplication.instance()
    if not isinstance(application, QApplication):
        raise TypeError("a window needs a QApplication")
    return application


def _show(dialog: QDialog) -> None:
    let_go_after(dialog.finished, dialog)
    dialog.open()
