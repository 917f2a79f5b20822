"""How the program looks and speaks for whoever sits there: chosen by the person, kept, and worn again."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from triage.commands.shown import language as own_language
from ui.preferences import Preferences, preferences
from ui.theme import THEMES, ZOOMS, apply_theme, current_theme, is_compact, load_theme, set_sizes, zoom
from ui.translate import install_translator, language, tr

# The system's own choice between light and dark is followed.
SYSTEM = "system"
CHOICES = (*THEMES, SYSTEM)
_THEME, _LANGUAGE, _ZOOM, _DENSITY = "window/theme", "window/language", "window/zoom", "window/density"


def wear(application: QApplication, liked: Preferences) -> None:
    """Look and speak as a person likes; what they never chose is as at the first start."""
    set_sizes(application, liked.number(_ZOOM, 100), is_compact=liked.text(_DENSITY) == "compact")
    spoken = liked.text(_LANGUAGE) or own_language()
    if spoken != language():
        install_translator(application, "en" if spoken == "en" else "da")
    apply_theme(application, load_theme(_resolved(application, liked.text(_THEME, THEMES[0]))))


def chosen_theme() -> str:
    """Return which of `CHOICES` the person at work made."""
    found = preferences().text(_THEME, current_theme().name)
    return found if found == SYSTEM else current_theme().name


def next_theme(application: QApplication) -> str:
    """Wear the next theme, and return what it is called."""
    found = CHOICES[(CHOICES.index(chosen_theme()) + 1) % len(CHOICES)]
    preferences().keep(_THEME, found)
    apply_theme(application, load_theme(_resolved(application, found)))
    return theme_name(found)


def next_language(application: QApplication) -> None:
    """Speak the other language."""
    spoken = "en" if language() == "da" else "da"
    preferences().keep(_LANGUAGE, spoken)
    install_translator(application, spoken)


def zoom_by(application: QApplication, steps: int) -> int:
    """Draw everything so many steps larger, 0 for as large as at first; return how large in percent."""
    place = ZOOMS.index(100 if steps == 0 else zoom()) + steps
    wanted = ZOOMS[max(0, min(place, len(ZOOMS) - 1))]
    preferences().keep(_ZOOM, wanted)
    set_sizes(application, wanted, is_compact=is_compact())
    apply_theme(application, current_theme())
    return wanted


def next_density(application: QApplication) -> str:
    """Let lists stand closer together, or no longer; return how they stand."""
    wanted = not is_compact()
    preferences().keep(_DENSITY, "compact" if wanted else "comfortable")
    set_sizes(application, zoom(), is_compact=wanted)
    return tr("compact") if wanted else tr("comfortable")


def theme_name(choice: str) -> str:
    """Return what one of `CHOICES` is called."""
    names = {
        "light": tr("light"),
        "dark": tr("dark"),
        "high_contrast": tr("high contrast"),
        SYSTEM: tr("as the system"),
    }
    return names[choice]


def _resolved(application: QApplication, choice: str) -> str:
    if choice == SYSTEM:
        return "dark" if application.styleHints().colorScheme() == Qt.ColorScheme.Dark else "light"
    return choice if choice in THEMES else THEMES[0]
