"""Devices, and what rests on them, in words."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from triage.clinical.colour import Colour
from triage.clinical.decision import Action
from triage.clinical.device import Invalidation
from triage.worklist.devices import Consequence, DeviceRow, TracedDecision, TracedPatient
from ui.source_words import source_name
from ui.translate import action_name, colour_word, programme_name, shown_count, shown_day, shown_time, tr
from ui.widgets.plain_label import one_line

DASH = "–"


def headings() -> tuple[str, ...]:
    """Return the names of the list's columns."""
    return (
        tr("Device"),
        tr("Serial number"),
        tr("State"),
        tr("Calibrated until"),
        tr("Readings"),
        tr("Newest reading"),
    )


def columns(row: DeviceRow, now: datetime) -> tuple[str, ...]:
    """Return a device as the list's columns."""
    return (
        one_line(replace(row.device, serial=None).label),
        one_line(row.device.serial or DASH),
        state(row),
        calibration(row, now),
        shown_count(row.readings),
        shown_time(row.newest, now) if row.newest else DASH,
    )


def sentence(row: DeviceRow, now: datetime) -> str:
    """Return a device for those who hear it: every column with its name."""
    return "; ".join(f"{name}: {text}" for name, text in zip(headings(), columns(row, now), strict=True))


def state(row: DeviceRow) -> str:
    """Return what a person must know of a device first."""
    if row.is_invalidated:
        return tr("readings invalid")
    return tr("in use") if row.device.status in (None, "active") else one_line(row.device.status or "")


def calibration(row: DeviceRow, now: datetime) -> str:
    """Return until when a device is calibrated, with a word where that has passed."""
    until = row.calibrated_until
    if until is None:
        return DASH
    return f"{shown_day(until, now)} ({tr('expired')})" if until < now else shown_day(until, now)


def facts(row: DeviceRow, now: datetime) -> str:
    """Return what identifies a device, one fact on a line."""
    device = row.device
    named = (
        (tr("UDI"), device.udi_carrier or device.udi),
        (tr("Serial number"), device.serial),
        (tr("Lot"), device.lot),
        (tr("Expires"), shown_day(device.expires, now) if device.expires else None),
        (tr("Calibrated until"), None if row.calibrated_until is None else calibration(row, now)),
        (tr("Source"), f"{source_name(row.source)}, {device.id}"),
        (tr("Readings"), f"{shown_count(row.readings)} ({tr('patients')}: {shown_count(row.patients)})"),
    )
    return "\n".join(f"{name}: {one_line(text)}" for name, text in named if text)


def period(start: datetime, end: datetime | None, now: datetime) -> str:
    """Return a stretch of time by its days; one without an end goes on until further notice."""
    last = shown_day(end, now) if end is not None else tr("until further notice")
    return f"{shown_day(start, now)} – {last}"


def invalidation(line: Invalidation, now: datetime) -> str:
    """Return an invalidation with its reason, author and time, and when it was taken back."""
    kept = tr("count as sent") if line.delivered else tr("count as not sent")
    text = f"{period(line.start, line.end, now)}, {kept}. {line.reason} ({line.actor}, {shown_time(line.at, now)})"
    if line.restored is None:
        return text
    return f"{text}\n{tr('Taken back')}: {shown_time(line.restored, now)}"


def patient_headings() -> tuple[str, ...]:
    """Return the columns of the patients."""
    return (tr("Patient"), tr("Colour"), tr("Readings"), tr("Period"))


def patient_cells(one: TracedPatient, now: datetime) -> tuple[str, ...]:
    """Return a patient who was measured with the device."""
    colour = colour_word(one.colour) if one.colour else tr("no open case")
    return one_line(one.name), colour, shown_count(one.readings), period(one.first, one.last, now)


def decision_headings() -> tuple[str, ...]:
    """Return the columns of the decisions."""
    return (tr("Time"), tr("Patient"), tr("Colour then"), tr("Decision"), tr("By"))


def decision_cells(made: TracedDecision, now: datetime) -> tuple[str, ...]:
    """Return a decision that rested on the device."""
    colour = colour_word(made.colour)
    return shown_time(made.at, now), one_line(made.name), colour, _action(made.action), one_line(made.actor)


def consequence_headings() -> tuple[str, ...]:
    """Return the columns of what changes."""
    return (tr("Patient"), tr("Programme"), tr("Before"), tr("After"), tr("Look again at"))


def consequence_cells(one: Consequence, now: datetime) -> tuple[str, ...]:
    """Return what becomes of one course of a patient."""
    made = (f"{_action(each.action)} {shown_time(each.at, now)} ({each.actor})" for each in one.decisions)
    programme = programme_name(one.programme) if one.programme else DASH
    return one_line(one.name), programme, _colour(one.before), _colour(one.after), one_line(", ".join(made)) or DASH


def totals(found: Sequence[Consequence]) -> str:
    """Return how many colours change, and how many decisions somebody should look at again."""
    if not found:
        return tr("No patient has a reading by the device in this period.")
    changed = sum(one.before is not one.after for one in found)
    doubtful = sum(len(one.decisions) for one in found)
    said = tr("Colours that change: {changed}. Decisions to look at again: {doubtful}.")
    return said.format(changed=shown_count(changed), doubtful=shown_count(doubtful))


def _colour(colour: Colour | None) -> str:
    return colour_word(colour) if colour else DASH


def _action(action: str) -> str:
    return action_name(Action(action)) if action in set(Action) else tr("Handled elsewhere")
