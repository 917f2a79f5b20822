"""Handlers of the keys by which somebody locks, changes places or leaves."""

from ui.keys.handlers import Handlers


class SeatKeys(Handlers):
    """Who sits at the workstation; the workplace does it."""

    def lock(self) -> None:
        """Cover and empty the screen until the same person comes back."""
        self._window.lock_wanted.emit()

    def switch_user(self) -> None:
        """Let another sit down."""
        self._window.switch_wanted.emit()

    def log_off(self) -> None:
        """End the session."""
        self._window.log_off_wanted.emit()
