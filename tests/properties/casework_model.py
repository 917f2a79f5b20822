"""Casework as plainly as it can be said: cases, who has them, what was decided. No database, no time but `now`."""

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

LEASE = timedelta(minutes=15)
CLINICIANS = ("anna", "bo")
SECRETARY = "sanne"
PEOPLE = (*CLINICIANS, SECRETARY)


@dataclass(frozen=True)
class Case:
    """A case as everybody sees it: whose it is until when, and how many owners it has had."""

    patient: int
    is_open: bool = True
    is_red: bool = False
    owner: str | None = None
    until: datetime | None = None
    fence: int = 0


@dataclass(frozen=True)
class Looked:
    """What a person remembers of a case that was shown: the fence, and how far the patient's data had come."""

    case: int
    fence: int
    news: int


@dataclass
class Line:
    """A line of what was decided; `undoes` is the number of the line that it takes back."""

    case: int
    actor: str
    note: str
    undoes: int | None = None


@dataclass
class Model:
    """The whole department."""

    now: datetime
    cases: list[Case] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    received: int = 0
    news: dict[int, int] = field(default_factory=dict)

    def stands(self, line: int) -> bool:
        """Return whether a line is a decision that nobody has taken back."""
        return self.lines[line].undoes is None and all(one.undoes != line for one in self.lines)

    def may_write(self, who: str, case: int, fence: int | None = None) -> bool:
        """Return whether `who` may take the case: it is open, nobody else has it or, with a fence, has had it."""
        found = self.cases[case]
        is_free = found.owner in (None, who) or found.until is None or found.until <= self.now
        return who in CLINICIANS and found.is_open and is_free and fence in (None, found.fence)

    def is_own(self, who: str, case: int, fence: int) -> bool:
        """Return whether `who` has the case, with this fence; a lease that ran out and nobody took counts."""
        found = self.cases[case]
        return found.is_open and found.owner == who and found.fence == fence

    def has_news(self, looked: Looked) -> bool:
        """Return whether something came about the patient since."""
        return self.news.get(self.cases[looked.case].patient, 0) > looked.news

    def claim(self, who: str, case: int, fence: int | None = None) -> bool:
        """Take a case, or keep one's own."""
        if not self.may_write(who, case, fence):
            return False
        self.give(case, who)
        return True

    def give(self, case: int, to: str, *, is_new: bool = False) -> None:
        """Let somebody have the case from now on; a new owner has a greater number."""
        found = self.cases[case]
        fence = found.fence + (is_new or found.owner != to)
        self.cases[case] = replace(found, owner=to, until=self.now + LEASE, fence=fence)

    def free(self, case: int) -> None:
        """Let nobody have the case."""
        self.cases[case] = replace(self.cases[case], owner=None, until=None)

    def decide(self, who: str, looked: Looked, note: str, fence: int | None = None) -> bool:
        """Close a case with a decision on what was looked at."""
        if not self.may_write(who, looked.case, fence) or self.has_news(looked):
            return False
        self.give(looked.case, who)
        self.close(looked.case, who, note)
        return True

    def close(self, case: int, who: str, note: str) -> None:
        """Write a decision down."""
        self.cases[case] = replace(self.cases[case], is_open=False)
        self.lines.append(Line(case, who, note))

    def undo(self, who: str, line: int) -> bool:
        """Take a decision back; its case is open again unless a newer one of the same patient is."""
        if who not in CLINICIANS or not self.stands(line):
            return False
        found = self.lines[line]
        self.lines.append(Line(found.case, who, "", line))
        patient = self.cases[found.case].patient
        if not any(one.is_open and one.patient == patient for one in self.cases):
            self.cases[found.case] = replace(self.cases[found.case], is_open=True)
        return True

    def correct(self, who: str, line: int, note: str) -> bool:
        """Put another decision in the place of one; the case stays closed."""
        if who not in CLINICIANS or not self.stands(line):
            return False
        self.lines += [Line(self.lines[line].case, who, "", line), Line(self.lines[line].case, who, note)]
        return True

    def end_leases(self) -> None:
        """Free every open case whose lease ran out."""
        for number, found in enumerate(self.cases):
            if found.is_open and found.until is not None and found.until <= self.now:
                self.free(number)
