"""What a window may ask about one patient's courses, plans and own limits, bound to one application."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from triage.workflow.application import Changed
from ui.desks.loading import LOADING, Opened

# Names of facts alone: to load them all would hold back the first painting.
if TYPE_CHECKING:
    from datetime import date, datetime
    from decimal import Decimal

    from triage.scoring.replay.own_past import OwnPast
    from triage.workflow.care.limits_ending import LimitEnding
    from triage.workflow.chart.care_shown import CareOffers
    from triage.workflow.chart.chart import Chart
    from triage.workflow.people.find_patient import FoundPatients


@dataclass(frozen=True, slots=True)
class CareDesk:
    """The workflow on a patient's care as the screens see it; every function may be slow and runs in the background.

    `find` takes a CPR number or the beginning of a name, `open_patient` a patient's key. `offers` are
    what plans can ask for. `enrol` takes patient,
    programme, first day, what is asked for with its days, and team; `change_plan` patient, programme, what (None =
    everything), days (None = no more), first day and note; `end` patient, programme and note; `dismiss` patient,
    programme, what, reason and when it was due; `set_limit` patient, programme, parameter, value, last day and reason;
    `lift_limit` a limit's key. `limit_past` is a patient's last year in a programme, on which a limit can be tried;
    `limits_ending` are the limits that run out within so many days.
    """

    find: Callable[[str], FoundPatients]
    open_patient: Callable[[int], Chart]
    offers: Callable[[], CareOffers]
    enrol: Callable[[int, str, date, Sequence[tuple[str, int]], str], Changed]
    change_plan: Callable[[int, str, str | None, int | None, date, str], Changed]
    end: Callable[[int, str, str], Changed]
    dismiss: Callable[[int, str, str, str, datetime], Changed]
    set_limit: Callable[[int, str, str, Decimal, date, str], Changed]
    lift_limit: Callable[[int], Changed]
    limit_past: Callable[[int, str], OwnPast]
    limits_ending: Callable[[int], Sequence[LimitEnding]]


def care_desk(app: Opened) -> CareDesk:
    """Bind the workflow's functions to the application that `app` gives."""
    return CareDesk(
        find=partial(_find, app),
        open_patient=partial(_open_patient, app),
        offers=partial(_offers, app),
        enrol=partial(_enrol, app),
        change_plan=partial(_change_plan, app),
        end=partial(_end, app),
        dismiss=partial(_dismiss, app),
        set_limit=partial(_set_limit, app),
        lift_limit=partial(_lift_limit, app),
        limit_past=partial(_limit_past, app),
        limits_ending=partial(_limits_ending, app),
    )


# Imported where it is called, on a thread, as in `ui.desks.desk`.


def _find(app: Opened, typed: str) -> FoundPatients:
    with LOADING:
        from triage.workflow.people.find_patient import find_patients

    return find_patients(app(), typed)


def _open_patient(app: Opened, patient: int) -> Chart:
    with LOADING:
        from triage.workflow.chart.open_chart import open_patient

    return open_patient(app(), patient)


def _offers(app: Opened) -> CareOffers:
    with LOADING:
        from triage.workflow.care.offers import care_offers

    return care_offers(app())


def _enrol(
    app: Opened, patient: int, programme: str, start: date, plan: Sequence[tuple[str, int]], team: str
) -> Changed:
    with LOADING:
        from triage.workflow.care.courses import Asked, enrol

    return enrol(app(), patient, programme, start, [Asked(what, days) for what, days in plan], team)


def _change_plan(
    app: Opened, patient: int, programme: str, what: str | None, days: int | None, start: date, note: str
) -> Changed:
    with LOADING:
        from triage.workflow.care.courses import change_plan

    return change_plan(app(), patient, programme, what, days, start, note)


def _end(app: Opened, patient: int, programme: str, note: str) -> Changed:
    with LOADING:
        from triage.workflow.care.courses import end_course

    return end_course(app(), patient, programme, note)


def _dismiss(app: Opened, patient: int, programme: str, what: str, reason: str, due: datetime) -> Changed:
    with LOADING:
        from triage.workflow.care.dismiss import dismiss_answer

    return dismiss_answer(app(), patient, programme, what, reason, due)


def _set_limit(
    app: Opened, patient: int, programme: str, param: str, value: Decimal, last: date, reason: str
) -> Changed:
    with LOADING:
        from triage.workflow.care.limits import WantedLimit, set_limit

    return set_limit(app(), patient, WantedLimit(programme, param, value, last, reason))


def _lift_limit(app: Opened, key: int) -> Changed:
    with LOADING:
        from triage.workflow.care.limits import lift

    return lift(app(), key)


def _limit_past(app: Opened, patient: int, programme: str) -> OwnPast:
    with LOADING:
        from triage.workflow.care.limit_past import limit_past

    return limit_past(app(), patient, programme)


def _limits_ending(app: Opened, days: int) -> Sequence[LimitEnding]:
    with LOADING:
        from triage.workflow.care.limits_ending import list_ending

    return list_ending(app(), days)
