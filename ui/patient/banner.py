"""The patient banner: who it is, whom to call, and how urgent it is, across the whole patient pane."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from triage.clinical.colour import Colour
from triage.workflow.chart.chart import Chart
from ui.patient import person_words as words
from ui.patient.masked import is_nameless, not_shown
from ui.theme import Theme
from ui.translate import colour_word, shown_time, tr
from ui.widgets.flow import FlowLayout
from ui.widgets.plain_label import PlainLabel

_LINE = 2


class PatientBanner(QFrame):
    """Stands above every page about one patient and is empty when there is none; nothing in it is shortened."""

    def __init__(self, theme: Theme, now: Callable[[], datetime], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._now = now
        self._colour: Colour | None = None
        self._content = QWidget(self)
        self.setProperty("surface", "panel")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(18, 8, 18, 8 + _LINE)
        self._rows.addWidget(self._content)
        self.show_chart(None)

    def show_chart(self, chart: Chart | None) -> None:
        """Show the patient of `chart`; None leaves the banner empty."""
        self._colour = worst_colour(chart) if chart else None
        fresh = self._filled(chart) if chart else PlainLabel(tr("No patient chosen"), "muted")
        self._rows.replaceWidget(self._content, fresh)
        self._content.hide()
        self._content.deleteLater()
        self._content = fresh
        self.setAccessibleName(_read_aloud(chart))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the line beneath in the patient's colour."""
        super().paintEvent(event)
        painter = QPainter(self)
        colour = self._theme.of(self._colour).mark if self._colour else self._theme.line
        painter.fillRect(0, self.height() - _LINE, self.width(), _LINE, colour)
        painter.end()

    def _filled(self, chart: Chart) -> QWidget:
        content = QWidget()
        row = QHBoxLayout(content)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        facts = FlowLayout()
        facts.addWidget(self._identity(chart))
        for label, text in self._facts(chart):
            facts.addWidget(_stacked(_WholeLabel(label, "label"), _WholeLabel(text)))
        for word in words.tags(chart):
            facts.addWidget(_tag(word, Colour.GREY))
        row.addLayout(facts, 1)
        row.addWidget(self._urgency(chart), 0, Qt.AlignmentFlag.AlignTop)
        return content

    def _identity(self, chart: Chart) -> QWidget:
        patient, today = chart.patient, self._now().date()
        if is_nameless(chart):
            return _stacked(_WholeLabel(not_shown(), "banner"), _WholeLabel(words.gender_word(patient), "muted"))
        about = f"{words.gender_word(patient)} · {words.age_and_birth(patient, today)}"
        return _stacked(_WholeLabel(words.full_name(patient), "banner"), _WholeLabel(about, "muted"))

    def _facts(self, chart: Chart) -> list[tuple[str, str]]:
        patient = chart.patient
        if is_nameless(chart):
            contact = (tr("CPR number"), tr("Telephone"), tr("Relative"))
            return [*((label, not_shown()) for label in contact), (tr("Course"), words.courses(chart, self._now()))]
        relatives = "\n".join(words.contact_words(contact) for contact in patient.contacts)
        return [
            (tr("CPR number"), words.cpr_number(patient)),
            (tr("Telephone"), patient.phone or tr("unknown")),
            (tr("Relative"), relatives or tr("unknown")),
            (tr("Course"), words.courses(chart, self._now())),
        ]

    def _urgency(self, chart: Chart) -> QWidget:
        colour = worst_colour(chart)
        word = colour_word(colour).upper() if chart.assessments else tr("Not assessed").upper()
        deadline = _WholeLabel(_deadline(chart, self._now()), "muted")
        return _stacked(_tag(word, colour), deadline, side=Qt.AlignmentFlag.AlignRight)


def _read_aloud(chart: Chart | None) -> str:
    if chart is None:
        return tr("No patient chosen")
    return not_shown() if is_nameless(chart) else words.full_name(chart.patient)


def worst_colour(chart: Chart) -> Colour:
    """Return the worst colour of any of the patient's programmes; grey where nothing was assessed."""
    return min((one.colour for one in chart.assessments), key=lambda colour: colour.rank, default=Colour.GREY)


def _deadline(chart: Chart, now: datetime) -> str:
    first = min((one.deadline for one in chart.assessments if one.deadline), default=None)
    if first is None or chart.closed:
        return ""
    said = tr("deadline passed") if first < now else tr("deadline")
    return f"{said} {shown_time(first, now)}"


def _tag(word: str, colour: Colour) -> PlainLabel:
    tag = PlainLabel(word, "strong")
    tag.setProperty("surface", colour.value)
    tag.setWordWrap(False)
    tag.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Maximum)
    return tag


class _WholeLabel(PlainLabel):
    """A label that asks for the width of its longest line, and is wrapped where it does not get it."""

    def sizeHint(self) -> QSize:
        """Return the size of the text as it was written."""
        width = max(self.fontMetrics().horizontalAdvance(line) for line in self.text().split("\n")) + 2
        return QSize(width, self.heightForWidth(width))


def _stacked(*labels: PlainLabel, side: Qt.AlignmentFlag | None = None) -> QWidget:
    """Return the labels over each other, the block as wide as the longest of them."""
    block = QWidget()
    rows = QVBoxLayout(block)
    rows.setContentsMargins(0, 0, 0, 0)
    rows.setSpacing(2)
    for label in labels:
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        rows.addWidget(label)
        if side is not None:
            rows.setAlignment(label, side)
    return block
