"""The four colours are told apart without seeing colours: in grey, and without the cones for green."""

from collections.abc import Callable
from itertools import combinations

import numpy as np
import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from tests.screens.colour_eyes import Pixels, in_grey, pixels, without_green_cones
from triage.clinical.colour import Colour
from triage.coordination.conflicts.conflict import Severity
from ui.appointments.severity_mark import draw_severity
from ui.theme import THEMES, load_theme
from ui.widgets.mark import draw_mark

SIDE = 20
# Of all points, as many differ by more than a tenth of the way from black to white.
LEAST_SHARE = 0.08
# What is grave and what is less so have one mark, and stand in order.
DRAWN = (Severity.CRITICAL, Severity.HIGH, Severity.LOW)


def mark(colour: Colour, theme: str) -> QImage:
    picture = QImage(SIDE, SIDE, QImage.Format.Format_RGB32)
    dressed = load_theme(theme)
    picture.fill(dressed.panel)
    painter = QPainter(picture)
    draw_mark(painter, QRectF(0, 0, SIDE, SIDE), colour, dressed)
    painter.end()
    return picture


def severity_mark(severity: Severity, theme: str) -> QImage:
    picture = QImage(SIDE, SIDE, QImage.Format.Format_RGB32)
    dressed = load_theme(theme)
    picture.fill(dressed.panel)
    painter = QPainter(picture)
    draw_severity(painter, QRectF(0, 0, SIDE, SIDE), severity, dressed)
    painter.end()
    return picture


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("pair", list(combinations(DRAWN, 2)), ids=lambda pair: "-".join(one.name for one in pair))
@pytest.mark.parametrize("seen_as", [in_grey, without_green_cones])
def test_that_how_grave_a_conflict_is_needs_no_colour(
    qapp: object, theme: str, pair: tuple[Severity, Severity], seen_as: Callable[[Pixels], Pixels]
) -> None:
    one, other = (seen_as(pixels(severity_mark(each, theme))) for each in pair)
    apart = np.abs(one - other)
    assert float(np.mean((apart if apart.ndim == 2 else apart.max(axis=2)) > 0.1)) >= LEAST_SHARE


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("pair", list(combinations(Colour, 2)), ids=lambda pair: "-".join(pair))
def test_that_two_marks_are_told_apart_in_grey(qapp: object, theme: str, pair: tuple[Colour, Colour]) -> None:
    one, other = (in_grey(pixels(mark(colour, theme))) for colour in pair)
    assert float(np.mean(np.abs(one - other) > 0.1)) >= LEAST_SHARE


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("pair", list(combinations(Colour, 2)), ids=lambda pair: "-".join(pair))
def test_that_two_marks_are_told_apart_without_green_cones(
    qapp: object, theme: str, pair: tuple[Colour, Colour]
) -> None:
    one, other = (without_green_cones(pixels(mark(colour, theme))) for colour in pair)
    assert float(np.mean(np.abs(one - other).max(axis=2) > 0.1)) >= LEAST_SHARE


def test_that_the_same_picture_is_not_told_apart_from_itself(qapp: object) -> None:
    seen = pixels(mark(Colour.RED, "light"))
    assert not np.any(in_grey(seen) - in_grey(seen))


def test_that_white_stays_white_and_black_black() -> None:
    ends = np.array([[[0.0, 0.0, 0.0], [1.0, 1.0, 1.0]]])
    assert np.allclose(without_green_cones(ends), ends, atol=1e-6)
    assert np.allclose(in_grey(ends), [[0.0, 1.0]], atol=1e-6)
