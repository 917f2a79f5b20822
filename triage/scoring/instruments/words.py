"""A score in words for the chart: the number with its band, or what it lies between; the safety item always."""

from decimal import Decimal

from triage.errors import Text
from triage.scoring.instruments.model import Instrument
from triage.scoring.instruments.result import Bounds, Refusal, Safety, Score
from triage.scoring.instruments.shapes.grade_table import GradeTable
from triage.scoring.instruments.shapes.scales import Scales
from triage.scoring.instruments.shapes.state import State
from triage.scoring.numbers import shown


def score_words(instrument: Instrument, found: Score | Refusal) -> Text:
    """Return e.g. "PHQ-9: 14 (moderat); spørgsmål 9: 1" or "PHQ-9: 18–27, kan ikke beregnes, 3 svar mangler; ..."."""
    told = found.text if isinstance(found, Refusal) else _named(instrument, _told(instrument, found))
    return told if found.safety is None else _joined("; ", told, _safety(found.safety))


def _named(instrument: Instrument, told: Text) -> Text:
    return Text(f"{instrument.name.da}: {told.da}", f"{instrument.name.en}: {told.en}")


def _told(instrument: Instrument, found: Score) -> Text:
    shape = instrument.shape
    if isinstance(shape, State):
        return _state(instrument, found)
    if not isinstance(shape, Scales | GradeTable):
        return _one(instrument, found)
    parts = [_part(instrument, name, part) for name, part in found.parts.items()]
    return _joined("; ", *parts) if parts else Text("ikke besvaret", "not answered")


def _part(instrument: Instrument, name: str, found: Score) -> Text:
    is_term = isinstance(instrument.shape, GradeTable)
    usual = Text(f"symptom {name}, grad", f"symptom {name}, grade") if is_term else Text(name, name)
    return _joined(" ", instrument.words.get(name, usual), _one(instrument, found))


def _state(instrument: Instrument, found: Score) -> Text:
    state = found.more.get("state")
    if not isinstance(state, str):
        return _one(instrument, found)
    told = Text(f"tilstand {state}", f"state {state}")
    return told if found.score is None else _joined(", ", told, _one(instrument, found))


def _one(instrument: Instrument, found: Score) -> Text:
    if found.score is None:
        return _without(instrument, found)
    told = _with_band(instrument, _number(found.score), found.category)
    if not found.prorated:
        return told
    return _joined(", ", told, _joined(" ", _missing(found.n_missing), _between(found.bounds)))


def _without(instrument: Instrument, found: Score) -> Text:
    if not found.n_missing:
        return Text("ingen score i dette skema", "no score in this questionnaire")
    cannot = _joined(", ", Text("kan ikke beregnes", "cannot be scored"), _missing(found.n_missing))
    if found.bounds is None:
        return cannot
    band = found.category_certain or found.category
    return _joined(", ", _with_band(instrument, _range(found.bounds), band), cannot)


def _with_band(instrument: Instrument, told: Text, band: str | None) -> Text:
    if band is None:
        return told
    words = instrument.words.get(band, Text(band, band))
    return Text(f"{told.da} ({words.da})", f"{told.en} ({words.en})")


def _safety(safety: Safety) -> Text:
    if safety.answer is not None:
        answer = _number(safety.answer)
    else:
        unread, unanswered = Text("kan ikke læses", "cannot be read"), Text("ikke besvaret", "not answered")
        answer = unread if safety.is_answered else unanswered
    return Text(f"spørgsmål {safety.item}: {answer.da}", f"item {safety.item}: {answer.en}")


def _missing(count: int) -> Text:
    return Text(f"{count} svar mangler", "1 answer missing" if count == 1 else f"{count} answers missing")


def _between(bounds: Bounds | None) -> Text:
    if bounds is None:
        return Text("", "")
    found = _range(bounds)
    return Text(f"({found.da})", f"({found.en})")


def _range(bounds: Bounds) -> Text:
    low, high = map(_number, bounds)
    return low if low == high else Text(f"{low.da}–{high.da}", f"{low.en}–{high.en}")


def _number(value: Decimal) -> Text:
    plain = value.normalize()
    return Text(shown(plain, "da"), shown(plain, "en"))


def _joined(between: str, *texts: Text) -> Text:
    return Text(
        between.join(text.da for text in texts if text.da),
        between.join(text.en for text in texts if text.en),
    )
