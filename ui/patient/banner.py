"""The patient banner: who it is, whom to call, and how urgent it is, across the whole patient pane."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from triage.clinical.colour import Colour
from triage.workflow.chart.chart import Chart
from ui.patient import person_words as words
from ui.patient.banner_parts import WholeCopied, WholeLabel, stacked, tag, whole
from ui.patient.masked import is_nameless, not_shown
from ui.theme import Theme
from ui.translate import colour_word, shown_time, tr
from ui.widgets.flow import FlowLayout
from ui.widgets.leaving import let_go
from ui.widgets.plain_label import PlainLabel

_LINE = 2


class PatientBanner(QFrame):
    """Stands above every page about one patient and is empty when there is none; nothing in it is shortened.

    `copied` carries a telephone number that somebody wants in the clipboard.
    """

    copied = Signal(str)

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
        let_go(self._content)
        self._rows.addWidget(fresh)
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
        for heading, texts in self._facts(chart):
            facts.addWidget(stacked(WholeLabel(heading, "label"), *texts))
        for word, colour in () if is_nameless(chart) else words.tags(chart, self._now().date()):
            facts.addWidget(tag(word, colour))
        row.addLayout(facts, 1)
        row.addWidget(self._urgency(chart), 0, Qt.AlignmentFlag.AlignTop)
        return content

    def _identity(self, chart: Chart) -> QWidget:
        patient, today = chart.patient, self._now().date()
        if is_nameless(chart):
            return stacked(WholeLabel(not_shown(), "banner"), WholeLabel(words.gender_word(patient), "muted"))
        about = f"{words.gender_word(patient)} · {words.age_and_birth(patient, today)}"
        return stacked(WholeLabel(words.full_name(patient), "banner"), WholeLabel(about, "muted"))

    def _facts(self, chart: Chart) -> list[tuple[str, list[PlainLabel]]]:
        """Return each fact with its heading, in an order that is always the same."""
        course = tr("Course"), whole(words.courses(chart, self._now()))
        if is_nameless(chart):
            contact = (tr("CPR number"), tr("Telephone"), tr("Relative"))
            return [*((label, whole(not_shown())) for label in contact), course]
        wish = words.contact_wish(chart, self._now())
        return [
            (tr("CPR number"), whole(words.cpr_number(chart.patient))),
            (tr("Telephone"), [self._number(chart.patient.phone, "")]),
            (tr("Relative"), self._relatives(chart)),
            *([(tr("Wish for contact"), whole(wish))] if wish else []),
            course,
        ]

    def _relatives(self, chart: Chart) -> list[PlainLabel]:
        found = words.contacts(chart)
        return [self._number(one.phone, words.contact_name(one)) for one in found] or [WholeLabel(tr("unknown"))]

    def _number(self, number: str | None, whose: str) -> PlainLabel:
        """Return a telephone number that a click copies."""
        if not number:
            return WholeLabel(f"{whose} {tr('telephone unknown')}" if whose else tr("unknown"))
        label = WholeCopied(f"{whose} {number}".strip(), number)
        label.wanted.connect(self.copied)
        return label

    def _urgency(self, chart: Chart) -> QWidget:
        colour = worst_colour(chart)
        word = colour_word(colour).upper() if chart.assessments else tr("Not assessed").upper()
        deadline = WholeLabel(_deadline(chart, self._now()), "muted")
        return stacked(tag(word, colour), deadline, side=Qt.AlignmentFlag.AlignRight)


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
