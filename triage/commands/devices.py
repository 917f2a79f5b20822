"""`triage devices list|show|trace|invalidate|restore|calibration`."""

from argparse import Namespace
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, timedelta

from triage.commands.device_json import consequence_json, invalidation_json, row_json, trace_json
from triage.commands.device_lines import consequence_lines, device_line, invalidation_line, totals, trace_lines
from triage.commands.shown import print_json, say
from triage.commands.status import Status
from triage.errors import Text, WrongUseError
from triage.scoring.danish_time import danish_midnight
from triage.workflow.application import Application
from triage.workflow.devices.devices import count_devices, device_history, find_devices, list_devices, trace_device
from triage.workflow.devices.invalidate import invalidate, preview_invalidation, preview_restoration, restore
from triage.worklist.devices import Consequence, DeviceQuery, Draft, Which

_LAST_MOMENT = timedelta(milliseconds=1)
_A_DAY = timedelta(days=1)


def run_devices(app: Application, arguments: Namespace) -> Status:
    """Run the part of `triage devices` that was asked for."""
    return _PARTS[arguments.part](app, arguments)


def first_moment(text: str) -> datetime:
    """Return the time that `text` is, or the Danish midnight at which the day begins; raises WrongUseError."""
    found = _read_time(text)
    return found if isinstance(found, datetime) else danish_midnight(found)


def last_moment(text: str) -> datetime:
    """Return the time that `text` is, or the last moment of the Danish day; raises WrongUseError."""
    found = _read_time(text)
    return found if isinstance(found, datetime) else danish_midnight(found + _A_DAY) - _LAST_MOMENT


def _list(app: Application, arguments: Namespace) -> Status:
    return _print_rows(app, DeviceQuery(arguments.text or "", Which(arguments.which)), arguments)


def _calibration(app: Application, arguments: Namespace) -> Status:
    query = DeviceQuery(which=Which.DUE)
    _print_rows(app, query, arguments)
    return Status.FINDINGS if count_devices(app, query) else Status.DONE


def _print_rows(app: Application, query: DeviceQuery, arguments: Namespace) -> Status:
    rows = list_devices(app, query, 0, arguments.limit or max(count_devices(app, query), 1))
    if arguments.json:
        print_json([row_json(row) for row in rows])
    for row in () if arguments.json else rows:
        print(device_line(row))
    return Status.DONE


def _show(app: Application, arguments: Namespace) -> Status:
    found = [device_history(app, key) for key in find_devices(app, [arguments.device])]
    if arguments.json:
        print_json([{**row_json(row), "invalidations": [*map(invalidation_json, lines)]} for row, lines in found])
        return Status.DONE
    for row, lines in found:
        print(device_line(row))
        for line in lines:
            print(f"    {invalidation_line(line)}")
    return Status.DONE


def _trace(app: Application, arguments: Namespace) -> Status:
    traces = [trace_device(app, key) for key in find_devices(app, [arguments.device])]
    if arguments.json:
        print_json([trace_json(trace) for trace in traces])
        return Status.DONE
    for line in (line for trace in traces for line in trace_lines(trace)):
        print(line)
    return Status.DONE


def _invalidate(app: Application, arguments: Namespace) -> Status:
    end = last_moment(arguments.until) if arguments.until else None
    keys = find_devices(app, arguments.devices)
    draft = Draft(keys, first_moment(arguments.since), end, arguments.reason, not arguments.not_delivered)
    if arguments.dry_run:
        return _print_consequences((), preview_invalidation(app, draft), arguments)
    done = invalidate(app, draft)
    return _print_consequences(done.lines, done.consequences, arguments)


def _restore(app: Application, arguments: Namespace) -> Status:
    if arguments.dry_run:
        return _print_consequences((), preview_restoration(app, arguments.invalidation), arguments)
    done = restore(app, arguments.invalidation, arguments.reason)
    return _print_consequences(done.lines, done.consequences, arguments)


_PARTS: Mapping[str, Callable[[Application, Namespace], Status]] = {
    "list": _list,
    "calibration": _calibration,
    "show": _show,
    "trace": _trace,
    "invalidate": _invalidate,
    "restore": _restore,
}


def _print_consequences(lines: Sequence[int], found: Sequence[Consequence], arguments: Namespace) -> Status:
    if arguments.json:
        print_json({"invalidations": list(lines), "consequences": [consequence_json(one) for one in found]})
    else:
        for text in consequence_lines(found):
            print(text)
        say(totals(found))
        if lines:
            keys = ", ".join(map(str, lines))
            say(Text(f"Gemt som ugyldiggørelse {keys}", f"Stored as invalidation {keys}"))
    is_news = any(one.decisions or one.before is not one.after for one in found)
    return Status.FINDINGS if is_news else Status.DONE


def _read_time(text: str) -> datetime | date:
    try:
        time = datetime.fromisoformat(text)
        day = date.fromisoformat(text) if len(text) == len("2026-11-23") else None
    except ValueError:
        raise _no_time(text) from None
    if day is not None:
        return day
    if time.tzinfo is None:
        raise _no_time(text)
    return time


def _no_time(text: str) -> WrongUseError:
    return WrongUseError(
        Text(
            f"{text} er hverken en dato (2026-11-23) eller et tidspunkt med zone (2026-11-23T09:00+01:00).",
            f"{text} is neither a date (2026-11-23) nor a time with a zone (2026-11-23T09:00+01:00).",
        )
    )
