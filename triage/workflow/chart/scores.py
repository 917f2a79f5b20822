"""Scored questionnaires over time, as the patient's instruments say: totals, and the parts that have a score."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal

from triage.clinical.observation import ReadingKind
from triage.clinical.questionnaire import Response
from triage.errors import Text
from triage.scoring.instruments.model import Instrument
from triage.scoring.instruments.result import Refusal, Score
from triage.scoring.instruments.score import score
from triage.workflow.chart.series import Point

_WITHDRAWN = frozenset({"entered-in-error", "stopped"})
_FRACTION = 1

# An instrument's code, and the name of a part of it, None for the whole.
Scored = tuple[str, str | None]


def score_points(
    responses: Sequence[Response], instruments: Mapping[str, Instrument]
) -> dict[Scored, tuple[ReadingKind, tuple[Point, ...]]]:
    """Return the points of every score that the responses give, oldest first, each with what it is called.

    A questionnaire that gave no score has no point: its place is a gap. One that no longer counts is hollow.
    """
    found: dict[Scored, list[Point]] = defaultdict(list)
    for response in responses:
        for instrument in instruments.values():
            scored = None if response.authored is None else score(instrument, response)
            if isinstance(scored, Score):
                for part, value in _values(scored):
                    found[instrument.code, part].append(_point(response, value))
    return {
        name: (_kind(instruments[name[0]], name[1], points), tuple(sorted(points, key=lambda one: one.time)))
        for name, points in sorted(found.items(), key=lambda item: (item[0][0], item[0][1] or ""))
    }


def _values(scored: Score | Refusal) -> Iterator[tuple[str | None, Decimal]]:
    if isinstance(scored, Refusal):
        return
    if scored.score is not None:
        yield None, scored.score
    for name, part in scored.parts.items():
        if part.score is not None:
            yield name, part.score


def _point(response: Response, value: Decimal) -> Point:
    if response.authored is None:
        raise ValueError("a response without a time has no place on a trend")
    withdrawn = response.status in _WITHDRAWN or not response.is_scored
    return Point(response.authored, value, None, withdrawn)


def _kind(instrument: Instrument, part: str | None, points: Iterable[Point]) -> ReadingKind:
    name = instrument.name
    if part is not None:
        words = instrument.words.get(part, Text(part, part))
        name = Text(f"{name.da} {words.da}", f"{name.en} {words.en}")
    code = instrument.code if part is None else f"{instrument.code}/{part}"
    whole = all(point.value == point.value.to_integral_value() for point in points)
    return ReadingKind(code, name.da, name.en, "1", "", 0 if whole else _FRACTION, ())
