"""Greens in memory for the page of greens."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from triage.clinical.colour import Colour
from triage.clinical.decision import Seen
from triage.scoring.danish_time import DENMARK
from triage.workflow.application import Changed
from triage.worklist.green_list import Agreement, Batch, GreenQuery, GreenRow, Shown, Standing, Which
from triage.worklist.greens import Kept, Policy
from ui.desks.greens_desk import Answer, Case, GreensDesk

NOW = datetime(2026, 11, 23, 10, 0, tzinfo=DENMARK)


def green_row(case: int, kept: Kept | None = None, proposal: int | None = None) -> GreenRow:
    """A made-up person's green."""
    return GreenRow(
        case=case,
        result=1000 + case,
        patient=100 + case,
        reference=f"Patient/p{case}",
        name=f"Eksempel, Person {case}",
        programme="copd",
        newest=NOW - timedelta(hours=3),
        opened=NOW - timedelta(days=1),
        kept=kept,
        proposal=proposal,
        rounds=7 if proposal else 0,
    )


@dataclass
class MadeUpGreens:
    """Lists greens, closes those that are ticked and not `changed`, and keeps what is asked for.

    `fault` is raised by whatever is asked while it is set.
    """

    greens: list[GreenRow] = field(default_factory=list)
    proposals: list[GreenRow] = field(default_factory=list)
    asked: list[GreenRow] = field(default_factory=list)
    changed: set[int] = field(default_factory=set)
    closed: list[int] = field(default_factory=list)
    parts: list[int] = field(default_factory=list)
    undone: list[int] = field(default_factory=list)
    judged: list[tuple[int, Colour, Seen]] = field(default_factory=list)
    answered: list[tuple[object, ...]] = field(default_factory=list)
    fault: Exception | None = None

    def list_greens(self, query: GreenQuery, offset: int, limit: int) -> Sequence[GreenRow]:
        """Return a window of one part."""
        self._maybe_fail()
        return self._found(query)[offset : offset + limit]

    def rows(self, cases: Sequence[int]) -> Sequence[GreenRow]:
        """Return the lines of these cases."""
        self._maybe_fail()
        return [row for row in self.greens if row.case in cases]

    def preview(self, query: GreenQuery) -> Shown:
        """Return all greens."""
        self._maybe_fail()
        free = self._found(query)
        kept = Counter(row.kept for row in self.greens if row.kept is not None)
        return Shown(tuple((row.case, row.result) for row in free), {"copd": len(free)}, dict(kept))

    def standing(self) -> Standing:
        """Return a policy and what the sample has told so far."""
        self._maybe_fail()
        return Standing(
            [Policy("copd")],
            [Agreement("copd", "kol", "1.2.0", 500, 10, 8, 1, 1)],
            0,
            len(self.proposals),
            len(self.asked),
        )

    def begin(self, shown: int) -> int:
        """Begin an act."""
        self._maybe_fail()
        return shown and 1

    def close_some(self, batch: int, cases: Sequence[Case], unticked: frozenset[int]) -> Batch:
        """Close the ticked ones."""
        self._maybe_fail()
        self.parts.append(len(cases))
        left = {case: Kept.UNTICKED if case in unticked else Kept.CHANGED for case, _ in cases
                if case in unticked | self.changed}  # fmt: skip
        closed = [case for case, _ in cases if case not in left]
        self.closed += closed
        self.greens = [row for row in self.greens if row.case not in closed]
        return Batch(batch, len(cases), tuple(closed), tuple(left.items()))

    def undo(self, batch: int) -> Changed:
        """Keep which act was taken back."""
        self._maybe_fail()
        self.undone.append(batch)
        return Changed(cases=tuple(self.closed))

    def judge(self, case: int, colour: Colour, seen: Seen) -> Changed:
        """Keep a judgement."""
        self._maybe_fail()
        self.judged.append((case, colour, seen))
        return Changed(cases=(case,))

    def accept(self, proposal: int, answer: Answer, note: str) -> Changed:
        """Keep an answer."""
        self._maybe_fail()
        self.answered.append((proposal, answer, note))
        self.proposals = [row for row in self.proposals if row.proposal != proposal]
        return Changed()

    def decline(self, proposal: int, reason: str) -> Changed:
        """Keep a refusal."""
        self._maybe_fail()
        self.answered.append((proposal, reason))
        return Changed()

    def desk(self) -> GreensDesk:
        """Return the functions as the screens take them."""
        return GreensDesk(
            list_greens=self.list_greens,
            rows=self.rows,
            count=lambda query: len(self._found(query)),
            preview=self.preview,
            standing=self.standing,
            begin=self.begin,
            close_some=self.close_some,
            undo=self.undo,
            judge=self.judge,
            accept=self.accept,
            decline=self.decline,
        )

    def _found(self, query: GreenQuery) -> list[GreenRow]:
        of_part = {
            Which.CLOSABLE: [row for row in self.greens if row.kept is None],
            Which.KEPT: [row for row in self.greens if row.kept is not None],
            Which.SAMPLED: [row for row in self.greens if row.kept is Kept.SAMPLED],
            Which.STABLE: self.proposals,
            Which.ASKED: self.asked,
        }
        return of_part[query.which]

    def _maybe_fail(self) -> None:
        if self.fault is not None:
            raise self.fault
