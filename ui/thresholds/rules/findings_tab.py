"""Everything the check finds, worst first; Enter goes to the line concerned."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from triage.scoring.analyse.finding import Finding, Severity
from ui.thresholds.rules.known import Known
from ui.thresholds.rules.line_table import Line, LineTable
from ui.thresholds.rules.places import Tab, outcome_words, place_called, place_of
from ui.translate import in_language, tr
from ui.widgets.plain_label import PlainLabel

_ORDER = (Severity.ERROR, Severity.WARNING, Severity.NOTE)


class FindingsTab(QWidget):
    """`wanted` carries the path of the finding chosen."""

    wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._found: list[Finding] = []
        self.told = PlainLabel("", "muted")
        self.table = LineTable(tr("Findings"), (tr("Severity"), tr("Where"), tr("What is wrong")))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 4, 16, 8)
        layout.addWidget(self.told)
        layout.addWidget(self.table, 1)
        self.table.opened.connect(self._go)

    def show_known(self, known: Known) -> None:
        """Show what was found in the draft as it is."""
        found = () if known.live is None else known.live.findings
        self._found = sorted(found, key=lambda one: _ORDER.index(one.severity))
        self.told.setText(_told(known))
        self.table.show_lines([_line(known, place, one) for place, one in enumerate(self._found)])

    def _go(self) -> None:
        place = self.table.key()
        if isinstance(place, int):
            self.wanted.emit(self._found[place].path)


def _line(known: Known, place: int, one: Finding) -> Line:
    place_told = place_of(one.path)
    tested = known.example(place_told[1]) if place_told is not None and place_told[0] is Tab.EXAMPLES else None
    said = in_language(one.text) if tested is None or tested.is_passed else outcome_words(tested)
    texts = (severity_words(one.severity), place_called(known, one.path), said)
    return Line(place, texts, is_wrong=one.severity is Severity.ERROR)


def severity_words(severity: Severity) -> str:
    """Return how much a finding weighs."""
    words = {Severity.ERROR: tr("Error"), Severity.WARNING: tr("Warning"), Severity.NOTE: tr("Remark")}
    return words[severity]


def _told(known: Known) -> str:
    if known.live is None:
        return tr("The check is running …")
    if not known.live.findings:
        return tr("The check finds nothing.")
    return tr("Enter goes to the place. A draft with an error cannot be sent.")
