"""What changed since the response before, in words: which way only where the instrument says which end is bad."""

from datetime import datetime
from decimal import Decimal

from triage.errors import Text
from triage.scoring.danish_time import when
from triage.scoring.instruments.model import Direction, Instrument
from triage.scoring.instruments.result import Refusal, Score
from triage.scoring.numbers import shown

BETTER, WORSE, CHANGED = "better", "worse", "changed"
_WORDS = {BETTER: Text("bedre", "better"), WORSE: Text("værre", "worse")}


def way(instrument: Instrument, before: Decimal, now: Decimal) -> str:
    """Return "better" or "worse", "changed" where the instrument does not say, "" where nothing changed."""
    if before == now:
        return ""
    if instrument.direction is None:
        return CHANGED
    is_worse = (now > before) is (instrument.direction is Direction.HIGHER_IS_WORSE)
    return WORSE if is_worse else BETTER


def change_words(
    instrument: Instrument, now: Score | Refusal, before: Score | Refusal | None, at: datetime | None
) -> Text | None:
    """Return e.g. "+7 siden 29. okt. kl. 07.46 (12): værre"; None where one of the two is no number."""
    if not isinstance(now, Score) or not isinstance(before, Score) or now.score is None or before.score is None:
        return None
    since = Text("sidst", "last time") if at is None else when(at)
    found = way(instrument, before.score, now.score)
    if not found:
        return Text(f"uændret siden {since.da}", f"unchanged since {since.en}")
    difference, told = (now.score - before.score).normalize(), _weight(instrument, found, now.score - before.score)
    sign = "+" if difference > 0 else "−"
    da, en = (f"{sign}{shown(abs(difference), language)}" for language in ("da", "en"))
    was = {language: shown(before.score.normalize(), language) for language in ("da", "en")}
    return Text(f"{da} siden {since.da} ({was['da']}){told.da}", f"{en} since {since.en} ({was['en']}){told.en}")


def _weight(instrument: Instrument, found: str, difference: Decimal) -> Text:
    words = _WORDS.get(found)
    if words is None:
        return Text("", "")
    relevant = instrument.relevant_change
    if relevant is not None and abs(difference) < relevant.by:
        return Text(
            f": {words.da}, men mindre end de {shown(relevant.by, 'da')}, der betyder noget",
            f": {words.en}, but less than the {shown(relevant.by, 'en')} that matters",
        )
    return Text(f": {words.da}", f": {words.en}")
