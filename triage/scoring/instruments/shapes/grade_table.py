"""Grades read off a table by the answers to a term's attributes (PRO-CTCAE: frequency, severity, interference)."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Literal

from triage.scoring.files.checked import Checked, Name, Number
from triage.scoring.instruments.items import Values
from triage.scoring.instruments.result import Score


class GradeTable(Checked):
    """`terms` are, under the letters of their attributes, the items of each term; `grades` the table of those letters.

    A key of the table is the answers in order ("431"). A term whose first attribute is 0 has grade 0 whatever follows.
    There is no score over all terms.
    """

    kind: Literal["grade_table"]
    terms: Mapping[Name, Mapping[Name, tuple[Name, ...]]]
    grades: Mapping[Name, Mapping[Name, Number]]

    def named(self) -> Iterator[str]:
        """Yield every item of every term."""
        for terms in self.terms.values():
            for items in terms.values():
                yield from items

    def score(self, values: Values) -> Score:
        """Return the grade of every term that has an answer, as parts."""
        parts = {
            term: self._graded(attributes, values.of(items))
            for attributes, terms in self.terms.items()
            for term, items in terms.items()
            if any(value is not None for value in values.of(items))
        }
        return Score(None, n_missing=sum(part.n_missing for part in parts.values()), parts=parts)

    def _graded(self, attributes: str, answers: Sequence[Decimal | None]) -> Score:
        if answers[0] == 0:
            return Score(Decimal(0))
        known = [answer for answer in answers if answer is not None]
        missing = len(answers) - len(known)
        key = "".join(str(int(answer)) for answer in known)
        return Score(None if missing else self.grades[attributes].get(key), n_missing=missing)
