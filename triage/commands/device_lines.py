"""Devices as lines of text."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from triage.clinical.colour import Colour
from triage.clinical.device import Invalidation
from triage.commands.shown import full_time, language
from triage.commands.worklist import COLOUR_WORDS
from triage.errors import Text
from triage.scoring.danish_time import DENMARK
from triage.worklist.devices import Consequence, DeviceRow, Trace


def device_line(row: DeviceRow) -> str:
    """Return key, label, source, and how much rests on a device."""
    marks = [_said(_INVALID)] if row.is_invalidated else []
    if row.calibrated_until is not None:
        marks.append(f"{_said(_CALIBRATED)} {_day(row.calibrated_until)}")
    counted = Text(
        f"{_number(row.readings, 'måling', 'målinger')}, {_number(row.patients, 'patient', 'patienter')}",
        f"{_number(row.readings, 'reading', 'readings')}, {_number(row.patients, 'patient', 'patients')}",
    )
    return "  ".join([f"{row.key:>6}", f"{row.device.label:<40}", row.source, _said(counted), *marks])


def invalidation_line(line: Invalidation) -> str:
    """Return key, period, author and reason, and when it was taken back."""
    back = f"  ({_said(_TAKEN_BACK)} {_day(line.restored)})" if line.restored else ""
    return f"{line.id:>6}  {_period(line.start, line.end)}  {line.actor}: {line.reason}{back}"


def trace_lines(trace: Trace) -> Iterator[str]:
    """Yield a device, its invalidations, its patients, and the decisions that rested on it."""
    yield device_line(trace.row)
    for line in trace.invalidations:
        yield f"    {invalidation_line(line)}"
    for one in trace.patients:
        yield f"    {one.reference:<24} {one.name:<28} {_period(one.first, one.last)}  {one.readings}"
    for made in trace.decisions:
        yield f"    {full_time(made.at)}  {_colour(made.colour):<6} {made.action:<10} {made.actor}  {made.name}"


def consequence_lines(found: Sequence[Consequence]) -> Iterator[str]:
    """Yield colour before and after of every course, and the decisions to look at again."""
    for one in found:
        yield f"{_colour(one.before):>6} → {_colour(one.after):<6} {one.name:<28} {one.programme}"
        for made in one.decisions:
            yield f"{'':>16}{_said(_LOOK_AGAIN)}: {full_time(made.at)} {made.action} ({made.actor})"


def totals(found: Sequence[Consequence]) -> Text:
    """Return how many colours change and how many decisions are in doubt."""
    changed = sum(one.before is not one.after for one in found)
    doubtful = sum(len(one.decisions) for one in found)
    return Text(
        f"Farver, der ændres: {changed}. Beslutninger, der bør ses igen: {doubtful}.",
        f"Colours that change: {changed}. Decisions to look at again: {doubtful}.",
    )


def _colour(colour: Colour | None) -> str:
    return "–" if colour is None else _said(COLOUR_WORDS[colour.value])


def _period(start: datetime, end: datetime | None) -> str:
    return f"{_day(start)}–{_day(end) if end else ''}"


def _day(time: datetime) -> str:
    return f"{time.astimezone(DENMARK):%d.%m.%Y}"


def _said(text: Text) -> str:
    return text.in_language(language())


_INVALID = Text("MÅLINGER UGYLDIGE", "READINGS INVALID")
_CALIBRATED = Text("kalibreret til", "calibrated until")
_TAKEN_BACK = Text("taget tilbage", "taken back")
_LOOK_AGAIN = Text("se igen", "look again")


def _number(count: int, one: str, several: str) -> str:
    return f"{count} {one if count == 1 else several}"
