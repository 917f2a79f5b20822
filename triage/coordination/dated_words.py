"""Where a rule was read, and whether it is certain, in words."""

from triage.coordination.dated import Period
from triage.coordination.words.times import MONTHS
from triage.errors import Text


def source_in_words(period: Period) -> Text:
    """Return "Kilde: …, læst 26. november 2026. Skal bekræftes."; the last words only where the source is uncertain."""
    source, doubt = period.source, Text("", "")
    if period.to_confirm:
        doubt = Text(" Skal bekræftes.", " To be confirmed.")
    if period.read_on is None:
        return Text(f"Kilde: {source.da}.{doubt.da}", f"Source: {source.en}.{doubt.en}")
    day, month = period.read_on, MONTHS[period.read_on.month - 1]
    return Text(
        f"Kilde: {source.da}, læst {day.day}. {month.da} {day.year}.{doubt.da}",
        f"Source: {source.en}, read {day.day} {month.en} {day.year}.{doubt.en}",
    )
