"""Pictures as somebody sees them who does not see colours, or not all of them."""

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QImage

Pixels = NDArray[np.float64]
# Linear light of a display to what is seen without the middle cones: Viénot, Brettel and Mollon 1999.
_DEUTERANOPIA = np.array([[0.29275, 0.70725, 0.0], [0.29275, 0.70725, 0.0], [-0.02234, 0.02234, 1.0]])
_LUMINANCE = np.array([0.2126, 0.7152, 0.0722])


def pixels(picture: QImage) -> Pixels:
    """Return a picture as red, green and blue in [0, 1], rows by columns by three."""
    plain = picture.convertToFormat(QImage.Format.Format_RGB888)
    raw = np.frombuffer(bytes(plain.constBits()), np.uint8).reshape(plain.height(), plain.bytesPerLine())
    return raw[:, : 3 * plain.width()].reshape(plain.height(), plain.width(), 3) / 255.0


def in_grey(seen: Pixels) -> Pixels:
    """Return the lightness alone, in [0, 1], rows by columns."""
    return _shown(_light(seen) @ _LUMINANCE)


def without_green_cones(seen: Pixels) -> Pixels:
    """Return what is left of the colours for somebody with deuteranopia."""
    return _shown(np.clip(_light(seen) @ _DEUTERANOPIA.T, 0, 1))


def _light(shown: Pixels) -> Pixels:
    return np.where(shown <= 0.04045, shown / 12.92, ((shown + 0.055) / 1.055) ** 2.4)


def _shown(light: Pixels) -> Pixels:
    return np.where(light <= 0.0031308, light * 12.92, 1.055 * np.power(np.maximum(light, 0), 1 / 2.4) - 0.055)
