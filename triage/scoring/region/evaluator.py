"""What Region Midtjylland's own evaluator says of the same answers: the oracle that a rule set is held against.

As described in public (KvalitetsIT/hjemmebehandling): per answer the most critical threshold that covers it decides;
where a question has thresholds and none covers the answer it is red, where it has none it is green; both ends of a
range belong to it; units are not looked at; a response has the colour of its worst answer. Questions that were not
answered are not missed. A value other than a number, a yes or no, or a text stops the evaluator.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from triage.clinical.colour import Colour
from triage.scoring.region.model import AnswerKind, RegionAnswer, Threshold


@dataclass(frozen=True, slots=True)
class Verdict:
    """A colour and the threshold that gave it.

    No `hit` under red: none covers the answer; under green: the question has none. No colour: their evaluator stops.
    """

    colour: Colour | None
    hit: Threshold | None = None

    @property
    def severity(self) -> int:
        """Return 0 where the evaluator stops, then 1 for red and so on."""
        return 0 if self.colour is None else 1 + self.colour.rank


def value_verdict(thresholds: Sequence[Threshold], value: Decimal | bool | str | None) -> Verdict:
    """Return what the thresholds of one question say of an answer's value."""
    if not thresholds:
        return Verdict(Colour.GREEN)
    covering = [threshold for threshold in thresholds if threshold.covers(value)]
    if not covering:
        return Verdict(Colour.RED)
    hit = min(covering, key=lambda threshold: threshold.category.colour.rank)
    return Verdict(hit.category.colour, hit)


def answer_verdict(thresholds: Sequence[Threshold], answer: RegionAnswer) -> Verdict:
    """Return what the thresholds of one question say of an answer to it."""
    if thresholds and answer.kind is AnswerKind.OTHER:
        return Verdict(None)
    return value_verdict(thresholds, answer.value)


def region_colour(thresholds: Mapping[str, Sequence[Threshold]], answers: Iterable[RegionAnswer]) -> Verdict:
    """Return the verdict on a response, its worst answer's; `thresholds` are by link id. No answers are green."""
    verdicts = (answer_verdict(thresholds.get(answer.link_id, ()), answer) for answer in answers)
    return min(verdicts, key=lambda verdict: verdict.severity, default=Verdict(Colour.GREEN))
