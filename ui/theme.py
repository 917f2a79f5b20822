"""The palettes: tokens read from `resources/themes`, and what Qt makes of them."""

import tomllib
from dataclasses import dataclass, fields
from functools import cache
from typing import cast

from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication

from triage.clinical.colour import Colour
from triage.resources import resource
from ui.style_sheet import style_sheet

THEMES = ("light", "dark", "high_contrast")
BODY_PIXELS = 13
# In percent; what is kept outside of them is brought to the nearest.
ZOOMS = (80, 90, 100, 110, 125, 150, 175, 200)
_THEME, _ZOOM, _COMPACT = "visita_theme", "visita_zoom", "visita_compact"
_COMPACT_SHARE = 0.5


@dataclass(frozen=True, slots=True)
class ColourMark:
    """How one triage colour is drawn: words in `text` on `field`, the shape filled with `mark`."""

    text: QColor
    field: QColor
    mark: QColor


@dataclass(frozen=True, slots=True)
class Theme:
    """One palette; colour is the pages' own except where it belongs to triage."""

    name: str
    is_dark: bool
    background: QColor
    panel: QColor
    line: QColor
    ink: QColor
    muted: QColor
    accent: QColor
    accent_weak: QColor
    selection: QColor
    red_text: QColor
    red_field: QColor
    yellow_text: QColor
    yellow_field: QColor
    yellow_mark: QColor
    green_text: QColor
    green_field: QColor
    grey_text: QColor
    grey_field: QColor
    mark_red: QColor
    mark_yellow: QColor
    mark_grey: QColor
    mark_green: QColor

    def of(self, colour: Colour) -> ColourMark:
        """Return the text, field and mark of a triage colour."""
        return {
            Colour.RED: ColourMark(self.red_text, self.red_field, self.mark_red),
            Colour.YELLOW: ColourMark(self.yellow_text, self.yellow_field, self.mark_yellow),
            Colour.GREY: ColourMark(self.grey_text, self.grey_field, self.mark_grey),
            Colour.GREEN: ColourMark(self.green_text, self.green_field, self.mark_green),
        }[colour]

    def tokens(self) -> dict[str, str]:
        """Return every colour as "#rrggbb" by its token."""
        return {field.name: getattr(self, field.name).name() for field in fields(self) if field.type is QColor}


def load_theme(name: str) -> Theme:
    """Read the palette `name` ("light", "dark", "high_contrast"); FileNotFoundError when there is none."""
    data = tomllib.loads(resource("themes", f"{name}.toml").read_text(encoding="utf-8"))
    colours = {token: QColor(f"#{value}") for token, value in data["colours"].items()}
    return Theme(name=data["name"], is_dark=data["is_dark"], **colours)


def apply_theme(application: QApplication, theme: Theme) -> None:
    """Draw the whole program in `theme` from now on: Fusion, its palette, fonts and style sheet."""
    application.setProperty(_THEME, theme)
    application.setStyle("Fusion")
    application.setFont(body_font())
    application.setPalette(_palette(theme))
    application.setStyleSheet(style_sheet(theme.tokens(), zoom()))


def current_theme() -> Theme:
    """Return the theme in force; light before any was applied."""
    theme = _property(_THEME)
    return cast("Theme", theme) if theme is not None else load_theme("light")


def set_sizes(application: QApplication, zoom: int, *, is_compact: bool) -> None:
    """Draw everything `zoom` percent large, and lists closer together, from the next `apply_theme` on."""
    application.setProperty(_ZOOM, min(ZOOMS, key=lambda known: abs(known - zoom)))
    application.setProperty(_COMPACT, is_compact)
    _zoom.cache_clear()


def zoom() -> int:
    """Return how large everything is drawn, in percent."""
    return _zoom()


# A calendar asks a thousand times while it is laid out.
@cache
def _zoom() -> int:
    return int(cast("int", _property(_ZOOM) or 100))


def is_compact() -> bool:
    """Return whether lists stand closer together."""
    return bool(_property(_COMPACT))


def scaled(pixels: int) -> int:
    """Return a length at the zoom in force; what is there stays there."""
    return max(min(pixels, 1), round(pixels * zoom() / 100))


def roomy(pixels: int) -> int:
    """Return a length between things, at the zoom in force and less where lists stand closer together."""
    return scaled(max(1, round(pixels * _COMPACT_SHARE))) if is_compact() else scaled(pixels)


def body_font(pixels: int = BODY_PIXELS, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """Return Inter where it is installed, else the system's family, zoomed, with figures of equal width."""
    font = QFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont))
    if "Inter" in QFontDatabase.families():
        font.setFamilies(["Inter"])
    font.setPixelSize(scaled(pixels))
    font.setWeight(weight)
    font.setFeature(QFont.Tag("tnum"), 1)
    return font


def _property(name: str) -> object:
    application = QApplication.instance()
    return None if application is None else application.property(name)


def _palette(theme: Theme) -> QPalette:
    role = QPalette.ColorRole
    palette = QPalette(theme.panel, theme.background)
    for names, colour in (
        ((role.Window, role.AlternateBase), theme.background),
        ((role.Base, role.Button, role.ToolTipBase), theme.panel),
        ((role.WindowText, role.Text, role.ButtonText, role.ToolTipText, role.HighlightedText), theme.ink),
        ((role.PlaceholderText,), theme.muted),
        ((role.Highlight,), theme.selection),
        ((role.Link, role.LinkVisited, role.Accent), theme.accent),
        ((role.Mid, role.Dark, role.Shadow), theme.line),
    ):
        for name in names:
            palette.setColor(name, colour)
    for name in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, name, theme.muted)
    return palette
