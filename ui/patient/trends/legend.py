"""What the signs of the trends mean, and which readings and devices are shown."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QVBoxLayout, QWidget

from triage.workflow.chart.series import Series
from ui.patient.trends.signs import OF_LIMITS, draw_sign, sign_words
from ui.patient.trends.stage import Staged
from ui.patient.trends.words import kind_name
from ui.theme import Theme, body_font
from ui.translate import shown_count, tr
from ui.widgets.flow import FlowLayout
from ui.widgets.leaving import let_go

_LONGEST = 60


class TrendLegend(QWidget):
    """Chips that are ticked are shown; `series_hidden` and `devices_hidden` carry what is not.

    Left and Right go from chip to chip, the space bar ticks.
    """

    series_hidden = Signal(object)
    devices_hidden = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None, *, has_limits: bool = True) -> None:
        super().__init__(parent)
        self._series: list[Chip] = []
        self._devices: list[Chip] = []
        self._chips = QWidget()
        self._row = FlowLayout(self._chips, gap=6, centred=True)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 4)
        rows.setSpacing(6)
        rows.addWidget(self._chips)
        rows.addWidget(Signs(theme, has_limits=has_limits))

    def show_choices(
        self, series: Sequence[Series], devices: Iterable[tuple[str | None, str]], hiding: Staged
    ) -> None:
        """Offer these readings and devices, ticked unless `hiding` leaves them out."""
        let_go(*self.chips)
        found = list(devices)
        self._series = [Chip(one.kind.code, kind_name(one.kind)) for one in series]
        self._devices = [Chip(key, name) for key, name in found] if len(found) > 1 else []
        for chips, left_out, told in (
            (self._series, hiding.hidden, self._tell_series),
            (self._devices, hiding.without, self._tell_devices),
        ):
            for chip in chips:
                chip.setChecked(chip.key not in left_out)
                chip.toggled.connect(told)
                self._row.addWidget(chip)

    @property
    def hidden_words(self) -> str:
        """Return how many readings and devices are hidden; nothing where none is."""
        series, devices = (sum(not chip.isChecked() for chip in chips) for chips in (self._series, self._devices))
        parts = (
            _counted(series, tr("1 trend hidden"), tr("{count} trends hidden")),
            _counted(devices, tr("1 device hidden"), tr("{count} devices hidden")),
        )
        return " · ".join(part for part in parts if part)

    @property
    def chips(self) -> tuple["Chip", ...]:
        """Return what can be ticked: kinds of readings, then devices where there are several."""
        return (*self._series, *self._devices)

    def focus_first(self) -> None:
        """Let the keyboard go from chip to chip."""
        if self._series:
            self._series[0].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the next chip or the one before."""
        by = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}.get(Qt.Key(event.key()))
        chips = self.chips
        focused = next((place for place, chip in enumerate(chips) if chip.hasFocus()), None)
        if by is None or focused is None:
            super().keyPressEvent(event)
            return
        chips[(focused + by) % len(chips)].setFocus(Qt.FocusReason.TabFocusReason)

    def _tell_series(self) -> None:
        self.series_hidden.emit(frozenset(chip.key for chip in self._series if not chip.isChecked()))

    def _tell_devices(self) -> None:
        self.devices_hidden.emit(frozenset(chip.key for chip in self._devices if not chip.isChecked()))


class Chip(QPushButton):
    """One kind of reading or one device, ticked while it is shown; `key` is what it stands for."""

    def __init__(self, key: str | None, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.key = key
        # An ampersand would else underline a letter; a name from a source has no end by itself.
        plain = " ".join(name.split())
        short = plain if len(plain) <= _LONGEST else f"{plain[:_LONGEST]}…"
        self._name = short.replace("&", "&&")
        self.setProperty("kind", "chip")
        self.setCheckable(True)
        self.setChecked(True)
        self.setAccessibleName(plain)
        self.toggled.connect(self._write)
        self._write()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave the arrows to the legend."""
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            event.ignore()
            return
        super().keyPressEvent(event)

    def _write(self) -> None:
        word = "\N{CHECK MARK}" if self.isChecked() else tr("hidden:")
        self.setText(f"{word} {self._name}")


class Signs(QWidget):
    """Every sign with its meaning, as many on a line as there is room for."""

    def __init__(self, theme: Theme, parent: QWidget | None = None, *, has_limits: bool = True) -> None:
        super().__init__(parent)
        row = FlowLayout(self, gap=12, centred=True)
        for number, text in enumerate(sign_words()):
            if has_limits or number not in OF_LIMITS:
                row.addWidget(_Sign(number, text, theme))


class _Sign(QWidget):
    def __init__(self, number: int, text: str, theme: Theme) -> None:
        super().__init__()
        self._number, self._text, self._theme = number, text, theme
        self.setAccessibleName(text)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFont(body_font(11))

    def sizeHint(self) -> QSize:
        """Return room for the sign and its whole text."""
        return QSize(26 + self.fontMetrics().horizontalAdvance(self._text) + 2, 18)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the sign as on a trend, and its meaning."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self.font())
        draw_sign(painter, self._number, QRectF(0, 0, 22, 18), self._theme)
        painter.setPen(self._theme.ink)
        painter.drawText(QRectF(26, 0, self.width() - 26, 18), Qt.AlignmentFlag.AlignVCenter, self._text)
        painter.end()


def _counted(count: int, one: str, several: str) -> str:
    if count < 2:
        return one if count else ""
    return several.format(count=shown_count(count))
