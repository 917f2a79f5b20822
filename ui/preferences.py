"""What each person likes of the screen, in a file of their own that holds nothing about patients."""

from hashlib import sha256
from pathlib import Path
from typing import cast

from PySide6.QtCore import QCoreApplication, QSettings

# That the introduction was shown.
GUIDE_SEEN = "guide/seen"
_IN_FORCE, _FOLDER = "visita_preferences", "visita_profile"


class Preferences:
    """Small texts and numbers by name ("place/what"); without a file they last as long as the object.

    What cannot be read or written is as if it had never been said: a screen must not fail for a taste.
    """

    def __init__(self, path: Path | None = None) -> None:
        self._said: dict[str, str] = {}
        self._file = None if path is None else QSettings(str(path), QSettings.Format.IniFormat)

    @property
    def is_kept(self) -> bool:
        """Return whether what is said here outlives the program."""
        return self._file is not None

    def text(self, name: str, default: str = "") -> str:
        """Return what is kept under a name, or `default`."""
        found = self._said.get(name) if self._file is None else self._file.value(name)
        return default if found is None else str(found)

    def number(self, name: str, default: int) -> int:
        """Return the whole number that is kept under a name; `default` where it is none."""
        try:
            return int(self.text(name))
        except ValueError:
            return default

    def keep(self, name: str, value: str | int) -> None:
        """Keep a value, from now on and for the next start."""
        if self._file is None:
            self._said[name] = str(value)
        else:
            self._file.setValue(name, str(value))
            # At once: who pulls the plug loses nothing.
            self._file.sync()


def preferences() -> Preferences:
    """Return those in force; before anybody is known they are kept in memory only."""
    application = QCoreApplication.instance()
    if application is None:
        return Preferences()
    found = application.property(_IN_FORCE)
    if found is None:
        found = Preferences()
        application.setProperty(_IN_FORCE, found)
    return cast("Preferences", found)


def keep_in(application: QCoreApplication, folder: Path) -> None:
    """Keep everybody's preferences in a folder from now on."""
    application.setProperty(_FOLDER, str(folder))


def profile_folder() -> Path | None:
    """Return where preferences and what is known of faults are kept; None where nothing is to be kept."""
    application = QCoreApplication.instance()
    folder = None if application is None else application.property(_FOLDER)
    return Path(str(folder)) if folder else None


def take_up(login: str) -> Preferences:
    """Let the preferences of this person be in force; the file's name does not tell who it is."""
    folder = profile_folder()
    path = None if folder is None else folder / f"{sha256(login.encode()).hexdigest()[:16]}.ini"
    found = Preferences(path)
    application = QCoreApplication.instance()
    if application is not None:
        application.setProperty(_IN_FORCE, found)
    return found
