"""Text on screen that is never anything but text."""

import re
import unicodedata

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget

LONGEST = 20_000
ROLES = ("body", "muted", "label", "title", "banner", "strong", "error")
_LONG_RUN = re.compile(r"(\S{40})(?=\S)")
# "4 %-point", "25 pr. minut", "7-dages": a number, its unit, and what the unit is of.
_INSIDE_A_VALUE = re.compile(r"(?<=\d) (?=[^\W\d]|[%/°µ])|(?<=\d[ \u00a0]pr\.) (?=\w)|(?<=\d[ \u00a0]per) (?=\w)")
_HYPHEN_OF_A_VALUE = re.compile(r"(?<=[\d%])-(?=[^\W\d])")
# Cc, Cf, Cs, Co, Zl, Zp: nothing a person typed on purpose, and some of it turns the words around.
_UNSEEN = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f"
    "\ufeff\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e007f]"
)


class PlainLabel(QLabel):
    """A label for any text at all, patients' own included: no mark-up, no hidden characters, wrapped, bounded.

    `role` is one of `ROLES` and chooses size and weight.
    """

    def __init__(self, text: str = "", role: str = "body", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setProperty("role", role)
        self.setText(text)

    def setText(self, text: str) -> None:
        """Show `text`, at most 20,000 characters of it, with what cannot be seen made visible; values stay whole."""
        self._said = visible(text)
        super().setText(values_whole(self._said))

    def text(self) -> str:
        """Return what is said, with the spaces and hyphens that it was said with."""
        return self._said

    def stand_on(self, surface: str) -> None:
        """Stand on a field of a triage colour, with room around the words; on none with ""."""
        if self.property("surface") != surface:
            self.setProperty("surface", surface)
            self.style().unpolish(self)
            self.style().polish(self)
            # Else the field would be painted, and no room be made for it.
            QApplication.sendEvent(self, QEvent(QEvent.Type.StyleChange))

    def say(self, text: str, role: str = "muted") -> None:
        """Show `text` in another role, e.g. "error" for what went wrong."""
        self.setProperty("role", role)
        self.style().polish(self)
        self.setText(text)


def visible(text: str) -> str:
    """Return `text` as it may be drawn: cut at 20,000 characters, control and direction characters as symbols."""
    cut = text if len(text) <= LONGEST else text[:LONGEST] + " […]"
    shown = _UNSEEN.sub(_symbol, cut.replace("\r\n", "\n").replace("\t", " "))
    return _LONG_RUN.sub("\\1\u200b", shown)


def values_whole(text: str) -> str:
    """Return `text` as it may be wrapped: no line ends between a number and its unit, nor inside the unit."""
    return _HYPHEN_OF_A_VALUE.sub("\N{NON-BREAKING HYPHEN}", _INSIDE_A_VALUE.sub("\u00a0", text))


def one_line(text: str) -> str:
    """Return `text` as it may be drawn on a single line of a list: as `visible`, with runs of white space closed."""
    return " ".join(visible(text[:500]).split())


def _symbol(match: re.Match[str]) -> str:
    character = match.group()
    code = ord(character)
    if code < 0x20:
        return chr(0x2400 + code)
    return unicodedata.lookup("SYMBOL FOR DELETE") if code == 0x7F else f"[U+{code:04X}]"
