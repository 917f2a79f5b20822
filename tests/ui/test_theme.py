"""The palettes, and the marks drawn in them."""

from itertools import combinations, product

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from triage.clinical.colour import Colour
from ui.theme import THEMES, Theme, load_theme
from ui.widgets.mark import draw_mark

SURFACES = ("background", "panel", "selection", "accent_weak")


def luminance(colour: QColor) -> float:
    """Return the relative luminance (WCAG 2.2)."""
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in colour.getRgbF()[:3]]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(first: QColor, second: QColor) -> float:
    """Return the contrast ratio (WCAG 2.2)."""
    high, low = sorted((luminance(first), luminance(second)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def drawn(colour: Colour, theme: Theme, side: int = 40) -> QImage:
    """Return a mark as a picture."""
    picture = QImage(side, side, QImage.Format.Format_ARGB32)
    picture.fill(theme.panel)
    painter = QPainter(picture)
    draw_mark(painter, QRectF(picture.rect()), colour, theme)
    painter.end()
    return picture


def silhouette(picture: QImage, theme: Theme) -> set[tuple[int, int]]:
    """Return the points that are drawn on at all."""
    side = range(picture.width())
    return {place for place in product(side, side) if picture.pixelColor(*place) != theme.panel}


@pytest.mark.parametrize("name", THEMES)
def test_that_words_can_be_read_on_every_surface(name: str) -> None:
    theme = load_theme(name)
    for text, surface in product(("ink", "muted"), SURFACES):
        assert contrast(getattr(theme, text), getattr(theme, surface)) >= 4.5, (text, surface)


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize("colour", list(Colour))
def test_that_words_of_a_triage_colour_can_be_read_on_their_field_and_on_the_list(name: str, colour: Colour) -> None:
    theme = load_theme(name)
    mark = theme.of(colour)
    for surface in (mark.field, theme.panel):
        assert contrast(mark.text, surface) >= 4.5


@pytest.mark.parametrize("name", THEMES)
def test_that_red_deadlines_can_be_read_on_the_chosen_row(name: str) -> None:
    theme = load_theme(name)
    assert contrast(theme.red_text, theme.selection) >= 4.5


@pytest.mark.parametrize("name", THEMES)
def test_that_the_accent_can_be_read_on_panels_and_under_the_words_of_a_filled_button(name: str) -> None:
    theme = load_theme(name)
    assert contrast(theme.accent, theme.panel) >= 4.5
    assert contrast(theme.accent, theme.accent_weak) >= 4.5


def test_that_high_contrast_is_at_least_seven_to_one() -> None:
    theme = load_theme("high_contrast")
    texts = [theme.ink, theme.muted, theme.accent, *(theme.of(colour).text for colour in Colour)]
    assert min(contrast(text, theme.panel) for text in texts) >= 7


@pytest.mark.parametrize(("first", "second"), list(combinations(Colour, 2)))
def test_that_any_two_marks_differ_by_shape_alone(qapp: object, first: Colour, second: Colour) -> None:
    theme = load_theme("light")
    one, other = (silhouette(drawn(colour, theme), theme) for colour in (first, second))
    assert len(one ^ other) > 40


def test_that_an_unknown_theme_is_a_fault() -> None:
    with pytest.raises(FileNotFoundError):
        load_theme("purple")
