"""Double readings in memory: who waits, how each was judged, and what agreement there is."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from decimal import Decimal

from triage.clinical.colour import Colour
from triage.clinical.observation import ReadingKind
from triage.clinical.patient import Patient
from triage.errors import VisitaError
from triage.workflow.chart.chart import AnswerLine, ResponseView
from triage.workflow.chart.series import LimitStep, Point, Series
from triage.workflow.tune.double_read.agreement import Agreed
from triage.workflow.tune.double_read.blind import BlindCase, Progress
from triage.worklist.double_read import Round, Wanted
from ui.desks.double_read_desk import DoubleReadDesk


def blind(item: int, kind: ReadingKind, at: datetime, family: str = "Eksempel") -> BlindCase:
    """Return somebody made up as they are shown to be judged, with a limit that must not be drawn."""
    points = tuple(Point(at - timedelta(days=days), Decimal(90 - days), None) for days in range(5, -1, -1))
    lines = (AnswerLine("Har du mere åndenød?", "Nej", "Ja", free_text=False),)
    return BlindCase(
        item=item,
        programme="copd",
        patient_key=item,
        patient=Patient(f"Patient/p{item}", "010190-9995", family, "Person", None, None),
        at=at,
        responses=(ResponseView("Daglige spørgsmål", at, None, lines),),
        series=(Series(kind, points, (LimitStep(Colour.RED, Decimal(77), at - timedelta(days=9), None, "<="),)),),
        devices={},
        later=1,
        progress=Progress(3, 20),
    )


@dataclass
class MadeUpDoubleReads:
    """`waiting` are shown in their order, `judged` how each was called; `fault` is raised when something is kept."""

    waiting: list[BlindCase] = field(default_factory=list)
    judged: list[tuple[int, Colour]] = field(default_factory=list)
    opened: list[Wanted] = field(default_factory=list)
    closed: list[int] = field(default_factory=list)
    agreed: Agreed = field(default_factory=lambda: Agreed("copd", (), (), {}))
    fault: VisitaError | None = None

    def next(self, after: int) -> BlindCase | None:
        """Return the next who waits."""
        others = [one for one in self.waiting if one.item != after]
        return next(iter((*others, *self.waiting)), None)

    def judge(self, item: int, colour: Colour) -> None:
        """Keep a judgement."""
        if self.fault is not None:
            raise self.fault
        self.judged.append((item, colour))
        self.waiting = [one for one in self.waiting if one.item != item]

    def open(self, wanted: Wanted) -> Round:
        """Keep what was asked for."""
        if self.fault is not None:
            raise self.fault
        self.opened.append(wanted)
        return Round(7, wanted, "frø", "tester", datetime(2026, 11, 23).astimezone(), wanted.size, 0, 0)

    def desk(self) -> DoubleReadDesk:
        """Return the functions as the screens take them."""
        return DoubleReadDesk(self.next, self.judge, lambda _: self.agreed, self.open, self.closed.append)
