"""How a block looks: never by colour alone, for what is old is dashed and struck, and what is new is filled."""

from dataclasses import dataclass
from functools import cache

from PySide6.QtCore import Qt
from PySide6.QtGui import QBrush, QColor, QFont

from ui.appointments.plan.parts import Block, Lane, LaneKind, Place
from ui.theme import Theme, body_font, zoom

_TEXT_PIXELS = 12


@dataclass(frozen=True, slots=True)
class Look:
    """Edge, field and ink of a block, and whether its words are struck out."""

    edge: QColor
    field: QBrush
    ink: QColor
    line: Qt.PenStyle = Qt.PenStyle.SolidLine
    is_struck: bool = False


def look_of(block: Block, lane: Lane, theme: Theme) -> Look:
    """Return how a block looks in a theme."""
    if lane.kind is LaneKind.TAKEN:
        return Look(theme.grey_field, QBrush(theme.grey_field), theme.grey_text)
    if lane.kind is LaneKind.CALLS:
        return Look(theme.muted, QBrush(theme.panel), theme.ink)
    if block.place in (Place.LEAVES, Place.VOID):
        return Look(theme.muted, QBrush(Qt.BrushStyle.NoBrush), theme.muted, Qt.PenStyle.DashLine, is_struck=True)
    if block.place is Place.COMES:
        return Look(theme.accent, QBrush(theme.accent), theme.panel)
    if block.is_at_odds:
        return Look(theme.mark_red, QBrush(theme.red_field), theme.red_text)
    return Look(theme.accent, QBrush(theme.accent_weak), theme.ink)


def font(*, strong: bool = False, struck: bool = False) -> QFont:
    """Return the letters of the calendar."""
    return _font(zoom(), strong, struck)


# Asked for each cell; to look which families are installed takes longer than to draw one.
@cache
def _font(_zoom: int, strong: bool, struck: bool) -> QFont:
    made = body_font(_TEXT_PIXELS, QFont.Weight.DemiBold if strong else QFont.Weight.Normal)
    made.setStrikeOut(struck)
    return made
